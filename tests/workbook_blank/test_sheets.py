"""The sheets as data: complete, unambiguous, found by what clerks call them."""

from collections import Counter

import pytest

from vanban.vietnamese import fold
from vanban.workbook.sheets import Column, Sheet, load_sheets, sheet_named

SHEETS = list(load_sheets().values())
COLUMNS = [
    pytest.param(sheet, column, id=f"{sheet.key}.{column.key}")
    for sheet in SHEETS
    for column in sheet.columns
]
WORDS = "text lines stt code ref refs date time datetime int decimal percent bool choice deadline kinds links"
TYPES = set(WORDS.split())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_excel_accepts_the_name_of_every_sheet(sheet: Sheet) -> None:
    assert len(sheet.name) <= 31
    assert not set(sheet.name) & set("[]:*?/\\")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_no_two_columns_of_a_sheet_answer_to_the_same_name(sheet: Sheet) -> None:
    names = Counter(name for column in sheet.columns for name in {fold(name) for name in column.names})
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_every_column_is_described_in_known_words(sheet: Sheet, column: Column) -> None:
    assert column.type in TYPES
    assert column.required in {"yes", "no", "when", "computed"}
    assert bool(column.when) == (column.required == "when")
    assert set(column.needed_if) <= set(sheet.by_key)


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_every_reference_and_list_leads_somewhere(sheet: Sheet, column: Column) -> None:
    sheets = load_sheets()
    assert (column.type in {"ref", "refs"}) == bool(column.table), sheet.key
    assert not column.table or sheets[column.table].id
    assert not column.list or column.list in sheets["danh_muc"].by_key


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_every_synonym_of_a_choice_means_an_allowed_value(sheet: Sheet, column: Column) -> None:
    assert set(column.synonyms_of_choice.values()) <= set(column.choices), sheet.key
    assert not column.default or column.type != "choice" or column.default in column.choices


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_a_condition_names_values_the_other_column_can_have(sheet: Sheet, column: Column) -> None:
    for key, values in column.needed_if.items():
        allowed = {*sheet.by_key[key].choices, ""}
        assert set(values) <= allowed


@pytest.mark.parametrize(
    ("tab", "key"),
    [
        ("Nhiệm vụ", "nhiem_vu"),
        ("NHIEM VU", "nhiem_vu"),
        ("nhiệm vụ 2020", "nhiem_vu"),
        ("Kết quả kiểm tra", "ket_qua_kiem_tra"),
        ("Tổ kiểm tra ", "to_kiem_tra"),
    ],
)
def test_a_sheet_is_found_by_what_clerks_write_on_its_tab(tab: str, key: str) -> None:
    found = sheet_named(tab)
    assert found is not None
    assert found.key == key


def test_a_tab_that_means_nothing_is_no_sheet() -> None:
    assert sheet_named("Sheet1") is None


@pytest.mark.parametrize(
    ("sheet", "heading", "key"),
    [
        ("nhiem_vu", "STT", "stt"),
        ("nhiem_vu", "Đơn vị chủ trì", "thuc_hien"),
        ("nhiem_vu", "BỘ PHẬN THỰC HIỆN", "thuc_hien"),
        ("nhiem_vu", "Bộ phận thực hiên ", "thuc_hien"),
        ("nhiem_vu", "Mục tiêu / Kết quả", "ket_qua"),
        ("phat_hien", "Vấn đề phát hiện", "noi_dung"),
        ("cham_diem", "Điểm tiêu chí 2", "diem_2"),
        ("cham_diem", "Tính mới", "diem_1"),
    ],
)
def test_a_column_is_found_by_heading_synonym_or_near_spelling(sheet: str, heading: str, key: str) -> None:
    found = load_sheets()[sheet].column_named(heading)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    ("sheet", "heading"), [("nhiem_vu", "Người lập biểu"), ("cham_diem", "Điểm tiêu chí 6"), ("nhiem_vu", "")]
)
def test_a_heading_that_means_nothing_is_no_column(sheet: str, heading: str) -> None:
    assert load_sheets()[sheet].column_named(heading) is None


def test_the_settings_of_the_notes_are_all_there() -> None:
    keys = set(load_sheets()["cau_hinh"].by_key)
    assert {"chuc_danh_thu_truong", "tap_the", "giu_nguyen", "bao_gom_moc", "ty_le_bq", "ky_han_gui"} <= keys
