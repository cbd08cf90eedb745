"""The checks of `checks.toml`, and reading of their column names."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from vanban.problems import Severity
from vanban.records import Missing, Ref, Refs, Value
from vanban.vietnamese import fold
from vanban.workbook.entries import Entry
from vanban.workbook.sheets import Column, load_sheets

LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.NOTE}
Tables = Mapping[str, Sequence[Entry]]


@cache
def rules() -> Mapping[str, Any]:
    """All checks that are data."""
    return tomllib.loads((files("vanban.workbook") / "checks.toml").read_text(encoding="utf-8"))


def column_of(name: str) -> Column:
    """The column `table.key`."""
    table, _, key = name.partition(".")
    return load_sheets()[table].by_key[key]


def cells(tables: Tables, names: Sequence[str]) -> Iterator[tuple[Entry, Column]]:
    """Every row of the columns named."""
    for name in names:
        column = column_of(name)
        for entry in tables.get(name.partition(".")[0], ()):
            yield entry, column


def comparable(value: Value) -> str:
    """A value as rows are compared by it: references by key, texts without marks; empty if there is none."""
    if isinstance(value, Ref):
        return value.key
    if isinstance(value, Refs):
        return ";".join(sorted(ref.key for ref in value))
    if isinstance(value, tuple):
        return fold("".join(value))
    return "" if value is None or isinstance(value, Missing) else fold(str(value))
