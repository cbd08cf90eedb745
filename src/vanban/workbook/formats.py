"""Number formats: what a cell shows for the number it holds."""

import re
from datetime import date, datetime, time
from functools import cache
from math import isfinite
from typing import NamedTuple

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

_LITERALS = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[0#?][0#?,.]*")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")
LONGEST = 40  # characters of a number
_FIGURES = 15  # Excel shows no more figures of a number


class DateShape(NamedTuple):
    """Which parts of a date a format shows."""

    day: bool
    month: bool
    year: bool


is_date = cache(is_date_format)


@cache
def date_shape(number_format: str) -> DateShape:
    """Which of day, month and year a date format shows (`d-mmm` shows no year)."""
    bare = _LITERALS.sub("", number_format.split(";", maxsplit=1)[0]).lower()
    month = "m" in re.sub(r"h+:?m+|m+:?s+", "", bare)
    return DateShape("d" in bare, month, "y" in bare)


def moment_of(number: str, number_format: str, since_1904: bool = False) -> str:
    """The ISO 8601 form of a number shown as date or time; empty if it is not one."""
    if not is_date(number_format):
        return ""
    try:
        found = from_excel(float(number), MAC_EPOCH if since_1904 else WINDOWS_EPOCH)
    except (ValueError, OverflowError):
        return ""
    return found.isoformat() if isinstance(found, date | time) else ""


def is_number(text: str) -> bool:
    """Whether a text is a number as a file writes it: finite, of a length that Excel could have written."""
    return len(text) <= LONGEST and bool(_NUMBER.fullmatch(text)) and isfinite(float(text))


def is_moment(text: str) -> bool:
    """Whether a text is a date or time in ISO 8601."""
    try:
        read_moment(text)
    except ValueError:
        return False
    return True


def read_moment(text: str) -> datetime | time:
    """The date and time, or the time alone, of an ISO 8601 form. Raises ValueError."""
    if re.match(r"\d{4}-\d{2}-\d{2}", text):
        return datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=None)
    return time.fromisoformat(text)


def plain(number: str) -> str:
    """A number without the noise of binary fractions: 1.1000000000000001 is 1.1, 5.0 is 5."""
    if re.fullmatch(r"-?\d+", number):
        return number
    figures = f"{float(number):.{_FIGURES}g}"
    return f"{float(figures):f}".rstrip("0").rstrip(".") if "e" in figures else figures


def shown(number: str, number_format: str) -> str:
    """The number as its format shows it (12 as `0012`, 0.8 as `80%`), with a decimal point."""
    section = number_format.split(";", maxsplit=1)[0]
    bare = _LITERALS.sub("", section)
    digits = _DIGITS.search(bare)
    if not digits or re.search(r"[eE/]", bare):
        return plain(number)
    value = float(number) * (100 if "%" in bare else 1)
    figures = _figures(value, digits[0])
    return _around(section, f"{figures}%" if "%" in bare else figures)


def _figures(value: float, pattern: str) -> str:
    """A number in a pattern such as `0000`, `0.00` or `#,##0`; never with fewer decimals than it has."""
    whole, _, decimals = pattern.replace(",", "").partition(".")
    text = f"{value:.{decimals.count('0')}f}" if decimals or value == int(value) else plain(repr(value))
    if abs(float(text) - value) > 1e-9:
        return plain(repr(value))
    sign, figures = ("-", text[1:]) if text.startswith("-") else ("", text)
    before, point, after = figures.partition(".")
    return f"{sign}{before.zfill(whole.count('0'))}{point}{after}"


def _around(section: str, figures: str) -> str:
    """The fixed words of the format kept around the figures: `"NS"00` shows NS07."""
    found = re.search(r"[0#?][0#?,.%]*", _LITERALS.sub(lambda part: " " * len(part[0]), section))
    start, end = found.span() if found else (0, len(section))

    def words(part: str) -> str:
        return "".join(literal[1] or literal[2] or "" for literal in _LITERALS.finditer(part))

    return f"{words(section[:start])}{figures}{words(section[end:])}"
