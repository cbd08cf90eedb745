"""Typical mistakes M-13, M-14, M-26, M-27: the shape of the sheet."""

import pytest

from vanban.problems import Severity

TASKS = [
    "STT",
    "Nội dung",
    "Bộ phận thực hiện",
    "Bộ phận phối hợp",
    "Mục tiêu/Kết quả",
    "Thời gian hoàn thành",
]
ROW = ["I", "Kế hoạch", "VP", None, "Báo cáo", "Quý III"]


def joined(*areas):
    def tweak(book):
        for area in areas:
            book["Nhiệm vụ"].merge_cells(area)

    return tweak


def test_m13_joined_units_are_given_to_every_row_and_remembered_for_print(desk, at):
    rows = [
        ["I", "Nhóm"],
        ["1", "Việc một", "VP", "KHTC", "Quyết định", "Quý III"],
        ["2", "Việc hai", None, None, "Báo cáo", "Quý III"],
    ]
    batch = desk.tasks(*rows, tweak=joined("C3:C4", "D3:D4"))
    second = batch.tables["nhiem_vu"][2]
    assert (str(second["thuc_hien"]), str(second["phoi_hop"]), second["gop"]) == ("VP", "KHTC", True)
    assert at(batch, "D013", "C4")[0].severity is Severity.NOTE


def test_m13_units_joined_with_each_other_are_the_same(desk):
    batch = desk.tasks(["V", "Sáng kiến", "VP", None, "Báo cáo", "Quý III"], tweak=joined("C2:D2"))
    row = batch.tables["nhiem_vu"][0]
    assert (str(row["phoi_hop"]), row["gop_ngang"], row["gop"]) == ("VP", True, None)


def test_m13_a_joined_product_or_deadline_is_given_on_with_a_warning(desk, at):
    rows = [["I", "Nhóm"], ["1", "Việc một", "VP", None, "Báo cáo", "Quý III"], ["2", "Việc hai", "VP"]]
    batch = desk.tasks(*rows, tweak=joined("E3:E4", "F3:F4"))
    assert batch.tables["nhiem_vu"][2]["ket_qua"] == ("Báo cáo",)
    assert [at(batch, "D013", cell)[0].severity for cell in ("E4", "F4")] == [Severity.WARNING] * 2


def test_m13_a_title_joined_over_the_row_stays_a_title(desk, at):
    batch = desk.tasks(["I", "Nhóm"], ["1", "Tiểu nhóm"], ["1.1", "Việc", *ROW[2:]], tweak=joined("B3:F3"))
    assert batch.tables["nhiem_vu"][1]["thuc_hien"] is None
    assert at(batch, "D013") == []


def hide(book):
    sheet = book["Nhiệm vụ"]
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True


@pytest.mark.parametrize(("skip_hidden", "codes"), [(False, ["I", "II"]), (True, ["I"])])
def test_m14_hidden_rows_are_read_with_a_warning_or_left_out_if_asked(desk, at, skip_hidden, codes):
    sheets = {"Nhiệm vụ": [TASKS, ROW, ["II", *ROW[1:3], "KHTC", *ROW[4:]]]}
    batch = desk.read(sheets, hide, skip_hidden=skip_hidden)
    assert [row["ma"] for row in batch.tables["nhiem_vu"]] == codes
    [problem] = at(batch, "D014")
    assert problem.severity is Severity.WARNING
    assert "1 dòng ẩn; 1 cột ẩn (Bộ phận phối hợp)" in problem.what


def test_m14_a_hidden_sheet_and_a_filter_are_told(desk, at):
    def tweak(book):
        book["Nhiệm vụ"].sheet_state = "veryHidden"
        book["Nhiệm vụ"].auto_filter.ref = "A1:F2"
        book["Nhiệm vụ"].auto_filter.add_filter_column(0, ["I"])

    batch = desk.read({"Nhiệm vụ": [TASKS, ROW]}, tweak)
    assert "đang bật bộ lọc; cả sheet đang ẩn" in at(batch, "D014")[0].what
    assert len(batch.tables["nhiem_vu"]) == 1


def test_m26_headings_are_found_by_name_below_titles_in_any_order(desk):
    headings = ["Thời hạn", "TT", "Nội dung công việc", "Chủ trì", "Sản phẩm"]
    rows = [
        ["KẾ HOẠCH NĂM 2020"],
        [],
        ["Ghi chú: nhập từ dòng 5"],
        headings,
        ["Quý III", "I", "Việc", "VP", "Báo cáo"],
    ]
    row = desk.read({"NHIEM VU 2020": rows}).tables["nhiem_vu"][0]
    assert (row["stt"], row["noi_dung"], str(row["thuc_hien"])) == ("I", ("Việc",), "VP")


