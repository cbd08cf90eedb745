"""Joined cells: only the first of them holds a value, the others are given it where that is meant."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from vanban.problems import Problem, Severity
from vanban.workbook.grid import Area, Cell, Grid
from vanban.workbook.headings import Headings

UNITS = frozenset({"ref", "refs"})
OWN = frozenset({"stt", "code", "bool"})  # never shared between rows
DOWN, ACROSS = "gop", "gop_ngang"  # the columns that say so for print


@dataclass(frozen=True)
class Joined:
    """Rows with the values of joined cells spread, and the rows to be drawn as joined."""

    rows: Mapping[int, Mapping[int, Cell]]
    marks: Mapping[str, frozenset[int]]
    problems: tuple[Problem, ...] = ()


def spread_joined(grid: Grid, headings: Headings, rows: Mapping[int, Mapping[int, Cell]]) -> Joined:
    """Values of joined cells given to the rows below and across units; all but units with a warning."""
    filled = {number: dict(cells) for number, cells in rows.items()}
    marks: dict[str, set[int]] = {DOWN: set(), ACROSS: set()}
    problems: list[Problem] = []
    for area in grid.areas:
        source = filled.get(area.first_row, {}).get(area.first_column)
        if source is None or area.first_row <= headings.last:
            continue
        for target in _targets(area, headings, filled):
            copied = replace(source, row=target[0], column=target[1])
            if target[1] in filled[target[0]]:
                continue
            filled[target[0]][target[1]] = copied
            unit = headings.columns[target[1]].type in UNITS
            if unit:
                marks[DOWN if target[0] > area.first_row else ACROSS].add(target[0])
            problems.append(_told(grid, headings, source, copied, unit))
    return Joined(filled, {key: frozenset(numbers) for key, numbers in marks.items()}, tuple(problems))


def _targets(area: Area, headings: Headings, rows: Mapping[int, object]) -> Iterator[tuple[int, int]]:
    """The empty cells of an area that share its value, by row and column."""
    first = headings.columns.get(area.first_column)
    if first is None or first.type in OWN:
        return
    columns = [area.first_column]
    if first.type in UNITS:
        inside = range(area.first_column + 1, area.last_column + 1)
        columns += [at for at in inside if at in headings.columns and headings.columns[at].type in UNITS]
    for row in range(area.first_row, min(area.last_row, max(rows)) + 1):
        if row in rows:
            yield from (
                (row, column) for column in columns if (row, column) != (area.first_row, area.first_column)
            )


def _told(grid: Grid, headings: Headings, source: Cell, copied: Cell, unit: bool) -> Problem:
    place, origin = grid.place(copied.row, copied.column), grid.place(source.row, source.column)
    heading = headings.columns[copied.column].heading
    what = f'ô gộp: {heading} lấy theo ô {origin.cell} ("{source.text[:60]}").'
    if unit:
        return Problem("D013", Severity.NOTE, place, what)
    return Problem(
        "D013", Severity.WARNING, place, what, "Nếu mỗi dòng một giá trị thì bỏ gộp ô và ghi riêng."
    )
