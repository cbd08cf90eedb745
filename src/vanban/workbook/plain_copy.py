"""Sheets as a workbook of values alone, every value in the cell where the reader saw it."""

from collections.abc import Iterable
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as Target
from openpyxl.worksheet.worksheet import Worksheet

from vanban.workbook.formats import read_moment
from vanban.workbook.grid import Cell, Grid
from vanban.workbook.putting import cell_at, put_text

NAME_LIMIT = 31
FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
FIRST_YEAR = 1900  # Excel has no earlier days


def plain_workbook(grids: Iterable[Grid]) -> tuple[Workbook, dict[str, Worksheet]]:
    """The workbook, and its sheets by the names the grids have."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheets: dict[str, Worksheet] = {}
    for grid in grids:
        title = grid.name.translate(FORBIDDEN_IN_NAMES)[:NAME_LIMIT].strip(" '")
        sheets[grid.name] = workbook.create_sheet(title or None)
        for row in grid.rows.values():
            for cell in row.values():
                _put(cell_at(sheets[grid.name], cell.row, cell.column), cell)
    return workbook, sheets


def _put(target: Target, cell: Cell) -> None:
    if cell.style.format != target.number_format:
        target.number_format = cell.style.format
    if cell.kind == "number":
        target.value = float(cell.text) if set(cell.text) & set(".eE") else int(cell.text)
    elif cell.kind == "moment":
        _put_moment(target, cell)
    elif cell.kind == "bool" and cell.text in {"0", "1"}:
        target.value = cell.text == "1"
    elif cell.kind == "uncalculated" and cell.formula:
        put_text(target, f"={cell.formula}")
    elif cell.text:
        put_text(target, cell.text)


def _put_moment(target: Target, cell: Cell) -> None:
    moment = read_moment(cell.text)
    if isinstance(moment, datetime) and moment.year < FIRST_YEAR:
        put_text(target, cell.text)
        return
    target.value = moment
    target.number_format = cell.style.format  # openpyxl has given it one of its own
