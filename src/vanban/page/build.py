"""A form, the law and the typesetting in; a Word template out."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from lxml.etree import _Element

from vanban.errors import TemplateError
from vanban.forms.model import Block, Form
from vanban.forms.typeset import Typeset
from vanban.law.facts import Law
from vanban.page import blocks_body, blocks_head, blocks_signature, blocks_table
from vanban.page.blocks_appendix import appendix_head
from vanban.page.canvas import Canvas
from vanban.page.drawing import TABLE, conditional, paragraph, repeated
from vanban.page.keeping import kept
from vanban.page.oxml import el, twips, twips_of_mm
from vanban.page.package import entry, pack
from vanban.page.sections import Portion, Sheet, assembled, first_header, header, sheets
from vanban.page.skeleton import FIRST_HEADER, HEADER, MAIN, STYLES, part, skeleton
from vanban.page.styles import style_sheet

Draw = Callable[[Canvas, Block, str], list[_Element]]

# The last argument is the condition under which the block shares a page with the next one.
KINDS: Mapping[str, Draw] = MappingProxyType(
    {
        "head": lambda canvas, _, __: blocks_head.head(canvas),
        "title": lambda canvas, block, _: blocks_head.title(canvas, block.text),
        "authority": lambda _, block, __: blocks_body.authority(block),
        "addressees": lambda canvas, block, _: blocks_body.addressees(canvas, block),
        "grounds": lambda canvas, block, _: blocks_body.grounds(canvas, block),
        "enacting": lambda canvas, block, _: blocks_body.enacting(canvas, block),
        "paragraph": lambda _, block, keep: blocks_body.body_paragraph(block, keep),
        "table": blocks_table.data_table,
        "signature": lambda canvas, _, __: blocks_signature.signature(canvas),
        "minutes_signatures": lambda canvas, block, _: blocks_signature.minutes_signatures(canvas, block),
    }
)


def build(form: Form, law: Law, typeset: Typeset) -> bytes:
    """The Word template of a form: the same bytes for the same form, law and typesetting."""
    parts = template_parts(form, law, typeset)
    return pack(entry(name, data) for name, data in parts.items())


def template_parts(form: Form, law: Law, typeset: Typeset) -> Mapping[str, bytes]:
    """The parts of a form's template by name."""
    made = {
        MAIN: el("w:document", el("w:body", *_body(form, law, typeset))),
        STYLES: style_sheet(law, typeset),
        HEADER: header(typeset),
        FIRST_HEADER: first_header(typeset),
    }
    bare = skeleton(form.name, law.page.typeface, typeset.language, twips_of_mm(typeset.indent))
    return MappingProxyType({**bare, **{name: part(root) for name, root in made.items()}})


def _body(form: Form, law: Law, typeset: Typeset) -> list[_Element]:
    upright, sideways = sheets(law, typeset)
    main = Portion(upright, _drawn(Canvas(form, law, typeset, upright.text_width), form.blocks))
    lying = [(sideways if appendix.landscape else upright) for appendix in form.appendices]
    canvases = [Canvas(form, law, typeset, sheet.text_width) for sheet in lying]
    pairs = zip(canvases, lying, strict=True)
    return assembled(
        [main, *(_appendix(canvas, sheet, index) for index, (canvas, sheet) in enumerate(pairs))]
    )


def _appendix(canvas: Canvas, sheet: Sheet, index: int) -> Portion:
    appendix = canvas.form.appendices[index]
    content = [*appendix_head(canvas, index), *_drawn(canvas, appendix.blocks)]
    return Portion(sheet, content, appendix.when, restart=True)


def _drawn(canvas: Canvas, blocks: Sequence[Block]) -> list[_Element]:
    made: list[_Element] = []
    table_above = False
    for block, keep in zip(blocks, kept(blocks), strict=True):
        content = _content(canvas, block, keep)
        if block is blocks[-1] and block.kind == "table":
            content.pop()  # the gap after it: at the end of a section it could start a page of its own
        # Word makes one table of two that touch.
        touches = content[0].tag == TABLE and (table_above or (block.each and not _in_rows(block)))
        gap = el("w:spacing", before=twips(2 * canvas.typeset.gaps["gap"]))
        apart = [paragraph("after_table", own=[gap])] if touches else []
        table_above = content[-1].tag == TABLE
        drawn = [*apart, *content]
        made += drawn if _in_rows(block) else repeated(block.each, conditional(block.when, drawn))
    return made


def _in_rows(block: Block) -> bool:
    """Whether what is repeated are rows of the block's only table."""
    return block.kind == "minutes_signatures" and bool(block.each)


def _content(canvas: Canvas, block: Block, keep: str) -> list[_Element]:
    if block.kind not in KINDS:
        raise TemplateError(
            f"Mẫu {canvas.form.code}: khối “{block.kind}” không có.", f"Các khối: {', '.join(KINDS)}."
        )
    return KINDS[block.kind](canvas, block, keep)
