"""The workbook to fill in: what a clerk finds, and what Excel accepts."""

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from vanban.errors import OutputError
from vanban.workbook.blank import shipped_lists, write_blank
from vanban.workbook.sheets import Sheet, load_sheets

TABLES = [sheet for sheet in load_sheets().values() if sheet.layout == "table"]
EXAMPLES = [sheet for sheet in TABLES if sheet.key != "danh_muc"]


def _letter(sheet: Sheet, key: str) -> str:
    return get_column_letter([column.key for column in sheet.columns].index(key) + 1)


def test_the_same_call_gives_the_same_bytes(blank: Path, tmp_path: Path) -> None:
    write_blank(tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == blank.read_bytes()


def test_nothing_in_the_file_tells_when_it_was_written(blank: Path) -> None:
    with zipfile.ZipFile(blank) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT", package.read("docProps/core.xml"))) == {b"2020-01-01T"}


def test_the_file_is_small(blank: Path) -> None:
    assert blank.stat().st_size < 120_000


def test_every_sheet_stands_in_order_and_none_is_the_list_of_errors(blank: Path) -> None:
    names = [sheet.name for sheet in load_sheets().values() if sheet.layout != "report"]
    assert load_workbook(blank).sheetnames == names


@pytest.mark.parametrize("sheet", TABLES, ids=lambda sheet: sheet.key)
def test_headings_stand_in_row_three_and_stay_in_sight(blank: Path, sheet: Sheet) -> None:
    target = load_workbook(blank)[sheet.name]
    assert [cell.value for cell in target[3]] == [column.heading for column in sheet.columns]
    assert target.freeze_panes == "B4"
    assert target.print_title_rows == "$3:$3"


@pytest.mark.parametrize("sheet", TABLES, ids=lambda sheet: sheet.key)
def test_headings_tell_by_colour_what_must_be_filled(blank: Path, sheet: Sheet) -> None:
    colours = {"yes": "FFE699", "when": "FCE4D6", "no": "FFFFFF", "computed": "D9D9D9"}
    fills = [cell.fill.start_color.rgb[-6:] for cell in load_workbook(blank)[sheet.name][3]]
    assert fills == [colours[column.required] for column in sheet.columns]


@pytest.mark.parametrize("sheet", TABLES, ids=lambda sheet: sheet.key)
def test_texts_codes_and_numbers_of_papers_stay_text(blank: Path, sheet: Sheet) -> None:
    formats = {"date": "dd/mm/yyyy", "stt": "@", "code": "@", "text": "@", "deadline": "@", "lines": "@"}
    target = load_workbook(blank)[sheet.name]
    for column in sheet.columns:
        if column.type in formats:
            letter = _letter(sheet, column.key)
            assert target.column_dimensions[letter].number_format == formats[column.type], column.key


@pytest.mark.parametrize("sheet", EXAMPLES, ids=lambda sheet: sheet.key)
def test_an_empty_table_shows_one_marked_example(blank: Path, sheet: Sheet) -> None:
    target = load_workbook(blank)[sheet.name]
    assert target["A4"].value == "VÍ DỤ"
    assert target["A4"].font.i
    assert target.max_row == 4


@pytest.mark.parametrize("sheet", TABLES, ids=lambda sheet: sheet.key)
def test_a_filled_workbook_has_no_example_rows(filled: Path, sheet: Sheet) -> None:
    assert load_workbook(filled)[sheet.name]["A4"].value != "VÍ DỤ"


def test_no_list_is_longer_than_excel_allows(blank: Path) -> None:
    for sheet in load_workbook(blank).worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.formula1 or "") <= 255


def test_every_choice_has_its_list(blank: Path) -> None:
    workbook = load_workbook(blank)
    for sheet in TABLES:
        ranges = {
            str(rule.sqref).split(":")[0] for rule in workbook[sheet.name].data_validations.dataValidation
        }
        choices = [column.key for column in sheet.columns if column.type in {"choice", "bool"}]
        assert [key for key in choices if f"{_letter(sheet, key)}4" not in ranges] == []


def test_every_list_points_to_a_defined_name_with_an_ascii_name(blank: Path) -> None:
    workbook = load_workbook(blank)
    assert all(name.isascii() for name in workbook.defined_names)
    for sheet in workbook.worksheets:
        for rule in sheet.data_validations.dataValidation:
            if rule.type == "list" and not rule.formula1.startswith('"'):
                assert rule.formula1 in workbook.defined_names


def test_lists_of_absent_sheets_are_not_offered(tmp_path: Path) -> None:
    write_blank(tmp_path / "part.xlsx", only={"phat_hien"})
    workbook = load_workbook(tmp_path / "part.xlsx")
    assert workbook.sheetnames == ["Phát hiện"]
    assert list(workbook.defined_names) == []


def test_every_required_heading_carries_a_note(blank: Path) -> None:
    workbook = load_workbook(blank)
    for sheet in TABLES:
        for cell, column in zip(workbook[sheet.name][3], sheet.columns, strict=True):
            if column.required != "no":
                assert cell.comment is not None, f"{sheet.key}.{column.key}"


def test_settings_show_their_defaults(blank: Path) -> None:
    rows = {row[0]: row[1] for row in load_workbook(blank)["Cấu hình"].iter_rows(min_row=4, values_only=True)}
    assert rows["Số sáng kiến tối thiểu"] == 2
    assert rows["Kiểu dấu thanh"] == "mới"
    assert rows["Tên cơ quan"] is None


def test_given_rows_are_written_as_a_clerk_would_type_them(tmp_path: Path) -> None:
    task = {"stt": "1.10", "thuc_hien": ["VP", "KHTC"], "ket_qua": ["Kế hoạch", "Báo cáo"], "gop": True}
    write_blank(tmp_path / "one.xlsx", {"nhiem_vu": [task]}, only={"nhiem_vu"})
    target = load_workbook(tmp_path / "one.xlsx")["Nhiệm vụ"]
    assert [target["A4"].value, target["C4"].value] == ["1.10", "VP; KHTC"]
    assert [target["E4"].value, target["J4"].value] == ["Kế hoạch\nBáo cáo", "Có"]


@pytest.mark.parametrize("text", ["=1+1", "+84", "- Kế hoạch", "@CPDV", '=HYPERLINK("http://x")'])
def test_text_is_never_a_formula(tmp_path: Path, text: str) -> None:
    write_blank(tmp_path / "text.xlsx", {"nhiem_vu": [{"noi_dung": text}]}, only={"nhiem_vu"})
    cell = load_workbook(tmp_path / "text.xlsx")["Nhiệm vụ"]["B4"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_the_shipped_lists_pair_codes_with_names() -> None:
    rows = shipped_lists()
    assert all(("ma_van_ban" in row) == ("ten_van_ban" in row) for row in rows)
    assert [row["tieu_chi_toi_da"] for row in rows[:3]] == [40, 30, 30]


def test_a_folder_in_the_way_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "in_the_way").mkdir()
    with pytest.raises(OutputError, match="Không ghi được tệp"):
        write_blank(tmp_path / "in_the_way")
    assert list(tmp_path.iterdir()) == [tmp_path / "in_the_way"]
