"""How a value appears in a paper."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from jinja2 import Undefined

from vanban.errors import TemplateError
from vanban.records import Deadline, Missing, Ref, Refs
from vanban.vietnamese import clock, moment, number, short_date

YES = "Có"
NO = "Không"


def _as_typed(value: object) -> str:
    return str(value)


def _nothing(_: object) -> str:
    return ""


def _yes_no(value: object) -> str:
    return YES if value else NO


def _lines(value: Sequence[object]) -> str:
    if any(isinstance(item, list | tuple) for item in value):
        raise TemplateError("Không in được danh sách nằm trong danh sách.")
    return "\n".join(printed(item) for item in value)


# The first type that fits wins: bool before int, datetime before date. A str that is also markup
# keeps its type, or the autoescaping environment would escape it twice.
_PRINTERS: tuple[tuple[type | tuple[type, ...], Callable[..., str]], ...] = (
    (str, lambda value: value),
    (type(None), _nothing),
    ((Missing, Ref, Refs, Deadline), _as_typed),
    (bool, _yes_no),
    (int, _as_typed),
    (Decimal, number),
    (datetime, moment),
    (date, short_date),
    (time, clock),
    ((tuple, list), _lines),
    # A strict name that does not exist raises its own error when turned into text.
    (Undefined, _as_typed),
)


def printed(value: object) -> str:
    """The text of a value in a paper; `TemplateError` for what must never be printed (a whole row, say).

    A str stays exactly as it is; None is empty; a missing value is its mark; a date is "18/8/2020",
    a tuple or list one line an item. Fractions made by dividing need `so` or `phan_tram` first.
    """
    for kind, printer in _PRINTERS:
        if isinstance(value, kind):
            return printer(value)
    if isinstance(value, float):
        raise TemplateError(
            f"Kết quả phép chia {value!r} chưa được làm tròn.", "Hãy in qua bộ lọc so(…) hoặc phan_tram."
        )
    raise TemplateError(
        f"Không in được giá trị kiểu {type(value).__name__} vào văn bản.",
        "Hãy ghi rõ cột cần in, ví dụ {{ don_vi.ten }}.",
    )
