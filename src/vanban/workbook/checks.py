"""Checks on rows and between rows that need no more than data: doubles, order, ranges, years."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple

from vanban.problems import Problem, Severity
from vanban.records import Deadline
from vanban.vietnamese import number, short_date
from vanban.workbook.entries import Entry
from vanban.workbook.rules import LEVELS, Tables, cells, column_of, comparable, rules


class Day(NamedTuple):
    """The year of the plan and the day of the run."""

    year: int
    today: date


_YEAR = re.compile(r"\bnăm\s+(\d{4})\b", re.IGNORECASE)


def check_rows(tables: Tables, year: int, today: date) -> Iterator[Problem]:
    """Everything that `checks.toml` asks for."""
    for rule in rules()["unique"]:
        for name in rule["columns"]:
            yield from _unique(tables, name, rule)
    for rule in rules()["order"]:
        yield from _ordered(tables, rule["columns"])
    for check, columns in ((_in_past, "past"), (_in_year, "in_year"), (_years, "years")):
        for entry, column in cells(tables, rules()[columns]):
            yield from check(entry, column.key, Day(year, today))
    for check_rule, name in ((_formed, "form"), (_in_range, "range")):
        yield from (problem for rule in rules()[name] for problem in check_rule(tables, rule))


def before(entry: Entry, key: str, early: date, name: str) -> Problem | None:
    """A warning if a date comes before another; day and month may have changed places."""
    late = entry[key]
    if not isinstance(late, date) or not isinstance(early, date) or _day(late) >= _day(early):
        return None
    heading = column_of(f"{entry.table}.{key}").heading
    what = f"{heading} {short_date(late)} trước {name} {short_date(early)}"
    swapped = _swapped(_day(late))
    if swapped and swapped >= _day(early):
        what = f"{what}; nếu Excel đổi chỗ ngày và tháng thì đó là {short_date(swapped)}."
        return entry.problem("D003", Severity.WARNING, key, what, "Kiểm tra ngày, tháng; gõ lại dd/mm/yyyy.")
    return entry.problem("D033", Severity.WARNING, key, f"{what}.", "Kiểm tra lại ngày.")


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _swapped(value: date) -> date | None:
    """Day and month changed places, if both readings are dates."""
    return (
        value.replace(month=value.day, day=value.month)
        if value.day <= 12 and value.day != value.month
        else None
    )


def _unique(tables: Tables, name: str, rule: dict[str, Any]) -> Iterator[Problem]:
    table, _, keys = name.partition(".")
    columns = keys.split("+")
    seen: dict[tuple[str, ...], Entry] = {}
    for entry in tables.get(table, ()):
        values = tuple(comparable(entry[key]) for key in columns)
        if not all(values):
            continue
        first = seen.setdefault(values, entry)
        if first is not entry:
            yield _double(entry, first, columns, rule)


def _double(entry: Entry, first: Entry, columns: Sequence[str], rule: dict[str, Any]) -> Problem:
    headings = ", ".join(column_of(f"{entry.table}.{key}").heading for key in columns)
    other = f' của tệp "{first.place.file}"' if first.place.file != entry.place.file else ""
    value = str(entry[columns[0]] if not isinstance(entry[columns[0]], tuple) else "…")[:60]
    what = f'{headings} "{value}" trùng với dòng {first.place.row}{other}.'
    return entry.problem(rule["code"], LEVELS[rule["level"]], columns[-1], what, rule["mend"])


def _ordered(tables: Tables, names: Sequence[str]) -> Iterator[Problem]:
    table, _, first = names[0].partition(".")
    key = names[1].partition(".")[2]
    heading = column_of(names[0]).heading
    for entry in tables.get(table, ()):
        early, late = entry[first], entry[key]
        if isinstance(early, time) and isinstance(late, time) and late <= early:
            what = f"{column_of(names[1]).heading} {late:%H:%M} không sau {heading} {early:%H:%M}."
            yield entry.problem("D033", Severity.WARNING, key, what, "Kiểm tra lại giờ.")
        if isinstance(early, date) and (problem := before(entry, key, early, heading)):
            yield problem


def _in_past(entry: Entry, key: str, day: Day) -> Iterator[Problem]:
    value = entry[key]
    if isinstance(value, date) and _day(value) > day.today:
        heading = column_of(f"{entry.table}.{key}").heading
        what = f"{heading} {short_date(value)} sau hôm nay ({short_date(day.today)})."
        yield entry.problem("D033", Severity.WARNING, key, what, "Kiểm tra lại ngày.")


def _in_year(entry: Entry, key: str, day: Day) -> Iterator[Problem]:
    value = entry[key]
    if isinstance(value, date) and value.year != day.year:
        yield _other_year(entry, key, short_date(value), day.year)


def _years(entry: Entry, key: str, day: Day) -> Iterator[Problem]:
    """A year in the text, or meant by a deadline, that is not the year of the plan."""
    value = entry[key]
    if isinstance(value, Deadline):
        if value.end and value.end.year != day.year:
            yield _other_year(entry, key, value.text, day.year)
        return
    text = "\n".join(value) if isinstance(value, tuple) else value if isinstance(value, str) else ""
    if others := sorted({found[1] for found in _YEAR.finditer(text)} - {str(day.year)}):
        yield _other_year(entry, key, ", ".join(f"năm {other}" for other in others), day.year)


def _other_year(entry: Entry, key: str, shown: str, year: int) -> Problem:
    what = f'"{shown}" không thuộc năm {year} của kế hoạch.'
    return entry.problem("D035", Severity.WARNING, key, what, "Xem có phải sót từ bản năm khác không.")


def _formed(tables: Tables, rule: dict[str, Any]) -> Iterator[Problem]:
    for entry, column in cells(tables, rule["columns"]):
        value = entry[column.key]
        if isinstance(value, str) and not re.fullmatch(rule["pattern"], value):
            what = f'"{value}": {rule["what"]}.'
            yield entry.problem("D117", LEVELS[rule["level"]], column.key, what)


def _in_range(tables: Tables, rule: dict[str, Any]) -> Iterator[Problem]:
    for entry, column in cells(tables, rule["columns"]):
        value = entry[column.key]
        if isinstance(value, int | Decimal) and not rule["from"] <= value <= rule["to"]:
            bounds = f"từ {number(rule['from'])} đến {number(rule['to'])}"
            what = f"{column.heading} phải {bounds}, không phải {number(value)}."
            yield entry.problem("D117", Severity.ERROR, column.key, what)
