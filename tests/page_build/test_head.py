"""The head: boxes 1 to 5 of the decree's drawing."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml.etree import _Element

from vanban.forms.load import load_forms
from vanban.forms.model import Block
from vanban.forms.typeset import Typeset
from vanban.law.facts import Law
from vanban.page.canvas import Canvas
from vanban.page.metrics import ascent, text_width
from vanban.page.oxml import name, points, twips_of_mm

Make = Callable[..., object]
HEAD = Block("head")


def _cells(table: _Element) -> list[list[_Element]]:
    return [list(row.iter(name("w:tc"))) for row in table.iter(name("w:tr"))]


def _says(element: _Element) -> str:
    return "".join(element.itertext(name("w:t")))


def _before(built: object, key: str) -> int:
    (spacing,) = built.all(f"//w:style[w:name/@w:val='{key}']/w:pPr/w:spacing", "word/styles.xml")
    return int(spacing.get(name("w:before")))


def test_the_head_has_two_rows_of_two_cells_that_never_split(built: Make) -> None:
    table = built(HEAD).table("dau-van-ban")
    assert [len(row) for row in _cells(table)] == [2, 2]
    assert len(list(table.iter(name("w:cantSplit")))) == 2


def test_the_right_column_holds_the_national_title_on_one_line(built: Make, typeset: Typeset) -> None:
    (_, right) = built(HEAD).table("dau-van-ban").iter(name("w:gridCol"))
    title = text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", typeset.sizes["national_title"], bold=True)
    assert int(right.get(name("w:w"))) >= twips_of_mm(title)


def test_the_least_width_of_the_right_column_is_that_of_the_national_title(
    typeset: Typeset, law: Law
) -> None:
    title = law.wording["national_title"].text
    width = text_width(title, typeset.sizes["national_title"], bold=True)
    assert width <= typeset.head_column_min < width + 1


def test_a_narrower_choice_does_not_break_the_national_title(typeset: Typeset, law: Law) -> None:
    narrow = Canvas(load_forms()["KH-CT"], law, replace(typeset, head_column_min=1), 165)
    wide = Canvas(load_forms()["KH-CT"], law, replace(typeset, head_column_min=110), 165)
    title = text_width(law.wording["national_title"].text, typeset.sizes["national_title"], bold=True)
    assert (narrow.head_columns, wide.head_columns) == ((165 - title, title), (55, 110))


def test_the_two_columns_fill_the_text_and_have_no_margins(built: Make, typeset: Typeset) -> None:
    table = built(HEAD).table("dau-van-ban")
    widths = [int(one.get(name("w:w"))) for one in table.iter(name("w:gridCol"))]
    text = 210 - typeset.portrait.left - typeset.portrait.right
    assert sum(widths) == pytest.approx(twips_of_mm(text), abs=1)
    margins = next(table.iter(name("w:tblCellMar")))
    assert {side.get(name("w:w")) for side in margins} == {"0"}


def test_a_rule_stands_under_the_agency_and_under_the_motto(built: Make) -> None:
    (left, right), _ = _cells(built(HEAD).table("dau-van-ban"))
    styles = [[one.get(name("w:val")) for one in cell.iter(name("w:pStyle"))] for cell in (left, right)]
    assert styles == [
        ["VBCoQuanChuQuan", "VBCoQuan", "VBKeCoQuan"],
        ["VBQuocHieu", "VBTieuNgu", "VBKeTieuNgu"],
    ]


def test_the_parent_agency_falls_away_if_there_is_none(built: Make) -> None:
    (left, _), _ = _cells(built(HEAD).table("dau-van-ban"))
    says = [_says(one) for one in left.iter(name("w:p"))]
    assert says[:4] == ["{%p if dau_chu_quan %}", "{{ dau_chu_quan }}", "{%p endif %}", "{{ dau_co_quan }}"]


def test_number_day_and_month_stand_in_content_controls(built: Make) -> None:
    controls = built(HEAD).all("//w:sdt")
    tags = {one.find(f"{name('w:sdtPr')}/{name('w:tag')}").get(name("w:val")): _says(one) for one in controls}
    assert tags == {"so": "{{ so }}", "ngay": "{{ ngay }}", "thang": "{{ thang }}"}


def test_number_and_date_are_worded_as_the_decree_words_them(built: Make) -> None:
    made = built(HEAD)
    assert made.text("number") == ["Số: {{ so }}/{{ ky_hieu }}"]
    assert made.text("place_date") == ["{{ dia_danh }}, ngày {{ ngay }} tháng {{ thang }} năm {{ nam_vb }}"]


def test_the_smaller_number_stands_on_the_base_line_of_the_date(built: Make, typeset: Typeset) -> None:
    made = built(HEAD)
    lower = _before(made, "VB Số và ký hiệu") - _before(made, "VB Địa danh và ngày tháng")
    rise = ascent(typeset.sizes["place_date"]) - ascent(typeset.sizes["number"])
    assert lower / 20 == pytest.approx(points(rise), abs=0.05)


def test_a_letter_has_its_subject_under_the_number(built: Make) -> None:
    made = built(HEAD, kind="cong_van")
    assert made.text("letter_subject") == ["V/v {{ trich_yeu }}"]
    assert built(HEAD).text("letter_subject") == []


def test_minutes_have_no_place_and_date(built: Make) -> None:
    assert built(HEAD, kind="bien_ban").text("place_date") == []


def test_a_paper_without_number_and_date_has_no_second_row(built: Make) -> None:
    table = built(HEAD, kind="bien_ban", numbered=False).table("dau-van-ban")
    assert len(_cells(table)) == 1


def test_a_number_may_depend_on_the_data(built: Make) -> None:
    lines = list(built(HEAD, numbered_when="cau_hinh.so_bien_ban").lines())
    place = lines.index("Số: {{ so }}/{{ ky_hieu }}")
    assert lines[place - 1] == "{%p if cau_hinh.so_bien_ban %}"
    assert lines[place + 1] == "{%p endif %}"


def test_the_title_is_in_capitals_over_subject_and_rule(built: Make) -> None:
    styles = [one.get(name("w:val")) for one in built(Block("title")).all("//w:body/w:p/w:pPr/w:pStyle")]
    assert styles == ["VBTenLoai", "VBTrichYeu", "VBKeTrichYeu"]
    assert built(Block("title"), kind="quyet_dinh").text("kind_title") == ["QUYẾT ĐỊNH"]
