"""Wordings of deadlines ("Trước 30/11", "Quý III") and the dates they mean."""

import re
import tomllib
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from vanban.records import Deadline
from vanban.vietnamese import fold

Span = tuple[date | None, date | None]
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
CENTURY = 2000


class Wording(NamedTuple):
    """One way of wording a deadline."""

    kind: str
    span: str
    pattern: re.Pattern[str]


class Year(NamedTuple):
    """The year of the plan, and whether "trước 30/11" takes in that day."""

    number: int
    inclusive: bool = True


def read_deadline(text: str, year: Year) -> Deadline:
    """The deadline that a wording means; kind `unknown` if we do not know the wording.

    A year that the wording leaves out is the year of the plan. Raises ValueError for a day that no calendar
    has (31/9).
    """
    plain = fold(text).strip(".;,")
    for wording in _wordings():
        if found := wording.pattern.fullmatch(plain):
            start, end = SPANS[wording.span](found.groups(), year)
            return Deadline(text, wording.kind, start, end)
    return Deadline(text, "unknown")


def window(first: int, last: int, year: int) -> Span:
    """The first and last day of some months of a year."""
    if not 1 <= first <= last <= 12:
        raise ValueError(f"tháng {first}-{last}")
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


@cache
def _wordings() -> tuple[Wording, ...]:
    data = tomllib.loads((files("vanban.workbook") / "deadlines.toml").read_text(encoding="utf-8"))
    found = []
    for rule in data["wordings"]:
        pattern = rule["pattern"]
        for name, piece in data["pieces"].items():
            pattern = pattern.replace(f"{{{name}}}", piece)
        found.append(Wording(rule["kind"], rule["span"], re.compile(pattern)))
    return tuple(found)


def _number(text: str) -> int:
    return ROMAN.get(text) or int(text)


def _year(text: str | None, year: Year) -> int:
    if not text:
        return year.number
    return int(text) + (CENTURY if len(text) == 2 else 0)


def _date(day: str, month: str, of_year: str | None, year: Year) -> date:
    return date(_year(of_year, year), int(month), int(day))


def _until(found: Sequence[str], year: Year) -> Span:
    return None, _date(found[0], found[1], found[2], year)


def _before(found: Sequence[str], year: Year) -> Span:
    end = _date(found[0], found[1], found[2], year)
    return None, end if year.inclusive else end - timedelta(days=1)


def _day(found: Sequence[str], year: Year) -> Span:
    end = _date(found[0], found[1], found[2], year)
    return end, end


def _days(found: Sequence[str], year: Year) -> Span:
    end = _date(found[3], found[4], found[5], year)
    return _date(found[0], found[1], found[2] or str(end.year), year), end


def _days_of_month(found: Sequence[str], year: Year) -> Span:
    first, last, month, of_year = found
    return _date(first, month, of_year, year), _date(last, month, of_year, year)


def _months(found: Sequence[str], year: Year) -> Span:
    months = [int(month) for month in found[:-1] if month]
    return window(months[0], months[-1], _year(found[-1], year))


def _quarters(found: Sequence[str], year: Year) -> Span:
    quarters = [_number(quarter) for quarter in found[:-1]]
    return window(3 * quarters[0] - 2, 3 * quarters[-1], _year(found[-1], year))


def _first_months(found: Sequence[str], year: Year) -> Span:
    return window(1, int(found[0]), _year(found[1], year))


def _last_months(found: Sequence[str], year: Year) -> Span:
    return window(13 - int(found[0]), 12, _year(found[1], year))


def _whole_year(found: Sequence[str], year: Year) -> Span:
    return window(1, 12, _year(found[0], year))


def _none(_: Sequence[str], __: Year) -> Span:
    return None, None


SPANS: dict[str, Callable[[Sequence[str], Year], Span]] = {
    "until": _until,
    "before": _before,
    "day": _day,
    "days": _days,
    "days_of_month": _days_of_month,
    "months": _months,
    "quarters": _quarters,
    "first_months": _first_months,
    "last_months": _last_months,
    "year": _whole_year,
    "none": _none,
}
