"""Rows as forms see them."""

from datetime import date
from types import SimpleNamespace

from vanban.compose.views import Gap
from vanban.problems import Place
from vanban.records import Deadline, Missing, Ref, Refs
from vanban.tags import evaluate, fill


def _first(small: SimpleNamespace, table: str, **values: object) -> object:
    batch = small.build(**{table: small.changed(table, 0, **values)})
    return small.office(batch).world.tables[table][0]


def test_a_reference_is_the_row_it_names(small: SimpleNamespace) -> None:
    row = _first(small, "lich_kiem_tra")
    assert fill("{{ dong.don_vi.thu_truong.ho_ten }}", {"dong": row}) == "Lê Văn Năm"


def test_several_references_are_rows_in_order(small: SimpleNamespace) -> None:
    row = _first(small, "lich_kiem_tra")
    assert fill("{{ dong.thanh_vien|map(attribute='ho_ten')|noi }}", {"dong": row}) == "Lê Thị Hai; Lê Văn Ba"


def test_a_table_prints_the_short_names_of_units(small: SimpleNamespace) -> None:
    row = small.office(small.build()).world.tables["nhiem_vu"][2]
    assert row["thuc_hien_in"] == "Văn phòng; CC Đê điều"


def test_verbatim_prints_units_as_typed(small: SimpleNamespace) -> None:
    typed = Refs((Ref("don_vi", "VP", "văn phòng"),), "- văn phòng;\n- khác")
    batch = small.build({"giu_nguyen": True}, nhiem_vu=small.changed("nhiem_vu", 2, thuc_hien=typed))
    assert small.office(batch).world.tables["nhiem_vu"][2]["thuc_hien_in"] == "- văn phòng;\n- khác"


def test_verbatim_prints_deadlines_and_lines_as_typed(small: SimpleNamespace) -> None:
    rows = small.changed("nhiem_vu", 2, ket_qua=("Tin", "- Bài"), thoi_gian=Deadline("Quý III", "quarter"))
    row = small.office(small.build({"giu_nguyen": True}, nhiem_vu=rows)).world.tables["nhiem_vu"][2]
    assert (row["ket_qua_in"], row["thoi_gian_in"]) == ("Tin\n- Bài", "Quý III")


def test_a_deadline_is_printed_with_its_year(small: SimpleNamespace) -> None:
    deadline = Deadline("Trước 30/11", "before", None, date(2020, 11, 30))
    row = _first(small, "nhiem_vu", thoi_gian=deadline)
    assert evaluate("dong.thoi_gian_in", {"dong": row}) == "Trước ngày 30/11/2020"


def test_a_missing_reference_is_missing_in_every_column(small: SimpleNamespace) -> None:
    row = _first(small, "lich_kiem_tra", don_vi=Missing("Mã đơn vị", Place("", "Lịch kiểm tra", 4, "A")))
    mark = "‹thiếu: Mã đơn vị, ô Lịch kiểm tra!A4›"
    assert fill("{{ dong.don_vi.thu_truong.ho_ten }}", {"dong": row}) == mark


def test_a_reference_to_nowhere_is_missing(small: SimpleNamespace) -> None:
    row = _first(small, "lich_kiem_tra", don_vi=Ref("don_vi", "KHONG", "Phòng Lạ"))
    assert fill("{{ dong.don_vi.ten }}", {"dong": row}) == "‹thiếu: Phòng Lạ›"


def test_a_gap_has_itself_as_its_only_item() -> None:
    assert list(Gap("Tên")) == [Gap("Tên")]


def test_rows_follow_their_column_of_order(small: SimpleNamespace) -> None:
    rows = [
        dict(row, thu_tu=turn) for row, turn in zip(small.tables["to_kiem_tra"], (3, None, 1), strict=True)
    ]
    team = small.office(small.build(to_kiem_tra=rows)).world.tables["to_kiem_tra"]
    assert [row["vai_tro"] for row in team] == ["Thư ký", "Tổ trưởng", "Thành viên"]
