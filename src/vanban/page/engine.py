"""Templates filled in: compiled once, rendered many times, the same bytes for the same values."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from types import MappingProxyType, TracebackType
from typing import Protocol

from vanban.errors import TemplateError
from vanban.page import core
from vanban.page.dialect import Tag, at
from vanban.page.fit.choices import Choices, default_choices
from vanban.page.fit.looks import Looks, looks_of
from vanban.page.fit.passes import Fitting, fit
from vanban.page.guard import check_template
from vanban.page.oxml import name
from vanban.page.package import Entry, entry, open_package, pack, parse, serialise
from vanban.page.parts import Part, story_parts
from vanban.page.printing import inked
from vanban.page.source import Source, source_of
from vanban.page.spelling import Spelling, respelled
from vanban.records import CellMerge
from vanban.tags import FAULTS, Sandbox, counting, explained, markup, names

MAX_LETTERS = 80_000_000  # of one part with its markup; ten thousand long rows take a third of it
NO_MERGES: Mapping[str, tuple[CellMerge, ...]] = MappingProxyType({})
_COMPILED = "<template>"
_KEPT = 64
_IDS = re.compile(rb'\b(?:w:id|w:val|id)="(\d{1,10})"')
_HIGHEST = 2**30  # ids are signed 32-bit; hashes used as ids lie above this half or are seldom met


class Program(Protocol):
    """A compiled part."""

    def generate(self, values: Mapping[str, object], /) -> Iterator[str]:
        """The pieces of the text, filled in."""


@dataclass(frozen=True)
class Page:
    """One part to fill in: its compiled source and its tags in order."""

    part: Part
    program: Program
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class Template:
    """A compiled template. `fields` are the names it reads; `stored` the parts that never change, packed."""

    name: str
    pages: tuple[Page, ...]
    properties: core.Properties
    stored: tuple[Entry, ...]
    looks: Looks
    choices: Choices
    fields: frozenset[str]
    captions: frozenset[str]
    free_id: int


@lru_cache(maxsize=1)
def _environment() -> Sandbox:
    return markup(inked)


def _line(trace: TracebackType | None) -> int:
    """The innermost line of the compiled source in a traceback; 0 if there is none."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _COMPILED:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _placed(fault: Exception, title: str, part: Part, tags: tuple[Tag, ...]) -> TemplateError:
    """The fault with its place: template, part, paragraph, tag."""
    line = getattr(fault, "lineno", None) or _line(fault.__traceback__)
    paper = f"Mẫu {title}, " if title else ""
    # Two lines a tag: its words, and its end, where the next one begins.
    number = (line - 2) // 2
    if not 0 <= number < len(tags):
        return TemplateError(f"{paper}{part.title}: {explained(fault)}", getattr(fault, "mend", ""))
    tag = tags[number]
    where = f"{paper}{at(part.title, tag.paragraph)}, thẻ {tag}"
    return TemplateError(f"{where}: {explained(fault)}", getattr(fault, "mend", ""))


def _compiled(part: Part, source: Source, title: str) -> Page:
    try:
        return Page(part, _environment().from_string(source.text), source.tags)
    except FAULTS as fault:
        raise _placed(fault, title, part, source.tags) from fault
    except SyntaxError as fault:  # Python's own: more than twenty loops inside each other
        deep = TemplateError("Các thẻ lồng nhau quá sâu.")
        raise _placed(deep, title, part, source.tags) from fault


def _pages(parts: Mapping[str, bytes], title: str) -> Iterator[Page]:
    """The body, and every other part that has tags."""
    for part in story_parts(parts)[0]:
        source = source_of(parse(part.name, parts[part.name]), part.title)
        if source.tags or part.is_body:
            yield _compiled(part, source, title)


def _fields(pages: tuple[Page, ...]) -> frozenset[str]:
    sources = ("".join(tag.source for tag in page.tags) for page in pages)
    return frozenset(field for source in sources for field in names(source))


def _captions(body: bytes) -> frozenset[str]:
    found = parse("", body).iter(name("w:tblCaption"))
    return frozenset(str(one.get(name("w:val"))) for one in found)


def _first_free(parts: Mapping[str, bytes]) -> int:
    """A number above every id in use, so that new ids are unique over all parts."""
    used = (int(number) for data in parts.values() for number in _IDS.findall(data))
    return 1 + max((number for number in used if number < _HIGHEST), default=0)


def _assembled(parts: Mapping[str, bytes], title: str, choices: Choices) -> Template:
    pages, properties = tuple(_pages(parts, title)), core.properties_of(parts)
    changing = {page.part.name for page in pages} | ({core.NAME} if properties.texts else set())
    body = next(page.part.name for page in pages if page.part.is_body)
    styles = story_parts(parts)[1]
    return Template(
        name=title,
        pages=pages,
        properties=properties,
        stored=tuple(entry(part, data) for part, data in parts.items() if part not in changing),
        looks=looks_of(parse(styles, parts[styles]) if styles else None),
        choices=choices,
        fields=_fields(pages) | properties.fields,
        captions=_captions(parts[body]),
        free_id=_first_free(parts),
    )


@lru_cache(maxsize=_KEPT)
def compile_template(
    data: bytes, title: str = "", choices: Choices | None = None, spelling: Spelling | None = None
) -> Template:
    """A Word template made ready: checked like any hostile file, its tags compiled, the rest packed.

    `title` names it in messages; `spelling` respells its own words, not its tags.
    Raises `TemplateError` for what must not be in a template, for faulty or unpaired tags, and for text
    that a tag would take away; the message names part, paragraph and tag.
    """
    try:
        parts = open_package(data)
        check_template(parts)
        spelled = respelled(parts, spelling) if spelling else parts
        return _assembled(spelled, title, choices or default_choices())
    except TemplateError as fault:
        if not title or title in fault.what:
            raise
        raise TemplateError(f"Mẫu {title}: {fault.what}", fault.mend) from fault


def _text(page: Page, values: Mapping[str, object], title: str) -> str:
    pieces: list[str] = []
    letters = 0
    try:
        with counting():
            for piece in page.program.generate(values):
                letters += len(piece)
                if letters > MAX_LETTERS:
                    raise TemplateError(
                        "Văn bản quá lớn, không tạo được.", "Chia dữ liệu thành nhiều văn bản."
                    )
                pieces.append(piece)
    except FAULTS as fault:
        raise _placed(fault, title, page.part, page.tags) from fault
    return "".join(pieces)


def _filled(page: Page, values: Mapping[str, object], template: Template, fitting: Fitting) -> Entry:
    root = parse(page.part.name, _text(page, values, template.name))
    fit(root, fitting)
    return entry(page.part.name, serialise(root))


def render(
    template: Template,
    values: Mapping[str, object],
    merges: Mapping[str, tuple[CellMerge, ...]] = NO_MERGES,
) -> bytes:
    """The document of these values: the same bytes for the same values, with no clock in them.

    `merges` are cells to draw as one, by name of the table. Raises `TemplateError`, naming the place, for
    an unknown field, a value that cannot be printed, or a merge that would lose text.
    """
    if unknown := [table for table, wanted in merges.items() if wanted and table not in template.captions]:
        raise TemplateError(f"Mẫu {template.name} không có bảng “{unknown[0]}” để gộp ô.")
    fitting = Fitting(template.looks, template.choices, merges, count(template.free_id))
    made = [_filled(page, values, template, fitting) for page in template.pages]
    if template.properties.texts:
        made.append(entry(core.NAME, core.filled(template.properties, values)))
    return pack((*template.stored, *made))
