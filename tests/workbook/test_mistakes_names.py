"""Typical mistakes M-23 to M-25 and M-28 to M-34: references, choices, people, sums, days, kinds of file."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from vanban.errors import InputError
from vanban.problems import Severity
from vanban.records import Missing
from vanban.workbook.read import read

TASK = ["I", "Việc"]
AFTER = ["Báo cáo", "Quý III"]


def keys(batch, column="thuc_hien"):
    return [ref.key for ref in batch.tables["nhiem_vu"][0][column]]


@pytest.mark.parametrize("name", ["VP", "Văn phòng", "văn phòng sở ", "Van phong So", "Văn phòng Sở"])
def test_m23_a_unit_is_found_by_any_of_its_names(desk, name):
    batch = desk.tasks([*TASK, name, None, *AFTER])
    assert keys(batch) == ["VP"]
    assert str(batch.tables["nhiem_vu"][0]["thuc_hien"]) == name.strip()


@pytest.mark.parametrize("name", ["Chi cục TCĐLCL", "Chi cục T.Đ.C"])
def test_m23_an_alias_or_a_near_spelling_is_told(desk, at, name):
    batch = desk.tasks([*TASK, name, None, *AFTER])
    assert keys(batch) == ["CCTDC"]
    [problem] = at(batch, "D023", "C2")
    assert problem.severity is Severity.NOTE


def test_m23_an_unknown_unit_is_an_error_with_three_suggestions(desk, at):
    batch = desk.tasks([*TASK, "Chi cục Tiêu chuẩn", None, *AFTER])
    assert isinstance(batch.tables["nhiem_vu"][0]["thuc_hien"], Missing)
    [problem] = at(batch, "D023", "C2")
    assert problem.severity is Severity.ERROR
    assert "(CCTDC)" in problem.mend
    assert problem.mend.count(";") == 2


def test_m23_two_units_of_the_same_name_are_an_error(desk, at, office):
    twin = ["KHTC2", "Phòng Kế Hoạch - Tài chính", None, None, "Phòng chuyên môn", None, "Có"]
    batch = desk.read({"Đơn vị": [*office["Đơn vị"], twin]})
    assert {problem.severity for problem in at(batch, "D023", "B7")} == {Severity.ERROR}


@pytest.mark.parametrize(
    "text",
    [
        "VP, KHTC",
        "VP; KHTC;",
        "VP và KHTC",
        "VP\nKHTC",
        "- Văn phòng;\n- Phòng KH-TC",
        "Văn phòng & Phòng KH-TC",
    ],
)
def test_m24_several_units_in_one_cell_are_taken_apart(desk, text):
    batch = desk.tasks([*TASK, text, None, *AFTER])
    assert keys(batch) == ["VP", "KHTC"]
    assert [problem for problem in batch.problems if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize("text", ["VP, KHTC", "VP; KHTC;"])
def test_m24_what_had_to_be_guessed_is_told(desk, at, text):
    assert "đọc thành 2: VP; KHTC" in at(desk.tasks([*TASK, text, None, *AFTER]), "D024", "C2")[0].what


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Các phòng, đơn vị", ["@CPDV"]),
        ("Văn phòng, Các phòng, đơn vị", ["VP", "@CPDV"]),
        ("Trung tâm Kiểm định và Kiểm nghiệm và Văn phòng", ["TTKDKN", "VP"]),
        ("Chi cục TĐC, Trung tâm KĐ&KN", ["CCTDC", "TTKDKN"]),
    ],
)
def test_m24_names_that_hold_commas_or_words_for_and_stay_whole(desk, text, found):
    assert keys(desk.tasks([*TASK, text, None, *AFTER])) == found


def test_m25_a_group_where_one_unit_is_needed_is_an_error(desk, at):
    batch = desk.findings(
        ["Các phòng, đơn vị", "Cải cách thủ tục hành chính", "Trễ hạn", "Rà soát", "15/09/2020"]
    )
    assert isinstance(batch.tables["phat_hien"][0]["don_vi"], Missing)
    assert at(batch, "D025", "A2")[0].severity is Severity.ERROR


FINDING = ["CCTDC", "TTHC", "Hồ sơ trễ hạn", "Rà soát", datetime(2020, 9, 15)]


@pytest.mark.parametrize(
    ("typed", "meant"), [("đã xong", "Đã khắc phục"), ("CHUA", "Chưa"), ("đang khắc phục", "Đang")]
)
def test_m28_a_synonym_of_a_choice_is_read_and_told(desk, at, typed, meant):
    batch = desk.findings([*FINDING, typed])
    assert batch.tables["phat_hien"][0]["tinh_trang"] == meant
    assert f'"{typed}" đọc là "{meant}"' in at(batch, "D028", "F2")[0].what
    assert batch.tables["phat_hien"][0]["linh_vuc"] == "Cải cách thủ tục hành chính"


def test_m28_anything_else_is_an_error_that_lists_the_choices(desk, at):
    batch = desk.findings([*FINDING, "Hoàn thành tốt lắm"])
    assert isinstance(batch.tables["phat_hien"][0]["tinh_trang"], Missing)
    [problem] = at(batch, "D028", "F2")
    assert problem.severity is Severity.ERROR
    assert "Đã khắc phục" in problem.mend


def test_m28_a_list_of_choices_ends_with_one_stop(desk, at):
    headings = ["Loại", "Số", "Ngày ban hành", "Quyền hạn ký"]
    batch = desk.read({"Văn bản": [headings, ["KH-CT", 12, datetime(2020, 9, 1), "xyz"]]})
    [problem] = at(batch, "D028", "D2")
    assert problem.mend == "Chọn trong: KT.; TL.; TUQ.; Q.; TM."


def test_m28_the_office_adds_to_a_list_in_danh_muc(desk, at):
    finding = ["CCTDC", "Chuyển đổi số", *FINDING[2:]]
    schedule = [
        ["Mã đơn vị", "Ngày kiểm tra", "Giờ bắt đầu", "Địa điểm"],
        ["CCTDC", datetime(2020, 8, 20), time(8), "P1"],
    ]
    headings = ["Mã đơn vị", "Lĩnh vực", "Tồn tại, hạn chế", "Kiến nghị", "Thời hạn"]
    lists = [["Lĩnh vực", "Mức độ", "Kỳ"], ["Chuyển đổi số", "Nhắc nhở", "Q1/2020"]]
    batch = desk.read({"Danh mục": lists, "Lịch kiểm tra": schedule, "Phát hiện": [headings, finding]})
    assert batch.tables["phat_hien"][0]["linh_vuc"] == "Chuyển đổi số"
    assert at(batch, "D028") == []


def test_m29_a_row_copied_twice_is_a_warning(desk, at):
    batch = desk.findings(FINDING, FINDING)
    [problem] = at(batch, "D029")
    assert (problem.severity, problem.place.row) == (Severity.WARNING, 3)


def person(desk, name):
    """A batch with one more person of this name, and that person's row."""
    row = ["NS09", None, name, "Chuyên viên", "VP", "Không", "Có"]
    batch = desk.read({"Nhân sự": [*desk.office["Nhân sự"], row]})
    return batch, batch.tables["nhan_su"][-1]


