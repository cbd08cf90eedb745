"""A form: one kind of paper an office makes, described as data in `forms/papers/<code>.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Each:
    """Fan-out: one paper for every item of `over`, named `name` in the form; `id` ends the file name."""

    over: str
    name: str
    id: str


@dataclass(frozen=True)
class Check:
    """A claim about the data of a paper. Broken, it becomes a problem with this code and wording.

    `that` is an expression; `at` an expression giving the row it speaks of; `level` error, warning or note.
    """

    code: str
    that: str
    level: str
    what: str
    mend: str = ""
    at: str = ""


@dataclass(frozen=True)
class Column:
    """One column of a table: heading, width in mm, text of its cell, alignment (left, center, both)."""

    heading: str
    width: float
    text: str
    align: str = "left"


@dataclass(frozen=True)
class Merge:
    """Merge cells of a row for which `when` holds: columns `first`..`last` (from 1).

    `up` merges each of them with the cell above instead of with its neighbours.
    """

    when: str
    first: int
    last: int
    up: bool = False


@dataclass(frozen=True)
class Block:
    """One block of a paper, in the order of the page.

    `kind` is one of head, title, authority, addressees, grounds, enacting, paragraph, table,
    signature, minutes_signatures. `text` may hold tags and `**bold**`. `each` ("x in xs") repeats
    the block, `when` keeps it only if the expression holds. `style` names the component of a paragraph:
    body, section, heading, article, clause, point, bullet, center, note, confirmation.
    """

    kind: str
    text: str = ""
    style: str = "body"
    each: str = ""
    when: str = ""
    items: str = ""
    name: str = ""
    rows: str = ""
    bold: str = ""
    columns: tuple[Column, ...] = ()
    merges: tuple[Merge, ...] = ()
    signers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Appendix:
    """An appendix: its title, whether it lies sideways, and its blocks. Always a section of its own."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    when: str = ""


@dataclass(frozen=True)
class Form:
    """One kind of paper.

    `code` names it in the workbook and on the command line (`CV-KP`), `kind` is its kind in the law,
    `file` the middle of its file name, `needs` the tables that must hold rows, `made_when` an expression
    without which the paper is not owed (`made_why` says so), `subject` its trích yếu, `recipients` the
    lines of Nơi nhận unless the workbook has its own, `passages` the default texts by key,
    `values` named expressions computed in order.
    """

    code: str
    kind: str
    name: str
    file: str
    subject: str
    blocks: tuple[Block, ...]
    appendices: tuple[Appendix, ...] = ()
    needs: tuple[str, ...] = ()
    made_when: str = ""
    made_why: str = ""
    each: Each | None = None
    values: Mapping[str, str] = EMPTY
    recipients: tuple[str, ...] = ()
    passages: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    passage_labels: Mapping[str, str] = EMPTY
    checks: tuple[Check, ...] = ()
    enforcing_article: int = 0
    numbered: bool = True
