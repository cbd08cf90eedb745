"""Filters of forms and templates, by their Vietnamese names without marks.

Every filter lets a missing value through unchanged and turns None into "".
"""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from types import MappingProxyType

from jinja2 import Environment, Undefined, pass_environment
from jinja2.filters import make_attrgetter

from vanban.records import Missing
from vanban.tags import lists
from vanban.tags.printing import printed
from vanban.vietnamese import (
    clock,
    clock_minutes,
    closed,
    long_date,
    lower_first,
    number,
    percent,
    point_letter,
    roman,
    sentence,
    short_date,
    two_digits,
    unstopped,
    upper,
    upper_first,
    weekday,
)

Filter = Callable[..., object]


def passes(value: object) -> bool:
    """Whether a filter hands the value on untouched."""
    if isinstance(value, Undefined):
        str(value)  # A strict name that does not exist raises its own error here.
    return value is None or isinstance(value, Missing)


def gentle(work: Filter) -> Filter:
    """The filter, letting missing values through and making None empty."""

    @wraps(work)
    def filtered(value: object, *args: object, **options: object) -> object:
        if passes(value):
            return "" if value is None else value
        return work(value, *args, **options)

    return filtered


def of_text(work: Callable[[str], str]) -> Filter:
    """A filter on the printed text of any value."""
    return gentle(lambda value: work(printed(value)))


def of_value(work: Callable[..., str]) -> Filter:
    """A filter on a date, a time or a number; text (a gap left to fill in, say) stays as it is."""

    def filtered(value: object, *args: object, **options: object) -> object:
        return value if isinstance(value, str) else work(value, *args, **options)

    return gentle(filtered)


def of_items(work: Callable[[Iterable[object]], object]) -> Filter:
    """A filter on the items of a list, or on one attribute of them (`thuoc_tinh`)."""

    @pass_environment
    def filtered(environment: Environment, value: object, thuoc_tinh: str | None = None) -> object:
        if passes(value):
            return "" if value is None else value
        read = make_attrgetter(environment, thuoc_tinh)
        return work([read(item) for item in lists.items_of(value)])

    return filtered


def _padded(value: object) -> object:
    """Two digits for a number, also one that came as text ("4")."""
    text = str(value)
    return two_digits(int(text)) if text.isdecimal() else printed(value)


# Those of jinja2's own filters that choose and order. Those that print (string, upper …) are left out, and
# `join` is our own: they would show dates and numbers as Python has them. `safe` would let data in as markup.
KEPT = (
    "abs",
    "batch",
    "count",
    "d",
    "default",
    "first",
    "groupby",
    "int",
    "items",
    "last",
    "length",
    "list",
    "map",
    "reject",
    "rejectattr",
    "reverse",
    "round",
    "select",
    "selectattr",
    "slice",
    "sort",
)

FILTERS: Mapping[str, Filter] = MappingProxyType(
    {
        "so_hai": gentle(_padded),
        "ngay_dai": of_value(long_date),
        "ngay_ngan": of_value(short_date),
        "thu": of_value(weekday),
        "gio": of_value(clock),
        "gio_phut": of_value(clock_minutes),
        "so": of_value(number),
        "phan_tram": of_value(percent),
        "viet_hoa": of_text(upper),
        "thuong_dau": of_text(lower_first),
        "hoa_dau": of_text(upper_first),
        "la_ma": of_value(roman),
        "diem": of_value(point_letter),
        "cau": of_text(sentence),
        "bo_cham": of_text(unstopped),
        "het": gentle(lambda value, mark: closed(printed(value), str(mark))),
        "noi": gentle(lists.joined),
        "join": gentle(lists.strung),
        "gach_dong": gentle(lists.dashed),
        "duy_nhat": gentle(lists.unique),
        "co_gia_tri": gentle(lists.present),
        "tong": of_items(lists.total),
        "lon_nhat": of_items(lists.largest),
        "nho_nhat": of_items(lists.smallest),
    }
)
