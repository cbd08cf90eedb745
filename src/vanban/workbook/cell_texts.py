"""Cells of words: one line, several lines, codes, ordinal numbers, names of rows, lists of links."""

import re
from datetime import time

from vanban.problems import Severity
from vanban.vietnamese import short_date
from vanban.workbook.formats import date_shape, plain, read_moment, shown
from vanban.workbook.grid import Cell
from vanban.workbook.legacy import legacy
from vanban.workbook.slot import Read, Slot, listed
from vanban.workbook.stt import tidy
from vanban.workbook.text import Cleaned, clean, note, prose, rules

_SEPARATORS = re.compile(r"[;\n]")


def text_of(slot: Slot, keep: bool = False) -> Cleaned:
    """The text of any cell, cleaned; numbers and dates as they show in Excel."""
    cell = slot.cell
    if cell.kind == "text":
        cleaned = clean(cell.text, slot.place, cell.escapes, keep)
        return Cleaned(cleaned.text, cleaned.problems + legacy(cleaned.text, cell.style.font, slot.place))
    if cell.kind == "number":
        return Cleaned(shown(cell.text, cell.style.format), [])
    if cell.kind == "bool":
        return Cleaned("Có" if cell.text == "1" else "Không", [])
    return _moment_text(slot)


def read_text(slot: Slot) -> Read:
    """One line of prose."""
    return _prose(slot, several=False)


def read_lines(slot: Slot) -> Read:
    """Prose of several lines, one item each."""
    text, problems = _prose(slot, several=True)
    return Read(tuple(str(text).split("\n")) if text else None, problems)


def read_code(slot: Slot) -> Read:
    """A code or number of a document: letters as typed, leading zeros as shown."""
    text, problems = text_of(slot)
    joined = " ".join(text.split())
    if joined != text:
        problems.append(note("D015", slot.place, "nối các dòng thành một", text, joined))
    if listed(slot, "padded") and re.fullmatch(r"[1-9]", joined):
        problems.append(note("D012", slot.place, "thêm số 0 cho số nhỏ hơn 10", joined, f"0{joined}"))
        joined = f"0{joined}"
    return Read(joined or None, problems)


def read_name(slot: Slot) -> Read:
    """The name of a row of another table, or several; looked up when all tables are read."""
    text, problems = text_of(slot)
    if len(text) > rules().long_reference:
        what = f"dài {len(text)} ký tự, cột này chỉ ghi tên hoặc mã."
        problems.append(slot.problem("D037", Severity.WARNING, what, "Chuyển đoạn văn sang cột khác."))
    return Read(text or None, problems)


def read_links(slot: Slot) -> Read:
    """Items separated by semicolons or line breaks."""
    text, problems = text_of(slot)
    items = tuple(item for piece in _SEPARATORS.split(text) if (item := piece.strip()))
    return Read(items or None, problems)


def read_stt(slot: Slot) -> Read:
    """An ordinal number: Roman, `n` or `n.m`, whatever Excel made of it."""
    if slot.cell.kind == "moment":
        return _stt_of_date(slot)
    text, problems = text_of(slot)
    if slot.cell.kind == "number" and "." in text:
        what = f"STT {text} đang lưu là số; đọc là chữ “{text}”."
        problems.append(slot.problem("D006", Severity.NOTE, what, "Định dạng cột STT là Text."))
    tidied, mended = tidy(text, slot.place)
    return Read(tidied or None, problems + mended)


def _prose(slot: Slot, several: bool) -> Read:
    wording = slot.manner.wording
    text, problems = text_of(slot, wording.keep)
    if slot.cell.kind == "number":
        text, problems = _number_as_prose(slot, text)
    text, mended = prose(text, slot.place, slot.name, several, wording)
    return Read(text or None, problems + mended)


def _number_as_prose(slot: Slot, text: str) -> Cleaned:
    """A number among words gets its decimal comma; a percentage is told, since the file holds a fraction."""
    if "%" in slot.cell.style.format:
        text = text.replace(".", ",")
        return Cleaned(text, [note("D011", slot.place, "đọc ô phần trăm", plain(slot.cell.text), text)])
    if not re.fullmatch(r"-?\d+\.\d+", text):
        return Cleaned(text, [])
    comma = text.replace(".", ",")
    return Cleaned(comma, [note("D010", slot.place, "viết dấu phẩy thập phân", text, comma)])


def moment_words(cell: Cell) -> str:
    """A date as short as its format shows it: `18/8/2020`, `30/11`, `8/2020`, `08:00`."""
    moment = read_moment(cell.text)
    shape = date_shape(cell.style.format)
    if isinstance(moment, time):
        return moment.strftime("%H:%M")
    if not shape.year:
        return f"{moment.day}/{moment.month}"
    return short_date(moment.date()) if shape.day else f"{moment.month}/{moment.year}"


def _moment_text(slot: Slot) -> Cleaned:
    text = moment_words(slot.cell)
    what = f"ô đang lưu ngày hoặc giờ; đọc là “{text}”."
    mend = "Nếu không phải ngày: định dạng ô là Text rồi gõ lại."
    return Cleaned(text, [slot.problem("D004", Severity.WARNING, what, mend)])


def _stt_of_date(slot: Slot) -> Read:
    moment = read_moment(slot.cell.text)
    if isinstance(moment, time):
        return Read(
            slot.missing(), [slot.problem("D007", Severity.ERROR, "STT đang lưu là giờ.", "Gõ lại STT.")]
        )
    text = f"{moment.day}.{moment.month}"
    what = f"Excel đã đổi STT thành ngày {short_date(moment.date())}; đọc là “{text}”."
    mend = "Định dạng cột STT là Text rồi gõ lại."
    return Read(text, [slot.problem("D007", Severity.WARNING, what, mend)])
