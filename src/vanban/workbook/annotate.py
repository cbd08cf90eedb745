"""A copy of the clerk's workbook in which every cell in question is coloured and says why."""

import warnings
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from vanban.errors import InputError
from vanban.problems import Place, Problem, Report, Severity
from vanban.workbook.csv_file import read_csv
from vanban.workbook.dress import comment, dress, fill
from vanban.workbook.gate import check
from vanban.workbook.plain_copy import plain_workbook
from vanban.workbook.problem_list import write_list
from vanban.workbook.putting import cell_at
from vanban.workbook.reduced import reduced
from vanban.workbook.saving import saved, write_whole
from vanban.workbook.xlsx import read_xlsx

BETWEEN = "\n———\n"
# How openpyxl fails on a workbook that is sound but odd; too much for its looks is an InputError.
STUMBLES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    InputError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
Copy: TypeAlias = tuple[Workbook, dict[str, Worksheet]]


def write_annotated(source: Path, problems: Iterable[Problem], target: Path, label: str = "") -> None:
    """Write a copy of `source` (.xlsx or .csv) to `target` (.xlsx) that shows the problems at their cells.

    A cell takes the colour of its worst problem; its comment lists all of them below any comment it had.
    The list on the first sheet also holds the problems without a cell. `label` is the name by which problems
    call the file (else its own). `source` is untouched; of its drawings nothing is copied, and of a workbook
    too big or too odd for openpyxl, only the values.
    Raises InputError if `source` cannot be read, OutputError if `target` cannot be written.
    """
    own = ("", label or source.name)
    report = Report.of(problem for problem in problems if problem.place.file in own)
    kind = check(source)
    try:
        finished = _finished(_looked(source) if kind == "xlsx" else _plain(source, kind), report)
    except STUMBLES:
        finished = _finished(_plain(source, kind), report)
    write_whole(target, finished)


def _finished(copy: Copy, report: Report) -> bytes:
    workbook, sheets = copy
    shown = Report(report.problems[: dress()["report"]["most"]])
    _mark(sheets, shown)
    write_list(workbook, shown, len(report) - len(shown))
    return saved(workbook)


def _plain(source: Path, kind: str) -> Copy:
    grids = read_xlsx(source, source.name) if kind == "xlsx" else read_csv(source, source.name)
    return plain_workbook(grids)


def _looked(source: Path) -> Copy:
    """The workbook with its looks. Raises one of STUMBLES if openpyxl cannot give them."""
    with warnings.catch_warnings():
        # openpyxl warns of what it will not carry over: the copy is for reading.
        warnings.simplefilter("ignore")
        package, names = reduced(source)
        workbook = load_workbook(package)
    sheets: dict[str, Worksheet] = {sheet.title: sheet for sheet in workbook.worksheets}
    if sheets.keys() != set(names):
        raise ValueError(names)
    return workbook, sheets


def _mark(sheets: Mapping[str, Worksheet], report: Report) -> None:
    only = next(iter(sheets.values())) if len(sheets) == 1 else None
    placed = sorted((problem for problem in report if problem.place.row), key=_address)
    for place, found in groupby(placed, key=_address):
        sheet = sheets.get(place.sheet, only)
        if sheet is not None:
            _mark_cell(_cell(sheet, place), list(found))


def _address(problem: Problem) -> Place:
    return Place("", problem.place.sheet, problem.place.row, problem.place.column)


def _cell(sheet: Worksheet, place: Place) -> Cell:
    """The cell in question; column A stands for a whole row."""
    found = sheet[f"{place.column or 'A'}{place.row}"]
    return cell_at(sheet, found.row, found.column)


def _mark_cell(cell: Cell, problems: Sequence[Problem]) -> None:
    look: Mapping[str, Mapping[str, str]] = dress()["severity"]
    worst = min(problem.severity for problem in problems)
    cell.fill = fill(look[worst.name.lower()]["fill"])
    said = [cell.comment.text] if isinstance(cell.comment, Comment) else []
    cell.comment = comment(BETWEEN.join([*said, *(_sentence(problem) for problem in problems)]))


def _sentence(problem: Problem) -> str:
    name = dress()["severity"][Severity(problem.severity).name.lower()]["name"]
    return f"{name} {problem.code}: {problem.what} {problem.mend}".strip()
