"""How a value becomes text inside a run of a Word document."""

import re

from vanban.errors import TemplateError
from vanban.tags import printed

MAX_TEXT = 1_000_000  # letters of one value
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BETWEEN = '</w:t>{}<w:t xml:space="preserve">'
_SHOWN = 60
_MARKUP = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\n": _BETWEEN.format("<w:br/>"),
        "\t": _BETWEEN.format("<w:tab/>"),
        # The Times New Roman stand-ins have no U+2011; Word's own no-break hyphen is drawn by every program.
        "\u2011": _BETWEEN.format("<w:noBreakHyphen/>"),
    }
)


class Inked(str):
    """Text that is markup of a run already; jinja2 leaves it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def checked(text: str) -> str:
    """The text, if a Word file can hold it: `TemplateError` naming the letter and the value otherwise."""
    if bad := _ILLEGAL.search(text):
        raise TemplateError(
            f"Giá trị “{_shown(text)}” có ký tự U+{ord(bad.group()):04X} mà tệp Word không chứa được.",
            "Xóa ký tự ấy trong bảng tính.",
        )
    if len(text) > MAX_TEXT:
        raise TemplateError(f"Giá trị “{_shown(text)}” dài quá {MAX_TEXT} ký tự.")
    return text


def _shown(text: str) -> str:
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return _ILLEGAL.sub("�", short)


def inked(value: object) -> Inked:
    """A value as the inside of `w:t`: escaped always, line breaks and tabs as Word's own elements.

    Whatever the value holds (`&`, `<w:p>`, `{{ x }}`) is printed letter for letter; only the line ends
    of other systems become `\\n`.
    """
    text = checked(printed(value)).replace("\r\n", "\n").replace("\r", "\n")
    return Inked(str.translate(text, _MARKUP))
