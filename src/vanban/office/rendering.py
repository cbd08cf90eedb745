"""Drafts to Word files in memory, each template compiled once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from vanban.compose.draft import Draft
from vanban.forms.typeset import load_typeset
from vanban.law.facts import Law
from vanban.office.disk import digest
from vanban.office.manifest import Entry
from vanban.office.naming import file_names
from vanban.office.request import MakeRequest
from vanban.page.engine import Template, compile_template, render
from vanban.page.fit.choices import choices_of
from vanban.page.spelling import Spelling, spelling_of
from vanban.page.store import read_template
from vanban.problems import Place
from vanban.records import Batch, Record


@dataclass(frozen=True)
class Paper:
    """One finished Word file that is not on disk yet, and what the manifest will say of it."""

    title: str
    data: bytes
    entry: Entry


@dataclass(frozen=True)
class _Printer:
    """A compiled template and the hash of the file it came from."""

    template: Template
    digest: str


def print_papers(drafts: Sequence[Draft], batch: Batch, law: Law, request: MakeRequest) -> Iterator[Paper]:
    """The papers of the drafts in order. Raises `TemplateError` if a template is faulty."""
    names = file_names((draft.id, draft.file_name) for draft in drafts)
    choices, spelling = choices_of(law, load_typeset(law)), _spelling(law, batch.settings)
    rows = {record.place: record for table in batch.tables.values() for record in table}

    @lru_cache
    def printer(form: str) -> _Printer:
        data = read_template(form, request.templates)
        return _Printer(compile_template(data, form, choices, spelling), digest(data))

    for done, draft in enumerate(drafts):
        request.progress(done, len(drafts), draft.title)
        tool = printer(draft.form)
        data = render(tool.template, draft.values, draft.merges)
        entry = _entry(draft, names[draft.id], tool.digest, _source(draft, batch, rows))
        offered = digest(data)
        finals = frozenset({offered}) if request.final else frozenset()
        yield Paper(draft.title, data, replace(entry, offered=offered, finals=finals))


def _spelling(law: Law, settings: Record) -> Spelling:
    """How the office wants the words of its templates: settings left empty choose as we do."""
    tone, dash = (str(settings.get(key) or "") for key in ("dau_thanh", "tieu_ngu"))
    return spelling_of(law, tone, dash)


def _entry(draft: Draft, file: str, template: str, source: str) -> Entry:
    return Entry(
        file=file,
        id=draft.id,
        form=draft.form,
        unit=draft.unit,
        rows=tuple(dict.fromkeys(map(_named, draft.sources))),
        template=template,
        source=source,
        offered="",
        signed=draft.signed,
    )


def _named(place: Place) -> str:
    """A row without the folder it lay in: the same data gives the same manifest anywhere."""
    return f"{Path(place.file).name}, {Place('', place.sheet, place.row)}"


def _source(draft: Draft, batch: Batch, rows: Mapping[Place, Record]) -> str:
    """A hash of the data: the settings, which every paper speaks of, and the rows of this one."""
    used = (batch.settings, *(rows[place] for place in draft.sources if place in rows))
    said = [(record.table, sorted((key, repr(record[key])) for key in record)) for record in used]
    return digest(repr(said).encode())
