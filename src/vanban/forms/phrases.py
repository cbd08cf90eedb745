"""How things are called in papers, and who signs in whose name: data beside the forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from vanban.forms.load import load_toml
from vanban.forms.model import Check
from vanban.forms.strict import part

Data = TypeVar("Data")


@dataclass(frozen=True)
class Citing:
    """Words that decide how a ground is cited: see `phrases.toml`."""

    without_number: tuple[str, ...]
    unnamed: str
    joining: tuple[str, ...]
    by_head: tuple[str, ...]


@dataclass(frozen=True)
class Subjects:
    """Words before a trích yếu: see `phrases.toml`."""

    short: tuple[str, ...]
    full: str
    bound: tuple[str, ...]
    lettered: tuple[str, ...]


@dataclass(frozen=True)
class Phrases:
    """Tables a form may name, names of rows by table, wordings of deadlines by kind, texts, citations.

    `signed` are the states of the sheet Văn bản in which a paper must not change any more, `after` the
    papers that one without a form here rests on.
    """

    tables: tuple[str, ...]
    signed: tuple[str, ...]
    rows: Mapping[str, Mapping[str, str]]
    deadlines: Mapping[str, str]
    texts: Mapping[str, str]
    citations: Mapping[str, str]
    citing: Citing
    subjects: Subjects
    after: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Stack:
    """The lines above a signature, and when they apply."""

    when: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Capacities:
    """The stacks in order, how the signer's position is worded, whether the signer is a deputy.

    `honours` are the titles that do not belong before the name of a signer.
    """

    position: str
    deputy: str
    honours: tuple[str, ...]
    stacks: tuple[Stack, ...]
    checks: tuple[Check, ...] = ()


@lru_cache(maxsize=1)
def load_phrases() -> Phrases:
    """The phrases shipped with the forms."""
    return _load(Phrases, "phrases.toml")


@lru_cache(maxsize=1)
def load_capacities() -> Capacities:
    """The signature stacks shipped with the forms."""
    return _load(Capacities, "capacities.toml")


def _load(kind: type[Data], name: str) -> Data:
    return part(kind, load_toml(Path(__file__).with_name(name)), name)
