"""The report on the inspections tells of inspected units only, each once, and its sums agree."""

from types import SimpleNamespace

import pytest

from vanban.problems import Place, Severity
from vanban.records import Missing


def _report(small: SimpleNamespace, **tables: object) -> str:
    return str(small.aloud(small.build(**tables), "BC-KQKT").text)


def test_a_unit_not_inspected_is_neither_counted_nor_told_of(small: SimpleNamespace) -> None:
    schedule = small.changed("lich_kiem_tra", 1, trang_thai="Chưa")
    text = _report(small, lich_kiem_tra=schedule)
    assert "01/03 phòng, đơn vị" in text
    assert "Qua kiểm tra không phát hiện tồn tại, hạn chế." in text
    assert "Chi cục Đê điều" not in text
    assert "CC" not in text


def test_units_with_and_without_findings_are_the_units_inspected(small: SimpleNamespace) -> None:
    office_finding = {**small.tables["phat_hien"][0], "ma": "VP-01", "don_vi": small.unit("VP")}
    text = _report(small, phat_hien=[*small.tables["phat_hien"], office_finding])
    assert "phát hiện 02 tồn tại, hạn chế tại 01 phòng, đơn vị" in text
    assert "01 phòng, đơn vị không có tồn tại, hạn chế, gồm: Phòng Kỹ thuật" in text
    assert "02/03 phòng, đơn vị" in text
    assert "đã ban hành 01 công văn" in text


@pytest.mark.parametrize(("table", "cell"), [("phat_hien", "B4"), ("ket_qua_kiem_tra", "A5")])
def test_what_is_said_of_a_unit_not_inspected_keeps_the_report_from_being_final(
    small: SimpleNamespace, table: str, cell: str
) -> None:
    number = int(cell[1:]) - 4
    rows = small.changed(table, number, don_vi=small.unit("VP"))
    done = small.composed(small.build(**{table: rows}), final=True)
    found = {(one.severity, one.place.cell) for one in done.problems if one.code == "X011"}
    assert (Severity.ERROR, cell) in found
    assert "BC-KQKT" in {held.id for held in done.held}


def test_what_is_done_well_names_the_unit_and_says_nothing_twice(small: SimpleNamespace) -> None:
    assert (
        "- Cải cách thể chế: Phòng Kỹ thuật, Chi cục Đê điều đã rà soát văn bản; "
        "Phòng Kỹ thuật báo cáo đúng hạn."
    ) in _report(small)


def test_the_fields_stay_apart(small: SimpleNamespace) -> None:
    rows = small.changed(
        "ket_qua_kiem_tra", 1, linh_vuc="Cải cách tài chính công", noi_dung=("95% đúng hạn",)
    )
    text = _report(small, ket_qua_kiem_tra=rows)
    assert "- Cải cách thể chế: Phòng Kỹ thuật đã rà soát văn bản, báo cáo đúng hạn." in text
    assert "- Cải cách tài chính công: Chi cục Đê điều có 95% đúng hạn." in text


@pytest.mark.parametrize("table", ["phat_hien", "lich_kiem_tra", "ket_qua_kiem_tra"])
def test_a_row_without_unit_is_told_of_by_the_reader_alone(small: SimpleNamespace, table: str) -> None:
    gap = Missing("Mã đơn vị", Place("so.xlsx", "Sheet", 4, "A"))
    problems = small.composed(small.build(**{table: small.changed(table, 0, don_vi=gap)})).problems
    assert [one.what for one in problems if "‹thiếu" in one.what] == []


def test_the_addressee_is_never_made_up(small: SimpleNamespace) -> None:
    batch = small.build(doan_van=[])
    assert "addressees" in {line.style for line in small.aloud(batch, "BC-KQKT").lines}
    text = small.aloud(batch, "BC-KQKT").text
    assert "‹thiếu: Kính gửi, sheet Đoạn văn›" in text
    assert "Sở Nội vụ" not in text + small.aloud(batch, "KH-CT").text
    assert "BC-KQKT" in {held.id for held in small.composed(batch, final=True).held}


@pytest.mark.parametrize("name", ["Sở Thủy lợi", "SỞ THỦY LỢI", "Sở Thủy lợi tỉnh Hòa An"])
def test_an_agency_does_not_report_to_itself(small: SimpleNamespace, name: str) -> None:
    rows = [{"loai_van_ban": "BC-KQKT", "muc": "Kính gửi", "noi_dung": name}]
    problems = small.composed(small.build(doan_van=rows)).problems
    assert [(one.code, one.severity, one.place.cell) for one in problems] == [
        ("X036", Severity.WARNING, "C4")
    ]
