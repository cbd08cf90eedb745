"""Tables of a page: their names, rows and cells."""

from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from vanban.page.fit.figures import figure
from vanban.page.fit.order import properties, put
from vanban.page.oxml import name
from vanban.page.text import paragraph_text

_TBL, _TR, _TC, _P = name("w:tbl"), name("w:tr"), name("w:tc"), name("w:p")
_CAPTION = f"{name('w:tblPr')}/{name('w:tblCaption')}"
_HEADER = f"{name('w:trPr')}/{name('w:tblHeader')}"
_SPAN = f"{name('w:tcPr')}/{name('w:gridSpan')}"
_VAL, _W = name("w:val"), name("w:w")
_COLUMN = f"{name('w:tblGrid')}/{name('w:gridCol')}"


def caption(table: _Element) -> str:
    """The name of a table (the title of its alternative text); empty if it has none."""
    found = table.find(_CAPTION)
    return "" if found is None else str(found.get(_VAL))


def named(root: _Element, wanted: str) -> Iterator[_Element]:
    """The tables of this name."""
    return (table for table in root.iter(_TBL) if caption(table) == wanted)


def data_rows(table: _Element) -> list[_Element]:
    """The rows that are not headings repeated on each page."""
    return [row for row in table.iterchildren(_TR) if row.find(_HEADER) is None]


def cells(row: _Element) -> Iterator[tuple[int, _Element]]:
    """The cells of a row with the column (from 1) where each begins."""
    column = 1
    for cell in row.iterchildren(_TC):
        yield column, cell
        column += span(cell)


def span(cell: _Element) -> int:
    """How many columns a cell covers."""
    return max(figure(cell.find(_SPAN), "val", 1), 1)


def cell_text(cell: _Element) -> str:
    """The words of a cell, one line a paragraph."""
    return "\n".join(paragraph_text(paragraph) for paragraph in cell.iter(_P))


def set_widths(table: _Element, widths: Sequence[int]) -> None:
    """Give the columns these widths in twips: the table, its grid and every cell say so."""
    put(properties(table, "tblPr"), "tblW", w=sum(widths), type="dxa")
    for grid, width in zip(table.iterfind(_COLUMN), widths, strict=False):
        grid.set(_W, str(width))
    for row in table.iterchildren(_TR):
        for column, cell in cells(row):
            wide = sum(widths[column - 1 : column - 1 + span(cell)])
            put(properties(cell, "tcPr"), "tcW", w=wide, type="dxa")
