"""Pages, page numbers, the draft mark, appendices."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree
from lxml.etree import _Element

from vanban.forms.model import Appendix, Block, Column
from vanban.forms.typeset import Typeset
from vanban.page.engine import compile_template, render
from vanban.page.oxml import name, twips_of_mm
from vanban.page.package import open_package

Make = Callable[..., object]
TEXT = (Block("paragraph", text="nội dung"),)
BODY = Block("paragraph", text="thân./.")
VALUES = {
    "so": "05",
    "ky_hieu": "KH-SKHCN",
    "ngay": "10",
    "thang": "8",
    "nam_vb": "2020",
    "noi_ban_hanh": "Sở",
}


def _says(element: _Element) -> str:
    return "".join(element.itertext(name("w:t")))


def _starts(made: object) -> list[str | None]:
    found = (one.find(name("w:pgNumType")) for one in made.all("//w:sectPr"))
    return [None if one is None else one.get(name("w:start")) for one in found]


def _filled(made: object, **values: object) -> list[str]:
    """The words of each section of the paper, filled in."""
    parts = open_package(render(compile_template(made.data), {**VALUES, "du_thao": False, **values}, {}))
    sections = [""]
    for element in etree.fromstring(parts["word/document.xml"])[0]:
        sections[-1] += _says(element)
        if element.tag == name("w:p") and element.find(f"{name('w:pPr')}/{name('w:sectPr')}") is not None:
            sections.append("")
    return sections


def test_the_page_is_a4_upright_with_the_margins_of_the_typesetting(built: Make, typeset: Typeset) -> None:
    (section,) = built(BODY).all("//w:sectPr")
    size, margins = section.find(name("w:pgSz")), section.find(name("w:pgMar"))
    assert [size.get(name(f"w:{side}")) for side in "wh"] == ["11906", "16838"]
    for side in ("top", "bottom", "left", "right"):
        assert int(margins.get(name(f"w:{side}"))) == twips_of_mm(getattr(typeset.portrait, side))


def test_the_page_number_is_centred_at_the_top_but_not_on_page_one(built: Make) -> None:
    made = built(BODY)
    (number,) = made.all("//w:p[.//w:instrText]", "word/header1.xml")
    assert number.find(f"{name('w:pPr')}/{name('w:pStyle')}").get(name("w:val")) == "VBSoTrang"
    assert made.all("//w:instrText", "word/header2.xml") == []
    assert made.all("//w:sectPr/w:titlePg")


@pytest.mark.parametrize("part", ["word/header1.xml", "word/header2.xml"])
def test_a_draft_says_so_on_every_page_in_a_frame(built: Make, part: str) -> None:
    says = [_says(one) for one in built(BODY).all("//w:p", part)]
    assert says[:3] == ["{%p if du_thao %}", "DỰ THẢO", "{%p endif %}"]
    (frame,) = built(BODY).all("//w:framePr", part)
    assert frame.get(name("w:xAlign")) == "right"


def test_an_appendix_is_a_section_that_counts_from_one_and_may_lie_sideways(built: Make) -> None:
    made = built(BODY, appendices=(Appendix("Danh sách", TEXT, landscape=True),))
    main, appendix = (one.find(name("w:pgSz")) for one in made.all("//w:sectPr"))
    assert [main.get(name("w:orient")), appendix.get(name("w:orient"))] == [None, "landscape"]
    assert [appendix.get(name(f"w:{side}")) for side in "wh"] == ["16838", "11906"]
    assert _starts(made) == [None, "1"]


def test_the_only_appendix_is_not_numbered_and_refers_to_its_paper(built: Make) -> None:
    made = built(BODY, appendices=(Appendix("Danh sách {{ nam|so }}", TEXT),))
    assert made.text("appendix_label") == ["Phụ lục"]
    assert made.text("appendix_title") == ["DANH SÁCH {{ (nam|so)|viet_hoa }}"]
    assert made.text("appendix_reference") == [
        "(Kèm theo Kế hoạch số {{ so }}/{{ ky_hieu }} ngày {{ ngay }} tháng {{ thang }} năm {{ nam_vb }} "
        "của {{ noi_ban_hanh }})"
    ]


def test_two_appendices_are_numbered_in_roman(built: Make) -> None:
    made = built(BODY, appendices=(Appendix("Một", TEXT), Appendix("Hai", TEXT)))
    assert made.text("appendix_label") == ["Phụ lục I", "Phụ lục II"]


@pytest.mark.parametrize(
    ("first", "second", "labels"),
    [
        (True, True, ["Phụ lục I", "Phụ lục II"]),
        (True, False, ["Phụ lục"]),
        (False, True, ["Phụ lục"]),
        (False, False, []),
    ],
)
def test_appendices_that_are_left_out_leave_neither_page_nor_number(
    built: Make, first: bool, second: bool, labels: list[str]
) -> None:
    appendices = (Appendix("Một", TEXT, when="mot"), Appendix("Hai", TEXT, landscape=True, when="hai"))
    sections = _filled(built(BODY, appendices=appendices), mot=first, hai=second)
    assert sections[0] == "thân./."
    titles = [section.partition("(")[0].removesuffix("MỘT").removesuffix("HAI") for section in sections[1:]]
    assert titles == labels


def test_a_paper_whose_last_appendix_is_left_out_ends_upright(built: Make) -> None:
    made = built(BODY, appendices=(Appendix("Một", TEXT, landscape=True, when="mot"),))
    parts = open_package(render(compile_template(made.data), {**VALUES, "du_thao": False, "mot": False}, {}))
    (size,) = etree.fromstring(parts["word/document.xml"]).iter(name("w:pgSz"))
    assert size.get(name("w:orient")) is None


def test_only_a_tiny_paragraph_ends_a_section_after_its_table(built: Make) -> None:
    """A gap there could start a page of its own."""
    table = Block("table", name="t", rows="x in xs", columns=(Column("STT", 12, "{{ x }}"),))
    other = replace(table, name="u")
    made = built(table, appendices=(Appendix("Một", (other,)),))
    for one in made.all("//w:tbl"):
        assert one.getnext().find(f"{name('w:pPr')}/{name('w:pStyle')}").get(name("w:val")) == "VBCuoiPhan"
