"""Vietnamese text, written dates and written numbers: pure functions, no files, no clock."""

from vanban.vietnamese.dates import (
    clock,
    clock_minutes,
    day_figures,
    long_date,
    moment,
    month_figures,
    short_date,
    weekday,
    worded_date,
)
from vanban.vietnamese.numbers import number, percent, point_letter, roman, two_digits
from vanban.vietnamese.stops import closed, sentence, unstopped
from vanban.vietnamese.text import ascii_name, fold, lower_first, nfc, upper, upper_first
from vanban.vietnamese.tones import NEW, OLD, tone_style

__all__ = [
    "NEW",
    "OLD",
    "ascii_name",
    "clock",
    "clock_minutes",
    "closed",
    "day_figures",
    "fold",
    "long_date",
    "lower_first",
    "moment",
    "month_figures",
    "nfc",
    "number",
    "percent",
    "point_letter",
    "roman",
    "sentence",
    "short_date",
    "tone_style",
    "two_digits",
    "unstopped",
    "upper",
    "upper_first",
    "weekday",
    "worded_date",
]
