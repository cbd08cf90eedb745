"""Text of a form as runs of a paragraph: literal words, `{{ tags }}`, `**bold**`, content controls."""

import re
from collections.abc import Iterator
from zlib import crc32

from lxml.etree import _Element

from vanban.errors import TemplateError
from vanban.page.oxml import el, flag, properties, text
from vanban.vietnamese import upper

_PIECE = re.compile(r"(\{\{.*?\}\}|\*\*)")
_BOLD = "**"
_POSITIVE = 0x7FFFFFFF  # ids of content controls are signed 32-bit integers


def run(words: str, bold: bool = False, tag: bool = False) -> _Element:
    """One run. A tag is marked `noProof`, so that Word never splits it over its spelling."""
    marks = properties("w:rPr", (flag("w:b", bold), flag("w:bCs", bold), flag("w:noProof", tag)))
    return el("w:r", marks, text(words))


def _pieces(words: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text in order, each with whether it is bold."""
    bold = False
    for piece in _PIECE.split(words):
        if piece == _BOLD:
            bold = not bold
        elif piece:
            yield piece, bold
    if bold:
        raise TemplateError(f"Chữ đậm mở bằng ** mà không đóng: “{words}”.", "Thêm ** ở cuối đoạn chữ đậm.")


def runs(words: str, bold: bool = False) -> list[_Element]:
    """The runs of a text of a form; `bold` makes all of it bold."""
    return [run(piece, bold or inner, piece.startswith("{{")) for piece, inner in _pieces(words)]


def control(field: str, title: str) -> _Element:
    """A content control around `{{ field }}`, so that the value is found again after an edit in Word."""
    # Of rich text: in one of plain text (`w:text`) LibreOffice 7.4 loses the formatting of the run.
    about = el(
        "w:sdtPr",
        el("w:alias", val=title),
        el("w:tag", val=field),
        el("w:id", val=crc32(field.encode()) & _POSITIVE),
    )
    return el("w:sdt", about, el("w:sdtContent", run(f"{{{{ {field} }}}}", tag=True)))


def upper_words(words: str) -> str:
    """The text in capitals: literal words now, tags through the filter `viet_hoa` when filled."""
    return "".join(
        f"{{{{ ({piece[2:-2].strip()})|viet_hoa }}}}" if piece.startswith("{{") else upper(piece)
        for piece in _PIECE.split(words)
    )
