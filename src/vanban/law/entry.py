"""One table of a TOML file, read key by key into typed values."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from vanban.law.model import LawError, Range, RuleLength

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Entry:
    """A table and where it stands, for messages. Every reader raises `LawError` naming the key."""

    where: str
    data: Mapping[str, object]

    def of(self, key: str, kind: type[Kind]) -> Kind:
        """The value of a key, which must have exactly this type."""
        value = self.data.get(key)
        if type(value) is not kind:
            raise LawError(f"{self.where}, {key}: cần {kind.__name__}, đang là {value!r}.")
        return value

    def known(self, *keys: str) -> "Entry":
        """The table itself, if it has no other keys than these."""
        for key in self.data:
            if key not in keys:
                raise LawError(f"{self.where}: khóa “{key}” không có.")
        return self

    def entry(self, key: str) -> "Entry":
        """A table inside this one."""
        return Entry(f"{self.where}, {key}", self.of(key, dict))

    def text(self, key: str, default: str | None = None) -> str:
        """A text; `default` if the key is absent and a default is given."""
        return default if default is not None and key not in self.data else self.of(key, str)

    def flag(self, key: str, default: bool | None = None) -> bool:
        """True or false; `default` if the key is absent and a default is given."""
        return default if default is not None and key not in self.data else self.of(key, bool)

    def whole(self, key: str) -> int:
        """A whole number."""
        return self.of(key, int)

    def number(self, key: str) -> float:
        """A number, whole or not."""
        return _number(self.data.get(key), f"{self.where}, {key}")

    def numbers(self, key: str) -> tuple[float, ...]:
        """A list of numbers."""
        return tuple(_number(item, f"{self.where}, {key}") for item in self.of(key, list))

    def rows(self, key: str) -> tuple[tuple[float, ...], ...]:
        """A list of lists of numbers."""
        where = f"{self.where}, {key}"
        return tuple(Entry(where, {"value": row}).numbers("value") for row in self.of(key, list))

    def range(self, key: str) -> Range:
        """`[from, to]`, or `[from]` without an upper limit."""
        numbers = self.numbers(key)
        if not 1 <= len(numbers) <= 2 or list(numbers) != sorted(numbers):
            raise LawError(f"{self.where}, {key}: cần [từ, đến] hoặc [từ].")
        return Range(*numbers)

    def rule(self, key: str) -> RuleLength:
        """`{ min = "1/3", max = "1/2", of = "line" }`."""
        entry = self.entry(key)
        shortest, longest = (float(Fraction(entry.text(end))) for end in ("min", "max"))
        return RuleLength(shortest, longest, entry.text("of", "line"))


def _number(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise LawError(f"{where}: cần một số, đang là {value!r}.")
    return float(value)
