"""The head of an appendix: its label, its title, the paper it belongs to, a short rule."""

from lxml.etree import _Element

from vanban.page.canvas import Canvas
from vanban.page.drawing import conditional, line, paragraph
from vanban.page.runs import upper_words
from vanban.vietnamese import roman


def appendix_head(canvas: Canvas, index: int) -> list[_Element]:
    """The head of the appendix at this place (from 0); numbered if the paper has two or more."""
    return [
        *_label(canvas, index),
        line("appendix_title", upper_words(canvas.form.appendices[index].title)),
        line("appendix_reference", canvas.reference),
        paragraph("appendix_rule"),
    ]


def _label(canvas: Canvas, index: int) -> list[_Element]:
    """The bare word for the only appendix, the numbered one where there are more."""
    appendices = canvas.form.appendices
    bare = line("appendix_label", canvas.words("appendix_label"))
    if len(appendices) == 1:
        return [bare]
    always = not any(one.when for one in appendices)
    number = roman(index + 1) if always else f"{{{{ {_count(canvas, index + 1)}|la_ma }}}}"
    numbered = line("appendix_label", canvas.words("appendix_number").format(roman=number))
    return conditional("" if always else f"{_count(canvas, None)} > 1", [numbered], [bare])


def _count(canvas: Canvas, end: int | None) -> str:
    """An expression: how many of the first `end` appendices are in the paper."""
    present = ", ".join(f"({one.when})" if one.when else "true" for one in canvas.form.appendices[:end])
    return f"([{present}]|select|list|length)"
