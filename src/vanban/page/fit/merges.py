"""Cells drawn as one, after the page is filled in, and never at the price of a word."""

from collections.abc import Iterable, Mapping

from lxml.etree import _Element

from vanban.errors import TemplateError
from vanban.page.fit.figures import figure
from vanban.page.fit.order import properties, put
from vanban.page.fit.tables import cell_text, cells, data_rows, named, span
from vanban.page.oxml import el, name
from vanban.records import CellMerge

_TCPR, _TCW, _P = name("w:tcPr"), name("w:tcW"), name("w:p")
_DRAWN = tuple(name(tag) for tag in ("w:drawing", "w:pict", "w:object"))
_RESTART = "restart"
_Heads = dict[tuple[int, int], _Element]


def _cell(rows: list[_Element], row: int, column: int, table: str) -> _Element:
    found = dict(cells(rows[row])).get(column) if 0 <= row < len(rows) else None
    if found is None:
        raise TemplateError(f"Bảng “{table}” không có ô ở hàng {row + 1}, cột {column} để gộp.")
    return found


def _draws(cell: _Element) -> bool:
    return next(cell.iter(*_DRAWN), None) is not None


def _check_words(kept: _Element, gone: _Element, table: str) -> None:
    if _draws(gone):
        raise TemplateError(f"Gộp ô trong bảng “{table}” sẽ làm mất hình ở ô bị gộp.")
    words = cell_text(gone)
    if words.strip() and words != cell_text(kept):
        raise TemplateError(
            f"Gộp ô trong bảng “{table}” sẽ làm mất chữ “{words}”, khác với “{cell_text(kept)}” ở ô được giữ."
        )


def _width(cell: _Element) -> int:
    return figure(cell.find(f"{_TCPR}/{_TCW}"), "w")


def _take_words(first: _Element, other: _Element) -> None:
    """Move what another cell holds into the first, which is empty."""
    for old in [one for one in first if one.tag != _TCPR]:
        first.remove(old)
    first.extend([one for one in other if one.tag != _TCPR])


def _across(rows: list[_Element], merge: CellMerge, table: str) -> None:
    first = _cell(rows, merge.row, merge.first, table)
    group = [cell for column, cell in cells(rows[merge.row]) if merge.first <= column <= merge.last]
    columns = sum(span(cell) for cell in group)
    if columns != merge.last - merge.first + 1:
        raise TemplateError(
            f"Bảng “{table}”, hàng {merge.row + 1}: các ô gộp chồng lên nhau hoặc vượt ra ngoài bảng."
        )
    about, width = properties(first, "tcPr"), sum(_width(cell) for cell in group)
    for cell in group[1:]:
        if cell_text(cell).strip() and not cell_text(first).strip() and not _draws(first):
            _take_words(first, cell)
        else:
            _check_words(first, cell, table)
        rows[merge.row].remove(cell)
    put(about, "tcW", w=width, type="dxa")
    if columns > 1:
        put(about, "gridSpan", val=columns)


def _empty(cell: _Element) -> None:
    """Leave one empty paragraph of the same look: Word hides the words of a continued cell anyway."""
    blocks = [one for one in cell if one.tag != _TCPR]
    for block in blocks[1:]:
        cell.remove(block)
    for piece in [piece for piece in blocks[0] if piece.tag != name("w:pPr")] if blocks else ():
        blocks[0].remove(piece)
    if not blocks:
        cell.append(el("w:p"))


def _join_up(cell: _Element, place: tuple[int, int], rows: list[_Element], heads: _Heads, table: str) -> None:
    row, column = place
    above = _cell(rows, row - 1, column, table)
    if span(above) != span(cell):
        raise TemplateError(
            f"Bảng “{table}”, hàng {row + 1}: ô ở cột {column} rộng khác ô bên trên, không gộp được."
        )
    head = heads.get((row - 1, column), above)
    _check_words(head, cell, table)
    if head is above:
        put(properties(above, "tcPr"), "vMerge", val=_RESTART)
    put(properties(cell, "tcPr"), "vMerge", val="continue")
    _empty(cell)
    heads[row, column] = head


def _upwards(rows: list[_Element], merge: CellMerge, heads: _Heads, table: str) -> None:
    found = [(column, _cell(rows, merge.row, column, table)) for column in _starts(rows, merge, table)]
    for column, cell in found:
        _join_up(cell, (merge.row, column), rows, heads, table)


def _starts(rows: list[_Element], merge: CellMerge, table: str) -> list[int]:
    """Columns of the merge where a cell begins; the first must."""
    _cell(rows, merge.row, merge.first, table)
    return [column for column, _ in cells(rows[merge.row]) if merge.first <= column <= merge.last]


def _merge_table(found: _Element, merges: Iterable[CellMerge], table: str) -> None:
    rows, heads = data_rows(found), _Heads()
    ordered = sorted(merges, key=lambda merge: (merge.row, merge.first))
    for merge in ordered:
        if not merge.up:
            _across(rows, merge, table)
    for merge in ordered:
        if merge.up:
            _upwards(rows, merge, heads, table)


def merge_cells(root: _Element, merges: Mapping[str, tuple[CellMerge, ...]]) -> None:
    """Merge cells by name of the table; rows are counted without headings.

    A cell merged away must be empty or say the same; its words move if the kept cell is empty.
    Raises `TemplateError` otherwise, and for a cell that is not there.
    """
    for table, wanted in merges.items():
        found = list(named(root, table)) if wanted else []
        if len(found) > 1:
            raise TemplateError(
                f"Văn bản có {len(found)} bảng cùng tên “{table}”, không biết gộp ô ở bảng nào."
            )
        for one in found:
            _merge_table(one, wanted, table)