def test_m26_a_misspelt_heading_is_read_and_told(desk, at):
    headings = [*TASKS[:2], "Bộ phân thực hiệnn", *TASKS[3:]]
    batch = desk.read({"Nhiệm vụ": [headings, ROW]})
    assert str(batch.tables["nhiem_vu"][0]["thuc_hien"]) == "VP"
    [problem] = at(batch, "D026", "C1")
    assert problem.severity is Severity.NOTE
    assert '"Bộ phân thực hiệnn" đọc là "Bộ phận thực hiện"' in problem.what


def test_m26_headings_two_rows_high_are_read_together(desk):
    top = ["STT", "Nội dung", "Bộ phận", None, "Mục tiêu/Kết quả", "Thời gian hoàn thành"]
    below = [None, None, "thực hiện", "phối hợp"]

    def tweak(book):
        for area in ("C1:D1", "A1:A2", "B1:B2"):
            book["Nhiệm vụ"].merge_cells(area)

    row = desk.read({"Nhiệm vụ": [top, below, [*ROW[:3], "KHTC", *ROW[4:]]]}, tweak).tables["nhiem_vu"][0]
    assert (str(row["thuc_hien"]), str(row["phoi_hop"]), row["stt"]) == ("VP", "KHTC", "I")


def test_m26_headings_repeated_after_a_page_and_a_row_of_column_numbers_are_passed_over(desk, at):
    numbering = [f"({n})" for n in range(1, 7)]
    batch = desk.read({"Nhiệm vụ": [TASKS, numbering, ROW, TASKS, ["II", *ROW[1:]]]})
    assert [row["ma"] for row in batch.tables["nhiem_vu"]] == ["I", "II"]
    assert [problem.place.row for problem in at(batch, "D026")] == [2, 4]


def test_m27_empty_rows_totals_and_notes_are_passed_over_and_told(desk, at):
    extra = [
        [],
        ["II", *ROW[1:]],
        [None, "Tổng cộng", None, None, "2"],
        [],
        ["Người lập biểu"],
        [None, None, None, None, "Đồng Tháp, ngày 10 tháng 8 năm 2020"],
    ]
    batch = desk.tasks(ROW, *extra)
    assert [row["ma"] for row in batch.tables["nhiem_vu"]] == ["I", "II"]
    assert [(item.place.row, item.severity) for item in at(batch, "D027")] == [
        (n, Severity.NOTE) for n in (5, 7, 8)
    ]


def test_m27_rows_after_fifty_empty_ones_are_not_read_but_told(desk, at):
    batch = desk.tasks(ROW, *[[]] * 50, ["II", *ROW[1:]], *[[]] * 51, ["III", *ROW[1:]])
    assert [row["ma"] for row in batch.tables["nhiem_vu"]] == ["I", "II"]
    [problem] = at(batch, "D027")
    assert (problem.severity, problem.place.row) == (Severity.WARNING, 105)


def test_the_example_row_is_passed_over(desk):
    batch = desk.tasks(["VÍ DỤ", "Việc", "VP", None, "Báo cáo", "Quý III"], ROW)
    assert [row["ma"] for row in batch.tables["nhiem_vu"]] == ["I"]


def test_an_unknown_column_is_told_and_its_values_are_kept(desk, at):
    batch = desk.read({"Nhiệm vụ": [[*TASKS, "Ưu tiên riêng"], [*ROW, "Cao"]]})
    assert batch.tables["nhiem_vu"][0]["Ưu tiên riêng"] == "Cao"
    assert at(batch, "D102", "G1")[0].severity is Severity.NOTE


def test_a_needed_column_that_is_not_there_is_told_once(desk, at):
    batch = desk.read(
        {"Nhiệm vụ": [["Nội dung", *TASKS[2:]], ["Việc một", *ROW[2:]], ["Việc hai", *ROW[2:]]]}
    )
    assert [problem.what for problem in at(batch, "D112")] == ['thiếu cột "STT".']
    assert at(batch, "D101") == []


def test_a_sheet_is_recognised_by_its_headings_with_a_warning(desk, at):
    batch = desk.read({"Sheet1": [TASKS, ROW]})
    assert len(batch.tables["nhiem_vu"]) == 1
    assert at(batch, "D104")[0].severity is Severity.WARNING


def test_a_sheet_of_another_kind_is_passed_over_and_told(desk, at):
    batch = desk.read({"Nhiệm vụ": [TASKS, ROW], "Lương": [["Tên", "Tiền"], ["A", 1]]})
    assert at(batch, "D104")[0].severity is Severity.NOTE


def test_a_sheet_without_headings_and_missing_sheets_are_errors(desk, at):
    batch = desk.read({"Nhiệm vụ": [["Ghi chú linh tinh"]]})
    assert at(batch, "D104")[0].severity is Severity.ERROR
    assert "nhiem_vu" in batch.tables
    assert len(at(batch, "D103")) == 1
