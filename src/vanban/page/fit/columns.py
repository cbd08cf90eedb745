"""Columns of data tables: none narrower than the longest word printed in it, so no date is cut in two."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from lxml.etree import _Element

from vanban.page.fit.choices import Measures
from vanban.page.fit.figures import figure
from vanban.page.fit.looks import Look, Looks
from vanban.page.fit.room import width_of, words
from vanban.page.fit.tables import cells, data_rows, set_widths, span
from vanban.page.oxml import name, twips_of_mm

_P, _TR, _TBL = name("w:p"), name("w:tr"), name("w:tbl")
_COLUMN = f"{name('w:tblGrid')}/{name('w:gridCol')}"
# Programs may break a line at a slash or a hyphen: only blanks part words here.
_WORD = re.compile(r"[^ \t\n]+")
_PIECE = re.compile(r"[^\-–/]*[\-–/]*")
_Found = Mapping[int, Mapping[Look, set[str]]]


@dataclass(frozen=True)
class _Need:
    """Widths in twips that a column asks for, the best first, and the one it has."""

    steps: tuple[int, ...]
    width: int

    @property
    def excess(self) -> int:
        """What is lacking for the best."""
        return self.steps[0] - self.width

    @property
    def humbler(self) -> "_Need":
        """The same column, content with the next best."""
        return _Need(self.steps[1:], self.width)


def _words(table: _Element, looks: Looks) -> _Found:
    """The different words of each column of a table, by their look, in one pass."""
    found: defaultdict[int, defaultdict[Look, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in table.iterchildren(_TR):
        for column, cell in cells(row):
            if span(cell) > 1:
                continue
            for paragraph in cell.iterchildren(_P):
                look = looks.look(paragraph)
                found[column][look].update(_WORD.findall(words(paragraph, look)))
    return found


def _room(found: Mapping[Look, Iterable[str]], beside: int, slack: float) -> list[int]:
    """What each word takes in its cell, in twips."""
    return [
        ceil(twips_of_mm(width_of(word, look) + slack) + beside + look.left + look.right)
        for look, some in found.items()
        for word in some
    ]


def _need(found: Mapping[Look, set[str]], width: int, beside: int, slack: float) -> _Need:
    """First whole words, then their pieces between hyphens and slashes, then what fits already."""
    whole = _room(found, beside, slack)
    fits = max((one for one in whole if one <= width), default=0)
    parted = {
        look: {piece for word in some for piece in _PIECE.findall(word)} for look, some in found.items()
    }
    pieces = max(_room(parted, beside, slack), default=0)
    return _Need((max(whole, default=0), max(pieces, fits), fits), width)


def _affordable(needs: list[_Need]) -> list[int]:
    """The least width of each column; where they are too many, those that lack most give in."""
    total = sum(need.width for need in needs)
    while sum(need.steps[0] for need in needs) > total:
        most = max((one for one in needs if len(one.steps) > 1), key=lambda one: one.excess)
        needs[needs.index(most)] = most.humbler
    return [need.steps[0] for need in needs]


def _shared(widths: list[int], least: list[int]) -> list[int]:
    """The widths with each column at its least or above; the others give in proportion to what they can."""
    made = [max(pair) for pair in zip(widths, least, strict=True)]
    spare = [one - low for one, low in zip(made, least, strict=True)]
    lacking, given = sum(made) - sum(widths), 0
    for index in range(len(made)):
        # In whole twips, and of the running sum: nothing is lost to rounding.
        due = lacking * sum(spare[: index + 1]) // max(sum(spare), 1)
        made[index] -= due - given
        given = due
    return made


def _fit_columns(table: _Element, looks: Looks, slack: float) -> None:
    widths = [figure(column, "w") for column in table.iterfind(_COLUMN)]
    if min(widths, default=0) <= 0:
        return
    beside, found = sum(looks.cell_margins(table)), _words(table, looks)
    needs = [_need(found.get(column, {}), width, beside, slack) for column, width in enumerate(widths, 1)]
    made = _shared(widths, _affordable(needs))
    if made != widths:
        set_widths(table, made)


def widen_columns(root: _Element, looks: Looks, measures: Measures) -> None:
    """Widen the columns of tables with a heading for their longest words; a table keeps its width."""
    for table in root.iter(_TBL):
        if len(data_rows(table)) < sum(1 for _ in table.iterchildren(_TR)):
            _fit_columns(table, looks, measures.column_slack_mm)
