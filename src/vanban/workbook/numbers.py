"""Numbers typed as text, by Vietnamese rules: comma before decimals, stop between thousands."""

import re
from decimal import Decimal
from typing import NamedTuple

_UNIT = re.compile(r"(?<=\d)\s*(?:đồng|vnđ|vnd|đ|điểm)\.?$", re.IGNORECASE)
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_SPACED = re.compile(r"[-+]?\d{1,3}(?: \d{3})+(?:,\d+)?")
_DECIMAL = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_DOUBTFUL = re.compile(r"[-+]?\d{1,3}[.,]\d{3}")

LONGEST = 40  # characters of a number


class Number(NamedTuple):
    """A number read from text: its value, whether it could mean another one, whether a % stood behind it."""

    value: Decimal
    doubtful: bool = False
    percent: bool = False


def read_number(text: str) -> Number | None:
    """The number a text means, or `None`. "1.250" is 1250, but doubtful; "8,5" and "8.5" are 8.5."""
    bare = _UNIT.sub("", text.strip())
    percent = bare.endswith("%")
    bare = bare.removesuffix("%").strip()
    if len(bare) > LONGEST:
        return None
    doubtful = bool(_DOUBTFUL.fullmatch(bare))
    if _GROUPED.fullmatch(bare) or _SPACED.fullmatch(bare):
        figures = bare.replace(".", "").replace(" ", "").replace(",", ".")
    elif _DECIMAL.fullmatch(bare):
        figures = bare.replace(",", ".")
    else:
        return None
    return Number(Decimal(figures), doubtful, percent)
