"""A form: one kind of paper an office makes, described as data in `forms/papers/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Each:
    """Fan-out: one paper for every item of `over`, named `name` in the form.

    `over` is an expression giving rows; `id` an expression giving the key that ends the paper's
    name (`CV-KP/CCTDC`) and its file name.
    """

    over: str
    name: str
    id: str


@dataclass(frozen=True)
class Check:
    """A claim about the data of a paper. Broken, it becomes a problem with this code and wording.

    `that` is an expression; `level` is error, warning or note; `what` and `mend` may hold tags.
    `each` ("x in xs") makes the claim of every item; then the item is the row spoken of. Otherwise
    `at` is an expression giving that row. `column` is the key of the cell in it.
    """

    code: str
    that: str
    level: str
    what: str
    mend: str = ""
    each: str = ""
    at: str = ""
    column: str = ""


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
    signature, minutes_signatures. `text` may hold tags and `**bold**`.

    Every kind may have `when` (kept only if the expression holds) and `each` ("x in xs": repeated
    for every item, with `loop.index` counting from 1). With both, `when` is judged for each item.
    `style` names the component of a paragraph: body, section, heading, article, clause, point,
    bullet, center, note, confirmation. Numbers, letters and dashes stand in the text.

    `items` (addressees): an expression giving the lines of Kính gửi, without dash or stop.
    A table has a `name` (ascii, one in the paper), `rows` ("x in xs", with `loop.index`) and `columns`
    whose texts see `x`; `bold` is an expression on `x` that makes its row bold. A cell text may come
    out with several lines, each a paragraph of the cell, or empty, which leaves the cell empty.
    `signers` (minutes_signatures): columns from left to right, each a label in capitals and a text
    with the name. With `each` there is a row of them for every item, all in one table. Under them
    stands Nơi nhận if the form has `recipients`.
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
    """An appendix: its title, whether it lies sideways, and its blocks. Always a section of its own.

    `title` may hold tags; it is written as in a sentence and printed in capitals. Label and reference
    line are the page's work.
    """

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    when: str = ""


@dataclass(frozen=True)
class Form:
    """One kind of paper.

    `code` names it in the workbook and on the command line (`CV-KP`), `kind` is its kind in the law,
    `file` the middle of its file name, `needs` the tables that must hold rows (key → name of the sheet),
    `made_when` an expression without which the paper is not owed (`made_why` says so), `subject` its
    trích yếu, `values` named expressions computed in order, `passages` the default texts by key.

    `grounds` are lines of Căn cứ that follow those of the workbook (own papers, "Theo đề nghị của …").
    `recipients` are the lines of Nơi nhận unless the workbook has its own; a form without any prints no
    Nơi nhận at all. "Như trên", "Như Điều n" (n = the expression `enforcing_article`) and "Lưu: …" are
    added to them. `fragments` are the keys of passages that are no sentences and get no full stop.
    `issued_by_head`: the head of the agency issues it in person, never TM. the collective.
    `after` are the codes of papers it rests on: it is not older than any of them (of its own unit). `day`
    is an expression giving its day where the sheet Văn bản gives none.
    `numbered` false: the paper has no number line; `numbered_when`, an expression, makes that line
    (and the number in citations) depend on the data.
    """

    code: str
    kind: str
    name: str
    file: str
    subject: str
    blocks: tuple[Block, ...]
    appendices: tuple[Appendix, ...] = ()
    needs: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    made_when: str = ""
    made_why: str = ""
    each: Each | None = None
    values: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    grounds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    passages: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    passage_labels: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    fragments: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    enforcing_article: str = ""
    after: tuple[str, ...] = ()
    day: str = ""
    issued_by_head: bool = False
    numbered: bool = True
    numbered_when: str = ""
