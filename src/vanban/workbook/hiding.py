"""What the eye does not see in Excel: hidden rows, columns and sheets, and filters that are on."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from vanban.problems import Problem, Severity
from vanban.workbook.grid import Grid


def tell_hidden(grid: Grid, after: int, names: Mapping[int, str], skip: bool) -> Iterator[Problem]:
    """One warning for all that is hidden below row `after`, in the columns that have `names`."""
    rows = [number for number in grid.hidden_rows if number > after]
    columns = [name for position, name in names.items() if position in grid.hidden_columns]
    parts = [f"{len(rows)} dòng ẩn"] if rows else []
    parts += [f"{len(columns)} cột ẩn ({', '.join(columns)})"] if columns else []
    parts += ["đang bật bộ lọc"] if grid.filtered else []
    parts += ["cả sheet đang ẩn"] if grid.hidden else []
    if parts:
        done = "bỏ qua phần ẩn" if skip else "vẫn đọc phần ẩn"
        mend = "" if skip else "Bỏ ẩn để xem lại, hoặc dùng --bo-dong-an."
        yield Problem("D014", Severity.WARNING, grid.place(0), f"{'; '.join(parts)}: {done}.", mend)


def without_hidden(grid: Grid) -> Grid:
    """The sheet with only what the eye sees."""
    rows = {
        number: {at: cell for at, cell in cells.items() if at not in grid.hidden_columns}
        for number, cells in grid.rows.items()
        if number not in grid.hidden_rows
    }
    return replace(grid, rows={number: cells for number, cells in rows.items() if cells})