@pytest.mark.parametrize("name", ["nguyễn văn an", "NGUYỄN VĂN AN"])
def test_m30_a_name_in_the_wrong_case_is_kept_and_its_right_form_proposed(desk, at, name):
    batch, row = person(desk, name)
    assert row["ho_ten"] == name
    [problem] = at(batch, "D030", "C5")
    assert problem.severity is Severity.WARNING
    assert '"Nguyễn Văn An"' in problem.what


def test_m30_a_title_before_a_name_goes_to_its_own_column_and_is_told(desk, at):
    batch, row = person(desk, "Ông Nguyễn Văn An")
    assert (row["danh_xung"], row["ho_ten"]) == ("Ông", "Nguyễn Văn An")
    assert at(batch, "D030", "C5")[0].severity is Severity.NOTE


def initiative(desk, *shares):
    headings = ["Mã sáng kiến", "Vai trò", "Mã người", "Tỷ lệ đóng góp (%)"]
    rows = [["SK01", "Tác giả", f"NS0{n}", share] for n, share in enumerate(shares, 1)]
    first = [["Mã sáng kiến", "Tên sáng kiến", "Mã đơn vị"], ["SK01", "Số hóa hồ sơ", "VP"]]
    return desk.read({"Sáng kiến": first, "Tác giả": [headings, *rows]})


def test_m31_shares_that_add_up_to_one_are_per_cent(desk, at):
    batch = initiative(desk, 0.6, 0.4)
    assert [row["ty_le"] for row in batch.tables["tac_gia"]] == [Decimal(60), Decimal(40)]
    assert [problem.severity for problem in at(batch, "D031")] == [Severity.NOTE] * 2


def test_m31_shares_that_do_not_add_up_are_an_error(desk, at):
    assert at(initiative(desk, 60, 30), "D031", "D3")[0].severity is Severity.ERROR
    assert at(initiative(desk, 33.33, 33.33, 33.34), "D031") == []


