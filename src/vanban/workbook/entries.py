"""Rows with typed values, on their way to records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from vanban.problems import Place, Problem, Severity
from vanban.records import Record, Value
from vanban.workbook.cells import read_cell
from vanban.workbook.grid import Cell
from vanban.workbook.rows import Row, Table
from vanban.workbook.sheets import Column
from vanban.workbook.slot import Manner, Slot
from vanban.workbook.text import clean


@dataclass(frozen=True)
class Entry:
    """One row of a table: values by column key, with the cells they came from.

    `raw` keeps the kind of each cell (number, text); `joined` names what is drawn joined with a neighbour.
    """

    table: str
    place: Place
    values: Mapping[str, Value]
    columns: Mapping[str, str]
    raw: Mapping[str, str] = field(default_factory=dict)
    joined: frozenset[str] = frozenset()

    def __getitem__(self, key: str) -> Value:
        return self.values.get(key)

    def place_of(self, key: str) -> Place:
        """The cell of a column (the row alone, if the sheet has no such column)."""
        return self.record().place_of(key)

    def having(self, **values: Value) -> "Entry":
        """The same row with other values."""
        return replace(self, values={**self.values, **values})

    def record(self) -> Record:
        """The row as it leaves this room."""
        return Record(self.table, self.place, MappingProxyType(dict(self.values)), self.columns)

    def problem(self, code: str, severity: Severity, key: str, what: str, mend: str = "") -> Problem:
        """A problem at the cell of a column."""
        return Problem(code, severity, self.place_of(key), what, mend)


def read_entries(table: Table, manner: Manner) -> tuple[list[Entry], list[Problem]]:
    """Every cell of a table read by the type of its column."""
    entries, problems = [], list(table.problems)
    letters = {column.key: table.place(1, column.key).column for column in table.headings.columns.values()}
    for row in table.rows:
        values: dict[str, Value] = {}
        for column in table.sheet.columns:
            values[column.key], found = _value(table, row, column, manner)
            problems += found
        values |= dict(_other_values(row))
        kinds = {key: cell.kind for key, cell in row.cells.items()}
        entries.append(Entry(table.sheet.key, table.place(row.number), values, letters, kinds, row.joined))
    return entries, problems


def default_of(column: Column, table: str, place: Place, manner: Manner) -> Value:
    """What an empty cell of the column stands for; `None` if the column has no default."""
    if not column.default:
        return None
    return read_cell(Slot(Cell(place.row, 0, "text", column.default), column, table, place, manner)).value


def _value(table: Table, row: Row, column: Column, manner: Manner) -> tuple[Value, list[Problem]]:
    place = table.place(row.number, column.key)
    cell = row.cells.get(column.key)
    value, problems = read_cell(Slot(cell, column, table.sheet.key, place, manner)) if cell else (None, [])
    if value is not None or not column.default:
        return value, problems
    default = default_of(column, table.sheet.key, place, manner)
    if column.required == "yes":
        what = f'{column.heading} để trống, hiểu là "{column.default}".'
        problems = [*problems, Problem("D109", Severity.NOTE, place, what)]
    return default, problems


def _other_values(row: Row) -> Iterator[tuple[str, str]]:
    """Cells of columns we do not know, under their own headings."""
    for heading, cell in row.others.items():
        if cell.kind not in {"error", "uncalculated"}:
            yield heading, clean(cell.text, Place()).text
