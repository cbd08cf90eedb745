"""Ordinal numbers of tables: Roman for groups, `n` and `n.m` below them, joined into a path."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from vanban.problems import Place, Problem, Severity
from vanban.vietnamese import roman
from vanban.workbook.text import note

_WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_LETTERS = re.compile(r"[IVXLC]+")
_PARTS = re.compile(r"(?:(?P<group>[IVXLC]+)\.?)?(?P<numbers>\d{1,6}(?:\.\d{1,6}){0,5})?")


class Tidy(NamedTuple):
    """An ordinal number in its one right form, and what had to be mended."""

    text: str
    problems: list[Problem]


class Parts(NamedTuple):
    """An ordinal number taken apart: `I.1.2` is ("I", (1, 2)); `1.2` is ("", (1, 2))."""

    group: str
    numbers: tuple[int, ...]


def tidy(text: str, place: Place) -> Tidy:
    """`1 .1.` becomes `1.1`, `lll` becomes `III`; anything else stays as typed."""
    problems = []
    dotted = re.sub(r"\s*([.,])\s*", ".", " ".join(text.split())).strip(".)( ").replace(" ", "")
    if dotted != text:
        problems.append(note("D008", place, "sửa dấu chấm, dấu cách của STT", text, dotted))
    plain = _as_roman(dotted)
    if plain != dotted:
        what = f"số La Mã “{dotted}” gõ bằng chữ khác hoặc sai cách viết; đọc là “{plain}”."
        problems.append(
            Problem("D009", Severity.WARNING, place, what, f"Gõ lại {plain} bằng chữ I, V, X in hoa.")
        )
    return Tidy(plain, problems)


def parts(text: str) -> Parts | None:
    """The group and the numbers of an ordinal number; `None` if it is none."""
    found = _PARTS.fullmatch(text)
    if not text or not found:
        return None
    return Parts(
        found["group"] or "", tuple(int(part) for part in (found["numbers"] or "").split(".") if part)
    )


def roman_value(numeral: str) -> int:
    """What Roman letters add up to, also if written wrongly (IIII is 4)."""
    worths = [_WORTH[letter] for letter in numeral]
    following = [*worths[1:], 0]
    return sum(-worth if worth < after else worth for worth, after in zip(worths, following, strict=True))


@cache
def _lookalikes() -> Mapping[str, str]:
    data = tomllib.loads((files("vanban.workbook") / "stt.toml").read_text(encoding="utf-8"))
    found: dict[str, str] = data["lookalikes"]
    return found


def _as_roman(text: str) -> str:
    """The Roman numeral meant by the first part of a number, however it is typed or written."""
    head, dot, tail = text.partition(".")
    letters = "".join(_lookalikes().get(letter, letter) for letter in head).upper()
    if not _ROMAN_LETTERS.fullmatch(letters):
        return text
    value = roman_value(letters)
    return f"{roman(value)}{dot}{tail}" if value > 0 else text
