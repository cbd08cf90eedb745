"""A paper said aloud: its text block by block, before any page exists.

The page draws the same texts from the same context; here they show which marks a paper carries,
which rows it tells of and which cells of its tables are joined.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from vanban.errors import TemplateError
from vanban.forms.model import Block, Form
from vanban.records import CellMerge
from vanban.tags import evaluate, fill

_EACH = re.compile(r"(\w+) in (.+)", re.DOTALL)

Context = Mapping[str, object]


@dataclass(frozen=True)
class Line:
    """One line of a paper: the style of its paragraph, or the table it is a row of, and its text."""

    style: str
    text: str


@dataclass(frozen=True)
class Loop:
    """`loop`, as templates know it."""

    index: int
    length: int

    @property
    def index0(self) -> int:
        """Counting from 0."""
        return self.index - 1

    @property
    def first(self) -> bool:
        """Whether this is the first turn."""
        return self.index == 1

    @property
    def last(self) -> bool:
        """Whether this is the last turn."""
        return self.index == self.length


@dataclass
class Rehearsal:
    """What came out: lines in reading order, joined cells by table."""

    lines: list[Line] = field(default_factory=list)
    merges: dict[str, tuple[CellMerge, ...]] = field(default_factory=dict)

    def say(self, style: str, text: str) -> None:
        """One more line."""
        self.lines.append(Line(style, text))

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(line.text for line in self.lines)


def rehearse(form: Form, context: Context) -> Rehearsal:
    """The whole paper, appendices last."""
    heard = Rehearsal()
    for block in form.blocks:
        _block(block, context, heard)
    for appendix in form.appendices:
        if not appendix.when or evaluate(appendix.when, context):
            heard.say("appendix_title", fill(appendix.title, context))
            for block in appendix.blocks:
                _block(block, context, heard)
    return heard


def _block(block: Block, context: Context, heard: Rehearsal) -> None:
    for turn in _turns(block.each, context):
        if not block.when or evaluate(block.when, turn):
            _SAY.get(block.kind, _unknown)(block, turn, heard)


def _turns(each: str, context: Context) -> Iterator[Context]:
    """The context of every turn of "x in xs"; the context itself if nothing is repeated."""
    if not each:
        yield context
        return
    name, items = loop_of(each, context)
    for index, item in enumerate(items, start=1):
        yield {**context, name: item, "loop": Loop(index, len(items))}


def loop_of(each: str, context: Context) -> tuple[str, Sequence[object]]:
    """The name and the items of "x in xs"."""
    match = _EACH.fullmatch(each.strip())
    if not match:
        raise TemplateError(f"Vòng lặp “{each}” phải viết dạng “x in xs”.")
    found = evaluate(match[2], context)
    return match[1], tuple(found) if hasattr(found, "__iter__") else (found,)


def _paragraph(block: Block, context: Context, heard: Rehearsal) -> None:
    heard.say(block.style, fill(block.text, context))


def _table(block: Block, context: Context, heard: Rehearsal) -> None:
    joined: list[CellMerge] = []
    for index, turn in enumerate(_turns(block.rows, context)):
        cells = (fill(column.text, turn) for column in block.columns)
        heard.say(block.name, " │ ".join(cell.replace("\n", " ⏎ ") for cell in cells))
        joined += [
            CellMerge(index, merge.first, merge.last, merge.up)
            for merge in block.merges
            if evaluate(merge.when, turn)
        ]
    heard.merges[block.name] = tuple(joined)


def _head(_: Block, context: Context, heard: Rehearsal) -> None:
    heard.say("head", fill("{{ dau_chu_quan }}\n{{ dau_co_quan }}\n{{ dia_danh }}, {{ nam_vb }}", context))


def _addressees(block: Block, context: Context, heard: Rehearsal) -> None:
    for item in loop_of(f"dong in {block.items}", context)[1]:
        heard.say("addressees", fill("{{ dong }}", {"dong": item}))


def _signers(block: Block, context: Context, heard: Rehearsal) -> None:
    for label, name in block.signers:
        heard.say("signer", f"{fill(label, context)}: {fill(name, context)}")
    _listed("recipients", "noi_nhan", context, heard)


def _signature(_: Block, context: Context, heard: Rehearsal) -> None:
    _listed("recipients", "noi_nhan", context, heard)
    _listed("capacity", "ky.quyen_han", context, heard)
    heard.say("signer", fill("{{ ky.ho_ten }}", context))


def _listed(style: str, items: str, context: Context, heard: Rehearsal) -> None:
    for item in loop_of(f"dong in {items}", context)[1]:
        heard.say(style, str(item))


def _enacting(block: Block, context: Context, heard: Rehearsal) -> None:
    heard.say("enacting", fill(block.text, context))


def _unknown(block: Block, _: Context, __: Rehearsal) -> None:
    raise TemplateError(f"Khối “{block.kind}” không có.", f"Các khối: {', '.join(_SAY)}.")


_SAY = {
    "head": _head,
    "title": lambda block, context, heard: heard.say(
        "subject", fill(block.text or "{{ trich_yeu }}", context)
    ),
    "authority": lambda block, context, heard: heard.say(
        "authority", fill(block.text or "{{ tham_quyen }}", context)
    ),
    "addressees": _addressees,
    "grounds": lambda block, context, heard: _listed("grounds", block.items or "can_cu", context, heard),
    "enacting": _enacting,
    "paragraph": _paragraph,
    "table": _table,
    "signature": _signature,
    "minutes_signatures": _signers,
}
