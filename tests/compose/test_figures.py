"""Before and after; working days."""

from datetime import date

import pytest

from vanban.compose.figures import comparison, difference
from vanban.compose.workdays import after_working_days


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("2,0", "0,5", "-1,5"),
        ("3", "0", "-3"),
        ("1.250", "2.000", "750"),
        ("2.5", "3", "0,5"),
        ("57%", "80%", "23"),
        ("0,5", "2,5", "2,0"),
        ("nhiều", "ít", ""),
    ],
)
def test_the_difference_keeps_the_decimals(before: str, after: str, change: str) -> None:
    assert difference(before, after) == change


def test_a_short_line_leaves_cells_empty() -> None:
    assert comparison(("Chỉ một ô",)) == (
        {"o_1": "Chỉ một ô", "o_2": "", "o_3": "", "o_4": "", "chenh_lech": ""},
    )


@pytest.mark.parametrize("nothing", [None, (), ("  ",)])
def test_nothing_compares_to_nothing(nothing: object) -> None:
    assert comparison(nothing) == ()


@pytest.mark.parametrize(
    ("day", "holidays", "end"),
    [
        (date(2020, 9, 30), (), date(2020, 10, 5)),
        (date(2020, 8, 31), (date(2020, 9, 2),), date(2020, 9, 4)),
        (date(2020, 9, 5), (), date(2020, 9, 9)),
    ],
)
def test_three_working_days_pass_weekends_and_holidays(
    day: date, holidays: tuple[date, ...], end: date
) -> None:
    assert after_working_days(day, 3, holidays) == end
