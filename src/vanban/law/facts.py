"""The door of the law: its facts and the regime in force on a day."""

from datetime import date
from functools import cache

from vanban.law.model import (
    Component,
    Fact,
    Kind,
    Law,
    LawError,
    Margins,
    Page,
    PageNumber,
    Paper,
    Phrase,
    Range,
    RuleLength,
)
from vanban.law.read import read_law
from vanban.vietnamese import short_date

__all__ = [
    "Component",
    "Fact",
    "Kind",
    "Law",
    "LawError",
    "Margins",
    "Page",
    "PageNumber",
    "Paper",
    "Phrase",
    "Range",
    "RuleLength",
    "load_law",
]

_REGIMES = ("nd30_2020",)


@cache
def _regimes() -> tuple[Law, ...]:
    return tuple(read_law(folder) for folder in _REGIMES)


def load_law(on: date) -> Law:
    """The regime in force on a day. Raises `LawError` if the program knows none for it."""
    for law in _regimes():
        if law.valid_from <= on and (law.valid_to is None or on <= law.valid_to):
            return law
    known = ", ".join(f"{law.title} (từ ngày {short_date(law.valid_from)})" for law in _regimes())
    raise LawError(
        f"Không có quy định về thể thức cho văn bản ngày {short_date(on)}.", f"Chương trình có: {known}."
    )
