"""Putting values into cells: what a clerk would see, and never a formula."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.worksheet.worksheet import Worksheet

from vanban.workbook.sheets import Column

SEPARATORS = {"lines": "\n"}
LIST_SEPARATOR = "; "


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell at row and column, from 1; of merged cells the one that holds the value."""
    cell = sheet.cell(row, column)
    if isinstance(cell, Cell):
        return cell
    area = next(area for area in sheet.merged_cells.ranges if cell.coordinate in area)
    return cell_at(sheet, area.min_row, area.min_col)


def put(cell: Cell, value: object, column: Column | None = None) -> None:
    """Write one value: lists joined, booleans as Có/Không, text always as text."""
    shown = _shown(value, column)
    if isinstance(shown, str):
        put_text(cell, shown)
    else:
        cell.value = shown  # type: ignore[assignment]


def put_text(cell: Cell, text: str) -> None:
    """Write text as text, even if it begins like a formula; characters XML forbids are dropped."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    if cell.value:
        cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))


def typed(text: str, column: Column) -> object:
    """The value a text of our own data (an example, a default) stands for in a column of this type."""
    convert = CONVERSIONS.get(column.type)
    return convert(text) if convert and text else text


def _shown(value: object, column: Column | None) -> object:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, list | tuple):
        separator = SEPARATORS.get(column.type if column else "", LIST_SEPARATOR)
        return separator.join(str(item) for item in value)
    return value


def _number(text: str) -> object:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return int(number) if number == number.to_integral_value() else number


CONVERSIONS: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "int": _number,
        "decimal": _number,
        "percent": _number,
        "date": lambda text: datetime.strptime(text, "%d/%m/%Y").date(),
        "time": lambda text: datetime.strptime(text, "%H:%M").time(),
        "datetime": lambda text: datetime.strptime(text, "%d/%m/%Y %H:%M"),
    }
)
