"""Dates and times as Vietnamese papers write them."""

from datetime import date, datetime, time

from babel.dates import get_day_names

from vanban.vietnamese.numbers import two_digits

_SUNDAY = 6
_LAST_PADDED_MONTH = 2


def day_figures(day: int) -> str:
    """The day of a month: "03", "18"."""
    return two_digits(day)


def month_figures(month: int) -> str:
    """The month: "01", "02", then "3" … "12"."""
    # Only months 1 and 2 get a zero: 1 and 2 could otherwise be changed into 11 and 12.
    return two_digits(month) if month <= _LAST_PADDED_MONTH else str(month)


def worded_date(day: str, month: str, year: str) -> str:
    """The words of a date around its figures, or around the gaps left for them."""
    return f"ngày {day} tháng {month} năm {year}"


def long_date(d: date) -> str:
    """The date in words and figures: "ngày 03 tháng 8 năm 2020"."""
    return worded_date(day_figures(d.day), month_figures(d.month), str(d.year))


def short_date(d: date) -> str:
    """The date in figures, padded as in the long form: "18/8/2020", "05/02/2020"."""
    return f"{day_figures(d.day)}/{month_figures(d.month)}/{d.year}"


def weekday(d: date) -> str:
    """The day of the week inside a sentence: "thứ Ba", "Chủ nhật"."""
    name = str(get_day_names("wide", locale="vi")[d.weekday()])
    return name.capitalize() if d.weekday() == _SUNDAY else name[:1].lower() + name[1:]


def clock(t: time | datetime) -> str:
    """The time of day: "08 giờ 00"."""
    return f"{two_digits(t.hour)} giờ {two_digits(t.minute)}"


def clock_minutes(t: time | datetime) -> str:
    """The time of day with the word for minutes: "08 giờ 00 phút"."""
    return f"{clock(t)} phút"


def moment(t: datetime) -> str:
    """Time and date: "17 giờ 00 ngày 17 tháng 8 năm 2020"."""
    return f"{clock(t)} {long_date(t)}"
