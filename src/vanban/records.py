"""Rows of a workbook as frozen values that know the cells they came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

from vanban.problems import NOWHERE, Place, Problem


@dataclass(frozen=True)
class Missing:
    """A value that the paper needs and the workbook lacks. False, and printed as a visible mark."""

    label: str
    place: Place = NOWHERE

    def __str__(self) -> str:
        where = f", ô {self.place.sheet}!{self.place.cell}" if self.place.row else ""
        return f"‹thiếu: {self.label}{where}›"

    def __bool__(self) -> bool:
        return False


@dataclass(frozen=True)
class Ref:
    """A row named by another row: the key in `table`, and the text as the clerk typed it."""

    table: str
    key: str
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Refs:
    """Several rows named in one cell: the references in order, and the whole cell as typed."""

    items: tuple[Ref, ...]
    text: str

    def __iter__(self) -> Iterator[Ref]:
        return iter(self.items)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Deadline:
    """A deadline as worded, and the dates it means.

    `kind` is one of before, on, continuous, month, quarter, range, year, recurring, condition, unknown.
    `start` and `end` are the first and last day (inclusive), `None` where the wording sets none.
    """

    text: str
    kind: str
    start: date | None = None
    end: date | None = None

    def __str__(self) -> str:
        return self.text


# fmt: off
Value: TypeAlias = (
    str
    | bool
    | int
    | Decimal
    | date
    | datetime
    | time
    | tuple[str, ...]
    | Ref
    | Refs
    | Deadline
    | Missing
    | None
)
# fmt: on


@dataclass(frozen=True)
class Record(Mapping[str, Value]):
    """One row of a table, read by column key. `None` means an optional cell that is empty."""

    table: str
    place: Place
    values_by_key: Mapping[str, Value]
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __getitem__(self, key: str) -> Value:
        return self.values_by_key[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_by_key)

    def __len__(self) -> int:
        return len(self.values_by_key)

    def place_of(self, key: str) -> Place:
        """The cell of a column (the row alone, if the sheet has no such column).

        Settings stand one below the other: their columns carry the row as well (`B7`).
        """
        address = self.columns.get(key, "")
        letters = address.rstrip("0123456789")
        row = int(address[len(letters) :] or self.place.row)
        return Place(self.place.file, self.place.sheet, row, letters)


@dataclass(frozen=True)
class Batch:
    """All that was read from the clerk's files: settings, tables of rows, and the problems found."""

    settings: Record
    tables: Mapping[str, tuple[Record, ...]]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class CellMerge:
    """Cells of a table to draw as one: data row from 0, columns `first`..`last` from 1.

    `up` joins each of the columns with the cell above; otherwise the columns are joined with each other.
    """

    row: int
    first: int
    last: int
    up: bool = False
