"""Paragraphs and tables of a template, and the statements of docxtpl around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from vanban.page.oxml import eighths, el, flag, name, properties, twips_of_mm
from vanban.page.runs import run, runs
from vanban.page.styles import style_id

TABLE = name("w:tbl")


def paragraph(style: str, *content: _Element, keep: bool = False, own: Sequence[_Element] = ()) -> _Element:
    """A paragraph in a style (by key), with properties of its `own`; `keep` holds it by the next one."""
    about = properties("w:pPr", (el("w:pStyle", val=style_id(style)), flag("w:keepNext", keep), *own))
    return el("w:p", about, *content)


def line(style: str, words: str, keep: bool = False) -> _Element:
    """A paragraph of the words of a form."""
    return paragraph(style, *runs(words), keep=keep)


def statement(words: str) -> _Element:
    """A paragraph that holds only a statement, `{%p … %}`; the engine takes it away."""
    return el("w:p", run(f"{{%p {words} %}}", tag=True))


def repeated(each: str, content: Iterable[_Element]) -> list[_Element]:
    """The content once for every item of `x in xs`; as it is if `each` is empty."""
    inside = list(content)
    return [statement(f"for {each}"), *inside, statement("endfor")] if each else inside


def conditional(when: str, content: Iterable[_Element], otherwise: Iterable[_Element] = ()) -> list[_Element]:
    """The content if the expression holds, the rest if not; always the content if `when` is empty."""
    inside, outside = list(content), list(otherwise)
    if not when:
        return inside
    other = [statement("else"), *outside] if outside else []
    return [statement(f"if {when}"), *inside, *other, statement("endif")]


@dataclass(frozen=True)
class TableShape:
    """What a table is: its name (`w:tblCaption`), column widths in mm, cell margins in mm, border in pt."""

    name: str
    widths: tuple[float, ...]
    margin: float = 0
    border: float = 0

    @property
    def width(self) -> float:
        """The whole width in mm."""
        return sum(self.widths)


def _borders(weight: float) -> _Element | None:
    if not weight:
        return None
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    size = eighths(weight)
    return el(
        "w:tblBorders", *(el(f"w:{side}", val="single", sz=size, space=0, color="auto") for side in sides)
    )


def _margins(margin: float) -> _Element:
    sides = (("top", 0.0), ("left", margin), ("bottom", 0.0), ("right", margin))
    return el("w:tblCellMar", *(el(f"w:{side}", w=twips_of_mm(size), type="dxa") for side, size in sides))


def table(shape: TableShape, rows: Iterable[_Element]) -> _Element:
    """A table of fixed layout whose name is its alternative-text title."""
    about = properties(
        "w:tblPr",
        (
            el("w:tblW", w=twips_of_mm(shape.width), type="dxa"),
            el("w:tblInd", w=0, type="dxa"),
            _borders(shape.border),
            el("w:tblLayout", type="fixed"),
            _margins(shape.margin),
            el("w:tblCaption", val=shape.name),
        ),
    )
    grid = el("w:tblGrid", *(el("w:gridCol", w=twips_of_mm(width)) for width in shape.widths))
    return el("w:tbl", about, grid, *rows)


def cell(width: float, content: Sequence[_Element], span: int = 1, middle: bool = False) -> _Element:
    """A cell `width` mm wide over `span` columns; `middle` centres its content in height."""
    about = properties(
        "w:tcPr",
        (
            el("w:tcW", w=twips_of_mm(width), type="dxa"),
            el("w:gridSpan", val=span) if span > 1 else None,
            el("w:vAlign", val="center") if middle else None,
        ),
    )
    # Word keeps at least one paragraph in every cell.
    return el("w:tc", about, *(content or [el("w:p")]))


def row(*cells: _Element, header: bool = False) -> _Element:
    """A row that never splits over two pages; a header row is repeated on each."""
    return el("w:tr", el("w:trPr", el("w:cantSplit"), flag("w:tblHeader", header)), *cells)


def row_statement(words: str, widths: Sequence[float]) -> _Element:
    """A row that holds only a statement, `{%tr … %}`; the engine takes it away."""
    first = el("w:p", run(f"{{%tr {words} %}}", tag=True))
    cells = [cell(width, [first] if index == 0 else []) for index, width in enumerate(widths)]
    return el("w:tr", *cells)
