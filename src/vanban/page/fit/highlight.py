"""Marks of what is missing made visible: each becomes a run of its own on a coloured ground."""

from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby

from lxml.etree import _Element

from vanban.page.fit.order import properties, put
from vanban.page.marks import MARK
from vanban.page.oxml import el, name, text

_R, _T, _RPR = name("w:r"), name("w:t"), name("w:rPr")
_Piece = tuple[bool, _Element]


def _split(words: str) -> Iterator[_Piece]:
    """A text cut at its marks: whether each piece is a mark, and the piece as a text element."""
    cursor = 0
    for match in MARK.finditer(words):
        if match.start() > cursor:
            yield False, text(words[cursor : match.start()])
        yield True, text(match.group())
        cursor = match.end()
    if cursor < len(words):
        yield False, text(words[cursor:])


def _pieces(run: _Element) -> Iterator[_Piece]:
    for child in run:
        if child.tag == _T:
            yield from _split(child.text or "")
        elif child.tag != _RPR:
            yield False, child


def _run(look: _Element | None, pieces: list[_Element], colour: str) -> _Element:
    new = el("w:r", *([deepcopy(look)] if look is not None else []), *pieces)
    if colour:
        put(properties(new, "rPr"), "highlight", val=colour)
    return new


def highlight_marks(root: _Element, colour: str) -> None:
    """Set every mark (`‹thiếu: …›`, `‹chưa kiểm chứng…›`) on a ground of this colour (a name Word knows)."""
    marked = [
        run for run in root.iter(_R) if any(MARK.search(one.text or "") for one in run.iterchildren(_T))
    ]
    for run in marked:
        parent, look = run.getparent(), run.find(_RPR)
        if parent is not None:
            groups = groupby(list(_pieces(run)), key=lambda piece: piece[0])
            new = [_run(look, [one for _, one in group], colour if mark else "") for mark, group in groups]
            place = parent.index(run)
            parent[place : place + 1] = new
