"""Working days."""

from collections.abc import Collection
from datetime import date, timedelta

from vanban.records import Missing

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


def is_working_day(day: date, holidays: Collection[object]) -> bool:
    """Monday to Friday and no holiday."""
    return day.weekday() < _SATURDAY and day not in holidays


def after_working_days(day: date, count: int, holidays: Collection[object]) -> date:
    """The day `count` working days after another."""
    while count > 0:
        day += _ONE_DAY
        count -= is_working_day(day, holidays)
    return day


def later(day: object, count: int, holidays: Collection[object]) -> object:
    """The same for a value of a form: what is missing stays missing."""
    return after_working_days(day, count, holidays) if isinstance(day, date) else day or Missing("Thời hạn")
