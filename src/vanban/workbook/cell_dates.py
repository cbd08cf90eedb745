"""Cells of dates, times and deadlines."""

from datetime import date, datetime, time

from vanban.problems import Problem, Severity
from vanban.records import Deadline
from vanban.vietnamese import short_date
from vanban.workbook.cell_texts import moment_words, text_of
from vanban.workbook.dates import has_year, read_date, read_datetime, read_time
from vanban.workbook.deadlines import read_deadline, window
from vanban.workbook.formats import DateShape, date_shape, moment_of, read_moment
from vanban.workbook.slot import Read, Slot, listed
from vanban.workbook.text import prose

EXAMPLE = "Gõ ngày như 18/08/2020."
FIRST_SERIAL, LAST_SERIAL = 36_526, 73_050  # 01/01/2000 and 31/12/2099 as Excel counts days


def read_date_cell(slot: Slot) -> Read:
    """A date: a real one, or typed as text in the order day, month, year."""
    if slot.cell.kind == "moment":
        return _real_date(slot)
    if slot.cell.kind == "number":
        return _serial(slot)
    text, problems = text_of(slot)
    if not text:
        return Read(None, problems)
    try:
        found = read_date(text, slot.manner.year.number)
        worded = None if found else read_deadline(text, slot.manner.year).end
    except (ValueError, OverflowError):
        return Read(slot.missing(), [*problems, _impossible(slot, text)])
    if found:
        return Read(found, [*problems, _typed(slot, text, found)])
    return _worded(slot, text, worded, problems)


def _worded(slot: Slot, text: str, end: date | None, problems: list[Problem]) -> Read:
    """A deadline in words where a date should stand: its last day, if it has one."""
    if end is None:
        return Read(slot.missing(), [*problems, _no_date(slot, text)])
    what = f'"{text}" không phải một ngày; đọc là {short_date(end)}.'
    return Read(end, [*problems, slot.problem("D001", Severity.WARNING, what, EXAMPLE)])


def read_time_cell(slot: Slot) -> Read:
    """A time of day: a real one, or typed as text (`8h30`)."""
    cell = slot.cell
    if cell.kind in {"moment", "number"}:
        moment = read_moment(cell.text if cell.kind == "moment" else moment_of(cell.text, "h:mm") or "00:00")
        if isinstance(moment, time):
            return Read(moment.replace(second=0, microsecond=0), _seconds_dropped(slot, moment))
        what = f"ô lưu cả ngày {short_date(moment.date())}; chỉ lấy giờ {moment:%H:%M}."
        warning = slot.problem("D001", Severity.WARNING, what, "Gõ giờ như 08:00.")
        return Read(moment.time().replace(second=0, microsecond=0), [warning])
    text, problems = text_of(slot)
    try:
        found = read_time(text)
    except ValueError:
        found = None
    if found is None:
        what = f'"{text}" không phải giờ hợp lệ.'
        return Read(
            slot.missing(), [*problems, slot.problem("D005", Severity.ERROR, what, "Gõ giờ như 08:00.")]
        )
    what = f'giờ gõ bằng chữ "{text}"; đọc là {found:%H:%M}.'
    return Read(found, [*problems, slot.problem("D001", Severity.NOTE, what)])


def _seconds_dropped(slot: Slot, moment: time) -> list[Problem]:
    if not moment.second:
        return []
    what = f"ô lưu giờ {moment:%H:%M:%S}; bỏ giây, đọc là {moment:%H:%M}."
    return [slot.problem("D001", Severity.NOTE, what)]


def read_datetime_cell(slot: Slot) -> Read:
    """A date with its time; a date alone counts from midnight, with a warning."""
    if slot.cell.kind == "number":
        return _serial(slot)
    if slot.cell.kind == "moment":
        value, problems = _real_date(slot)
        moment = read_moment(slot.cell.text)
        if isinstance(value, date) and isinstance(moment, datetime) and moment.time() != time():
            return Read(datetime.combine(value, moment.time()), problems)
        return _without_time(slot, Read(value, problems))
    text, problems = text_of(slot)
    try:
        found = read_datetime(text, slot.manner.year.number)
    except ValueError:
        return Read(slot.missing(), [*problems, _impossible(slot, text)])
    if found is None:
        return Read(slot.missing(), [*problems, _no_date(slot, text)])
    problems.append(_typed(slot, text, found))
    return (
        Read(found, problems) if isinstance(found, datetime) else _without_time(slot, Read(found, problems))
    )


def read_deadline_cell(slot: Slot) -> Read:
    """A deadline in words, or a date that Excel made of them."""
    if slot.cell.kind == "moment":
        return _dated_deadline(slot)
    text, problems = text_of(slot, slot.manner.wording.keep)
    text, mended = prose(text, slot.place, slot.name, False, slot.manner.wording)
    problems += mended
    if not text:
        return Read(None, problems)
    try:
        found = read_deadline(text, slot.manner.year)
    except (ValueError, OverflowError):
        return Read(Deadline(text, "unknown"), [*problems, _impossible(slot, text)])
    if found.kind == "unknown":
        what = f'không hiểu thời hạn "{text}": giữ nguyên chữ, không tính được ngày.'
        mend = "Gõ như: Trước 30/11; Tháng 8/2020; Quý III; Thường xuyên; hoặc ghi ngày ở cột Hạn cuối."
        problems.append(slot.problem("D116", Severity.WARNING, what, mend))
    return Read(found, problems)


