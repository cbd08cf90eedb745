"""What stands between title and signature: addressees, grounds, paragraphs."""

from lxml.etree import _Element

from vanban.forms.model import Block
from vanban.page.canvas import Canvas
from vanban.page.drawing import conditional, line, repeated
from vanban.page.keeping import ALWAYS, both


def addressees(canvas: Canvas, block: Block) -> list[_Element]:
    """One addressee on the line of the label; several below it, their dashes under its colon."""
    label, items = canvas.words("addressees_label"), block.items
    one = conditional(f"({items})|length == 1", [line("addressee", f"{label} {{{{ ({items})|first }}}}")])
    item = line("addressees_item", canvas.listed(f"{canvas.words('list_dash')}{{{{ dong }}}}", "list"))
    many = [line("addressees", label), *repeated(f"dong in {items}", [item])]
    return [*one, *conditional(f"({items})|length > 1", many)]


def grounds(canvas: Canvas, block: Block) -> list[_Element]:
    """The legal grounds, one a line: `;` after each, `.` after the last."""
    item = line("grounds", canvas.listed("{{ dong }}", "grounds"))
    return repeated(f"dong in {block.items or 'can_cu'}", [item])


def authority(block: Block) -> list[_Element]:
    """Who decides, in capitals."""
    return [line("authority", block.text or "{{ tham_quyen }}")]


def enacting(canvas: Canvas, block: Block) -> list[_Element]:
    """The line between the grounds and the articles of a decision."""
    return [line("enacting", block.text or canvas.words(canvas.kind.enacting or "decision_line"))]


def body_paragraph(block: Block, keep: str) -> list[_Element]:
    """A paragraph in the style of its component, held by the next one where `keep` holds."""
    plain, held = line(block.style, block.text), line(block.style, block.text, keep=True)
    when = both("loop.last" if block.each else ALWAYS, keep)
    if when in ("", ALWAYS):
        return [held if when else plain]
    return conditional(when, [held], [plain])
