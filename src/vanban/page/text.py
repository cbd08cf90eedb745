"""The text of a Word file, paragraph by paragraph in reading order."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from vanban.page.oxml import name
from vanban.page.package import open_package, parse
from vanban.page.parts import Part, story_parts

_P, _T, _R, _SYM = name("w:p"), name("w:t"), name("w:r"), name("w:sym")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STYLE_PATH = f"{name('w:pPr')}/{name('w:pStyle')}"
_VAL, _CHAR, _TYPE = name("w:val"), name("w:char"), name("w:type")
_SIGNS = {
    name("w:tab"): "\t",
    name("w:cr"): "\n",
    name("w:noBreakHyphen"): "\u2011",
    name("w:softHyphen"): "\u00ad",
}
_CODE = re.compile("[0-9A-Fa-f]{1,4}")
_BREAK = name("w:br")
PIECES = (_T, _SYM, _BREAK, *_SIGNS)


@dataclass(frozen=True)
class Line:
    """One paragraph: its part (`thân văn bản`, …), the name of its style (empty if none), its text."""

    part: str
    style: str
    text: str


def _piece(element: _Element) -> str:
    if element.tag == _T:
        return element.text or ""
    if element.tag == _SYM:
        code = str(element.get(_CHAR, ""))
        return chr(int(code, 16)) if _CODE.fullmatch(code) else ""
    if element.tag == _BREAK:
        # Page and column breaks are no characters.
        return "" if element.get(_TYPE, "textWrapping") != "textWrapping" else "\n"
    return _SIGNS[str(element.tag)]


def owner(element: _Element) -> _Element | None:
    """The paragraph an element stands in."""
    return next(element.iterancestors(_P), None)


def own(paragraph: _Element, *tags: str) -> Iterator[_Element]:
    """The elements of a paragraph, without those of a text box inside it."""
    return (element for element in paragraph.iter(*tags) if owner(element) is paragraph)


def paragraph_text(paragraph: _Element) -> str:
    """The words of a paragraph: `\\n` for a line break, `\\t` for a tab."""
    pieces = (piece for piece in own(paragraph, *PIECES) if getattr(piece.getparent(), "tag", None) == _R)
    return "".join(_piece(piece) for piece in pieces)


def style_of(paragraph: _Element) -> str:
    """The id of the style of a paragraph, empty if it names none."""
    found = paragraph.find(_STYLE_PATH)
    return "" if found is None else str(found.get(_VAL))


def style_names(styles: _Element | None) -> Mapping[str, str]:
    """Names of the styles by id, from the styles part."""
    if styles is None:
        return {}
    found = (
        (style.get(name("w:styleId")), style.find(name("w:name"))) for style in styles.iter(name("w:style"))
    )
    return {str(key): str(title.get(_VAL)) for key, title in found if title is not None}


def _lines(part: Part, root: _Element, styles: Mapping[str, str]) -> Iterator[Line]:
    for paragraph in root.iter(_P):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            key = style_of(paragraph)
            yield Line(part.title, styles.get(key, key), paragraph_text(paragraph))


def paragraphs(data: bytes) -> tuple[Line, ...]:
    """Every paragraph of a Word file: headers, then the body with its tables cell by cell, then the rest.

    Raises `TemplateError` if the file cannot be read.
    """
    parts = open_package(data)
    stories, styles = story_parts(parts)
    names = style_names(parse(styles, parts[styles]) if styles in parts else None)
    return tuple(line for part in stories for line in _lines(part, parse(part.name, parts[part.name]), names))
