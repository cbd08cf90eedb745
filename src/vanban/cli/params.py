"""Kinds of values on the command line."""

import re
from datetime import date
from pathlib import Path

import click

DAY_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"),
)
# Whether a file can be read is for the library to say: click has no exit code for it.
PATH = click.Path(path_type=Path, readable=False)
# An ending that is a word is meant as one; "so 2.2020" has none.
ENDING = re.compile(r"\.[a-zA-Z]+[0-9]*")
WORKBOOK = ".xlsx"
# How "[OPTIONS]" reads in a line of usage; click does not translate it.
OPTIONS = "[TÙY CHỌN]"


def day(context: click.Context, parameter: click.Parameter, value: str | None) -> date:
    """The day taken for today, `2020-08-26` or `26/8/2020`: the clock's, unless one is given."""
    if value is None:
        return date.today()
    found = next((match for form in DAY_FORMS if (match := form.fullmatch(value.strip()))), None)
    try:
        return date(**{unit: int(text) for unit, text in (found.groupdict() if found else {}).items()})
    except (TypeError, ValueError) as error:
        message = f'"{value}" không phải ngày hợp lệ; viết như 2020-08-26 hoặc 26/8/2020.'
        raise click.BadParameter(message, context, parameter) from error


def codes(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Document codes with commas, semicolons or blanks between them; none at all if not asked for."""
    found = tuple(re.findall(r"[^\s,;]+", value or ""))
    if value is not None and not found:
        message = "Chưa có mã nào; ghi mã loại văn bản như KH-CT,CV-KP, hoặc bỏ tùy chọn này để làm mọi loại."
        raise click.BadParameter(message, context, parameter)
    return found


def workbook(context: click.Context, parameter: click.Parameter, value: Path) -> Path:
    """The name of a workbook to write, with the ending Excel wants."""
    if value.is_dir():
        message = f'"{value}" là thư mục; ghi thêm tên sổ, ví dụ -o {value / "so-lieu.xlsx"}'
    elif value.suffix.lower() == WORKBOOK:
        return value
    elif not ENDING.fullmatch(value.suffix):
        return value.with_name(value.name + WORKBOOK)
    else:
        mend = value.with_suffix(WORKBOOK)
        message = f'Sổ Excel phải có đuôi .xlsx, không phải "{value.suffix}". Ghi: -o {mend}'
    raise click.BadParameter(message, context, parameter)
