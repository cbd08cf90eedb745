"""Cells of numbers: whole, decimal, percentages."""

from decimal import Decimal

from vanban.problems import Severity
from vanban.vietnamese import number, percent
from vanban.workbook.cell_texts import text_of
from vanban.workbook.formats import plain
from vanban.workbook.numbers import read_number
from vanban.workbook.slot import Read, Slot, listed


def read_int(slot: Slot) -> Read:
    """A whole number."""
    value, problems = read_decimal(slot)
    if not isinstance(value, Decimal):
        return Read(value, problems)
    if value != value.to_integral_value():
        what = f"{slot.column.heading} phải là số nguyên, không phải {number(value)}."
        return Read(slot.missing(), [*problems, slot.problem("D010", Severity.ERROR, what, "Gõ lại số.")])
    return Read(int(value), problems)


def read_decimal(slot: Slot) -> Read:
    """A number; typed as text, it is read by Vietnamese rules and told."""
    if slot.cell.kind == "number":
        return Read(Decimal(plain(slot.cell.text)), [])
    text, problems = text_of(slot)
    if not text:
        return Read(None, problems)
    found = None if slot.cell.kind == "moment" else read_number(text)
    if found is None:
        what = f'{slot.column.heading} "{text}" không phải là số.'
        return Read(slot.missing(), [*problems, slot.problem("D010", Severity.ERROR, what, "Chỉ gõ chữ số.")])
    problem = slot.problem(
        "D010",
        Severity.WARNING if found.doubtful else Severity.NOTE,
        f'số gõ bằng chữ "{text}"; đọc là {number(found.value)}.',
        "Nếu không đúng, định dạng ô là Number rồi gõ lại." if found.doubtful else "",
    )
    return Read(found.value, [*problems, problem])


def read_percent(slot: Slot) -> Read:
    """A share in per cent: 80, `80%` and 0.8 shown as 80% are all 80."""
    if slot.cell.kind == "number":
        return _stored_percent(slot, Decimal(plain(slot.cell.text)))
    text, problems = text_of(slot)
    found = read_number(text)
    if found is None or not found.percent:
        value, more = read_decimal(slot)
        return Read(value, more)
    what = f'tỷ lệ gõ bằng chữ "{text}"; đọc là {percent(found.value, 10)}.'
    return Read(found.value, [*problems, slot.problem("D011", Severity.NOTE, what)])


def _stored_percent(slot: Slot, value: Decimal) -> Read:
    if "%" in slot.cell.style.format:
        share = value * 100
        what = f"ô phần trăm lưu {number(value)}; đọc là {percent(share, 10)}."
        return Read(share.normalize() + 0, [slot.problem("D011", Severity.NOTE, what)])
    if 0 < value < 1 and not listed(slot, "summed"):
        what = f"tỷ lệ {number(value)} đọc là {percent(value, 10)}."
        mend = f"Nếu là {percent(value * 100, 10)} thì gõ {number(value * 100)}."
        return Read(value, [slot.problem("D011", Severity.WARNING, what, mend)])
    return Read(value, [])
