"""How long a text is on paper: widths, lines and heights of Times New Roman, without opening a font.

All lengths are millimetres, all letter sizes points.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from vanban.page.oxml import MILLIMETRES_PER_INCH, POINTS_PER_INCH

# Word breaks a line after a space or a hyphen, never at a no-break space.
_PIECE = re.compile(r"[^ \t\-–]*(?:[\-–]+|[ \t]+|$)")
_SPACES = " \t"
_WIDE = {"W", "F"}


@dataclass(frozen=True)
class _Metrics:
    """Lengths in ems; `faces` by (bold, italic)."""

    ascent: float
    line: float
    faces: Mapping[tuple[bool, bool], Mapping[str, float]]


def _face(em: int, runs: Mapping[str, list[int]]) -> Mapping[str, float]:
    first = {int(key.partition("-")[0], 16): widths for key, widths in runs.items()}
    return {chr(start + step): width / em for start, run in first.items() for step, width in enumerate(run)}


@lru_cache(maxsize=1)
def _metrics() -> _Metrics:
    data = tomllib.loads((files("vanban.page") / "widths.toml").read_text(encoding="utf-8"))
    em, faces = data["em"], data["faces"]
    keys = {
        "regular": (False, False),
        "bold": (True, False),
        "italic": (False, True),
        "bold_italic": (True, True),
    }
    return _Metrics(
        ascent=data["ascent"] / em,
        line=(data["ascent"] + data["descent"] + data["gap"]) / em,
        faces={key: _face(em, faces[name]) for name, key in keys.items()},
    )


def _mm(ems: float, size_pt: float) -> float:
    return ems * size_pt * MILLIMETRES_PER_INCH / POINTS_PER_INCH


def _guess(character: str, face: Mapping[str, float]) -> float:
    """A character the table lacks: wide ones take an em, combining ones nothing, others an `n`."""
    if unicodedata.combining(character) or not character.isprintable():
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in _WIDE else face["n"]


def text_width(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """The width of a text on one line."""
    face = _metrics().faces[bold, italic]
    ems = sum(face[letter] if letter in face else _guess(letter, face) for letter in text)
    return _mm(ems, size_pt)


def ascent(size_pt: float) -> float:
    """From the base line to the top of the face."""
    return _mm(_metrics().ascent, size_pt)


def line_height(size_pt: float) -> float:
    """The height of a line at single spacing."""
    return _mm(_metrics().line, size_pt)


def _cut(piece: str, width_mm: float, size_pt: float, look: tuple[bool, bool]) -> Iterator[str]:
    """A piece without a place to break, cut where it reaches the edge."""
    start = 0
    for end in range(1, len(piece) + 1):
        if end - start > 1 and text_width(piece[start:end].rstrip(_SPACES), size_pt, *look) > width_mm:
            yield piece[start : end - 1]
            start = end - 1
    yield piece[start:]


def _fill(text: str, width_mm: float, size_pt: float, look: tuple[bool, bool]) -> Iterator[str]:
    line, used = "", 0.0
    for found in _PIECE.findall(text):
        piece: str = found
        solid = text_width(piece.rstrip(_SPACES), size_pt, *look)
        if line and used + solid > width_mm:
            yield line.rstrip(_SPACES)
            line, used = "", 0.0
        if solid > width_mm:
            *whole, piece = _cut(piece, width_mm, size_pt, look)
            yield from whole
        line, used = line + piece, used + text_width(piece, size_pt, *look)
    yield line.rstrip(_SPACES)


def wrap(
    text: str, width_mm: float, size_pt: float, bold: bool = False, italic: bool = False
) -> tuple[str, ...]:
    """The lines a paragraph takes in this width, filled as Word fills them."""
    return tuple(line for part in text.split("\n") for line in _fill(part, width_mm, size_pt, (bold, italic)))
