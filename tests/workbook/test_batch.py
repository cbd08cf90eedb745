"""Rows of several files as one batch: paths, inheritance, defaults, what is computed and what is missing."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from vanban.problems import Place, Severity
from vanban.records import Deadline, Missing
from vanban.workbook import read
from vanban.workbook.examples import write_example

TASKS = [
    "STT",
    "Nội dung",
    "Bộ phận thực hiện",
    "Bộ phận phối hợp",
    "Mục tiêu/Kết quả",
    "Thời gian hoàn thành",
]
WORK = ["VP", None, "Báo cáo", "Quý III"]


def test_the_example_of_2020_reads_without_a_problem(desk):
    path = desk.folder / "vi-du.xlsx"
    write_example("cchc-2020", path)
    batch = read([path], today=desk.today)
    assert [str(problem) for problem in batch.problems] == []
    paths = [row["ma"] for row in batch.tables["nhiem_vu"]]
    assert paths[:5] == ["I", "I.1", "I.1.1", "I.1.2", "I.1.3"]
    assert paths[-7:] == ["III", "III.1", "III.2", "IV", "IV.1", "IV.2", "V"]


def test_levels_follow_from_the_paths(desk):
    batch = desk.tasks(
        ["I", "Nhóm"],
        ["1", "Tiểu nhóm"],
        ["1.1", "Việc", *WORK],
        ["2", "Tiểu nhóm rỗng"],
        ["III", "Nhóm"],
        ["1", "Việc", *WORK],
        ["V", "Nhóm có việc", *WORK],
    )
    rows = [(row["ma"], row["cap"]) for row in batch.tables["nhiem_vu"]]
    assert rows == [
        ("I", "Nhóm"),
        ("I.1", "Tiểu nhóm"),
        ("I.1.1", "Nhiệm vụ"),
        ("I.2", "Tiểu nhóm"),
        ("III", "Nhóm"),
        ("III.1", "Nhiệm vụ"),
        ("V", "Nhóm"),
    ]


def test_a_task_may_carry_its_whole_path_in_the_ordinal(desk):
    batch = desk.tasks(["I", "Nhóm"], ["I.1", "Tiểu nhóm"], ["I.1.1", "Việc", *WORK])
    assert [row["ma"] for row in batch.tables["nhiem_vu"]] == ["I", "I.1", "I.1.1"]


def test_a_task_without_deadline_takes_that_of_its_group_with_a_warning(desk, at):
    batch = desk.tasks(
        ["III", "Nhóm", None, None, "100%", "Trước 30/11"], ["1", "Việc", "VP", None, "Báo cáo"]
    )
    expected = Deadline("Trước 30/11", "before", None, date(2020, 11, 30))
    assert batch.tables["nhiem_vu"][1]["thoi_gian"] == expected
    assert at(batch, "D111", "F3")[0].severity is Severity.WARNING
    assert at(batch, "D101") == []


def test_a_row_joined_with_the_row_above_takes_its_units(desk, at):
    rows = [
        [*TASKS, "Gộp ô với dòng trên"],
        ["I", "Nhóm"],
        ["1", "Việc một", *WORK],
        ["2", "Việc hai", None, None, "Báo cáo", "Quý III", "Có"],
    ]
    batch = desk.read({"Nhiệm vụ": rows})
    assert str(batch.tables["nhiem_vu"][2]["thuc_hien"]) == "VP"
    assert at(batch, "D013", "C4")[0].severity is Severity.NOTE


def test_an_empty_needed_cell_becomes_a_mark_and_an_error(desk, at):
    batch = desk.tasks(["I", "Nhóm"], ["1", "Việc", None, None, None, "Quý III"])
    place = Place("a.xlsx", "Nhiệm vụ", 3, "C")
    assert batch.tables["nhiem_vu"][1]["thuc_hien"] == Missing("Bộ phận thực hiện", place)
    assert [problem.place.cell for problem in at(batch, "D101")] == ["C3", "E3"]


def test_settings_missing_from_the_sheet_are_marks_and_defaults_apply(desk, at):
    batch = desk.read({"Cấu hình": [["Mục", "Giá trị"], ["Năm", 2020], ["Tên cơ quan", "Sở A"]]})
    assert isinstance(batch.settings["dia_danh"], Missing)
    assert batch.settings["ty_le_kt"] == Decimal(30)
    assert len(at(batch, "D101")) == 6
    assert batch.settings.place_of("nam") == Place("a.xlsx", "Cấu hình", 2, "B")


def test_a_year_outside_the_regime_is_an_error(desk, at, office):
    rows = [row if row[0] != "Năm" else ["Năm", 1999] for row in office["Cấu hình"]]
    assert at(desk.read({"Cấu hình": rows}), "D117", "B7")[0].severity is Severity.ERROR


def test_tables_of_several_files_are_joined_in_the_order_given(desk, at):
    shared = desk.write(desk.office, name="chung.xlsx")
    one = desk.write({"Nhiệm vụ": [TASKS, ["I", "Nhóm một", *WORK]]}, name="mot.xlsx")
    two = desk.write(
        {"Nhiệm vụ": [TASKS, ["II", "Nhóm hai", *WORK], ["I", "Nhóm ba", *WORK]]}, name="hai.xlsx"
    )
    batch = read([shared, one, two, one], today=desk.today)
    assert [row["noi_dung"] for row in batch.tables["nhiem_vu"]] == [
        ("Nhóm một",),
        ("Nhóm hai",),
        ("Nhóm ba",),
    ]
    [problem] = at(batch, "D008", "A3")
    assert (problem.place.file, problem.severity) == ("hai.xlsx", Severity.ERROR)
    assert 'dòng 2 của tệp "mot.xlsx"' in problem.what


def test_units_given_twice_by_two_files_are_an_error(desk, at):
    one = desk.write(desk.office, name="mot.xlsx")
    two = desk.write({"Đơn vị": desk.office["Đơn vị"]}, name="hai.xlsx")
    found = at(read([one, two], today=desk.today), "D106", "A2")
    assert [(item.severity, item.place.file) for item in found] == [(Severity.ERROR, "hai.xlsx")]


def test_an_empty_setting_is_reported_at_the_cell_that_waits_for_it(desk, at):
    batch = desk.read({"Cấu hình": [["Mục", "Giá trị"], ["Năm", 2020], ["Địa danh", None]]})
    assert at(batch, "D101", "B3")[0].severity is Severity.ERROR


def test_settings_of_several_files_are_joined_and_contradictions_told(desk, at):
    one = desk.write({**desk.office, "Nhiệm vụ": [TASKS, ["I", "Việc", *WORK]]}, name="mot.xlsx")
    rows = [
        ["Mục", "Giá trị"],
        ["Địa danh", "Cao Lãnh"],
        ["Tên cơ quan", "Sở Khoa học và Công nghệ"],
        ["Hạn khắc phục mặc định (ngày)", 45],
    ]
    two = desk.write({"Cấu hình": rows}, name="hai.xlsx")
    batch = read([one, two], today=desk.today)
    assert (batch.settings["dia_danh"], batch.settings["han_kp"]) == ("Đồng Tháp", 45)
    [problem] = at(batch, "D113")
    assert (problem.severity, problem.place.file, problem.place.cell) == (Severity.ERROR, "hai.xlsx", "B2")
    assert "mot.xlsx" in problem.what


FINDINGS = [
    "Mã phát hiện",
    "Mã đơn vị",
    "Lĩnh vực",
    "Nội dung tồn tại, hạn chế",
    "Yêu cầu khắc phục",
    "Thời hạn khắc phục",
]


def test_findings_without_code_are_numbered_within_their_unit(desk):
    rows = [
        [code, unit, "TTHC", f"Hạn chế {n}", "Rà soát", datetime(2020, 9, 15)]
        for n, (code, unit) in enumerate([(None, "VP"), ("VP-01", "VP"), (None, "KHTC"), (None, "VP")])
    ]
    batch = desk.read({"Phát hiện": [FINDINGS, *rows]})
    assert [row["ma"] for row in batch.tables["phat_hien"]] == ["VP-02", "VP-01", "KHTC-01", "VP-03"]
    assert [row["qua_han"] for row in batch.tables["phat_hien"]] == [40] * 4


@pytest.mark.parametrize("letter", [datetime(2020, 8, 26), None])
def test_an_empty_deadline_follows_the_letter_or_is_a_mark(desk, at, letter):
    findings = [FINDINGS, [None, "VP", "TTHC", "Hạn chế", "Rà soát"]]
    papers = [["Loại", "Đơn vị", "Ngày ban hành"], ["CV-KP", "VP", letter]]
    batch = desk.read({"Phát hiện": findings, "Văn bản": papers})
    due = batch.tables["phat_hien"][0]["thoi_han"]
    if letter:
        assert due == date(2020, 9, 25)
        assert at(batch, "D109", "F2")[0].severity is Severity.WARNING
    else:
        assert isinstance(due, Missing)
        assert at(batch, "D101", "F2")[0].severity is Severity.ERROR


def test_progress_is_on_time_or_late_by_its_task(desk):
    headings = ["Mã nhiệm vụ", "Kỳ", "Tình trạng", "Ngày hoàn thành"]
    rows = [
        ["I", "Q3/2020", "Hoàn thành", datetime(2020, 9, 30)],
        ["I", "N/2020", "Hoàn thành", datetime(2020, 10, 1)],
        ["I", "9T/2020", "Đang thực hiện", None],
    ]
    tasks = [TASKS, ["I", "Việc", *WORK]]
    batch = desk.read({"Nhiệm vụ": tasks, "Tiến độ": [headings, *rows]})
    assert [row["dung_han"] for row in batch.tables["tien_do"]] == ["Đúng hạn", "Trễ hạn", "Trễ hạn"]


@pytest.mark.parametrize(
    "name", ["NS03", "Trần Văn Bình", "trần văn bình", "Ông Trần Văn Bình", "Tran Van Binh"]
)
def test_a_person_is_found_by_code_or_name(desk, name):
    batch = desk.read({"Tổ kiểm tra": [["Họ và tên", "Vai trò", "Thứ tự"], [name, "Tổ trưởng", 1]]})
    assert batch.tables["to_kiem_tra"][0]["nguoi"].key == "NS03"


def test_two_people_of_one_name_must_be_told_apart_by_their_codes(desk, at, office):
    twin = ["NS04", "Ông", "Trần Văn Bình", "Chuyên viên", "VP", "Không", "Có"]
    team = [["Họ và tên", "Vai trò", "Thứ tự"], ["Trần Văn Bình", "Tổ trưởng", 1], ["NS04", "Thư ký", 2]]
    batch = desk.read({"Nhân sự": [*office["Nhân sự"], twin], "Tổ kiểm tra": team})
    [problem] = at(batch, "D105")
    assert (problem.place.cell, problem.severity) == ("A2", Severity.ERROR)
    assert "(NS03) hoặc NS04" in problem.what


def test_the_whole_team_and_all_units_may_be_named_in_one_word(desk):
    team = [["Họ và tên", "Vai trò", "Thứ tự"], ["NS02", "Tổ trưởng", 1], ["NS03", "Thư ký", 2]]
    schedule = [
        ["Mã đơn vị", "Ngày kiểm tra", "Giờ bắt đầu", "Địa điểm", "Thành viên tham gia"],
        ["CCTDC", datetime(2020, 8, 20), "8h30", "Phòng họp", "Toàn Tổ"],
    ]
    batch = desk.read({"Tổ kiểm tra": team, "Lịch kiểm tra": schedule})
    assert [ref.key for ref in batch.tables["lich_kiem_tra"][0]["thanh_vien"]] == ["NS02", "NS03"]
    assert str(batch.tables["lich_kiem_tra"][0]["gio_bat_dau"]) == "08:30:00"
    assert [ref.key for ref in batch.tables["don_vi"][-1]["thanh_vien"]] == ["VP", "KHTC", "CCTDC", "TTKDKN"]


def test_a_ground_nobody_has_verified_is_a_warning(desk, at, office):
    row = [*office["Căn cứ"][1][:-1], None]
    batch = desk.read({"Căn cứ": [office["Căn cứ"][0], row]})
    assert at(batch, "D115", "I2")[0].severity is Severity.WARNING


def test_codes_of_papers_are_read_in_any_spelling_and_unknown_ones_are_errors(desk, at, office):
    row = [*office["Căn cứ"][1]]
    row[6] = "qd-tkt; CV-KP, XX-YY"
    batch = desk.read({"Căn cứ": [office["Căn cứ"][0], row]})
    assert batch.tables["can_cu"][0]["dung_cho"] == ("QĐ-TKT", "CV-KP", "XX-YY")
    assert at(batch, "D108", "G2")[0].severity is Severity.ERROR


def test_files_without_lists_get_the_shipped_ones(desk):
    rows = desk.tasks(["I", "Việc", *WORK]).tables["danh_muc"]
    assert [row["tieu_chi"] for row in rows][:3] == ["Tính mới", "Khả năng áp dụng", "Lợi ích thiết thực"]


def test_all_problems_come_at_once_errors_first(desk):
    batch = desk.tasks(["I", "Hoà", "Không có đơn vị này", None, "- Báo cáo.", "Trước 31/9"], ["I", "x"])
    levels = [problem.severity for problem in batch.problems]
    assert levels == sorted(levels)
    assert {"D005", "D008", "D017", "D022", "D023", "D038"} <= {problem.code for problem in batch.problems}
