"""A sheet as it lies in the file: cells with what was typed, before any meaning."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from openpyxl.utils import column_index_from_string, get_column_letter

from vanban.problems import Place

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of a sheet in Excel
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,20})")


class OffSheetError(ValueError):
    """An address that no sheet has."""


@dataclass(frozen=True, slots=True)
class Style:
    """What the look of a cell says about its value: number format and typeface."""

    format: str = "General"
    font: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with something in it.

    `kind` is text, number, bool, error, moment (a date or time) or uncalculated (a formula whose value no
    program has stored). `text` is the exact text; of a number, the number as the file writes it; of a moment,
    its ISO 8601 form.
    `escapes` are the codes such as `_x000D_` that stood for characters of the text.
    """

    row: int
    column: int
    kind: str
    text: str
    style: Style = field(default=Style())
    formula: str | None = None
    escapes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """Cells joined into one: rows and columns from 1, both ends inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def cells(self) -> int:
        """How many cells it joins."""
        return (self.last_row - self.first_row + 1) * (self.last_column - self.first_column + 1)

    def __str__(self) -> str:
        return (
            f"{get_column_letter(self.first_column)}{self.first_row}:"
            f"{get_column_letter(self.last_column)}{self.last_row}"
        )


@dataclass(frozen=True)
class Grid:
    """One sheet: its cells by row and column, joined areas, and what is hidden from the eye.

    `hidden_rows` are the hidden rows that hold something.
    """

    file: str
    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    areas: tuple[Area, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    filtered: bool = False

    def row(self, number: int) -> Mapping[int, Cell]:
        """The cells of a row by column; empty if nothing stands there."""
        return self.rows.get(number, MappingProxyType({}))

    def place(self, row: int, column: int = 0) -> Place:
        """The place of a cell (column 0: of the whole row)."""
        return Place(self.file, self.name, row, get_column_letter(column) if column else "")


def position(address: str) -> tuple[int, int]:
    """Row and column of `G12`, from 1. Raises ValueError if it is no address, or one that no sheet has."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise ValueError(f"địa chỉ ô {address!r}")
    return on_sheet(int(found[2]), column_index_from_string(found[1]))


def on_sheet(row: int, column: int) -> tuple[int, int]:
    """The same row and column. Raises OffSheetError if no sheet has them."""
    if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
        raise OffSheetError(row, column)
    return row, column


def area(address: str) -> Area:
    """The area `B2:D5`. Raises ValueError if it is no address."""
    first, _, last = address.partition(":")
    return Area(*position(first), *position(last or first))
