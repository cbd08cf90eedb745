"""A small office from `office.toml`, and what is composed of it."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from vanban.compose.compose import compose, open_office
from vanban.compose.draft import Composition
from vanban.compose.office import Office
from vanban.compose.rehearsal import Rehearsal, rehearse
from vanban.forms.load import load_forms
from vanban.forms.typeset import load_typeset
from vanban.law.facts import load_law
from vanban.problems import Place
from vanban.records import Batch, Deadline, Record, Ref, Refs, Value
from vanban.workbook.sheets import Column, load_sheets

Row = Mapping[str, Value]

SHEETS = load_sheets()
LAW = load_law(date(2020, 8, 1))
TYPESET = load_typeset(LAW)
FORMS = load_forms()


def unit(key: str) -> Ref:
    return Ref("don_vi", key, key)


def person(key: str) -> Ref:
    return Ref("nhan_su", key, key)


def ground(key: str) -> Ref:
    return Ref("can_cu", key, key)


def people(*keys: str) -> Refs:
    return Refs(tuple(person(key) for key in keys), "; ".join(keys))


def value(raw: Any, column: Column) -> Value:
    """What a reader would make of a cell."""
    convert: Mapping[str, Callable[[], Value]] = {
        "ref": lambda: Ref(column.table, raw, raw),
        "refs": lambda: Refs(tuple(Ref(column.table, key, key) for key in raw), "; ".join(raw)),
        "deadline": lambda: Deadline(**raw),
        "percent": lambda: Decimal(raw),
    }
    made = convert.get(column.type, lambda: raw)()
    return tuple(made) if isinstance(made, list) else made


def row(table: str, cells: Mapping[str, Any]) -> Row:
    return {key: value(raw, SHEETS[table].by_key[key]) for key, raw in cells.items()}


DATA = tomllib.loads(Path(__file__).with_name("office.toml").read_text(encoding="utf-8"))
SETTINGS = row("cau_hinh", DATA.pop("cau_hinh"))
TABLES: Mapping[str, Sequence[Row]] = {key: [row(key, cells) for cells in rows] for key, rows in DATA.items()}


def record(table: str, number: int, values: Row) -> Record:
    """A row with all columns of its sheet; those not given are empty."""
    sheet = SHEETS[table]
    whole: dict[str, Value] = {column.key: None for column in sheet.columns}
    letters = {column.key: chr(ord("A") + index % 26) for index, column in enumerate(sheet.columns)}
    return Record(table, Place("so.xlsx", sheet.name, number), {**whole, **values}, letters)


def build(settings: Row | None = None, **tables: Sequence[Row] | None) -> Batch:
    """The office with some tables replaced; None takes a table away."""
    wanted = {**TABLES, **tables}
    kept = {
        key: tuple(record(key, number, values) for number, values in enumerate(rows, start=4))
        for key, rows in wanted.items()
        if rows is not None
    }
    return Batch(record("cau_hinh", 4, {**SETTINGS, **(settings or {})}), kept)


def changed(key: str, number: int, **values: Value) -> list[Row]:
    """The rows of a table with some cells of one row replaced."""
    rows = [dict(cells) for cells in TABLES[key]]
    rows[number].update(values)
    return list(rows)


def composed(batch: Batch, final: bool = False) -> Composition:
    return compose(batch, FORMS, LAW, TYPESET, final)


def aloud(batch: Batch, name: str) -> Rehearsal:
    """A paper of the batch, said aloud."""
    draft = next(draft for draft in composed(batch).drafts if draft.id == name)
    return rehearse(FORMS[draft.form], draft.values)


def office(batch: Batch) -> Office:
    return open_office(batch, FORMS, LAW, TYPESET)


@pytest.fixture(scope="session")
def small() -> SimpleNamespace:
    """Everything above, for tests."""
    shared = (build, changed, composed, aloud, office, unit, person, people, ground)
    return SimpleNamespace(**{one.__name__: one for one in shared}, forms=FORMS, tables=TABLES)
