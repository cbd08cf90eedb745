"""Numbers and dates of the sheet Văn bản: no number twice, no paper older than what it rests on."""

from datetime import date
from types import SimpleNamespace

import pytest

from vanban.problems import Severity

CODES = ["KH-CT", "KH-KT", "QĐ-TKT", "TB-LKT", "CV-KP", "BC-KQKT", "BB-HĐ", "QĐ-SK"]


def _rows(small: SimpleNamespace, code: str, **values: object) -> list[dict[str, object]]:
    return small.changed("van_ban", CODES.index(code), **values)


def _found(
    small: SimpleNamespace, code: str, *, final: bool = False, **tables: object
) -> set[tuple[object, ...]]:
    problems = small.composed(small.build(**tables), final).problems
    return {(one.severity, one.place.sheet, one.place.cell) for one in problems if one.code == code}


def _cell(code: str, column: str) -> tuple[object, ...]:
    return (Severity.ERROR, "Văn bản", f"{column}{4 + CODES.index(code)}")


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("QĐ-TKT", date(2020, 8, 9)),
        ("TB-LKT", date(2020, 8, 11)),
        ("TB-LKT", date(2020, 8, 19)),
        ("CV-KP", date(2020, 8, 19)),
        ("BC-KQKT", date(2020, 8, 25)),
        ("QĐ-SK", date(2020, 10, 15)),
    ],
)
def test_a_paper_older_than_what_it_rests_on_is_an_error_at_its_date(
    small: SimpleNamespace, code: str, day: date
) -> None:
    assert _cell(code, "G") in _found(small, "X001", van_ban=_rows(small, code, ngay=day))


def test_the_order_holds_across_a_paper_without_a_date(small: SimpleNamespace) -> None:
    rows = [row for row in _rows(small, "TB-LKT", ngay=date(2020, 8, 9)) if row["loai"] != "QĐ-TKT"]
    assert (Severity.ERROR, "Văn bản", "G6") in _found(small, "X001", van_ban=rows)


def test_papers_cited_from_outside_are_in_order_too(small: SimpleNamespace) -> None:
    rows = [*small.tables["van_ban"], {"loai": "QĐ-HĐSK", "so": "9", "ngay": date(2020, 10, 20)}]
    assert _cell("BB-HĐ", "G") in _found(small, "X001", van_ban=rows)


def test_a_notice_comes_before_inspections_that_are_still_to_be(small: SimpleNamespace) -> None:
    schedule = small.changed("lich_kiem_tra", 0, trang_thai="Chưa kiểm tra", ngay=date(2020, 8, 12))
    assert _cell("TB-LKT", "G") in _found(small, "X001", lich_kiem_tra=schedule)
    put_off = small.changed("lich_kiem_tra", 0, trang_thai="Hoãn", ngay=date(2020, 8, 12))
    assert _found(small, "X001", lich_kiem_tra=put_off) == set()


def test_a_ground_younger_than_its_paper_is_an_error_unless_it_replaces_another(
    small: SimpleNamespace,
) -> None:
    young = {**small.tables["can_cu"][0], "ma": "L-MOI", "ngay": date(2020, 8, 11), "dung_cho": ("KH-CT",)}
    rows = [*small.tables["can_cu"], young]
    assert _found(small, "X001", can_cu=rows) == {_cell("KH-CT", "G")}
    rows[0] = {**rows[0], "thay_the": small.ground("L-MOI")}
    assert _found(small, "X001", can_cu=rows) == set()


def test_a_paper_out_of_order_is_not_issued(small: SimpleNamespace) -> None:
    rows = _rows(small, "TB-LKT", ngay=date(2020, 8, 11))
    held = {one.id for one in small.composed(small.build(van_ban=rows), final=True).held}
    assert "TB-LKT" in held


@pytest.mark.parametrize("state", ["Đã ký", "Thu hồi"])
def test_a_number_given_twice_is_an_error_and_holds_the_final_papers(
    small: SimpleNamespace, state: str
) -> None:
    first = {
        "loai": "KH-KHAC",
        "so": "45",
        "ky_hieu": "KH-STL",
        "ngay": date(2020, 2, 3),
        "trang_thai": state,
    }
    rows = [first, *small.tables["van_ban"]]
    done = small.composed(small.build(van_ban=rows), final=True)
    (found,) = (one for one in done.problems if one.code == "X006")
    assert (found.severity, found.place.sheet, found.place.cell) == (Severity.ERROR, "Văn bản", "E5")
    assert "45/KH-STL" in found.what
    assert "E4" in found.what
    assert "KH-CT" in {one.id for one in done.held}


@pytest.mark.parametrize("other", [{"ky_hieu": "BB-STL"}, {"ky_hieu": "KH-STL", "ngay": date(2019, 2, 3)}])
def test_another_series_or_another_year_counts_anew(small: SimpleNamespace, other: dict[str, object]) -> None:
    row = {"loai": "KH-KHAC", "so": "45", "ngay": date(2020, 2, 3), **other}
    assert _found(small, "X006", van_ban=[row, *small.tables["van_ban"]]) == set()


def test_numbers_that_are_not_printed_are_not_compared(small: SimpleNamespace) -> None:
    rows = [{"loai": "BB-KT", "don_vi": unit, "so": "1"} for unit in ("KT", "CC")]
    assert _found(small, "X006", van_ban=[*small.tables["van_ban"], *rows]) == set()
