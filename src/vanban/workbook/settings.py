"""The sheet Cấu hình: one value a row, merged over all files; what it says of how to read the rest."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from vanban.problems import Place, Problem, Severity
from vanban.records import Missing, Value
from vanban.vietnamese import fold
from vanban.workbook.cells import read_cell
from vanban.workbook.deadlines import Year
from vanban.workbook.entries import Entry, default_of
from vanban.workbook.grid import Cell, Grid
from vanban.workbook.headings import heading_text, layout
from vanban.workbook.sheets import Column, load_sheets
from vanban.workbook.slot import Manner, Slot
from vanban.workbook.text import Wording, clean

LABEL, VALUE = ("muc", "tenmuc", "noidung"), ("giatri", "giatricauhinh")
FIRST_YEAR, LAST_YEAR = 2011, 2100

Given = tuple[Column, Cell, Grid]


def manner_of(
    grids: Sequence[Grid], today: date, people: Iterable[str], lists: Mapping[str, tuple[str, ...]]
) -> Manner:
    """How the batch is to be read, by its settings; the year of `today` if they name none."""
    plain = Manner(Year(today.year), lists=lists)
    values: dict[str, Value] = {}
    for column, cell, grid in _given(grids):
        if column.key in {"nam", "bao_gom_moc", "giu_nguyen", "dau_thanh"}:
            place = grid.place(cell.row, cell.column)
            values.setdefault(column.key, read_cell(Slot(cell, column, "cau_hinh", place, plain)).value)
    year, tone = values.get("nam"), values.get("dau_thanh")
    valid = isinstance(year, int) and FIRST_YEAR <= year <= LAST_YEAR
    return replace(
        plain,
        year=Year(
            year if valid and isinstance(year, int) else today.year, values.get("bao_gom_moc") is not False
        ),
        wording=Wording(
            values.get("giu_nguyen") is True, tone if isinstance(tone, str) else "mới", frozenset(people)
        ),
    )


def read_settings(grids: Sequence[Grid], manner: Manner) -> tuple[Entry, list[Problem]]:
    """All settings as one row. The first file that names one decides; another value is an error."""
    sheet = load_sheets()["cau_hinh"]
    values: dict[str, Value] = {}
    cells: dict[str, Place] = {}
    problems = [problem for grid in grids for problem in _unknown_rows(grid)]
    for column, cell, grid in _given(grids):
        place = grid.place(cell.row, cell.column)
        value, found = read_cell(Slot(cell, column, "cau_hinh", place, manner))
        problems += found
        if value is None:
            continue
        if column.key in values and not _same(values[column.key], value):
            problems.append(_contradiction(column, place, cells[column.key]))
        values.setdefault(column.key, value)
        cells.setdefault(column.key, place)
    for column, place in _empty(grids):
        cells.setdefault(column.key, place)
    home = Place(grids[0].file, grids[0].name) if grids else Place(sheet=sheet.name)
    for column in sheet.columns:
        if values.get(column.key) is None:
            values[column.key] = default_of(column, "cau_hinh", home, manner)
    problems += _checked(values, cells)
    columns = {key: f"{place.column}{place.row}" for key, place in cells.items()}
    return Entry("cau_hinh", home, values, columns), problems


def _given(grids: Iterable[Grid]) -> list[Given]:
    """Every setting that has a value, in the order of files and rows."""
    found: list[Given] = []
    for grid in grids:
        label_at, value_at, first = _columns(grid)
        for number, cells in grid.rows.items():
            column = _setting(cells.get(label_at)) if number >= first else None
            if column and value_at in cells:
                found.append((column, cells[value_at], grid))
    return found


def _empty(grids: Iterable[Grid]) -> Iterator[tuple[Column, Place]]:
    """Every setting whose label stands there without a value, and the cell that waits for it."""
    for grid in grids:
        label_at, value_at, first = _columns(grid)
        for number, cells in grid.rows.items():
            column = _setting(cells.get(label_at)) if number >= first else None
            if column and value_at not in cells:
                yield column, grid.place(number, value_at)


def _columns(grid: Grid) -> tuple[int, int, int]:
    """Where labels and values stand, and the first row of them; A and B unless headings say otherwise."""
    for number in range(1, layout()["header_within"] + 1):
        names = {fold(heading_text(cell)): column for column, cell in grid.row(number).items()}
        label = next((names[name] for name in LABEL if name in names), 0)
        value = next((names[name] for name in VALUE if name in names), 0)
        if label and value:
            return label, value, number + 1
    return 1, 2, 1


def _setting(label: Cell | None) -> Column | None:
    text = heading_text(label)
    return load_sheets()["cau_hinh"].column_named(text) if text else None


def _unknown_rows(grid: Grid) -> list[Problem]:
    label_at, value_at, first = _columns(grid)
    problems = []
    for number, cells in grid.rows.items():
        text = heading_text(cells.get(label_at))
        if number < first or value_at not in cells or not text:
            continue
        column, place = _setting(cells[label_at]), grid.place(number, label_at)
        if column is None:
            what = f'mục "{text}" không có trong mẫu: không dùng.'
            problems.append(Problem("D102", Severity.NOTE, place, what))
        elif fold(text) not in map(fold, column.names):
            problems.append(Problem("D026", Severity.NOTE, place, f'mục "{text}" đọc là "{column.heading}".'))
    return problems


def _same(one: Value, other: Value) -> bool:
    return one == other or (isinstance(one, str) and isinstance(other, str) and fold(one) == fold(other))


def _contradiction(column: Column, place: Place, first: Place) -> Problem:
    where = f'{first} (tệp "{first.file}")'
    what = f"{column.heading} khác với {where}; dùng giá trị ở đó."
    return Problem("D113", Severity.ERROR, place, what, "Ghi một giá trị ở mọi tệp, hoặc chỉ ghi ở một tệp.")


def _checked(values: dict[str, Value], cells: Mapping[str, Place]) -> list[Problem]:
    """A year outside the regime cannot be used."""
    year = values.get("nam")
    if not isinstance(year, int) or FIRST_YEAR <= year <= LAST_YEAR:
        return []
    place = cells.get("nam", Place())
    values["nam"] = Missing("Năm", place)
    what = f"năm {year} nằm ngoài {FIRST_YEAR}-{LAST_YEAR}."
    return [Problem("D117", Severity.ERROR, place, what, "Gõ năm của kế hoạch, bốn chữ số.")]


def plain_texts(cells: Iterable[Cell]) -> tuple[str, ...]:
    """The texts of cells, cleaned, without a word about it: they are read again in their own sheet."""
    return tuple(text for cell in cells if (text := clean(cell.text, Place()).text))
