"""A .csv file as one grid: UTF-8, fields separated by semicolons, commas or tabs."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from vanban.errors import reason
from vanban.workbook.gate import refuse, rules
from vanban.workbook.grid import Cell, Grid, Style

SEPARATORS = ";\t,"  # the comma last: texts are full of commas
HEAD = 15
AS_TEXT = Style("@")
MEND = "Trong Excel chọn Lưu thành > CSV UTF-8 (phân cách bằng dấu phẩy), hoặc lưu thành .xlsx."


def read_csv(path: Path, label: str) -> tuple[Grid, ...]:
    """The one sheet of a .csv, named after the file. Raises InputError if it is no UTF-8 or no table."""
    text = _text(path)
    rows: dict[int, dict[int, Cell]] = {}
    count = 0
    try:
        for number, fields in _records(text):
            cells = {column: _cell(number, column, field) for column, field in enumerate(fields, 1) if field}
            rows |= {number: cells} if cells else {}
            count += len(cells)
            if count > rules().limits["cells"]:
                refuse(
                    path,
                    "có nhiều dữ liệu hơn mức một sổ tính nhập liệu cần có.",
                    "Chỉ để lại dữ liệu cần đọc.",
                )
    except csv.Error as error:
        refuse(path, f"không phải bảng CSV đúng cách ({error}).", MEND)
    return (Grid(label, path.stem, rows),)


def _text(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        refuse(path, "không phải CSV mã UTF-8.", MEND)
    except OSError as error:
        refuse(path, f"không đọc được ({reason(error)}).", "Chép tệp sang ổ đĩa khác rồi thử lại.")
    if "\0" in text:
        refuse(path, "có byte 0, không phải tệp chữ.", MEND)
    return text


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with their numbers as Excel would count them: one a record, whatever line breaks it holds."""
    lines = text.splitlines()[:HEAD]
    separator = next(
        (mark for mark in SEPARATORS if any(line.count(mark) > 1 for line in lines)), SEPARATORS[0]
    )
    return enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1)


def _cell(row: int, column: int, field: str) -> Cell:
    return Cell(row, column, "text", field, AS_TEXT)
