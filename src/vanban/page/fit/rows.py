"""Rows taller than a page may split; all others stay whole."""

from lxml.etree import _Element

from vanban.page.fit.looks import Looks
from vanban.page.fit.room import Area, area_of, inside, lines_of, mm, words
from vanban.page.fit.tables import cells
from vanban.page.metrics import line_height
from vanban.page.oxml import name

_P, _TR, _TBL, _BREAK, _T = (name(tag) for tag in ("w:p", "w:tr", "w:tbl", "w:br", "w:t"))
_WHOLE = f"{name('w:trPr')}/{name('w:cantSplit')}"
_SHORT = 200  # letters of a row that cannot fill a page, however narrow its cells
_FEW = 12  # paragraphs and line breaks of such a row


def _cell_height(cell: _Element, looks: Looks) -> float:
    """The height of the lines of a cell in mm, gaps between paragraphs not counted."""
    width = inside(cell, looks)
    if width is None:
        return 0.0
    height = 0.0
    for paragraph in cell.iterchildren(_P):
        look = looks.look(paragraph)
        room = mm(width - look.left - look.right)
        height += len(lines_of(words(paragraph, look), room, look)) * line_height(look.size)
    return height


def _may_be_tall(row: _Element) -> bool:
    breaks = sum(1 for _ in row.iter(_P, _BREAK))
    return breaks > _FEW + len(row) or sum(len(words) for words in row.itertext(_T)) > _SHORT


def free_tall_rows(root: _Element, share: float, looks: Looks) -> None:
    """Let rows split over two pages if they are estimated higher than this share of the text area."""
    for table in root.iter(_TBL):
        area: Area | None = None
        for row in table.iterchildren(_TR):
            whole = row.find(_WHOLE)
            if whole is None or not _may_be_tall(row):
                continue
            area = area or area_of(table)
            tall = max((_cell_height(cell, looks) for _, cell in cells(row)), default=0.0)
            parent = whole.getparent()
            if area is not None and tall > share * mm(area.height) and parent is not None:
                parent.remove(whole)
