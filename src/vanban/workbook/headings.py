"""Where the headings of a sheet stand, and which column each of them names."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from vanban.problems import Place, Problem, Severity
from vanban.vietnamese import fold
from vanban.workbook.grid import Area, Cell, Grid
from vanban.workbook.sheets import Column, Sheet
from vanban.workbook.text import clean

_NUMBERED = re.compile(r"\(?(\d{1,2}|[A-Z])\)?")


@cache
def layout() -> Mapping[str, Any]:
    """The figures and words of `rows.toml`."""
    return tomllib.loads((files("vanban.workbook") / "rows.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Headings:
    """The headings found: first and last row, the column at each position, unknown headings by position."""

    first: int
    last: int
    columns: Mapping[int, Column]
    others: Mapping[int, str]
    problems: tuple[Problem, ...] = ()


def find_headings(grid: Grid, sheet: Sheet) -> Headings | None:
    """The first row within fifteen in which at least three headings are known; it may be two rows high."""
    needed = min(layout()["headings_needed"], len(sheet.columns))
    for row in range(1, layout()["header_within"] + 1):
        one, two = _texts(grid, row), _two_rows(grid, row, sheet)
        if len(two) and len(_known(two, sheet)) >= needed:
            return _headings(grid, sheet, (row, row + 1), two)
        if len(_known(one, sheet)) >= needed:
            return _headings(grid, sheet, (row, row), {column: (text,) for column, text in one.items()})
    return None


def heading_text(cell: Cell | None) -> str:
    """A heading as one line."""
    return " ".join(clean(cell.text, Place()).text.split()) if cell and cell.kind == "text" else ""


def is_repeated(row: Mapping[int, Cell], headings: Headings) -> bool:
    """A row that says the headings again, as after a page break."""
    same = sum(
        fold(heading_text(cell)) in _folded(headings.columns[column].names)
        for column, cell in row.items()
        if column in headings.columns
    )
    needed: int = layout()["headings_needed"]
    return same >= min(needed, len(headings.columns))


def is_numbering(row: Mapping[int, Cell]) -> bool:
    """A row that only numbers the columns: (1) (2) (3), or A B 1 2."""
    texts = [cell.text.strip() for cell in row.values()]
    found = [match[1] for text in texts if (match := _NUMBERED.fullmatch(text))]
    figures = [int(text) for text in found if text.isdigit()]
    return len(found) == len(texts) > 2 and figures == list(range(1, len(figures) + 1)) and len(figures) > 1


def _texts(grid: Grid, row: int) -> dict[int, str]:
    return {column: text for column, cell in grid.row(row).items() if (text := heading_text(cell))}


def _known(texts: Mapping[int, tuple[str, ...]] | Mapping[int, str], sheet: Sheet) -> set[str]:
    names = (names if isinstance(names, tuple) else (names,) for names in texts.values())
    return {column.key for options in names if (column := _named(options, sheet))}


def _named(options: tuple[str, ...], sheet: Sheet) -> Column | None:
    """The column that one of the texts names: exactly if possible, otherwise nearly."""
    found = [column for text in options if (column := sheet.column_named(text))]
    exact = (column for text in options if (column := sheet.column_named(text)) and _is_exact(text, column))
    return next(exact, None) or next(iter(found), None)


def _is_exact(text: str, column: Column) -> bool:
    return fold(text) in _folded(column.names)


@cache
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, names))


def _two_rows(grid: Grid, row: int, sheet: Sheet) -> dict[int, tuple[str, ...]]:
    """What the headings of two rows may mean together; empty if the second row holds no headings."""
    top, below = dict(_texts(grid, row)), _texts(grid, row + 1)
    spread = {column: area for area in grid.areas if _is_wide(area, row) for column in _columns(area)}
    free = all(column not in top or column in spread for column in below)
    if not top or not below or not free:
        return {}
    for column, area in spread.items():
        top.setdefault(column, top.get(area.first_column, ""))
    options = {
        column: _options(top.get(column, ""), below.get(column, "")) for column in sorted({*top, *below})
    }
    named = (_named(options[column], sheet) for column in below)
    return options if any(named) else {}


def _is_wide(area: Area, row: int) -> bool:
    return area.first_row <= row <= area.last_row and area.last_column > area.first_column


def _columns(area: Area) -> range:
    return range(area.first_column, area.last_column + 1)


def _options(top: str, below: str) -> tuple[str, ...]:
    both = (f"{top} {below}", f"{top}: {below}", below) if top and below else (below,)
    return tuple(text for text in (*both, top) if text)


def _headings(
    grid: Grid, sheet: Sheet, rows: tuple[int, int], texts: Mapping[int, tuple[str, ...]]
) -> Headings:
    columns: dict[int, Column] = {}
    others: dict[int, str] = {}
    problems = []
    # Exact headings first: a misspelt one must not take the place of the right one.
    for position in sorted(texts, key=lambda at: not _is_exactly(texts[at], sheet)):
        place = grid.place(rows[1], position)
        column, label = _named(texts[position], sheet), min(texts[position], key=len)
        if column is None or column in columns.values():
            others[position] = label
            problems.append(_not_taken(place, label, column))
            continue
        columns[position] = column
        if not any(_is_exact(text, column) for text in texts[position]):
            what = f'tiêu đề cột "{label}" đọc là "{column.heading}".'
            problems.append(Problem("D026", Severity.NOTE, place, what))
    return Headings(*rows, dict(sorted(columns.items())), others, tuple(problems))


def _is_exactly(options: tuple[str, ...], sheet: Sheet) -> bool:
    return any((column := sheet.column_named(text)) and _is_exact(text, column) for text in options)


def _not_taken(place: Place, text: str, column: Column | None) -> Problem:
    if column is None:
        what = f'cột "{text}" không có trong mẫu: được giữ nguyên, không dùng để tạo văn bản.'
        return Problem("D102", Severity.NOTE, place, what)
    what = f'cột "{text}" trùng nghĩa với một cột khác của sheet ("{column.heading}"): không dùng cột này.'
    return Problem("D107", Severity.WARNING, place, what, "Xóa một trong hai cột, hoặc đổi tên cột.")
