"""The names by which rows of a table may be called, and finding a row by one of them."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from vanban.records import Ref
from vanban.vietnamese import fold, nfc
from vanban.workbook.entries import Entry
from vanban.workbook.sheets import Sheet

SUGGESTIONS = 3
LONGEST = 200  # letters of a name that are compared
_PUNCTUATION = re.compile(r"[\W_]+")


class Found(NamedTuple):
    """Rows that a name may mean (one: it is clear), and how it was matched: as typed, alias or nearly."""

    keys: tuple[str, ...]
    how: str = "typed"


@dataclass(frozen=True)
class Names:
    """Every name of the rows of a table, read letter by letter, without marks, and without punctuation.

    `shown` gives the key of each name as typed, `plain` its letters for likeness, `other` the aliases.
    """

    sheet: Sheet
    exact: Mapping[str, tuple[str, ...]]
    folded: Mapping[str, tuple[str, ...]]
    bare: Mapping[str, tuple[str, ...]]
    other: frozenset[str]
    shown: Mapping[str, str]
    plain: Mapping[str, str]
    _told: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)

    def find(self, name: str) -> Found:
        """The rows a name means."""
        name = self._untitled(name)
        if keys := self.exact.get(_exact(name)):
            return Found(keys, "alias" if _exact(name) in self.other else "typed")
        if keys := self.folded.get(fold(name)):
            return Found(keys, "nearly")
        return Found(self.bare.get(_bare(name), ()), "nearly")

    def nearest(self, name: str) -> list[str]:
        """The three names most like this one, as “name (code)”, best first."""
        if name not in self._told:
            self._told[name] = self._nearest(fold(name)[:LONGEST])
        return self._told[name]

    def _nearest(self, wanted: str) -> list[str]:
        scored = process.extract(wanted, self.plain, scorer=fuzz.WRatio, limit=12)
        keys = dict.fromkeys(self.shown[text] for *_, text in scored)
        best = {key: next(text for *_, text in scored if self.shown[text] == key) for key in keys}
        told = ((self._name(key) if text == key else text, key) for key, text in best.items())
        return [text if text == key else f"{text} ({key})" for text, key in told][:SUGGESTIONS]

    def _name(self, key: str) -> str:
        """A name a person knows the row by; the key itself if there is none."""
        return next((text for text, named in self.shown.items() if named == key and text != key), key)

    def _untitled(self, name: str) -> str:
        for title in words()["titles"].get(self.sheet.key, ()):
            if name.casefold().startswith(f"{title} "):
                return name[len(title) :].strip()
        return name


@cache
def words() -> Mapping[str, Any]:
    """The word lists of `names.toml`."""
    return tomllib.loads((files("vanban.workbook") / "names.toml").read_text(encoding="utf-8"))


def key_of(entry: Entry, sheet: Sheet) -> str:
    """The key of a row; empty if it has none."""
    value = entry[sheet.id] if sheet.id else None
    return value.key if isinstance(value, Ref) else value if isinstance(value, str) else ""


def names_of(sheet: Sheet, entries: Iterable[Entry]) -> Names:
    """All names of a table's rows."""
    exact: dict[str, dict[str, None]] = defaultdict(dict)
    shown: dict[str, str] = {}
    primary: set[str] = set()
    for entry in entries:
        key = key_of(entry, sheet)
        for column in sheet.called if key else ():
            for name in _names_in(entry, column):
                exact[_exact(name)][key] = None
                shown.setdefault(name, key)
                primary |= {_exact(name)} if column != "alias" else set()
    plain = {name: fold(name)[:LONGEST] for name in shown}
    other = {_exact(name) for name in shown} - primary
    return Names(sheet, _frozen(exact), _by(fold, exact), _by(_bare, exact), frozenset(other), shown, plain)


def _names_in(entry: Entry, column: str) -> tuple[str, ...]:
    value = entry[column]
    if isinstance(value, tuple):
        return value
    return (str(value),) if isinstance(value, str | Ref) and str(value) else ()


def _exact(name: str) -> str:
    return " ".join(nfc(name).casefold().split())


def _bare(name: str) -> str:
    return _PUNCTUATION.sub("", fold(name))


def _by(reading: Callable[[str], str], exact: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, dict[str, None]] = defaultdict(dict)
    for name, keys in exact.items():
        if reading(name):
            grouped[reading(name)] |= dict.fromkeys(keys)
    return _frozen(grouped)


def _frozen(names: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(keys) for name, keys in names.items()}