def _dated_deadline(slot: Slot) -> Read:
    moment = read_moment(slot.cell.text)
    if isinstance(moment, time):
        return Read(slot.missing(), [_no_date(slot, slot.cell.text)])
    shape = date_shape(slot.cell.style.format)
    if shape.month and not shape.day:
        return _month_deadline(slot, moment.date(), shape)
    value, problems = _real_date(slot)
    if not isinstance(value, date):
        return Read(value, problems)
    return Read(Deadline(short_date(value), "on", value, value), problems)


def _month_deadline(slot: Slot, shown: date, shape: DateShape) -> Read:
    """A month that Excel keeps as its first day."""
    year = shown.year if shape.year else slot.manner.year.number
    problems = [_year_replaced(slot, shown, shown.replace(year=year, day=1))] if year != shown.year else []
    start, end = window(shown.month, shown.month, year)
    text = f"Tháng {shown.month}/{year}"
    what = f"Excel đã đổi tháng thành ngày {short_date(shown)}; đọc là “{text}”."
    problems.append(slot.problem("D004", Severity.NOTE, what))
    return Read(Deadline(text, "month", start, end), problems)


def _real_date(slot: Slot) -> Read:
    moment = read_moment(slot.cell.text)
    if isinstance(moment, time):
        return Read(slot.missing(), [_no_date(slot, moment.strftime("%H:%M"))])
    found, shape = moment.date(), date_shape(slot.cell.style.format)
    year = slot.manner.year.number
    if shape.day and not shape.year and found.year != year and not listed(slot, "any_year"):
        try:
            meant = found.replace(year=year)
        except ValueError:  # 29 February
            return Read(slot.missing(), [_impossible(slot, f"{found.day}/{found.month}/{year}")])
        return Read(meant, [_year_replaced(slot, found, meant)])
    if shape.month and not shape.day:
        what = f"ô chỉ ghi tháng {moment_words(slot.cell)}; đọc là ngày {short_date(found)}."
        return Read(found, [slot.problem("D004", Severity.WARNING, what, EXAMPLE)])
    return Read(found, _time_dropped(slot, moment))


def _time_dropped(slot: Slot, moment: datetime) -> list[Problem]:
    if slot.column.type == "datetime" or moment.time().replace(microsecond=0) == time():
        return []
    what = f"ô lưu cả giờ {moment:%H:%M}; chỉ lấy ngày {short_date(moment.date())}."
    return [slot.problem("D001", Severity.NOTE, what)]


def _year_replaced(slot: Slot, stored: date, meant: date) -> Problem:
    what = (
        f"Excel tự thêm năm {stored.year} ({short_date(stored)}); theo năm kế hoạch là {short_date(meant)}."
    )
    return slot.problem("D002", Severity.WARNING, what, "Gõ đủ ngày, tháng, năm.")


def _serial(slot: Slot) -> Read:
    """A bare number that may be a date whose format was lost."""
    number = float(slot.cell.text)
    if not FIRST_SERIAL <= number <= LAST_SERIAL:
        return Read(slot.missing(), [_no_date(slot, slot.cell.text)])
    moment = read_moment(moment_of(slot.cell.text, "dd/mm/yyyy"))
    found = moment.date() if isinstance(moment, datetime) else None
    if found is None:
        return Read(slot.missing(), [_no_date(slot, slot.cell.text)])
    what = f"ô lưu số {slot.cell.text}; đọc là ngày {short_date(found)}."
    value = moment if slot.column.type == "datetime" else found
    return Read(value, [slot.problem("D001", Severity.WARNING, what, "Định dạng ô là ngày dd/mm/yyyy.")])


def _without_time(slot: Slot, read: Read) -> Read:
    if not isinstance(read.value, date) or isinstance(read.value, datetime):
        return read
    what = f"chưa ghi giờ; đọc là 00:00 ngày {short_date(read.value)}."
    warning = slot.problem("D001", Severity.WARNING, what, "Gõ cả giờ, ví dụ 17/08/2020 17:00.")
    return Read(datetime.combine(read.value, time()), [*read.problems, warning])


def _typed(slot: Slot, text: str, found: date) -> Problem:
    shown = f"{found:%d/%m/%Y %H:%M}" if isinstance(found, datetime) else f"{found:%d/%m/%Y}"
    if not has_year(text):
        what = f'ngày "{text}" không ghi năm; đọc là {shown}.'
        return slot.problem("D002", Severity.WARNING, what, "Gõ đủ ngày, tháng, năm.")
    return slot.problem("D001", Severity.NOTE, f'ngày gõ bằng chữ "{text}"; đọc là {shown}.')


def _impossible(slot: Slot, text: str) -> Problem:
    label = slot.column.heading
    return slot.problem("D005", Severity.ERROR, f'{label} "{text}" không phải ngày hợp lệ.', EXAMPLE)


def _no_date(slot: Slot, text: str) -> Problem:
    label = slot.column.heading
    return slot.problem("D005", Severity.ERROR, f'{label} "{text}" không phải một ngày.', EXAMPLE)
