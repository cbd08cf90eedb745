"""Our own words in the office's way to place tone marks; what the clerk typed is not touched here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from vanban.forms.model import Form
from vanban.forms.phrases import Capacities, Phrases
from vanban.law.facts import Law
from vanban.records import Record
from vanban.tags import reworded
from vanban.vietnamese import NEW, tone_style

Spell: TypeAlias = Callable[[str], str]
"""A text of ours, with its tags, into the same text spelled as the office does."""


def spell_of(settings: Record) -> Spell:
    """The office's spelling: its setting Kiểu dấu thanh, the new style if it has none."""
    style = str(settings.get("dau_thanh") or NEW)
    return lambda text: reworded(text, lambda words: tone_style(words, style))


def spelled_law(law: Law, spell: Spell) -> Law:
    """The law, its fixed phrases and the names of its kinds spelled."""
    wording = {key: replace(phrase, text=spell(phrase.text)) for key, phrase in law.wording.items()}
    kinds = {key: replace(kind, name=spell(kind.name)) for key, kind in law.kinds.items()}
    return replace(law, wording=wording, kinds=kinds)


def spelled_form(form: Form, spell: Spell) -> Form:
    """The form, the texts that become values spelled; the words of its blocks stand in the template."""
    return replace(
        form,
        subject=spell(form.subject),
        grounds=_each(form.grounds, spell),
        recipients=_each(form.recipients, spell),
        passages={key: _each(texts, spell) for key, texts in form.passages.items()},
    )


def spelled_phrases(phrases: Phrases, spell: Spell) -> Phrases:
    """The phrases, what they print spelled; words that are looked for in data stay."""
    return replace(
        phrases,
        rows={table: _every(names, spell) for table, names in phrases.rows.items()},
        deadlines=_every(phrases.deadlines, spell),
        texts=_every(phrases.texts, spell),
        citations=_every(phrases.citations, spell),
    )


def spelled_capacities(capacities: Capacities, spell: Spell) -> Capacities:
    """The signature stacks, their lines spelled."""
    stacks = (replace(stack, lines=_each(stack.lines, spell)) for stack in capacities.stacks)
    return replace(capacities, position=spell(capacities.position), stacks=tuple(stacks))


def _each(texts: Iterable[str], spell: Spell) -> tuple[str, ...]:
    return tuple(spell(text) for text in texts)


def _every(texts: Mapping[str, str], spell: Spell) -> Mapping[str, str]:
    return {key: spell(text) for key, text in texts.items()}
