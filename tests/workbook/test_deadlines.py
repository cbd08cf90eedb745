"""The vocabulary of deadlines and the dates each wording means in the plan of 2020."""

from datetime import date

import pytest

from vanban.workbook.deadlines import Year, read_deadline


def day(text):
    return date(2020, *map(int, reversed(text.split("/")))) if text else None


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Trước 30/11", "before", "", "30/11"),
        ("trước ngày 30/11/2020", "before", "", "30/11"),
        ("Trước 30-11", "before", "", "30/11"),
        ("chậm nhất 30/11", "before", "", "30/11"),
        ("trước ngày 30 tháng 11 năm 2020", "before", "", "30/11"),
        ("30/11/2020", "on", "30/11", "30/11"),
        ("Thường xuyên", "continuous", "1/1", "31/12"),
        ("Tháng 8", "month", "1/8", "31/8"),
        ("Tháng 8/2020", "month", "1/8", "31/8"),
        ("T8/2020", "month", "1/8", "31/8"),
        ("Trong tháng 8", "month", "1/8", "31/8"),
        ("Tháng 8-9/2020", "month", "1/8", "30/9"),
        ("8/2020", "month", "1/8", "31/8"),
        ("Quý III", "quarter", "1/7", "30/9"),
        ("Quý 3", "quarter", "1/7", "30/9"),
        ("Q3/2020", "quarter", "1/7", "30/9"),
        ("Quý III, IV", "quarter", "1/7", "31/12"),
        ("6 tháng đầu năm", "range", "1/1", "30/6"),
        ("Cả năm", "year", "1/1", "31/12"),
        ("Năm 2020", "year", "1/1", "31/12"),
        ("Từ 15/8 đến 30/8/2020", "range", "15/8", "30/8"),
        ("Hằng tháng", "recurring", "", ""),
        ("Hàng tháng", "recurring", "", ""),
        ("Hằng quý (ngày 15 tháng cuối quý)", "recurring", "", ""),
        ("Định kỳ và đột xuất", "recurring", "", ""),
        ("Khi có yêu cầu", "condition", "", ""),
        ("Đột xuất", "condition", "", ""),
        ("Theo Kế hoạch của UBND tỉnh", "condition", "", ""),
        ("khi nào xong thì báo", "condition", "", ""),
        ("càng sớm càng tốt", "unknown", "", ""),
        ("100%", "unknown", "", ""),
    ],
)
def test_a_wording_means_these_days(text, kind, start, end):
    found = read_deadline(text, Year(2020))
    assert (found.kind, found.start, found.end, str(found)) == (kind, day(start), day(end), text)


def test_before_a_day_may_leave_that_day_out():
    assert read_deadline("Trước 30/11", Year(2020, inclusive=False)).end == date(2020, 11, 29)
    assert read_deadline("Chậm nhất 30/11", Year(2020, inclusive=False)).end == date(2020, 11, 30)


@pytest.mark.parametrize("text", ["Trước 31/9", "Tháng 13", "Từ 30/2 đến 5/3", "trước ngày 29/2/2021"])
def test_a_day_that_no_calendar_has_is_refused(text):
    with pytest.raises(ValueError, match=r"day|tháng"):
        read_deadline(text, Year(2020))


def test_an_unknown_wording_is_kept_with_a_warning(desk, at):
    batch = desk.tasks(["I", "Việc", "VP", None, "Báo cáo", "càng sớm càng tốt"])
    assert str(batch.tables["nhiem_vu"][0]["thoi_gian"]) == "càng sớm càng tốt"
    assert at(batch, "D116", "F2")[0].severity.name == "WARNING"
