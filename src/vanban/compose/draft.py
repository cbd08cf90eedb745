"""What composing yields: drafts, papers held back, and problems."""

from collections.abc import Mapping
from dataclasses import dataclass

from vanban.problems import Place, Problem
from vanban.records import CellMerge


@dataclass(frozen=True)
class Draft:
    """One paper, ready for the page.

    `id` names it in the dossier (`CV-KP/CCTDC`), `form` is the code of its form, `unit` the key of the
    row it is made for (empty if it stands alone). `values` is the context of the template, `merges`
    the joined cells by name of table, `sources` the rows it was made from, `title` its name for people.
    `signed`: the workbook says that the paper is signed or issued, so its file must not change any more.
    """

    id: str
    form: str
    unit: str
    file_name: str
    values: Mapping[str, object]
    merges: Mapping[str, tuple[CellMerge, ...]]
    sources: tuple[Place, ...]
    title: str
    signed: bool = False


@dataclass(frozen=True)
class Held:
    """A paper that is not made: its form, why not, and its name."""

    form: str
    why: str
    id: str


@dataclass(frozen=True)
class Composition:
    """All papers of a batch."""

    drafts: tuple[Draft, ...]
    held: tuple[Held, ...]
    problems: tuple[Problem, ...]
