"""The list of all problems, as the first sheet of an annotated copy."""

from openpyxl import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from vanban.problems import Problem, Report, Severity
from vanban.vietnamese import fold
from vanban.workbook.dress import (
    border,
    dress,
    dress_height,
    dress_page,
    dress_title,
    fill,
    font,
    header_row,
    wrapped,
)
from vanban.workbook.putting import cell_at, put_text
from vanban.workbook.sheets import load_sheets
from vanban.workbook.table_sheet import lay_headings

LINK_POSITION = 4


def write_list(workbook: Workbook, report: Report, more: int = 0) -> None:
    """Put the list before all other sheets; the list of an earlier copy makes way.

    Its last row says how many `more` problems are not on it.
    """
    layout = load_sheets()["danh_sach_loi"]
    for sheet in workbook.worksheets:
        if sheet.title.startswith(layout.name) and sheet["A1"].value == layout.title:
            workbook.remove(sheet)
    target: Worksheet = workbook.create_sheet(layout.name, 0)
    dress_page(target)
    lay_headings(target, dress()["report"]["headings"], dress()["report"]["widths"])
    for row, problem in enumerate(report, header_row() + 1):
        _write_problem(target, row, problem, _sheet_title(workbook, problem))
    if more:
        put_text(cell_at(target, target.max_row + 1, 1), dress()["report"]["more"].format(more=more))
    dress_title(target, layout.title, layout.hint)
    _open_at(workbook, target)


def _write_problem(target: Worksheet, row: int, problem: Problem, title: str) -> None:
    look = dress()["severity"][Severity(problem.severity).name.lower()]
    place = problem.place
    texts = (look["name"], problem.code, place.sheet, place.cell, problem.what, problem.mend)
    for position, text in enumerate(texts, 1):
        cell = cell_at(target, row, position)
        put_text(cell, text)
        cell.font, cell.alignment, cell.border = font(), wrapped(), border()
    cell_at(target, row, 1).fill = fill(look["fill"])
    dress_height(target, row, zip(texts, dress()["report"]["widths"], strict=True))
    if title and place.row:
        link = cell_at(target, row, LINK_POSITION)
        quoted = title.replace("'", "''")
        link.hyperlink = Hyperlink(
            ref=link.coordinate, location=f"'{quoted}'!{place.column or 'A'}{place.row}"
        )
        link.font = font("link", underline="single")


def _sheet_title(workbook: Workbook, problem: Problem) -> str:
    wanted = fold(problem.place.sheet)
    return next((sheet.title for sheet in workbook.worksheets if fold(sheet.title) == wanted), "")


def _open_at(workbook: Workbook, first: Worksheet) -> None:
    """Show the list on opening. Two selected sheets would be edited together."""
    workbook.active = first
    for sheet in workbook.worksheets:
        sheet.sheet_view.tabSelected = sheet is first
