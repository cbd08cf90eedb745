"""Records into drafts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vanban.compose.checks import broken
from vanban.compose.draft import Composition, Draft, Held
from vanban.compose.numbering import symbol_problems
from vanban.compose.office import Office
from vanban.compose.papers import registered
from vanban.compose.passages import dashes_taken, unknown_passages
from vanban.compose.register import Register
from vanban.compose.rehearsal import Rehearsal, rehearse
from vanban.compose.release import marks_of, obstacles
from vanban.compose.scope import Occasion, Scope, occasions, scope, tools
from vanban.compose.spelling import (
    spell_of,
    spelled_capacities,
    spelled_form,
    spelled_law,
    spelled_phrases,
)
from vanban.compose.subjects import subject_notes
from vanban.compose.views import Row, World
from vanban.forms.model import Form
from vanban.forms.phrases import load_capacities, load_phrases
from vanban.forms.typeset import Typeset
from vanban.law.facts import Law
from vanban.problems import Place, Problem, Report, Severity
from vanban.records import Batch
from vanban.tags import evaluate, fill
from vanban.vietnamese import ascii_name


def compose(
    batch: Batch, forms: Mapping[str, Form], law: Law, typeset: Typeset, final: bool = False
) -> Composition:
    """All papers of a batch, in the order of the forms.

    A paper whose sheets are empty or that is not owed is held, with the reason. With `final`, so is a
    paper with a missing value, a citation without number, an unchecked ground or a broken rule of
    level error; each of these is a problem of level error.
    """
    office = open_office(batch, forms, law, typeset, final)
    register = Register(office)
    outcomes = [
        outcome
        for form in office.forms.values()
        for outcome in _outcomes(office, form, batch, register, final)
    ]
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    problems += (*unknown_passages(office), *dashes_taken(office))
    problems += register.doubles.values()
    problems += subject_notes(office, registered(office.world).values())
    problems += symbol_problems(office, registered(office.world).values(), final)
    return Composition(
        drafts=tuple(outcome.made for outcome in outcomes if isinstance(outcome.made, Draft)),
        held=tuple(outcome.made for outcome in outcomes if isinstance(outcome.made, Held)),
        problems=Report.of(problems).problems,
    )


@dataclass(frozen=True)
class _Outcome:
    made: Draft | Held
    problems: tuple[Problem, ...] = ()


def open_office(
    batch: Batch, forms: Mapping[str, Form], law: Law, typeset: Typeset, final: bool = False
) -> Office:
    """Everything that the papers of a batch share, our own words spelled as the batch says."""
    spell = spell_of(batch.settings)
    phrases = spelled_phrases(load_phrases(), spell)
    world = World(batch, phrases)
    texts: dict[str, object] = {
        **dict.fromkeys(phrases.tables, ()),
        **world.tables,
        **tools(world),
        "cau_hinh": world.settings,
        "nam": world.settings["nam"],
        "du_thao": not final,
        "don_vi_soan": world.settings["don_vi_soan"],
    }
    for key, text in phrases.texts.items():
        texts[key] = fill(text, texts)
    return Office(
        world=world,
        forms={code: spelled_form(form, spell) for code, form in forms.items()},
        law=spelled_law(law, spell),
        typeset=typeset,
        capacities=spelled_capacities(load_capacities(), spell),
        texts=texts,
    )


def _outcomes(
    office: Office, form: Form, batch: Batch, register: Register, final: bool
) -> Iterator[_Outcome]:
    lacking = _lacking(form, batch)
    if lacking:
        yield _Outcome(Held(form.code, lacking, form.code))
        return
    marks = marks_of(batch)
    for occasion in occasions(office, form):
        if form.made_when and not evaluate(form.made_when, occasion.context):
            yield _Outcome(Held(form.code, fill(form.made_why, occasion.context), occasion.name))
        else:
            yield _outcome(office, occasion, marks, register, final)


def _lacking(form: Form, batch: Batch) -> str:
    """Why a form cannot be made at all; empty if it can."""
    for key, name in form.needs.items():
        if key not in batch.tables:
            return f"Không có sheet {name}."
        if not batch.tables[key]:
            return f"Sheet {name} không có dòng nào."
    return ""


def _outcome(
    office: Office, occasion: Occasion, marks: Mapping[str, Place], register: Register, final: bool
) -> _Outcome:
    office.world.told.clear()
    scoped = scope(office, occasion)
    heard = rehearse(occasion.form, scoped.context)
    told = tuple(office.world.told)
    problems = (
        *scoped.grounds.problems(final),
        *_broken(office, occasion, scoped),
        *symbol_problems(office, _named(occasion), final),
        *register.problems(occasion, scoped.grounds),
    )
    if final:
        problems += tuple(obstacles(occasion, heard, marks))
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        if errors:
            why = f"Chưa phát hành được: {errors[0]}" + (
                f" (và {len(errors) - 1} lỗi khác)" if errors[1:] else ""
            )
            return _Outcome(Held(occasion.form.code, why, occasion.name), problems)
    return _Outcome(_draft(occasion, scoped, heard, told), problems)


def _named(occasion: Occasion) -> tuple[Row, ...]:
    """The rows of the sheet Văn bản whose numbers the paper prints: its own, and those it cites."""
    rows = (occasion.papers.row(occasion.name), *occasion.papers.cited.values())
    return tuple(row for row in rows if row is not None)


def _broken(office: Office, occasion: Occasion, scoped: Scope) -> Iterator[Problem]:
    yield from broken(occasion.form.checks, scoped.context)
    if any(block.kind == "signature" for block in occasion.form.blocks):
        yield from broken(office.capacities.checks, {**scoped.context, **scoped.signature.context})


def _draft(occasion: Occasion, scoped: Scope, heard: Rehearsal, told: tuple[Row, ...]) -> Draft:
    form, unit = occasion.form, occasion.unit
    parts = (ascii_name(form.code), form.file, ascii_name(unit))
    return Draft(
        id=occasion.name,
        form=form.code,
        unit=unit,
        file_name="_".join(part for part in parts if part) + ".docx",
        values={key: value for key, value in scoped.context.items() if not callable(value)},
        merges=heard.merges,
        sources=_sources(occasion, (*told, *(ground.row for ground in scoped.grounds.chosen))),
        title=f"{form.name} ({unit})" if unit else form.name,
        signed=occasion.papers.signed(occasion.name),
    )


def _sources(occasion: Occasion, told: tuple[Row, ...]) -> tuple[Place, ...]:
    """The rows a paper tells of: its own, its item, the unit that drafts it, those chosen, read, cited."""
    own = (occasion.papers.row(occasion.name), occasion.item, occasion.context["don_vi_soan"])
    values = (occasion.context[key] for key in occasion.form.values)
    chosen = (row for value in values for row in (value if isinstance(value, tuple | list) else (value,)))
    found = (*own, *chosen, *told, *occasion.papers.cited.values())
    rows = (row for row in found if isinstance(row, Row))
    return tuple(dict.fromkeys(row.place for row in rows))
