"""The sheets and columns of the clerk's workbook, as data: see `layouts/*.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from rapidfuzz import fuzz

from vanban.vietnamese import fold

CLOSE_ENOUGH = 85


@dataclass(frozen=True)
class Column:
    """One column of a table, or one row of the settings sheet.

    `type` is one of text, lines, stt, code, ref, refs, date, time, datetime, int, decimal, percent, bool,
    choice, deadline, kinds, links. `required` is yes, no, when or computed: `when` says in Vietnamese when
    the cell must be filled, `needed_if` the same for the machine (a column of the row → values that make it
    needed; `""` stands for an empty cell). `table` is the target of a reference. The allowed values of a
    choice are `choices`, or the column `list` of the sheet Danh mục, whose own `choices` are those we ship.
    """

    key: str
    heading: str
    type: str
    required: str = "no"
    when: str = ""
    needed_if: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    table: str = ""
    choices: tuple[str, ...] = ()
    list: str = ""
    synonyms: tuple[str, ...] = ()
    synonyms_of_choice: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    help: str = ""
    example: str = ""
    width: int = 20
    default: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every heading this column answers to, its own first."""
        return (self.heading, *self.synonyms)


@dataclass(frozen=True)
class Sheet:
    """One sheet. `layout` is table, settings, reading (text only) or report (written by the program).

    Rows of a table that others refer to carry `id` (the column that is their key), `called` (the columns a
    reference may quote) and `shown` (the column whose values drop-down lists offer).
    """

    key: str
    name: str
    title: str
    hint: str
    layout: str = "table"
    columns: tuple[Column, ...] = ()
    id: str = ""
    called: tuple[str, ...] = ()
    shown: str = ""
    lines: tuple[str, ...] = ()
    by_key: Mapping[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", MappingProxyType({column.key: column for column in self.columns}))

    def column_named(self, heading: str) -> Column | None:
        """The column with this heading: exactly (letters only), by a synonym, or nearly (a typing error)."""
        wanted = fold(heading)
        names = {fold(name): column for column in reversed(self.columns) for name in column.names}
        names |= {fold(column.heading): column for column in self.columns}
        return names.get(wanted) or _nearest(wanted, names)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _nearest(wanted: str, names: Mapping[str, Column]) -> Column | None:
    """The best name at least 85 % alike. Digits must agree: "Tiêu chí 1" is no misspelt "Tiêu chí 2"."""
    scores = [(fuzz.ratio(wanted, name), name) for name in names if _digits(name) == _digits(wanted)]
    score, best = max(scores, default=(0.0, ""))
    return names[best] if score >= CLOSE_ENOUGH else None


@lru_cache(maxsize=1)
def load_sheets() -> Mapping[str, Sheet]:
    """All sheets by key, in the order of the workbook."""
    folder = files("vanban.workbook") / "layouts"
    found = sorted(
        (path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name
    )
    sheets = [_sheet(tomllib.loads(path.read_text(encoding="utf-8"))) for path in found]
    return MappingProxyType({sheet.key: sheet for sheet in sheets})


def sheet_named(text: str) -> Sheet | None:
    """The sheet a tab name means: "NHIEM VU" and "nhiệm vụ 2020" are both "Nhiệm vụ"."""
    wanted = fold(text)
    names = {fold(sheet.name): sheet for sheet in load_sheets().values()}
    longest_first = sorted(names, key=len, reverse=True)
    return next((names[name] for name in longest_first if wanted.startswith(name)), None)


def _sheet(data: dict[str, Any]) -> Sheet:
    columns = tuple(_column(column) for column in data.pop("columns", ()))
    return Sheet(columns=columns, **{key: _frozen(value) for key, value in data.items()})


def _column(data: dict[str, Any]) -> Column:
    return Column(**{key: _frozen(value) for key, value in data.items()})


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(item) for key, item in value.items()})
    return value
