"""Cells that must not be empty: each one left empty becomes a visible mark and an error at its place."""

from collections.abc import Iterable, Mapping

from vanban.problems import Problem, Severity
from vanban.records import Missing, Value
from vanban.workbook.entries import Entry
from vanban.workbook.sheets import Column, load_sheets


def require(entry: Entry, absent: Mapping[str, frozenset[str]]) -> tuple[Entry, list[Problem]]:
    """The row with a mark in every cell that is needed and empty.

    `absent` names, by file and sheet, the needed columns that the sheet lacks altogether: they are told once.
    """
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    lacking = absent.get(f"{entry.place.file}|{entry.place.sheet}", frozenset())
    for column in load_sheets()[entry.table].columns:
        if entry[column.key] is not None or not _is_needed(column, entry):
            continue
        place = entry.place_of(column.key)
        values[column.key] = Missing(column.heading, place)
        if column.key not in lacking:
            why = f" (cần khi {column.when})" if column.when else ""
            problems.append(
                Problem(
                    "D101",
                    Severity.ERROR,
                    place,
                    f"{column.heading} để trống{why}.",
                    f"Ghi {column.heading}.",
                )
            )
    return entry.having(**values), problems


def _is_needed(column: Column, entry: Entry) -> bool:
    if column.required == "yes":
        return True
    met: Iterable[bool] = (_text(entry[key]) in allowed for key, allowed in column.needed_if.items())
    return column.required == "when" and bool(column.needed_if) and all(met)


def _text(value: Value) -> str:
    """A value as `needed_if` writes it: an empty cell is the empty text."""
    return "" if value is None else str(value)
