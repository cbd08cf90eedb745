"""Typical mistakes M-01 to M-12: dates, ordinal numbers and figures."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from vanban.problems import Severity
from vanban.records import Deadline, Missing

FINDING = ["CCTDC", "Cải cách thủ tục hành chính", "Hồ sơ trễ hạn", "Rà soát hồ sơ"]


def shaped(cell, number_format, sheet="Nhiệm vụ"):
    """A change of the number format of one cell."""

    def tweak(book):
        book[sheet][cell].number_format = number_format

    return tweak


@pytest.mark.parametrize(
    "text", ["30/11/2020", "30-11-2020", "30.11.2020", "ngày 30 tháng 11 năm 2020", "2020-11-30"]
)
def test_m01_a_date_typed_as_text_is_read_as_day_month_year_and_told(desk, at, text):
    batch = desk.findings([*FINDING, text])
    assert batch.tables["phat_hien"][0]["thoi_han"] == date(2020, 11, 30)
    [problem] = at(batch, "D001", "E2")
    assert problem.severity is Severity.NOTE
    assert text in problem.what
    assert "30/11/2020" in problem.what


def test_m02_a_date_that_excel_gave_the_current_year_takes_the_year_of_the_plan(desk, at):
    row = ["I", "Kế hoạch", "VP", None, "Báo cáo", datetime(2026, 11, 30)]
    batch = desk.tasks(row, tweak=shaped("F2", "d-mmm"))
    assert batch.tables["nhiem_vu"][0]["thoi_gian"].end == date(2020, 11, 30)
    [problem] = at(batch, "D002", "F2")
    assert problem.severity is Severity.WARNING
    assert "2026" in problem.what
    assert "2020" in problem.what


def test_m02_a_date_shown_with_its_year_is_taken_at_its_word(desk, at):
    row = ["I", "Kế hoạch", "VP", None, "Báo cáo", datetime(2021, 1, 30)]
    batch = desk.tasks(row, tweak=shaped("F2", "dd/mm/yyyy"))
    assert batch.tables["nhiem_vu"][0]["thoi_gian"].end == date(2021, 1, 30)
    assert at(batch, "D002") == []


def test_m03_a_date_whose_day_and_month_may_be_swapped_is_kept_and_told(desk, at):
    batch = desk.findings([*FINDING, datetime(2020, 3, 9)])
    assert batch.tables["phat_hien"][0]["thoi_han"] == date(2020, 3, 9)
    [problem] = at(batch, "D003", "E2")
    assert problem.severity is Severity.WARNING
    assert "03/9/2020" in problem.what


@pytest.mark.parametrize("number_format", ["mmm-yy", "m/yyyy", "mm\\-yyyy"])
def test_m04_a_month_that_excel_made_a_date_is_a_month_again(desk, at, number_format):
    row = ["I", "Kế hoạch", "VP", None, "Báo cáo", datetime(2020, 8, 1)]
    batch = desk.tasks(row, tweak=shaped("F2", number_format))
    expected = Deadline("Tháng 8/2020", "month", date(2020, 8, 1), date(2020, 8, 31))
    assert batch.tables["nhiem_vu"][0]["thoi_gian"] == expected
    assert at(batch, "D004", "F2")[0].severity is Severity.NOTE


@pytest.mark.parametrize("text", ["31/9/2020", "30/02/2020", "29/2/2021", "12/13/2020"])
def test_m05_an_impossible_date_is_an_error_with_a_mark_in_its_place(desk, at, text):
    batch = desk.findings([*FINDING, text])
    assert isinstance(batch.tables["phat_hien"][0]["thoi_han"], Missing)
    [problem] = at(batch, "D005", "E2")
    assert problem.severity is Severity.ERROR
    assert f'"{text}" không phải ngày hợp lệ' in str(problem)


def test_m05_an_impossible_deadline_keeps_its_words(desk, at):
    batch = desk.tasks(["I", "Kế hoạch", "VP", None, "Báo cáo", "Trước 31/9"])
    assert batch.tables["nhiem_vu"][0]["thoi_gian"] == Deadline("Trước 31/9", "unknown")
    assert at(batch, "D005", "F2")[0].severity is Severity.ERROR


def test_m06_ordinals_stored_as_numbers_are_text_and_one_point_ten_comes_back(desk, at):
    rows = [["I", "Nhóm"], [1, "Tiểu nhóm"]]
    rows += [[f"1.{n}", f"Việc {n}", "VP", None, "Báo cáo", "Quý III"] for n in range(1, 10)]
    batch = desk.tasks(*rows, [1.1, "Việc mười", "VP", None, "Báo cáo", "Quý III"])
    last = batch.tables["nhiem_vu"][-1]
    assert (last["stt"], last["ma"]) == ("1.10", "I.1.10")
    assert [problem.severity for problem in at(batch, "D006", "A13")] == [Severity.WARNING, Severity.NOTE]


def test_m06_a_number_keeps_the_figures_it_shows(desk):
    rows = [["I", "Nhóm"], ["1", "Tiểu nhóm"], [1.1, "Việc", "VP", None, "Báo cáo", "Quý III"]]
    batch = desk.tasks(*rows, tweak=shaped("A4", "0.00"))
    assert batch.tables["nhiem_vu"][-1]["stt"] == "1.10"


@pytest.mark.parametrize(("day", "stt"), [(datetime(2020, 1, 1), "1.1"), (datetime(2020, 2, 1), "1.2")])
def test_m07_an_ordinal_that_excel_made_a_date_is_day_point_month(desk, at, day, stt):
    rows = [["I", "Nhóm"], ["1", "Tiểu nhóm"], [day, "Việc", "VP", None, "Báo cáo", "Quý III"]]
    batch = desk.tasks(*rows, tweak=shaped("A4", "d-mmm"))
    assert batch.tables["nhiem_vu"][-1]["stt"] == stt
    assert at(batch, "D007", "A4")[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("typed", "stt"), [("1 .1", "1.1"), ("1.1.", "1.1"), ("1,1", "1.1"), ("1. 1", "1.1")]
)
def test_m08_dots_and_blanks_in_ordinals_are_mended_and_told(desk, at, typed, stt):
    batch = desk.tasks(["I.", "Nhóm"], ["1", "Tiểu nhóm"], [typed, "Việc", "VP", None, "Báo cáo", "Quý III"])
    assert [row["stt"] for row in batch.tables["nhiem_vu"]] == ["I", "1", stt]
    assert at(batch, "D008", "A4")[0].severity is Severity.NOTE
    assert '"I." → "I"' in at(batch, "D008", "A2")[0].what


def test_m08_a_gap_is_a_warning_and_a_repeated_number_an_error(desk, at):
    task = ["Việc", "VP", None, "Báo cáo", "Quý III"]
    batch = desk.tasks(["I", "Nhóm"], ["1", *task], ["3", *task], ["3", *task], [None, *task])
    assert at(batch, "D008", "A4")[0].severity is Severity.WARNING
    assert at(batch, "D008", "A5")[0].severity is Severity.ERROR
    assert at(batch, "D101", "A6")[0].severity is Severity.ERROR
    assert len(batch.tables["nhiem_vu"]) == 5


@pytest.mark.parametrize(
    ("typed", "stt"), [("l", "I"), ("ІІ", "II"), ("IIII", "IV"), ("Ⅴ", "V"), ("iii", "III")]
)
def test_m09_roman_numerals_typed_with_other_letters_are_mended_with_a_warning(desk, at, typed, stt):
    batch = desk.tasks([typed, "Nhóm", "VP", None, "Báo cáo", "Quý III"])
    assert batch.tables["nhiem_vu"][0]["ma"] == stt
    assert at(batch, "D009", "A2")[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "value", "severity"),
    [
        ("02", 2, Severity.NOTE),
        ("1.250.000", 1_250_000, Severity.NOTE),
        ("1.250", 1250, Severity.WARNING),
        ("1 250 000 đồng", 1_250_000, Severity.NOTE),
    ],
)
def test_m10_whole_numbers_typed_as_text_follow_vietnamese_rules(desk, at, text, value, severity):
    headings = [
        "STT",
        "Nội dung",
        "Hình thức",
        "Đơn vị thực hiện",
        "Thời gian",
        "Sản phẩm",
        "Kinh phí (đồng)",
    ]
    row = ["1", "Tập huấn", "Tập huấn", "VP", "Quý III", "Báo cáo", text]
    batch = desk.read({"Tuyên truyền": [headings, row]})
    assert batch.tables["tuyen_truyen"][0]["kinh_phi"] == value
    assert at(batch, "D010", "G2")[0].severity is severity


def test_m10_a_decimal_comma_is_read_and_a_word_is_an_error(desk, at):
    batch = desk.read(desk.settings(["Ngưỡng công nhận", "8,5"], ["Số bản biên bản", "hai"]))
    assert batch.settings["nguong_diem"] == Decimal("8.5")
    assert isinstance(batch.settings["so_ban_bb"], Missing)
    assert at(batch, "D010", "B10")[0].severity is Severity.NOTE
    assert at(batch, "D010", "B11")[0].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("value", "number_format"), [(0.8, "0%"), ("80%", "General"), ("80 %", "@"), (80, "0")]
)
def test_m11_eighty_per_cent_however_it_is_kept(desk, value, number_format):
    sheets = desk.settings(["Chỉ tiêu Chỉ số CCHC (%)", value])
    batch = desk.read(sheets, shaped("B10", number_format, "Cấu hình"))
    assert batch.settings["chi_tieu"] == Decimal(80)


@pytest.mark.parametrize(("value", "number_format"), [(1, "0%"), ("100 %", "General")])
def test_m11_a_percentage_among_words_is_printed_as_it_shows_and_told(desk, at, value, number_format):
    batch = desk.tasks(["I", "Nhóm", "VP", None, value, "Quý III"], tweak=shaped("E2", number_format))
    assert batch.tables["nhiem_vu"][0]["ket_qua"] == ("100%",)
    assert at(batch, "D011", "E2")[0].severity is Severity.NOTE


def test_m11_a_bare_fraction_is_asked_about(desk, at):
    batch = desk.read(desk.settings(["Chỉ tiêu Chỉ số CCHC (%)", 0.8]))
    assert at(batch, "D011", "B10")[0].severity is Severity.WARNING


@pytest.mark.parametrize("value", [5, "5"])
def test_m12_a_lost_leading_zero_is_put_back(desk, at, value):
    headings = ["Loại", "Số", "Ngày ban hành"]
    batch = desk.read({"Văn bản": [headings, ["QĐ-TKT", value, datetime(2020, 8, 12)]]})
    assert batch.tables["van_ban"][0]["so"] == "05"
    assert '"5" → "05"' in at(batch, "D012", "B2")[0].what


def test_m12_zeros_that_a_format_shows_belong_to_a_code(desk):
    headings = ["Loại", "Số", "Mã hồ sơ"]
    batch = desk.read({"Văn bản": [headings, ["QĐ-TKT", 152, 12]]}, shaped("C2", "0000", "Văn bản"))
    assert batch.tables["van_ban"][0]["ma_ho_so"] == "0012"
