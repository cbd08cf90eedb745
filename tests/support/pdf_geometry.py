"""What a page of a PDF shows, in points from its top left corner: lines of text and drawn rules."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

POINTS_PER_MM = 72 / 25.4
# A gap wider than this between two letters on one baseline separates two columns.
COLUMN_GAP = 14.0


@dataclass(frozen=True)
class Line:
    """A run of letters on one baseline within one column."""

    page: int
    text: str
    x0: float
    x1: float
    baseline: float
    size: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Rule:
    """A horizontal drawn line."""

    page: int
    x0: float
    x1: float
    y: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Sheet:
    """One page: its size, its lines from top to bottom and left to right, its horizontal rules."""

    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]

    def line(self, start: str) -> Line:
        """The first line that begins with `start`."""
        return next(line for line in self.lines if line.text.startswith(start))

    def has(self, start: str) -> bool:
        """Whether a line begins with `start`."""
        return any(line.text.startswith(start) for line in self.lines)

    def rule_below(self, line: Line) -> Rule:
        """The nearest rule below a line that lies under some of it."""
        under = [r for r in self.rules if r.y > line.baseline and r.x0 < line.x1 and r.x1 > line.x0]
        return min(under, key=lambda rule: rule.y)


def _columns(chars: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    column: list[dict[str, Any]] = []
    for char in sorted(chars, key=lambda c: c["x0"]):
        if column and char["x0"] - column[-1]["x1"] > COLUMN_GAP:
            yield column
            column = []
        column.append(char)
    if column:
        yield column


def _line(number: int, height: float, chars: list[dict[str, Any]]) -> Line:
    text = "".join(char["text"] for char in chars).replace("\xa0", " ").strip()
    inked = [char for char in chars if char["text"].strip()] or chars
    return Line(
        number,
        text,
        inked[0]["x0"],
        inked[-1]["x1"],
        height - inked[0]["matrix"][5],
        inked[0]["size"],
    )


def _sheet(number: int, page: pdfplumber.page.Page) -> Sheet:
    by_baseline: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for char in page.chars:
        by_baseline[round(char["matrix"][5] * 2)].append(char)
    height = float(page.height)
    lines = [
        _line(number, height, column)
        for baseline in sorted(by_baseline, reverse=True)
        for column in _columns(by_baseline[baseline])
    ]
    edges = [edge for edge in page.edges if edge["orientation"] == "h"]
    rules = sorted({(round(e["x0"], 1), round(e["x1"], 1), round(e["top"], 1)) for e in edges})
    drawn = tuple(Rule(number, *rule) for rule in rules)
    return Sheet(float(page.width), height, tuple(line for line in lines if line.text), drawn)


def sheets(path: Path) -> tuple[Sheet, ...]:
    """Every page of a PDF."""
    with pdfplumber.open(path) as pdf:
        return tuple(_sheet(number, page) for number, page in enumerate(pdf.pages))
