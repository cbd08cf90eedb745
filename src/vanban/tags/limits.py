"""Ceilings for what an expression may make, checked before it is made."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import overload

from jinja2.exceptions import SecurityError

LIMIT = 1_000_000
"""The longest text, in characters, that an expression may make; the most items of a list."""

TURNS = 2_000_000
"""The most turns that all loops of one text or part may make together."""

_RANGE = 100_000  # the longest range
_SHARES = 10_000  # the most lists to share items out to, the most items to fill one up to
_DIGITS = 100  # decimals to round to
_BITS = 10_000  # of a product of whole numbers
_TURNS_MADE: ContextVar[list[int] | None] = ContextVar("turns_made", default=None)


@contextmanager
def counting() -> Iterator[None]:
    """Count the turns of all loops inside, from nought."""
    token = _TURNS_MADE.set([0])
    try:
        yield
    finally:
        _TURNS_MADE.reset(token)


def _turn(count: int = 1) -> None:
    made = _TURNS_MADE.get()
    if made is None:
        return
    made[0] += count
    if made[0] > TURNS:
        raise SecurityError(f"lặp quá {TURNS} lượt")


class Counted:
    """What a loop runs over; every turn counts."""

    def __init__(self, items: Iterable[object]) -> None:
        self._items = items

    def __iter__(self) -> Iterator[object]:
        for item in self._items:
            _turn()
            yield item

    def __len__(self) -> int:
        return len(self._items)  # type: ignore[arg-type]


class Numbers(Sequence[int]):
    """A range; to run through it counts as that many turns, wherever that is done."""

    def __init__(self, *bounds: int) -> None:
        self._range = range(*bounds)
        if len(self._range) > _RANGE:
            raise SecurityError(f"dãy số dài quá {_RANGE}")

    def __iter__(self) -> Iterator[int]:
        _turn(len(self._range))
        return iter(self._range)

    def __len__(self) -> int:
        return len(self._range)

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> range: ...
    def __getitem__(self, index: int | slice) -> int | range:
        return self._range[index]

    def __contains__(self, value: object) -> bool:
        return value in self._range


def _size(value: object) -> int:
    if isinstance(value, str | list | tuple):
        return len(value)
    return value if isinstance(value, int) else 0


def _bits(*values: object) -> int:
    return sum(value.bit_length() for value in values if isinstance(value, int))


def check_operation(operator: str, left: object, right: object) -> None:
    """Refuse `+`, `*`, `**` and `%` where the result could outgrow the memory."""
    if operator == "**" or (isinstance(left, str) and operator == "%"):
        raise SecurityError(f"không dùng được phép “{operator}” ở đây")
    if isinstance(left, int) and isinstance(right, int):
        if operator == "*" and _bits(left, right) > _BITS:
            raise SecurityError("kết quả là số quá lớn")
    elif (_size(left) + _size(right) if operator == "+" else _size(left) * _size(right)) > LIMIT:
        raise too_long()


def too_long() -> SecurityError:
    """The refusal of a text or list that is too long."""
    return SecurityError(f"kết quả dài quá {LIMIT} ký tự")


def at_most(filter_: Callable[..., object], most: int) -> Callable[..., object]:
    """A filter whose first argument is a whole number, no larger than `most`."""

    @wraps(filter_)
    def bounded(value: object, *args: object, **options: object) -> object:
        for given in (*args, *options.values()):
            if isinstance(given, int) and abs(given) > most:
                raise SecurityError(f"số {given} lớn quá {most}")
        return filter_(value, *args, **options)

    return bounded


def bounded_filters(filters: dict[str, Callable[..., object]]) -> dict[str, Callable[..., object]]:
    """The filters, those with a number that says how much to make bounded."""
    most = {"batch": _SHARES, "slice": _SHARES, "round": _DIGITS, "so": _DIGITS, "phan_tram": _DIGITS}
    return {name: at_most(one, most[name]) if name in most else one for name, one in filters.items()}
