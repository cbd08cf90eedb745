"""The workbook to fill in: headings, lists, notes, example rows; empty or with rows already in it."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from vanban.workbook.dress import dress_page, dress_title
from vanban.workbook.putting import typed
from vanban.workbook.reading_sheet import write_guide, write_settings
from vanban.workbook.saving import save, sign
from vanban.workbook.sheets import Sheet, load_sheets
from vanban.workbook.table_sheet import fill_rows, write_example, write_headings
from vanban.workbook.validation import define_lists

Rows: TypeAlias = Mapping[str, Sequence[Mapping[str, object]]]


def write_blank(path: Path, rows: Rows | None = None, only: Collection[str] | None = None) -> None:
    """Write the workbook to fill in.

    `rows` (by sheet key, then column key; the settings are the one row of `cau_hinh`) fill it; without
    them every table shows one example row that readers skip. `only` names the sheets to write. The same
    arguments give the same bytes. Raises OutputError.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheets = [sheet for sheet in load_sheets().values() if sheet.layout != "report"]
    chosen = [sheet for sheet in sheets if only is None or sheet.key in only]
    present = {sheet.key for sheet in chosen}
    for sheet in chosen:
        _write_sheet(workbook.create_sheet(sheet.name), sheet, rows, present)
    define_lists(workbook, present)
    sign(workbook)
    save(workbook, path, elastic=True)


def shipped_lists() -> list[dict[str, object]]:
    """The rows of sheet Danh mục as shipped."""
    columns = load_sheets()["danh_muc"].columns
    height = max(len(column.choices) for column in columns)
    return [
        {column.key: typed(column.choices[i], column) for column in columns if i < len(column.choices)}
        for i in range(height)
    ]


def _write_sheet(target: Worksheet, sheet: Sheet, rows: Rows | None, present: Collection[str]) -> None:
    dress_page(target, landscape=sheet.layout != "reading")
    if sheet.layout == "reading":
        write_guide(target, sheet)
    elif sheet.layout == "settings":
        given = (rows or {}).get(sheet.key, ())
        write_settings(target, sheet, given[0] if given else {}, present)
    else:
        write_headings(target, sheet, present)
        _write_rows(target, sheet, rows)
    dress_title(target, sheet.title, sheet.hint)


def _write_rows(target: Worksheet, sheet: Sheet, rows: Rows | None) -> None:
    if sheet.key == "danh_muc":
        fill_rows(target, sheet, (rows or {}).get(sheet.key) or shipped_lists())
    elif rows is None:
        write_example(target, sheet)
    else:
        fill_rows(target, sheet, rows.get(sheet.key, ()))
