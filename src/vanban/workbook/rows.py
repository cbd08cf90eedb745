"""The rows of a table: what is data, what is a remark, what is hidden, where it ends."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from vanban.problems import Place, Problem, Severity
from vanban.vietnamese import fold
from vanban.workbook.grid import Cell, Grid
from vanban.workbook.headings import Headings, is_numbering, is_repeated, layout
from vanban.workbook.hiding import tell_hidden, without_hidden
from vanban.workbook.joined import spread_joined
from vanban.workbook.sheets import Sheet
from vanban.workbook.text import clean, visible

_DATE_LINE = re.compile(r".*ngay.{0,8}thang.{0,8}nam.{0,8}")


@dataclass(frozen=True)
class Row:
    """One row of data: cells by column key, cells of unknown columns by heading, what print joins."""

    number: int
    cells: Mapping[str, Cell]
    others: Mapping[str, Cell] = field(default_factory=dict)
    joined: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Table:
    """A sheet of the file understood as one of ours: its headings and rows of data."""

    sheet: Sheet
    grid: Grid
    headings: Headings
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()

    def place(self, row: int, key: str = "") -> Place:
        """The place of a cell; of the row alone, if the sheet lacks the column."""
        position = next((at for at, column in self.headings.columns.items() if column.key == key), 0)
        return self.grid.place(row, position)


def read_rows(table: Table, skip_hidden: bool) -> Table:
    """The table with its rows of data, and everything that was passed over named."""
    grid, problems = table.grid, []
    names = {position: column.heading for position, column in table.headings.columns.items()}
    hidden = list(tell_hidden(grid, table.headings.last, names, skip_hidden))
    if skip_hidden:
        table = replace(table, grid=without_hidden(grid))
    numbers, ended = _until_gap(table)
    problems += hidden + ended
    data: dict[int, Mapping[int, Cell]] = {}
    for number in numbers:
        cells = table.grid.row(number)
        if _is_example(cells):
            continue
        if why := _is_no_data(cells, table.headings):
            problems.append(_passed_over(grid.place(number), why, cells))
        else:
            data[number] = cells
    joined = spread_joined(table.grid, table.headings, data)
    rows = tuple(_row(table, number, cells, joined.marks) for number, cells in sorted(joined.rows.items()))
    return replace(table, rows=rows, problems=(*table.problems, *problems, *joined.problems))


def _row(table: Table, number: int, cells: Mapping[int, Cell], marks: Mapping[str, frozenset[int]]) -> Row:
    columns, others = table.headings.columns, table.headings.others
    return Row(
        number,
        {columns[position].key: cell for position, cell in cells.items() if position in columns},
        {others[position]: cell for position, cell in cells.items() if position in others},
        frozenset(key for key, numbers in marks.items() if number in numbers),
    )


def _until_gap(table: Table) -> tuple[list[int], list[Problem]]:
    """The rows that hold something, down to fifty empty ones in a row."""
    numbers: list[int] = []
    last = table.headings.last
    for number in (number for number in table.grid.rows if number > table.headings.last):
        if not any(position in table.headings.columns for position in table.grid.row(number)):
            continue
        if number - last - 1 > layout()["empty_rows"]:
            what = f"sau {layout()['empty_rows']} dòng trống vẫn còn dữ liệu từ dòng {number}: không đọc."
            mend = "Xóa các dòng trống ở giữa, hoặc xóa dữ liệu thừa ở cuối."
            return numbers, [Problem("D027", Severity.WARNING, table.grid.place(number), what, mend)]
        numbers.append(number)
        last = number
    return numbers, []


def _is_example(cells: Mapping[int, Cell]) -> bool:
    first = cells[min(cells)]
    return first.kind == "text" and fold(first.text) in layout()["examples"]


def _is_no_data(cells: Mapping[int, Cell], headings: Headings) -> str:
    """Why a row is passed over; empty if it is data."""
    if is_repeated(cells, headings):
        return "D026 dòng lặp lại tiêu đề"
    if is_numbering(cells) and min(cells.values(), key=lambda cell: cell.column).row == headings.last + 1:
        return "D026 dòng đánh số cột"
    texts = [fold(cell.text) for _, cell in sorted(cells.items()) if cell.kind == "text"]
    first = texts[0] if texts else ""
    few = len(cells) * 2 <= max(len(headings.columns), 4)
    remark = first.startswith(tuple(layout()["remarks"])) or first in layout()["remarks_alone"]
    if few and (remark or (len(cells) == 1 and _DATE_LINE.fullmatch(first))):
        return "D027 dòng tổng hoặc ghi chú"
    return ""


def _passed_over(place: Place, why: str, cells: Mapping[int, Cell]) -> Problem:
    code, _, reason = why.partition(" ")
    first = clean(cells[min(cells)].text, place).text
    return Problem(code, Severity.NOTE, place, f"bỏ qua {reason}: {visible(first[:80])}.")
