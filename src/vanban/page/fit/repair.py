"""A closed list of repairs: what loops and conditions leave behind that Word takes for a broken file."""

from lxml.etree import _Element

from vanban.page.fit.order import properties, put
from vanban.page.oxml import el, name, twips
from vanban.page.styles import styles

_P, _R, _T, _RPR = name("w:p"), name("w:r"), name("w:t"), name("w:rPr")
_TBL, _TR, _TC, _SDT = name("w:tbl"), name("w:tr"), name("w:tc"), name("w:sdtContent")
_SECTION, _OF_PARAGRAPH = name("w:sectPr"), f"{name('w:pPr')}/{name('w:sectPr')}"
_HOLDERS = tuple(name(f"w:{holder}") for holder in ("tc", "hdr", "ftr", "footnote", "endnote", "txbxContent"))


def _says_nothing(run: _Element) -> bool:
    return all(piece.tag == _RPR or (piece.tag == _T and not piece.text) for piece in run)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop_empty_runs(root: _Element) -> None:
    for run in [run for run in root.iter(_R) if _says_nothing(run)]:
        # A content control keeps its empty run, or there is nothing to type into.
        if getattr(run.getparent(), "tag", None) != _SDT:
            _remove(run)


def _drop_empty_tables(root: _Element) -> None:
    for row in [row for row in root.iter(_TR) if row.find(f".//{_TC}") is None]:
        _remove(row)
    for table in [table for table in root.iter(_TBL) if table.find(f".//{_TR}") is None]:
        _remove(table)


def _part_tables(root: _Element) -> None:
    """Word joins two tables that touch, and wants a paragraph after the last."""
    for table in root.iter(_TBL):
        after = table.getnext()
        if after is None or after.tag in (_TBL, _SECTION):
            table.addnext(el("w:p"))


def _only_ends(paragraph: _Element) -> bool:
    """Whether a paragraph says nothing and only ends a section."""
    if paragraph.tag != _P or paragraph.find(f".//{_R}") is not None:
        return False
    last = getattr(paragraph.getnext(), "tag", None) == _SECTION
    return last or paragraph.find(_OF_PARAGRAPH) is not None


def _flatten_ends(root: _Element) -> None:
    """A full line after a table that fills its page would make a page with nothing on it."""
    line = twips(styles()["tail"].exact)
    for table in root.iter(_TBL):
        after = table.getnext()
        if after is not None and _only_ends(after):
            put(properties(after, "pPr"), "spacing", before=0, after=0, line=line, lineRule="exact")


def repair(root: _Element) -> None:
    """Drop runs without content and tables without rows; put a paragraph where Word must have one."""
    _drop_empty_runs(root)
    _drop_empty_tables(root)
    _part_tables(root)
    _flatten_ends(root)
    for holder in root.iter(*_HOLDERS):
        if len(holder) == 0 or holder[-1].tag != _P:
            holder.append(el("w:p"))