MARKS = ["Mã sáng kiến", "Họ và tên", "Điểm tiêu chí 1", "Điểm tiêu chí 2", "Điểm tiêu chí 3", "Biểu quyết"]


def council(desk, *marks):
    first = [["Mã sáng kiến", "Tên sáng kiến", "Mã đơn vị"], ["SK01", "Số hóa hồ sơ", "VP"]]
    members = [["Họ và tên", "Chức danh", "Có mặt"], ["NS01", "Chủ tịch", "Có"], ["NS02", "Ủy viên", "Có"]]
    return desk.read({"Sáng kiến": first, "Hội đồng": members, "Chấm điểm": [MARKS, *marks]})


def test_m32_marks_are_added_up_and_votes_counted(desk, at):
    batch = council(
        desk, ["SK01", "NS01", 32, 25, 28, "Đồng ý"], ["SK01", "NS02", 30, 25, 25, "Không đồng ý"]
    )
    row = batch.tables["sang_kien"][0]
    assert (row["diem"], row["phieu"], row["xep_loai"]) == (Decimal("82.5"), "1/2", "B")
    assert [mark["tong"] for mark in batch.tables["cham_diem"]] == [85, 80]
    assert at(batch, "D032") == []


def test_m32_a_mark_above_the_most_a_stranger_and_a_missing_form(desk, at):
    batch = council(desk, ["SK01", "NS01", 41, 25, 28, "Đồng ý"], ["SK01", "NS03", 30, 25, 25, "Đồng ý"])
    found = {(problem.place.cell, problem.severity) for problem in at(batch, "D032")}
    assert found == {("C2", Severity.ERROR), ("B3", Severity.ERROR), ("A2", Severity.WARNING)}


def test_m33_a_deadline_before_the_letter_and_a_completion_in_the_future_are_warnings(desk, at):
    findings = [
        [
            "Mã đơn vị",
            "Lĩnh vực",
            "Tồn tại, hạn chế",
            "Kiến nghị",
            "Thời hạn",
            "Tình trạng",
            "Ngày hoàn thành",
        ],
        [*FINDING[:4], datetime(2020, 8, 25), "Đã khắc phục", datetime(2020, 12, 24)],
    ]
    letters = [
        ["Loại", "Đơn vị", "Số", "Ngày ban hành"],
        ["CV-KP", "Chi cục TĐC", "413", datetime(2020, 8, 26)],
    ]
    batch = desk.read({"Phát hiện": findings, "Văn bản": letters})
    assert [(item.place.cell, item.severity) for item in at(batch, "D033")] == [
        ("E2", Severity.WARNING),
        ("G2", Severity.WARNING),
    ]
    assert batch.tables["van_ban"][0]["ma"] == "CV-KP/CCTDC"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_m34_a_csv_is_read_as_the_sheet_it_is_named_after(desk, separator, encoding):
    path = desk.folder / "nhiem_vu.csv"
    lines = [
        ["STT", "Nội dung", "Bộ phận thực hiện", "Mục tiêu/Kết quả", "Thời gian hoàn thành"],
        ["I", '"Rà soát, báo cáo"', "VP", '"Kế hoạch\nBáo cáo"', "Quý III"],
    ]
    path.write_text("\n".join(separator.join(line) for line in lines), encoding=encoding)
    batch = read([desk.write(desk.office, name="chung.xlsx"), path], today=desk.today)
    row = batch.tables["nhiem_vu"][0]
    assert (row["noi_dung"], row["ket_qua"]) == (("Rà soát, báo cáo",), ("Kế hoạch", "Báo cáo"))
    assert row.place.file == "nhiem_vu.csv"
    assert [str(problem) for problem in batch.problems] == []


def test_m34_a_csv_of_another_encoding_is_refused(desk):
    path = desk.folder / "nhiem_vu.csv"
    path.write_bytes("STT;Nội dung\n1;Việc".encode("utf-16"))
    with pytest.raises(InputError, match="UTF-8"):
        read([path], today=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("name", "start", "said"),
    [
        ("a.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "xls, 97-2003"),
        ("a.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("a.ods", b"PK", "OpenDocument"),
        ("a.xlsm", b"PK", "macro"),
        ("a.xlsx", b"%PDF-1.7", "PDF"),
        ("a.xlsx", b"<html>", "trang web"),
        ("a.xlsx", b"STT;Noi dung", "không phải sổ tính"),
    ],
)
def test_m34_other_kinds_of_file_are_refused_by_name(desk, name, start, said):
    path = desk.folder / name
    path.write_bytes(start)
    with pytest.raises(InputError, match=said) as refusal:
        read([path], today=date(2020, 1, 1))
    assert refusal.value.mend
    assert "\n" not in str(refusal.value)
