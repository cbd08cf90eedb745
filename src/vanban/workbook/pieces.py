"""A cell that names several rows, taken apart; names that hold commas or “và” stay whole."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from vanban.workbook.names import words

_OUTER = re.compile(r"[;\n]")
_BULLET = re.compile(r"^(?:[-–—+•*]\s*|[a-zđ]\)\s*|\d+[.)]\s+)")

LONGEST = 2_000  # characters: more than that is no list of names
WIDEST = 8  # pieces that one name may hold


class Pieces(NamedTuple):
    """The names found in a cell, and whether more than semicolons and line breaks set them apart."""

    names: list[str]
    guessed: bool


def split(text: str, is_known: Callable[[str], bool]) -> Pieces:
    """The names in a cell: the whole cell is tried as one name first, then each part, then smaller parts."""
    if len(text) > LONGEST or is_known(text.strip()):
        return Pieces([text.strip()], False)
    names: list[str] = []
    guessed = False
    for part in _OUTER.split(text):
        bare = _BULLET.sub("", part.strip()).strip(" .,")
        guessed = guessed or bare != part.strip() or not bare
        if not bare:
            continue
        found = [bare] if is_known(bare) else _inside(bare, is_known)
        guessed = guessed or len(found) > 1
        names += found
    return Pieces(names, guessed)


@cache
def _inner() -> re.Pattern[str]:
    marks = [rf"\b{word}\b" if word.isalpha() else re.escape(word) for word in words()["separators"]]
    return re.compile(rf"\s*(?:{'|'.join(marks)}|,)\s*", re.IGNORECASE)


def _inside(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """Names set apart by commas and the like: from each start the longest stretch that is a known name."""
    cuts = [(found.start(), found.end()) for found in _inner().finditer(text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    names: list[str] = []
    at = 0
    while at < len(starts):
        reach = next(
            (to for to in range(len(ends) - 1, at - 1, -1) if is_known(text[starts[at] : ends[to]])), at
        )
        names.append(text[starts[at] : ends[reach]].strip(" ."))
        at = reach + 1
    known = any(is_known(name) for name in names)
    return [name for name in names if name] if known else [text]
