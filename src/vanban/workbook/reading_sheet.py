"""Sheets that are read line by line: the guide, and the settings with their explanations."""

from collections.abc import Collection, Mapping

from openpyxl.worksheet.worksheet import Worksheet

from vanban.workbook.dress import (
    border,
    dress,
    dress_heading,
    dress_height,
    dress_value,
    font,
    header_row,
    note_of,
    wrapped,
)
from vanban.workbook.putting import cell_at, put, put_text, typed
from vanban.workbook.sheets import Column, Sheet
from vanban.workbook.table_sheet import lay_headings
from vanban.workbook.validation import validation_for

HEADING = "# "


def write_guide(target: Worksheet, sheet: Sheet) -> None:
    """Plain text, one line a row; a line that begins with # is a heading."""
    width = dress()["reading"]["width"]
    target.column_dimensions["A"].width = width
    target.sheet_view.showGridLines = False
    for row, line in enumerate(sheet.lines, header_row() + 1):
        cell = cell_at(target, row, 1)
        put_text(cell, line.removeprefix(HEADING))
        cell.font = font("title", bold=True) if line.startswith(HEADING) else font()
        cell.alignment = wrapped()
        dress_height(target, row, [(line, width)])


def write_settings(
    target: Worksheet, sheet: Sheet, values: Mapping[str, object], present: Collection[str]
) -> None:
    """One setting a row: name, value, explanation. A setting not given shows its default."""
    look = dress()["settings"]
    lay_headings(target, look["headings"], look["widths"])
    for row, column in enumerate(sheet.columns, header_row() + 1):
        value = values.get(column.key, typed(column.default, column))
        _write_setting(target, row, column, value)
        if rule := validation_for(column, present):
            rule.add(f"B{row}")
            target.add_data_validation(rule)


def _write_setting(target: Worksheet, row: int, column: Column, value: object) -> None:
    name, cell, note = (cell_at(target, row, position) for position in (1, 2, 3))
    dress_heading(name, column.required)
    name.alignment = note.alignment = wrapped()
    put_text(name, column.heading)
    dress_value(cell, column, align="left")
    if column.type == "int":
        cell.number_format = dress()["settings"]["whole_number"]
    put(cell, value, column)
    put_text(note, note_of(column).replace("\n", " "))
    note.font = font("faint")
    cell.border = note.border = border()
    texts = (str(part.value or "") for part in (name, cell, note))
    dress_height(target, row, list(zip(texts, dress()["settings"]["widths"], strict=True)))
