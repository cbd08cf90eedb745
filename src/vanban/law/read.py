"""The TOML files of a regime into facts. An unknown key or a missing one is an error."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

from vanban.law.entry import Entry
from vanban.law.model import (
    Component,
    Fact,
    Kind,
    Law,
    LawError,
    Margins,
    Page,
    PageNumber,
    Paper,
    Phrase,
    Range,
)
from vanban.vietnamese import nfc

Value = TypeVar("Value")

_NAMES = {kind: tuple(field.name for field in fields(kind)) for kind in (Component, Kind, Phrase)}


def read_law(folder: str) -> Law:
    """The regime in a folder beside this module. Raises `LawError`, naming file and key, if it is faulty."""
    about, kinds = _file(folder, "sources"), _file(folder, "kinds")
    regime, wording = about.entry("regime"), _file(folder, "wording")
    return Law(
        id=regime.text("id"),
        title=regime.text("title"),
        valid_from=regime.of("valid_from", date),
        valid_to=regime.of("valid_to", date) if "valid_to" in regime.data else None,
        page=_page(_file(folder, "page")),
        components=_each(_file(folder, "components"), _component),
        kinds=_each(kinds.entry("kinds"), _kind(kinds.entry("defaults"))),
        wording=_each(wording.entry("phrases"), _phrase),
        rules=_each(wording.entry("rules"), _phrase),
        marks=_texts(about.entry("marks")),
        sources=_texts(about.entry("sources")),
    )


def _file(folder: str, name: str) -> Entry:
    path = files("vanban.law").joinpath(folder, f"{name}.toml")
    try:
        return Entry(f"{folder}/{name}.toml", tomllib.loads(nfc(path.read_text(encoding="utf-8"))))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LawError(f"{folder}/{name}.toml không đọc được: {error}.") from error


def _each(table: Entry, read: Callable[[str, Entry], Value]) -> Mapping[str, Value]:
    return MappingProxyType({key: read(key, table.entry(key)) for key in table.data})


def _texts(table: Entry) -> Mapping[str, str]:
    return MappingProxyType({key: table.text(key) for key in table.data})


def _fact(table: Entry, key: str, read: Callable[[Entry, str], Value]) -> Fact[Value]:
    entry = table.entry(key).known("value", "article", "mark")
    return Fact(read(entry, "value"), entry.text("article"), entry.text("mark"))


def _page(table: Entry) -> Page:
    return Page(
        paper=_fact(table, "paper", _paper),
        orientation=_fact(table, "orientation", Entry.text),
        landscape_for_tables=_fact(table, "landscape_for_tables", Entry.flag),
        margins=_margins(table.entry("margins")),
        font=_fact(table, "font", Entry.text),
        colour=_fact(table, "colour", Entry.text),
        size_sets=_fact(table, "size_sets", Entry.rows),
        indents=_fact(table, "indents", Entry.numbers),
        paragraph_gap=_fact(table, "paragraph_gap", Entry.range),
        line_spacing=_fact(table, "line_spacing", Entry.range),
        head_spacing=_fact(table, "head_spacing", Entry.number),
        page_number=_page_number(table.entry("page_number")),
    )


def _paper(entry: Entry, key: str) -> Paper:
    width, height = entry.numbers(key)
    return Paper(width, height)


def _margins(table: Entry) -> Margins:
    def margin(side: str) -> Fact[Range]:
        return _fact(table, side, Entry.range)

    return Margins(margin("top"), margin("bottom"), margin("left"), margin("right"))


def _page_number(table: Entry) -> PageNumber:
    return PageNumber(
        first=_fact(table, "first", Entry.whole),
        numerals=_fact(table, "numerals", Entry.text),
        size=_fact(table, "size", Entry.range),
        align=_fact(table, "align", Entry.text),
        place=_fact(table, "place", Entry.text),
        shown_on_first=_fact(table, "shown_on_first", Entry.flag),
        restarts_in_appendix=_fact(table, "restarts_in_appendix", Entry.flag),
    )


def _component(key: str, entry: Entry) -> Component:
    entry.known(*_NAMES[Component])
    return Component(
        key=key,
        name=entry.text("name"),
        box=entry.text("box", ""),
        case=entry.text("case", ""),
        size=entry.range("size") if "size" in entry.data else None,
        bold=entry.flag("bold", False),
        italic=entry.flag("italic", False),
        align=entry.text("align", ""),
        rule=entry.rule("rule") if "rule" in entry.data else None,
        article=entry.text("article"),
        mark=entry.text("mark"),
        colour=entry.text("colour", "black"),
        numbering=entry.text("numbering", ""),
        gap=entry.number("gap") if "gap" in entry.data else None,
        frame=entry.flag("frame", False),
    )


def _kind(defaults: Entry) -> Callable[[str, Entry], Kind]:
    def read(key: str, entry: Entry) -> Kind:
        whole = Entry(entry.where, {**defaults.data, **entry.data}).known(*_NAMES[Kind])
        return Kind(
            key=key,
            name=whole.text("name"),
            abbreviation=whole.text("abbreviation", ""),
            symbol=whole.text("symbol"),
            has_title=whole.flag("has_title"),
            has_date_line=whole.flag("has_date_line"),
            recipients_lead=whole.text("recipients_lead", ""),
            addressees=whole.text("addressees", ""),
            enacting=whole.text("enacting", ""),
            form=whole.text("form", ""),
            form_mark=whole.text("form_mark"),
            copy=whole.flag("copy", False),
            article=whole.text("article"),
            mark=whole.text("mark"),
        )

    return read


def _phrase(key: str, entry: Entry) -> Phrase:
    entry.known(*_NAMES[Phrase])
    return Phrase(
        key, entry.text("text"), entry.text("article"), entry.text("mark"), entry.text("meaning", "")
    )
