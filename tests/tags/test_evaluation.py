"""Expressions and texts, and what they refuse."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.errors import TemplateError
from vanban.tags import evaluate, expression_names, expressions, fill, markup, names, printed


def test_expression_gives_the_value_itself(context: dict[str, object]) -> None:
    assert evaluate("hang.so_ho_so + 1", context) == 4
    assert evaluate("thieu", context) is context["thieu"]
    assert evaluate("not rong and dong|length > 1", context) is True


def test_column_wins_over_a_method_of_the_row(context: dict[str, object]) -> None:
    assert fill("{{ hang.values }}", context) == "cột"


def test_concatenation_prints_like_a_paper(context: dict[str, object]) -> None:
    assert evaluate("ngay ~ ' ' ~ rong ~ ty_le", context) == "18/8/2020 57,142"


def test_lines_and_spaces_of_a_text_stay() -> None:
    assert fill(" a\n{{ 1 }}\n", {}) == " a\n1\n"


@settings(max_examples=50)
@given(st.text())
def test_data_is_never_read_as_tags(text: str) -> None:
    assert fill("{{ x }}", {"x": text}) == text
    assert fill("{{ x }}", {"x": "{{ 7 * 7 }}" + text}) == "{{ 7 * 7 }}" + text


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("khong_co", "không có “khong_co”"),
        ("hang.khong", "không có “khong”"),
        ("1 / 0", "Chia cho số 0"),
        ("1 +", "Sai cú pháp"),
        ("ngay < thieu", "Lỗi khi tính"),
        ("chu|khong_co_bo_loc", "Sai cú pháp"),
        ("dong|tong", "không cộng được “một”"),
        ("0|la_ma", "La Mã"),
    ],
)
def test_faulty_expression_is_named_with_its_fault(
    expression: str, why: str, context: dict[str, object]
) -> None:
    with pytest.raises(TemplateError) as caught:
        evaluate(expression, context)
    assert f"“{expression}”" in caught.value.what
    assert why in caught.value.what


@pytest.mark.parametrize("text", ["{{ khong_co }}", "{{ hang }}", "{{ 1 / 3 }}", "{{ x", "{{ rong.ten }}"])
def test_faulty_text_is_named(text: str, context: dict[str, object]) -> None:
    with pytest.raises(TemplateError, match="Biểu thức “"):
        fill(text, context)


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__",
        "hang.__init__",
        "chu.join.__self__",
        "range(10**9)",
        "range(999999999)|list",
        "'a' * 99999999",
        "['a'] * 99999999",
        "2 ** 9999999",
        "'%99999999d' % 1",
        "'{:>99999999}'.format(1)",
        "'a'.center(99999999)",
        "dong.append(1)",
        "chu|safe",
        "cycler('a').__init__.__globals__",
        "lipsum.__globals__",
        "dong|batch(50000000, 'x')|list",
        "dong|slice(50000000)|list",
        "1.5|round(99999999, 'floor')",
        "1|so(99999999)",
        "999999999999999|diem",
        "to + to",
        "to ~ to",
        "(hangs * 300000) + (hangs * 300000)",
        "'a'.replace('a', to)",
        "'a'.translate({97: to})",
        "to.join(['a'] * 1000)",
        "(['a'] * 1000)|join(to)",
        "(['a'] * 1000)|noi(to)",
        "namespace()",
        "dict()",
        "het_bo_nho()",
    ],
)
def test_sandbox_refuses_ways_out_and_floods_at_once(expression: str, context: dict[str, object]) -> None:
    def exhausted() -> None:
        raise MemoryError

    begun = time.monotonic()
    with pytest.raises(TemplateError):
        evaluate(expression, {**context, "to": "a" * 600_000, "het_bo_nho": exhausted})
    assert time.monotonic() - begun < 1


def test_text_longer_than_a_million_characters_is_refused() -> None:
    with pytest.raises(TemplateError, match="1000000"):
        fill("{{ x }}{{ x }}", {"x": "a" * 600_000})
    with pytest.raises(TemplateError, match="1000000"):
        evaluate("x", {"x": "a" * 1_000_001})


def test_names_are_the_roots_in_use() -> None:
    assert names("{{ don_vi.ten }} và {{ so|so_hai }}") == {"don_vi", "so"}
    assert names("không có thẻ nào") == frozenset()
    assert expression_names("x in hangs|map(attribute='y')") == {"x", "hangs"}


def test_names_of_a_broken_text_are_refused() -> None:
    with pytest.raises(TemplateError):
        names("{{ a")


def test_markup_escapes_data_and_shows_it_by_the_given_function() -> None:
    template = markup(printed).from_string("{{ a }} {{ a|viet_hoa }} {{ a ~ b }}")
    assert template.render(a="<x> & y", b=None) == "&lt;x&gt; &amp; y &lt;X&gt; &amp; Y &lt;x&gt; &amp; y"


def test_expressions_environment_is_one_and_escapes_nothing() -> None:
    assert expressions() is expressions()
    assert fill("{{ a }}", {"a": "<&>"}) == "<&>"


@pytest.mark.parametrize(
    "text",
    [
        "{% set a = 'aaaaaaaa' %}" + "{% set a = a ~ a %}" * 40,
        "{% set a = 'aaaaaaaa' %}" + "{% set a = a + a %}" * 40,
        "{% set a = [1] %}" + "{% set a = a + a %}" * 40,
        "{% set a = 99 %}" + "{% set a = a * a %}" * 40,
        "{% set a = ['x'] %}" + "{% set a = [a, a] %}" * 40 + "{{ a }}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{{ range(99999)|list|length }}{% endfor %}",
        "{% for a in to %}{% for b in to %}{% endfor %}{% endfor %}",
        "{% for a in [1] recursive %}{{ loop([1, 1]) }}{% endfor %}",
    ],
)
def test_growth_in_steps_and_endless_loops_are_refused_at_once(text: str) -> None:
    begun = time.monotonic()
    with pytest.raises(TemplateError):
        fill(text, {"to": "a" * 100_000})
    assert time.monotonic() - begun < 3


def test_loops_of_a_sane_length_run_with_all_they_know() -> None:
    text = "{% for a in range(1, 4) %}{{ a }}/{{ loop.length }}{{ '' if loop.last else ', ' }}{% endfor %}"
    assert fill(text, {}) == "1/3, 2/3, 3/3"
    assert evaluate("range(3)|list + [5]", {}) == [0, 1, 2, 5]
    assert evaluate("2 in range(3)", {}) is True
