"""A table sheet: headings that explain themselves, columns ready for typing, rows."""

from collections.abc import Collection, Mapping, Sequence

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from vanban.workbook.dress import (
    border,
    comment,
    dress,
    dress_heading,
    dress_height,
    dress_value,
    font,
    header_row,
    note_of,
)
from vanban.workbook.putting import cell_at, put, put_text, typed
from vanban.workbook.sheets import Column, Sheet
from vanban.workbook.validation import validation_for


def write_headings(target: Worksheet, sheet: Sheet, present: Collection[str]) -> None:
    """The headings with their notes; below them every column dressed, guarded and ruled."""
    columns = sheet.columns
    lay_headings(target, [column.heading for column in columns], [column.width for column in columns])
    for position, column in enumerate(columns, 1):
        _dress_column(target, position, column, present)
    _rule_rows(target, len(columns))


def lay_headings(target: Worksheet, headings: Sequence[str], widths: Sequence[int]) -> None:
    """Plain headings, frozen and repeated on every printed page."""
    for position, (heading, width) in enumerate(zip(headings, widths, strict=True), 1):
        cell = cell_at(target, header_row(), position)
        put_text(cell, heading)
        dress_heading(cell)
        target.column_dimensions[get_column_letter(position)].width = width
    target.row_dimensions[header_row()].height = dress()["header_height"]
    target.freeze_panes = cell_at(target, header_row() + 1, dress()["frozen_columns"] + 1)
    target.print_title_rows = f"{header_row()}:{header_row()}"


def write_example(target: Worksheet, sheet: Sheet) -> None:
    """One row that shows how to fill in; its mark in column A tells readers to skip it."""
    examples = {column.key: typed(column.example, column) for column in sheet.columns if column.example}
    row = header_row() + 1
    _fill_row(target, sheet, row, examples)
    for position in range(1, len(sheet.columns) + 1):
        cell_at(target, row, position).font = font("faint", italic=True)
    put_text(cell_at(target, row, 1), dress()["example_mark"])


def fill_rows(target: Worksheet, sheet: Sheet, rows: Sequence[Mapping[str, object]]) -> None:
    """The rows, from the first below the headings."""
    for row, values in enumerate(rows, header_row() + 1):
        _fill_row(target, sheet, row, values)


def _fill_row(target: Worksheet, sheet: Sheet, row: int, values: Mapping[str, object]) -> None:
    texts: list[tuple[str, int]] = []
    for position, column in enumerate(sheet.columns, 1):
        if (value := values.get(column.key)) is not None:
            cell = cell_at(target, row, position)
            dress_value(cell, column)
            put(cell, value, column)
            texts.append((str(cell.value), column.width))
    dress_height(target, row, texts)


def _dress_column(target: Worksheet, position: int, column: Column, present: Collection[str]) -> None:
    letter = get_column_letter(position)
    # The column is dressed as one: 500 dressed cells in each would make the file ten times bigger.
    dress_value(target.column_dimensions[letter], column)
    _undress_top(target, position)
    heading = cell_at(target, header_row(), position)
    dress_heading(heading, column.required)
    if text := note_of(column):
        heading.comment = comment(text)
    if rule := validation_for(column, present):
        rule.add(f"{letter}{header_row() + 1}:{letter}{header_row() + dress()['rows']}")
        target.add_data_validation(rule)


def _undress_top(target: Worksheet, position: int) -> None:
    """Title and hint run across: the dress of the columns must not show through."""
    for row in range(1, header_row()):
        cell: Cell = cell_at(target, row, position)
        cell.font = font()


def _rule_rows(target: Worksheet, columns: int) -> None:
    """Lines around every row that has something in it, so that only those are printed."""
    first, last = header_row() + 1, header_row() + dress()["rows"]
    letter = get_column_letter(columns)
    filled = f"COUNTA($A{first}:${letter}{first})>0"
    rule = Rule(type="expression", dxf=DifferentialStyle(border=border()), formula=[filled])
    target.conditional_formatting.add(f"A{first}:{letter}{last}", rule)
