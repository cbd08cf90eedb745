"""The foot of a paper: recipients on the left, who signs on the right; the signatures of minutes."""

from copy import deepcopy

from lxml.etree import _Element

from vanban.forms.model import Block
from vanban.page.canvas import Canvas
from vanban.page.drawing import TableShape, cell, line, paragraph, repeated, row, row_statement, table
from vanban.page.oxml import el, twips
from vanban.page.runs import runs

SIGNATURE = "khoi-ky"


def signature(canvas: Canvas) -> list[_Element]:
    """Recipients level with the first line of the signer's powers; all of it in one row on one page."""
    left, right = canvas.signature_columns
    lines = row(cell(left, recipients(canvas)), cell(right, _signer()))
    return [table(TableShape(SIGNATURE, (left, right)), [lines])]


def _signer() -> list[_Element]:
    powers = repeated("dong in ky.quyen_han", [line("capacity", "{{ dong }}")])
    return [*powers, line("signer", "{{ ky.ho_ten }}")]


def recipients(canvas: Canvas, *own: _Element) -> list[_Element]:
    """The label (with properties of its `own`), a line for each recipient; nothing if the form has none."""
    if not canvas.form.recipients:
        return []
    item = canvas.listed(f"{canvas.words('list_dash')}{{{{ dong }}}}", "list")
    return [
        paragraph("recipients_label", *runs(canvas.words("recipients_label")), own=own),
        *repeated("dong in noi_nhan", [line("recipients", item)]),
    ]


def minutes_signatures(canvas: Canvas, block: Block) -> list[_Element]:
    """Two or three people who sign side by side, then the recipients below the one on the left.

    With `each` there is such a row for every item, all of them in one table.
    """
    count = len(block.signers)
    shape = TableShape(SIGNATURE, (canvas.text_width / count,) * count)
    listed = recipients(canvas, _gap(canvas))
    below = [row(cell(canvas.text_width, listed, span=count))] if listed else []
    signed = _each(canvas, block, shape, bool(listed)) if block.each else _signed(block, shape, bool(listed))
    return [table(shape, [*signed, *below])]


def _gap(canvas: Canvas) -> _Element:
    return el("w:spacing", before=twips(2 * canvas.typeset.gaps["gap"]))


def _signed(block: Block, shape: TableShape, keep: bool, *own: _Element) -> list[_Element]:
    """Who they are in one row, their names in the next: the names are level however long the first."""
    whos, names = zip(*block.signers, strict=True)
    titles = [paragraph("capacity", *runs(who), own=deepcopy(own)) for who in whos]
    signers = [line("signer", name, keep=keep) for name in names]
    pairs = (zip(shape.widths, some, strict=True) for some in (titles, signers))
    return [row(*(cell(width, [one]) for width, one in pair)) for pair in pairs]


def _each(canvas: Canvas, block: Block, shape: TableShape, keep: bool) -> list[_Element]:
    """The rows of every item; a few hold each other, so that none is alone on a page without text."""
    held = f"loop.length <= {canvas.signatures_together}{'' if keep else ' and not loop.last'}"
    cases = (
        (f"if loop.first and {held}", _signed(block, shape, True)),
        ("elif loop.first", _signed(block, shape, False)),
        (f"elif {held}", _signed(block, shape, True, _gap(canvas))),
        ("else", _signed(block, shape, False, _gap(canvas))),
    )
    chosen = [one for words, made in cases for one in (row_statement(words, shape.widths), *made)]
    before, after = _loop(block)
    opened, closed = ([row_statement(words, shape.widths) for words in some] for some in (before, after))
    return [*opened, *chosen, row_statement("endif", shape.widths), *closed]


def _loop(block: Block) -> tuple[list[str], list[str]]:
    """The statements around the rows of an item."""
    loop = ([f"for {block.each}"], ["endfor"])
    return ([*loop[0], f"if {block.when}"], ["endif", *loop[1]]) if block.when else loop
