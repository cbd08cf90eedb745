"""Dates and times typed as text, in the Vietnamese order: day, month, year."""

import re
from datetime import date, datetime, time

from vanban.vietnamese import fold

_SEPARATOR = r"(?:[-/.]|thang)"
_DATE = re.compile(rf"(?:ngay)?(\d{{1,2}}){_SEPARATOR}(\d{{1,2}})(?:(?:[-/.]|,?nam)(\d{{4}}|\d{{2}}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:t?00:00(?::00)?)?")
_TIME = re.compile(r"(?:luc)?(\d{1,2})(?:h|:|g|gio)(\d{2})?(?:phut|p|:00)?")
_CENTURY = 2000


def read_date(text: str, year: int | None = None) -> date | None:
    """The date a text means; `None` if it is worded otherwise.

    A year left out is `year`; without one such a text is no date. Two figures of a year mean 20xx.
    Raises ValueError for a day that no calendar has.
    """
    plain = fold(text).rstrip(".;,")
    if found := _ISO.fullmatch(plain):
        return date(int(found[1]), int(found[2]), int(found[3]))
    found = _DATE.fullmatch(plain)
    if not found or not (found[3] or year):
        return None
    of_year = int(found[3] or year or 0)
    return date(of_year + (_CENTURY if found[3] and len(found[3]) == 2 else 0), int(found[2]), int(found[1]))


def has_year(text: str) -> bool:
    """Whether a text that is a date names its year."""
    found = _DATE.fullmatch(fold(text).rstrip(".;,"))
    return not found or bool(found[3])


def read_time(text: str) -> time | None:
    """The time of day a text means ("8h30"); `None` if it is worded otherwise. Raises ValueError."""
    found = _TIME.fullmatch(fold(text).rstrip(".;,"))
    return time(int(found[1]), int(found[2] or 0)) if found else None


def read_datetime(text: str, year: int | None = None) -> datetime | date | None:
    """A date with its time, in either order; the date alone if no time is named. Raises ValueError."""
    plain = fold(text)
    for day_part, time_part in _halves(plain):
        day, moment = read_date(day_part, year), read_time(time_part)
        if day and moment:
            return datetime.combine(day, moment)
    return read_date(text, year)


def _halves(plain: str) -> list[tuple[str, str]]:
    time_first = re.fullmatch(
        r"((?:luc)?\d{1,2}(?:h|:|g|gio)(?:\d{2})?(?:phut|p|:00)?),?(?:ngay)?(\d.*)", plain
    )
    time_last = re.fullmatch(r"(.*?\d{4}),?((?:luc)?\d{1,2}(?:h|:|g|gio)(?:\d{2})?(?:phut|p|:00)?)", plain)
    halves = [(time_first[2], time_first[1])] if time_first else []
    return halves + ([(time_last[1].removesuffix("t"), time_last[2])] if time_last else [])
