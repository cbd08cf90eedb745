"""One cell → a typed value, or a mark with the problem that explains it."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from vanban.problems import Problem, Severity
from vanban.workbook.cell_choices import read_bool, read_choice, read_kinds
from vanban.workbook.cell_dates import read_date_cell, read_datetime_cell, read_deadline_cell, read_time_cell
from vanban.workbook.cell_numbers import read_decimal, read_int, read_percent
from vanban.workbook.cell_texts import read_code, read_lines, read_links, read_name, read_stt, read_text
from vanban.workbook.slot import Read, Slot

READERS: Mapping[str, Callable[[Slot], Read]] = MappingProxyType(
    {
        "text": read_text,
        "lines": read_lines,
        "stt": read_stt,
        "code": read_code,
        "ref": read_name,
        "refs": read_name,
        "date": read_date_cell,
        "time": read_time_cell,
        "datetime": read_datetime_cell,
        "int": read_int,
        "decimal": read_decimal,
        "percent": read_percent,
        "bool": read_bool,
        "choice": read_choice,
        "deadline": read_deadline_cell,
        "kinds": read_kinds,
        "links": read_links,
    }
)
_BULLETED = re.compile(r"=?[-+]\s*[^\W\d_]")


def read_cell(slot: Slot) -> Read:
    """The value of a cell by the type of its column; references stay text until every table is read."""
    if slot.cell.kind in {"error", "uncalculated"}:
        return Read(slot.missing(), [_unreadable(slot)])
    return READERS[slot.column.type](slot)


def _unreadable(slot: Slot) -> Problem:
    """An error value or a formula nobody has calculated: the file must go back to Excel."""
    formula = slot.cell.formula or ""
    shown = slot.cell.text or f"công thức ={formula.removeprefix('=')} chưa được tính"
    if _BULLETED.match(formula):
        what = f"{shown}: Excel hiểu dòng gạch đầu dòng là công thức."
        mend = "Gõ dấu nháy ' trước dấu gạch, hoặc bỏ gạch đầu dòng."
        return Problem("D016", Severity.ERROR, slot.place, what, mend, unreadable=True)
    what = f"{shown}." if slot.cell.kind == "uncalculated" else f"ô báo lỗi {shown}."
    mend = "Mở bằng Excel, sửa công thức hoặc gõ thẳng giá trị, rồi lưu lại."
    return Problem("D018", Severity.ERROR, slot.place, what, mend, unreadable=True)
