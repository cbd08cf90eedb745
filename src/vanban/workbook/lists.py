"""The lists of sheet Danh mục: the office's own values, and those we ship."""

from collections.abc import Iterable
from itertools import zip_longest

from vanban.problems import Place
from vanban.workbook.cells import read_cell
from vanban.workbook.entries import Entry
from vanban.workbook.grid import Cell
from vanban.workbook.rows import Table
from vanban.workbook.sheets import load_sheets
from vanban.workbook.slot import Manner, Slot
from vanban.workbook.text import clean

KEY = "danh_muc"


def lists_of(tables: Iterable[Table]) -> dict[str, tuple[str, ...]]:
    """The office's own lists by column, as plain texts: cells of other sheets choose from them."""
    rows = [row for table in tables if table.sheet.key == KEY for row in table.rows]
    texts: dict[str, dict[str, None]] = {}
    for row in rows:
        for key, cell in row.cells.items():
            if cell.kind == "text" and (text := clean(cell.text, Place()).text):
                texts.setdefault(key, {})[" ".join(text.split())] = None
    return {key: tuple(values) for key, values in texts.items()}


def shipped_lists(manner: Manner) -> list[Entry]:
    """The rows of Danh mục as shipped, for files without that sheet."""
    columns = load_sheets()[KEY].columns
    home = Place(sheet=load_sheets()[KEY].name)
    rows = zip_longest(*(column.choices for column in columns))
    return [
        Entry(
            KEY,
            home,
            {
                column.key: read_cell(Slot(Cell(0, 0, "text", text), column, KEY, home, manner)).value
                if text
                else None
                for column, text in zip(columns, row, strict=True)
            },
            {},
        )
        for row in rows
    ]
