"""How much room there is: the text area of a section, the inside of a cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from vanban.page.fit.figures import figure
from vanban.page.fit.looks import Look, Looks
from vanban.page.metrics import text_width, wrap
from vanban.page.oxml import MILLIMETRES_PER_INCH, POINTS_PER_INCH, TWIPS_PER_POINT, name
from vanban.page.text import paragraph_text

_P, _TC, _TBL, _BODY = name("w:p"), name("w:tc"), name("w:tbl"), name("w:body")
_SECTION, _OF_PARAGRAPH = name("w:sectPr"), f"{name('w:pPr')}/{name('w:sectPr')}"
_CELL_WIDTH = f"{name('w:tcPr')}/{name('w:tcW')}"


def mm(twips: float) -> float:
    """Twips as millimetres."""
    return twips / TWIPS_PER_POINT * MILLIMETRES_PER_INCH / POINTS_PER_INCH


@dataclass(frozen=True)
class Area:
    """The text area of a section in twips."""

    width: int
    height: int


def _area(section: _Element) -> Area | None:
    size, margins = section.find(name("w:pgSz")), section.find(name("w:pgMar"))
    if size is None or margins is None:
        return None
    width = figure(size, "w") - figure(margins, "left") - figure(margins, "right")
    # A negative margin only says that the header may not push the text down.
    height = figure(size, "h") - abs(figure(margins, "top")) - abs(figure(margins, "bottom"))
    return Area(width, height) if width > 0 and height > 0 else None


def _ends(block: _Element) -> Iterator[_Element]:
    """Ends of sections from a block of the body on."""
    for one in (block, *block.itersiblings()):
        found = one if one.tag == _SECTION else one.find(_OF_PARAGRAPH) if one.tag == _P else None
        if found is not None:
            yield found


def area_of(element: _Element) -> Area | None:
    """The text area of the section an element stands in; None outside a body or without a page size."""
    line = [element, *element.iterancestors()]
    block = next((one for one in line if getattr(one.getparent(), "tag", None) == _BODY), None)
    end = next(_ends(block), None) if block is not None else None
    return _area(end) if end is not None else None


def inside(cell: _Element, looks: Looks) -> int | None:
    """The width inside a cell in twips; None if the cell has no width in twips."""
    width = cell.find(_CELL_WIDTH)
    table = next(cell.iterancestors(_TBL))
    if width is None or width.get(name("w:type"), "dxa") != "dxa":
        return None
    return figure(width, "w") - sum(looks.cell_margins(table))


def room_of(paragraph: _Element, looks: Looks) -> int | None:
    """The width around a paragraph in twips, its own indents not counted."""
    cell = next(paragraph.iterancestors(_TC), None)
    if cell is not None:
        return inside(cell, looks)
    area = area_of(paragraph)
    return area.width if area else None


def words(paragraph: _Element, look: Look) -> str:
    """The text of a paragraph as it is drawn."""
    text = paragraph_text(paragraph)
    return text.upper() if look.caps else text


def width_of(text: str, look: Look) -> float:
    """The width of a text on one line in mm."""
    return max(text_width(line, look.size, look.bold, look.italic) for line in text.split("\n"))


def lines_of(text: str, width: float, look: Look) -> tuple[str, ...]:
    """The lines of a text in a width in mm."""
    return wrap(text, width, look.size, look.bold, look.italic)
