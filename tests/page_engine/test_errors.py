"""An error says where: template, part, paragraph, tag. Nothing is printed as a blank. The sandbox holds."""

from collections.abc import Callable

import pytest

from vanban.errors import TemplateError
from vanban.page import engine
from vanban.page.engine import compile_template, render
from vanban.tags import evaluate

Make = Callable[..., bytes]
P = Callable[..., str]


def test_an_unknown_field_names_template_part_paragraph_and_tag(make: Make, p: P) -> None:
    template = compile_template(make(p("mở đầu {{ a }}") + p("Kính gửi: {{ noi }}")), "CV-KP")
    with pytest.raises(TemplateError) as caught:
        render(template, {"a": ""})
    assert caught.value.what == (
        "Mẫu CV-KP, thân văn bản, đoạn “Kính gửi: {{ noi }}”, thẻ {{ noi }}: Thiếu giá trị: không có “noi”."
    )


@pytest.mark.parametrize(
    ("tag", "values"),
    [
        ("{{ u.tenn }}", {"u": {"ten": "a"}}),
        ("{{ u['tenn'] }}", {"u": {"ten": "a"}}),
        ("{% if thieu %}x{% endif %}", {}),
        ("{% for x in thieu %}x{% endfor %}", {}),
        ("{{ thieu.a.b }}", {}),
        ("{{ thieu|viet_hoa }}", {}),
        ("{{ 'a' ~ thieu }}", {}),
        ("{% set a = thieu.b %}", {}),
        ("{{ none.a }}", {}),
    ],
)
def test_an_undefined_name_is_never_a_blank(make: Make, p: P, tag: str, values: dict[str, object]) -> None:
    with pytest.raises(TemplateError, match="thân văn bản, đoạn"):
        render(compile_template(make(p(tag))), values)


@pytest.mark.parametrize(
    "tag", ["{{ 1 / khong }}", "{{ chu + 1 }}", "{{ chu[0:1].sai() }}", "{{ khong|tong('a') }}"]
)
def test_a_fault_while_running_is_placed(make: Make, p: P, tag: str) -> None:
    template = compile_template(make(p("một") + p("{{ chu }}") + p(f"hai {tag}")))
    with pytest.raises(TemplateError, match="đoạn “hai"):
        render(template, {"khong": 0, "chu": "a"})


def test_a_fault_in_a_loop_names_the_paragraph_of_the_tag(make: Make, p: P) -> None:
    body = p("{%p for x in xs %}") + p("{{ x.a }}") + p("{{ x.b }}") + p("{%p endfor %}")
    with pytest.raises(TemplateError, match=r"đoạn “\{\{ x\.b \}\}”"):
        render(compile_template(make(body)), {"xs": [{"a": 1, "b": 2}, {"a": 1}]})


@pytest.mark.parametrize(
    "tag", ["{{ a b }}", "{{ a| }}", "{% for x %}{% endfor %}", "{{ x|khong_co }}", "{% if %}{% endif %}"]
)
def test_a_syntax_error_is_placed_when_compiling(make: Make, p: P, tag: str) -> None:
    with pytest.raises(TemplateError, match=r"Mẫu KH-CT, đầu trang, đoạn “lỗi .*Sai cú pháp"):
        compile_template(make(p("a"), header=p("{{ x }}") + p(f"lỗi {tag}")), "KH-CT")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ cycler.__init__.__globals__ }}",
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ x|attr('__class__') }}",
        "{{ self.__init__ }}",
        "{{ xs.append('b') }}",
        "{{ lipsum() }}",
        "{{ 'a' * 99999999 }}",
        "{% for a in range(999999) %}a{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% if b %}{% endif %}{% endfor %}{% endfor %}",
    ],
)
def test_the_sandbox_holds(make: Make, p: P, tag: str) -> None:
    with pytest.raises(TemplateError):
        render(compile_template(make(p(tag))), {"x": "a", "xs": ["a"]})


def test_a_document_beyond_a_sane_size_is_refused(make: Make, p: P, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MAX_LETTERS", 1_000_000)
    body = p("{% for a in range(5000) %}{% for b in range(5000) %}{{ x }}{% endfor %}{% endfor %}")
    with pytest.raises(TemplateError, match="quá lớn"):
        render(compile_template(make(body)), {"x": "một giá trị dài " * 1000})


def test_braces_in_data_are_never_run_in_properties_either(make: Make, p: P, xml: Callable[..., str]) -> None:
    made = render(compile_template(make(p("a"), title="{{ x }}")), {"x": "{{ 7 * 7 }}"})
    assert "<dc:title>{{ 7 * 7 }}</dc:title>" in xml(made, "docProps/core.xml")


def test_a_fault_in_a_property_is_placed(make: Make, p: P) -> None:
    with pytest.raises(TemplateError, match="Thuộc tính của tệp mẫu"):
        render(compile_template(make(p("a"), title="{{ thieu }}")), {})


def test_values_computed_by_the_forms_language_print_the_same(make: Make, p: P) -> None:
    assert evaluate("1 + 1", {}) == 2
    assert render(compile_template(make(p("{{ 1 + 1 }}"))), {}) == render(
        compile_template(make(p("{{ x }}"))), {"x": 2}
    )


@pytest.mark.parametrize("depth", [25, 150, 600])
def test_blocks_nested_too_deep_are_refused(make: Make, p: P, depth: int) -> None:
    with pytest.raises(TemplateError):
        compile_template(make(p("{% for a in b %}" * depth + "{% endfor %}" * depth)))
