"""Whatever stands in the workbook comes out letter for letter, or is refused."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.errors import TemplateError
from vanban.page.engine import Template, compile_template, render
from vanban.page.text import paragraphs
from vanban.records import Missing

Make = Callable[..., bytes]

HOSTILE = [
    "Zack & Tyler",
    "pH <7 và >2",
    "nói \"có\" và 'không'",
    "]]> <!-- --> <![CDATA[x]]>",
    "</w:t></w:r></w:p><w:p><w:r><w:t>chèn",
    "<w:sectPr/>",
    "&amp; &lt; &#65; &nbsp;",
    "{{ x }}",
    "{% if x %}",
    "{%p endfor %}",
    "{# x #}",
    "{_{ x }_} {_% x %_}",
    "{{ cycler.__init__.__globals__ }}",
    "_x000D_",
    "dòng một\ndòng hai\n\ndòng bốn",
    "cột\tmột",
    "  đầu và cuối  ",
    "08\u00a0giờ\u00a000",
    "U+2011: a\u2011b",
    "\u0338 dấu đứng đầu",
    unicodedata.normalize("NFD", "Ủy ban nhân dân"),
    "đ" * 32_767,
    "😀 𠮷",
    "\u200b\ufeff\u2028",
]


@pytest.fixture(scope="module")
def letter(make: Make) -> Template:
    body = "<w:p><w:pPr/><w:r><w:rPr><w:b/></w:rPr><w:t>Gửi: {{ x }}.</w:t></w:r></w:p>"
    return compile_template(make(body, title="{{ x }}"))


def body_of(data: bytes) -> list[str]:
    return [line.text for line in paragraphs(data) if line.part == "thân văn bản"]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: value[:20])
def test_hostile_text_is_printed_letter_for_letter(letter: Template, value: str) -> None:
    assert body_of(render(letter, {"x": value})) == [f"Gửi: {value}."]


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\x0b", "\x0c", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_a_letter_xml_cannot_hold_is_refused_by_name(letter: Template, bad: str) -> None:
    with pytest.raises(TemplateError, match=f"{{{{ x }}}}.*“họ �tên” có ký tự U\\+{ord(bad):04X}"):
        render(letter, {"x": f"họ {bad}tên"})


def test_line_ends_of_other_systems_are_one_line_break(letter: Template) -> None:
    assert body_of(render(letter, {"x": "a\r\nb\rc"})) == ["Gửi: a\nb\nc."]


def test_breaks_and_tabs_keep_the_look_of_the_run(letter: Template, xml: Callable[..., str]) -> None:
    found = xml(render(letter, {"x": "a\n\tb"}))
    assert found.count("<w:r>") == 1
    assert (
        '</w:t><w:br/><w:t xml:space="preserve"></w:t><w:tab/><w:t xml:space="preserve">b.'
        in found.replace('<w:t xml:space="preserve"/>', '<w:t xml:space="preserve"></w:t>')
    )


def test_the_title_of_the_file_is_escaped_once(letter: Template, xml: Callable[..., str]) -> None:
    assert "<dc:title>A &amp; B &lt;C&gt;</dc:title>" in xml(
        render(letter, {"x": "A & B\n<C>"}), "docProps/core.xml"
    )


def test_a_missing_value_is_printed_as_its_mark(letter: Template) -> None:
    assert body_of(render(letter, {"x": Missing("Ngày ký")})) == ["Gửi: ‹thiếu: Ngày ký›."]


def test_none_is_printed_as_nothing(letter: Template) -> None:
    assert body_of(render(letter, {"x": None})) == ["Gửi: ."]


def test_an_object_is_never_printed(letter: Template) -> None:
    with pytest.raises(TemplateError, match=r"thẻ \{\{ x \}\}"):
        render(letter, {"x": object()})


@pytest.mark.parametrize("written", ["x|e", "x|safe", "x|escape", "x|forceescape"])
def test_escaping_is_not_for_a_template_to_switch(make: Make, written: str) -> None:
    with pytest.raises(TemplateError, match=r"thẻ \{\{ x\|"):
        compile_template(make(f"<w:p><w:r><w:t>{{{{ {written} }}}}</w:t></w:r></w:p>"))


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\t&<>{}%#"),
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_any_text_comes_back(letter: Template, value: str) -> None:
    assert body_of(render(letter, {"x": value})) == [f"Gửi: {value}."]
