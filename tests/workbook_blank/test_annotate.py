"""The annotated copy: every problem at its cell, nothing of the clerk's lost."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from vanban.errors import InputError
from vanban.problems import Place, Problem, Severity
from vanban.workbook.annotate import write_annotated
from vanban.workbook.gate import check

LIST = "Danh sách lỗi"


def _problem(sheet: str = "Phát hiện", row: int = 6, column: str = "K", **more: object) -> Problem:
    values = {"code": "D005", "severity": Severity.ERROR, "what": "ngày không có thật.", "file": ""} | more
    place = Place(str(values["file"]), sheet, row, column)
    return Problem(
        str(values["code"]), Severity(int(str(int(values["severity"])))), place, str(values["what"])
    )


@pytest.fixture
def source(tmp_path: Path) -> Path:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Phát hiện"
    sheet["K6"] = "31/9/2020"
    sheet["K6"].comment = Comment("Hỏi lại anh E", "chị D")
    sheet["A1"] = "=1+1"
    sheet["A1"].data_type = "s"
    sheet.merge_cells("C3:C5")
    workbook.save(tmp_path / "nguồn.xlsx")
    return tmp_path / "nguồn.xlsx"


def test_a_cell_takes_the_colour_of_its_worst_problem_and_one_comment(source: Path, tmp_path: Path) -> None:
    note = _problem(code="D020", severity=Severity.NOTE, what="có dấu cách thừa.")
    write_annotated(source, [note, _problem()], tmp_path / "soát.xlsx")
    cell = load_workbook(tmp_path / "soát.xlsx")["Phát hiện"]["K6"]
    assert cell.fill.start_color.rgb[-6:] == "FFC7CE"
    said = cell.comment.text
    assert [word in said for word in ("Hỏi lại anh E", "Lỗi D005", "Ghi chú D020")] == [True, True, True]


def test_the_original_is_untouched(source: Path, tmp_path: Path) -> None:
    before = source.read_bytes()
    write_annotated(source, [_problem()], tmp_path / "soát.xlsx")
    assert source.read_bytes() == before


def test_a_problem_in_a_merged_area_stands_where_its_value_is(source: Path, tmp_path: Path) -> None:
    write_annotated(source, [_problem(row=5, column="C")], tmp_path / "soát.xlsx")
    assert load_workbook(tmp_path / "soát.xlsx")["Phát hiện"]["C3"].comment is not None


def test_a_problem_of_a_row_stands_in_column_a(source: Path, tmp_path: Path) -> None:
    write_annotated(source, [_problem(row=7, column="")], tmp_path / "soát.xlsx")
    assert load_workbook(tmp_path / "soát.xlsx")["Phát hiện"]["A7"].comment is not None


def test_the_list_comes_first_and_holds_what_has_no_cell(source: Path, tmp_path: Path) -> None:
    missing = _problem(sheet="", row=0, column="", code="D103", what='Không có sheet "Nhiệm vụ".')
    write_annotated(source, [_problem(), missing], tmp_path / "soát.xlsx")
    workbook = load_workbook(tmp_path / "soát.xlsx")
    assert workbook.sheetnames == [LIST, "Phát hiện"]
    assert [row[1] for row in workbook[LIST].iter_rows(min_row=4, values_only=True)] == ["D103", "D005"]
    assert workbook[LIST]["D5"].hyperlink.location == "'Phát hiện'!K6"


def test_only_the_list_is_selected(source: Path, tmp_path: Path) -> None:
    write_annotated(source, [_problem()], tmp_path / "soát.xlsx")
    workbook = load_workbook(tmp_path / "soát.xlsx")
    assert [sheet.title for sheet in workbook.worksheets if sheet.sheet_view.tabSelected] == [LIST]


def test_a_copy_of_a_copy_has_one_list(source: Path, tmp_path: Path) -> None:
    write_annotated(source, [_problem()], tmp_path / "một.xlsx")
    write_annotated(tmp_path / "một.xlsx", [_problem()], tmp_path / "hai.xlsx")
    assert load_workbook(tmp_path / "hai.xlsx").sheetnames == [LIST, "Phát hiện"]


def test_problems_of_other_files_are_left_out(source: Path, tmp_path: Path) -> None:
    own, other = _problem(file=source.name), _problem(file="khác.xlsx", code="D999")
    write_annotated(source, [own, other], tmp_path / "soát.xlsx")
    rows = load_workbook(tmp_path / "soát.xlsx")[LIST].iter_rows(min_row=4, values_only=True)
    assert [row[1] for row in rows] == ["D005"]


def test_text_that_looks_like_a_formula_stays_text(source: Path, tmp_path: Path) -> None:
    write_annotated(source, [_problem(what='"=1+1" không phải ngày.')], tmp_path / "soát.xlsx")
    cell = load_workbook(tmp_path / "soát.xlsx")["Phát hiện"]["A1"]
    assert (cell.data_type, cell.value) == ("s", "=1+1")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_becomes_a_workbook_row_for_row(tmp_path: Path, separator: str) -> None:
    rows = [["STT", "Nội dung", "Số"], ["1.10", '"dòng một\ndòng hai"', "05"], ["02", "=1+1", "x"]]
    source = tmp_path / "Nhiệm vụ.csv"
    source.write_text("\n".join(separator.join(row) for row in rows), encoding="utf-8-sig")
    write_annotated(source, [_problem(sheet="Nhiệm vụ", row=3, column="A")], tmp_path / "soát.xlsx")
    sheet = load_workbook(tmp_path / "soát.xlsx")["Nhiệm vụ"]
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert values == ["STT", "Nội dung", "Số", "1.10", "dòng một\ndòng hai", "05", "02", "=1+1", "x"]
    assert sheet["B3"].data_type == "s"
    assert sheet["A3"].comment is not None


def test_what_is_no_workbook_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"no zip")
    with pytest.raises(InputError, match="không phải sổ tính"):
        write_annotated(tmp_path / "x.xlsx", [], tmp_path / "soát.xlsx")


def test_our_own_reader_accepts_the_copy(filled: Path, tmp_path: Path) -> None:
    write_annotated(filled, [_problem()], tmp_path / "soát.xlsx")
    assert check(tmp_path / "soát.xlsx") == "xlsx"


def test_a_copy_keeps_every_value_of_the_source(filled: Path, tmp_path: Path) -> None:
    write_annotated(filled, [_problem()], tmp_path / "soát.xlsx")
    before, after = load_workbook(filled), load_workbook(tmp_path / "soát.xlsx")
    for sheet in before.worksheets:
        assert list(sheet.values) == list(after[sheet.title].values)
