"""One cell on its way to a value: what it holds, where it stands, what its column wants."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from vanban.problems import Place, Problem, Severity
from vanban.records import Missing, Value
from vanban.workbook.deadlines import Year
from vanban.workbook.grid import Cell
from vanban.workbook.sheets import Column
from vanban.workbook.text import Wording


@dataclass(frozen=True)
class Manner:
    """How the cells of a batch are read: year of the plan, mending of prose, the office's own lists."""

    year: Year
    wording: Wording = field(default_factory=Wording)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Slot:
    """A cell that is not empty, with its column and place."""

    cell: Cell
    column: Column
    table: str
    place: Place
    manner: Manner

    @property
    def name(self) -> str:
        """`table.key`, as the lists of special columns write it."""
        return f"{self.table}.{self.column.key}"

    def problem(self, code: str, severity: Severity, what: str, mend: str = "") -> Problem:
        """A problem at this cell."""
        return Problem(code, severity, self.place, what, mend)

    def missing(self) -> Missing:
        """The mark for a value that cannot be understood."""
        return Missing(self.column.heading, self.place)


class Read(NamedTuple):
    """What became of a cell."""

    value: Value
    problems: list[Problem]


@cache
def words() -> Mapping[str, frozenset[str]]:
    """The word lists of `cells.toml`."""
    data = tomllib.loads((files("vanban.workbook") / "cells.toml").read_text(encoding="utf-8"))
    return {key: frozenset(values) for key, values in data.items()}


def listed(slot: Slot, key: str) -> bool:
    """Whether the column of this cell is in a list of `cells.toml`."""
    return slot.name in words()[key] or slot.column.key in words()[key]
