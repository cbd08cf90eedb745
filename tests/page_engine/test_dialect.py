"""The tags users know from docxtpl, and the ways they go wrong."""

import time
import unicodedata
from collections.abc import Callable

import pytest

from vanban.errors import TemplateError
from vanban.page.dialect import mark_tags
from vanban.page.engine import compile_template, render
from vanban.page.package import open_package, parse
from vanban.page.text import paragraphs

Make = Callable[..., bytes]
P = Callable[..., str]


def filled(data: bytes, **values: object) -> list[str]:
    return [
        line.text
        for line in paragraphs(render(compile_template(data), values))
        if line.part == "thân văn bản"
    ]


def test_paragraph_tags_take_their_paragraph_away(make: Make, p: P) -> None:
    body = p("{%p for x in xs %}") + p("- {{ x }}") + p("{%p endfor %}") + p("hết")
    assert filled(make(body), xs=("a", "b")) == ["- a", "- b", "hết"]


def test_row_tags_take_their_row_away(make: Make, p: P, table: P) -> None:
    body = table(
        "b", ("!A", "B"), ("{%tr for r in rows %}", ""), ("{{ r.a }}", "{{ r.b }}"), ("{%tr endfor %}", "")
    ) + p("hết")
    assert filled(make(body), rows=[{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]) == [
        "!A",
        "B",
        "1",
        "2",
        "3",
        "4",
        "hết",
    ]


def test_run_tags_take_their_run_away(make: Make, p: P) -> None:
    body = p("a", "{%r if x %}", "b", "{%r endif %}", "c")
    assert filled(make(body), x=False) == ["ac"]


def test_inline_conditions_may_span_runs(make: Make, p: P) -> None:
    body = p("a {% if x %}b", " giữa ", "c{% endif %} d")
    data = make(body)
    assert filled(data, x=True) == ["a b giữa c d"]
    assert filled(data, x=False) == ["a  d"]


def test_comments_are_dropped(make: Make, p: P) -> None:
    assert filled(make(p("a{# ghi chú #}b") + p("{#p cả đoạn #}"))) == ["ab"]


def test_braces_written_docxtpls_way_are_printed(make: Make, p: P) -> None:
    assert filled(make(p("{_{ tên }_} {_% x %_}"))) == ["{{ tên }} {% x %}"]


def test_lone_braces_are_plain_text(make: Make, p: P) -> None:
    body = p("{ a } 5", "} {", " b 5%") + p("} {{ x }}{") + p("% }")
    assert filled(make(body), x="v") == ["{ a } 5} { b 5%", "} v{", "% }"]


def test_a_percent_sign_inside_a_paragraph_tag_is_fine(make: Make, p: P) -> None:
    body = p('{%p if "5%" in x %}') + p("có") + p("{%p endif %}") + p("hết")
    assert filled(make(body), x="tăng 5%") == ["có", "hết"]


def test_a_tag_split_over_runs_is_healed(make: Make, p: P) -> None:
    assert filled(make(p("Số {", "{ s", "o }", "} hết")), so="05") == ["Số 05 hết"]


def test_a_bookmark_inside_a_split_tag_keeps_both_ends(make: Make, xml: Callable[..., str]) -> None:
    body = (
        '<w:p><w:r><w:t>{{ </w:t></w:r><w:bookmarkStart w:id="3" w:name="dau"/><w:r><w:t>so }} và</w:t></w:r>'
        '<w:bookmarkEnd w:id="3"/></w:p>'
    )
    found = xml(render(compile_template(make(body)), {"so": "05"}))
    assert found.count("<w:bookmarkStart ") == found.count("<w:bookmarkEnd ") == 1


def test_a_link_that_holds_half_a_tag_stays_a_link(make: Make, xml: Callable[..., str]) -> None:
    link = '<w:hyperlink w:anchor="dau"><w:r><w:t>o }} xem</w:t></w:r></w:hyperlink>'
    body = f"<w:p><w:r><w:t>{{{{ s</w:t></w:r>{link}</w:p>"
    found = xml(render(compile_template(make(body)), {"so": "05"}))
    assert '<w:hyperlink w:anchor="dau"><w:r><w:t xml:space="preserve"> xem</w:t>' in found


def test_quotes_curled_by_word_are_straightened(make: Make, p: P) -> None:
    assert filled(make(p("{{ x or “không” }}")), x="") == ["không"]


def test_curly_quotes_inside_a_straight_text_stay(make: Make, p: P) -> None:
    assert filled(make(p('{{ x or "“trích”" }}')), x="") == ["“trích”"]


def test_names_in_decomposed_letters_match_composed_ones(make: Make, p: P) -> None:
    body = p(unicodedata.normalize("NFD", "Tên: {{ tên_đơn_vị }}"))
    assert filled(make(body), tên_đơn_vị="Sở") == ["Tên: Sở"]


@pytest.mark.parametrize(
    "words",
    [
        "Kính gửi: {%p if x %}",
        "{%p if x %} Sở",
        "{%p if x %}{{ y }}",
        "{%p if x %}{%p endif %}",
        "{%tr for x in xs %}",
        "a{%r if x %}",
    ],
)
def test_text_beside_a_tag_that_would_be_lost_is_refused(make: Make, p: P, words: str) -> None:
    with pytest.raises(TemplateError, match="bị mất"):
        compile_template(make(p(words) + p("{%p endif %}")))


def test_text_beside_a_row_tag_is_refused(make: Make, table: P) -> None:
    body = table("b", ("{%tr for r in rows %}", "Tổng"), ("{{ r }}", ""), ("{%tr endfor %}", ""))
    with pytest.raises(TemplateError, match=r"\{%tr for r in rows %\}.*bị mất"):
        compile_template(make(body))


def test_a_section_break_beside_a_tag_is_refused(make: Make, p: P) -> None:
    broken = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{%p endif %}</w:t></w:r></w:p>"
    with pytest.raises(TemplateError, match="bị mất"):
        compile_template(make(p("{%p if x %}") + p("a") + broken))


@pytest.mark.parametrize(
    "words",
    [
        "{{ x",
        "x }}",
        "{% if x",
        "{%p if x %}",
        "{% endif %}",
        "{% for x in y %}",
        "{% else %}",
        "{# x",
        "{% if x %}{% endfor %}",
    ],
)
def test_a_tag_without_its_pair_is_found_when_compiling(make: Make, p: P, words: str) -> None:
    with pytest.raises(TemplateError, match=r"cặp|tương ứng"):
        compile_template(make(p(words)))


@pytest.mark.parametrize(
    "words",
    [
        "{{r x }}",
        "{{p x }}",
        "{%tc for x in y %}",
        "{%- if x %}",
        "{{ x -}}",
        "{% vm %}",
        "{% hm %}",
        "{% colspan 2 %}",
        "{% cellbg x %}",
        "{% include 'x' %}",
        "{% autoescape false %}",
        "{% raw %}",
        "{% macro m() %}",
        "{% p if x %}",
        "{{ }}",
    ],
)
def test_tags_that_lose_or_leak_text_are_refused(make: Make, p: P, words: str) -> None:
    with pytest.raises(TemplateError):
        compile_template(make(p(words)))


def test_statements_in_different_cells_are_refused(make: Make, table: P) -> None:
    body = table("b", ("{% if x %}a", "b{% endif %}"))
    with pytest.raises(TemplateError, match="không cùng chỗ"):
        compile_template(make(body))


def test_a_tag_in_a_field_is_refused(make: Make) -> None:
    body = "<w:p><w:r><w:instrText>REF {{ x }}</w:instrText></w:r></w:p>"
    with pytest.raises(TemplateError, match="ngoài phần chữ"):
        compile_template(make(body))


def test_tags_in_headers_are_filled(make: Make, p: P) -> None:
    made = render(
        compile_template(make(p("a"), header=p("{%p if x %}") + p("{{ x }}") + p("{%p endif %}"))),
        {"x": "Nháp"},
    )
    assert [(line.part, line.text) for line in paragraphs(made)] == [
        ("đầu trang", "Nháp"),
        ("thân văn bản", "a"),
    ]


def test_the_fields_of_a_template_are_listed(make: Make, p: P) -> None:
    body = p("{{ a.b }}") + p("{%p for x in xs if x.y %}") + p("{{ x.z|viet_hoa }}") + p("{%p endfor %}")
    assert compile_template(make(body, header=p("{{ c }}"), title="{{ d }}")).fields == {"a", "xs", "c", "d"}


def test_the_tags_of_a_paragraph_of_very_many_runs_are_read_quickly(make: Make, p: P) -> None:
    root = parse("", open_package(make(p(*["a {{ x }} "] * 8000)))["word/document.xml"])
    begun = time.monotonic()
    assert len(mark_tags(root, "thân văn bản")) == 8000
    assert time.monotonic() - begun < 2
