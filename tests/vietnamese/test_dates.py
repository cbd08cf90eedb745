"""Written dates and times."""

import re
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.vietnamese import clock, clock_minutes, long_date, moment, short_date, weekday


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2020, 8, 3), "ngày 03 tháng 8 năm 2020", "03/8/2020"),
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020", "05/01/2020"),
        (date(2020, 2, 29), "ngày 29 tháng 02 năm 2020", "29/02/2020"),
        (date(2020, 3, 5), "ngày 05 tháng 3 năm 2020", "05/3/2020"),
        (date(2020, 8, 18), "ngày 18 tháng 8 năm 2020", "18/8/2020"),
        (date(2020, 12, 31), "ngày 31 tháng 12 năm 2020", "31/12/2020"),
    ],
)
def test_days_below_ten_and_the_first_two_months_are_padded(day: date, long: str, short: str) -> None:
    assert (long_date(day), short_date(day)) == (long, short)


@settings(max_examples=60)
@given(st.dates(min_value=date(1000, 1, 1)))
def test_written_dates_read_back(day: date) -> None:
    for text in (long_date(day), short_date(day)):
        assert [int(figure) for figure in re.findall(r"\d+", text)] == [day.day, day.month, day.year]


def test_week_runs_from_monday_to_sunday() -> None:
    week = [weekday(date(2020, 8, day)) for day in range(17, 24)]
    assert week == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]


def test_times_are_padded() -> None:
    assert clock(time(8, 0)) == "08 giờ 00"
    assert clock_minutes(time(14, 5)) == "14 giờ 05 phút"
    assert moment(datetime(2020, 8, 17, 17, 0)) == "17 giờ 00 ngày 17 tháng 8 năm 2020"
