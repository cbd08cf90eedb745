"""Files → sheets of ours: each tab recognised by its name or its headings, its rows of data found."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vanban.problems import Place, Problem, Severity
from vanban.vietnamese import fold
from vanban.workbook.csv_file import read_csv
from vanban.workbook.gate import check
from vanban.workbook.grid import Grid
from vanban.workbook.headings import find_headings, heading_text, layout
from vanban.workbook.hiding import tell_hidden, without_hidden
from vanban.workbook.rows import Table, read_rows
from vanban.workbook.sheets import Sheet, load_sheets, sheet_named
from vanban.workbook.xlsx import read_xlsx

# What tabs and files carry besides a name: "1. Nhiệm vụ", "nhiem_vu".
_DECORATION = re.compile(r"^[\W\d_]+|[\W_]+")


@dataclass(frozen=True)
class Source:
    """What the files hold: settings sheets, tables with their rows, what was wrong with whole sheets."""

    settings: tuple[Grid, ...]
    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]


def read_source(paths: Sequence[Path], skip_hidden: bool) -> Source:
    """All sheets of all files, in the order given. Raises InputError for a file that cannot be read."""
    settings: list[Grid] = []
    tables: list[Table] = []
    problems: list[Problem] = []
    for path, label in labels_of(paths).items():
        for grid in _grids(path, label):
            if grid.hidden and skip_hidden:
                what = "sheet ẩn: bỏ qua."
                problems.append(Problem("D014", Severity.WARNING, grid.place(0), what))
                continue
            sheet, told = _recognised(grid)
            problems += told
            if sheet and sheet.layout == "settings":
                problems += tell_hidden(grid, 0, {}, skip_hidden)
                settings.append(without_hidden(grid) if skip_hidden else grid)
            elif sheet and sheet.layout == "table":
                table, told = _table(grid, sheet, skip_hidden)
                tables += table
                problems += told
    return Source(tuple(settings), tuple(tables), tuple(problems))


def labels_of(paths: Iterable[Path]) -> dict[Path, str]:
    """What places call each file: its name; with its folder if another file has the same name."""
    each = tuple(dict.fromkeys(paths))
    names = Counter(path.name for path in each)
    return {path: path.name if names[path.name] == 1 else str(path) for path in each}


def _grids(path: Path, label: str) -> Iterator[Grid]:
    found = read_xlsx(path, label) if check(path) == "xlsx" else read_csv(path, label)
    return (grid for grid in found if grid.rows)


def _table(grid: Grid, sheet: Sheet, skip_hidden: bool) -> tuple[list[Table], list[Problem]]:
    headings = find_headings(grid, sheet)
    if headings is None:
        within = layout()["header_within"]
        what = f"không tìm thấy dòng tiêu đề của {sheet.name} trong {within} dòng đầu."
        some = ", ".join(column.heading for column in sheet.columns[:3])
        mend = f"Giữ các tiêu đề cột của mẫu, ví dụ: {some}."
        return [], [Problem("D104", Severity.ERROR, grid.place(0), what, mend)]
    table = read_rows(Table(sheet, grid, headings, (), headings.problems), skip_hidden)
    return [table], list(_absent(table))


def absent_columns(table: Table) -> frozenset[str]:
    """Needed columns that the sheet lacks altogether."""
    present = {column.key for column in table.headings.columns.values()}
    needed = (column for column in table.sheet.columns if column.required == "yes" and not column.default)
    return frozenset(column.key for column in needed if column.key not in present)


def _absent(table: Table) -> Iterator[Problem]:
    for key in sorted(absent_columns(table)) if table.rows else ():
        heading = table.sheet.by_key[key].heading
        place = table.grid.place(table.headings.last)
        what = f'thiếu cột "{heading}".'
        yield Problem("D112", Severity.ERROR, place, what, "Thêm cột này vào dòng tiêu đề.")


def _recognised(grid: Grid) -> tuple[Sheet | None, list[Problem]]:
    """The sheet a tab is: by its name, otherwise by its headings (with a warning)."""
    if sheet := sheet_named(grid.name) or sheet_named(_DECORATION.sub("", grid.name)):
        return sheet, []
    if sheet := _by_headings(grid):
        what = f'sheet "{grid.name}" đọc là "{sheet.name}" vì có các tiêu đề cột của sheet đó.'
        return sheet, [
            Problem("D104", Severity.WARNING, grid.place(0), what, f'Đổi tên thành "{sheet.name}".')
        ]
    what = f'sheet "{grid.name}" không có trong mẫu: không đọc.'
    return None, [Problem("D104", Severity.NOTE, grid.place(0), what)]


def _by_headings(grid: Grid) -> Sheet | None:
    """The one table whose needed columns are nearly all among the texts of the first rows."""
    rows = (grid.row(number) for number in range(1, layout()["header_within"] + 1))
    texts = {fold(heading_text(cell)) for row in rows for cell in row.values()} - {""}
    scores = [(_score(sheet, texts), key) for key, sheet in load_sheets().items() if sheet.layout == "table"]
    best, key = max(scores)
    alone = sum(score == best for score, _ in scores) == 1
    return load_sheets()[key] if best >= layout()["recognised_from"] and alone else None


def _score(sheet: Sheet, texts: Iterable[str]) -> float:
    """The share of needed columns that are there; nothing if fewer than three headings are known."""
    known = set(texts)
    present = [column for column in sheet.columns if known & set(map(fold, column.names))]
    needed = [column for column in sheet.columns if column.required == "yes"]
    if len(present) < layout()["headings_needed"] or not needed:
        return 0.0
    own = sum(fold(column.heading) in known for column in present)
    return sum(column in present for column in needed) / len(needed) + own / 100


def lack_of_sheets(source: Source, needed: Sequence[str], one_of: Sequence[str]) -> Iterator[Problem]:
    """Sheets without which nothing can be made, and those of which at least one must be there."""
    present = {table.sheet.key for table in source.tables} | ({"cau_hinh"} if source.settings else set())
    names = {key: sheet.name for key, sheet in load_sheets().items()}
    for key in ("cau_hinh", *needed):
        if key not in present:
            yield _lacking(f'không có sheet "{names[key]}".')
    if not present & set(one_of):
        yield _lacking(f"không có sheet nào trong: {', '.join(names[key] for key in one_of)}.")


def _lacking(what: str) -> Problem:
    return Problem("D103", Severity.ERROR, Place(), what, "Thêm sheet, hoặc đọc cùng tệp có sheet đó.")
