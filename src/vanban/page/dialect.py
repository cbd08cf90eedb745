"""The tags of a template, found on the tree: `{{ }}`, `{% %}`, `{# #}`, and docxtpl's `{%p`, `{%tr`, `{%r`.

Word splits a tag over runs whenever it likes. Here the letters of each tag are gathered in the run where
it begins, and replaced by a numbered token that no later step can mistake; bookmarks and links between
the letters stay where they are.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from lxml.etree import _Element

from vanban.errors import TemplateError
from vanban.page.oxml import name
from vanban.page.text import own

_P, _T, _R, _TR = name("w:p"), name("w:t"), name("w:r"), name("w:tr")
_SPACE = name("xml:space")
TAG = re.compile(r"\{_[{%]|[%}]_\}|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_STRAY = re.compile(r"\{[{%#]|[}%#]\}")
_SCOPE = re.compile(r"(tr|tc|p|r)\s+(.*)", re.DOTALL)
_CONTAINER = {"p": _P, "tr": _TR, "r": _R}
_KEYWORDS = {"for", "endfor", "if", "elif", "else", "endif", "set"}
# Lone braces wear these outside tags until the text is XML again: docxtpl's patterns look at every brace.
BRACES = {"{": "\U0010fff0", "}": "\U0010fff1"}
_MASK = str.maketrans(BRACES)
_CURLY_QUOTES = str.maketrans("“”‘’", "\"\"''")
_LOST_WITH_TAG = tuple(
    name(tag) for tag in ("w:drawing", "w:pict", "w:sectPr", "w:fldChar", "w:fldSimple", "w:sdt")
)


@dataclass(frozen=True)
class Tag:
    """One tag: `{{`, `{%` or `{#`; what it takes away (`p`, `tr`, `r` or nothing); what it says; where."""

    opening: str
    scope: str
    words: str
    paragraph: str

    @property
    def keyword(self) -> str:
        """`for`, `endif`, …; empty unless this is a statement."""
        return self.words.split(None, 1)[0] if self.opening == "{%" and self.words else ""

    @property
    def source(self) -> str:
        """The tag for the compiler: its words on a line of their own, so that a line number tells the tag."""
        return f"{self.opening}\n{self.words}\n{_closing(self.opening)}"

    def __str__(self) -> str:
        return f"{self.opening}{self.scope} {self.words} {_closing(self.opening)}"


def _closing(opening: str) -> str:
    return "}}" if opening == "{{" else f"{opening[1]}}}"


def token(number: int, tag: Tag) -> str:
    """What stands for a tag in the tree."""
    return f"{tag.opening}{tag.scope} T{number}T {_closing(tag.opening)}"


def at(part: str, paragraph: str) -> str:
    """The place of a fault in a template, in Vietnamese."""
    return f"{part}, đoạn “{paragraph.strip()}”"


def _words(inside: str) -> str:
    """What a tag says: composed letters, one line, straight quotes if Word has curled all of them."""
    words = " ".join(unicodedata.normalize("NFC", inside).split("\n")).strip()
    return words if re.search("[\"']", words) else words.translate(_CURLY_QUOTES)


def _read(found: str, paragraph: str, part: str) -> Tag:
    if len(found) == 3:  # docxtpl's way to write the braces themselves: {_{ and }_}
        return Tag("{{", "", f'"{found.replace("_", "")}"', paragraph)
    opening, inside = found[:2], found[2:-2]
    scoped = _SCOPE.match(inside)
    scope, words = scoped.groups() if scoped else ("", inside)
    tag = Tag(opening, scope, _words(words), paragraph)
    _check_dialect(tag, inside, part)
    return tag


def _check_dialect(tag: Tag, inside: str, part: str) -> None:
    where = at(part, tag.paragraph)
    if inside.startswith(("-", "+")) or inside.endswith(("-", "+")):
        raise TemplateError(
            f"Thẻ {tag} ở {where} có dấu - hoặc + sát ngoặc, làm mất chữ bên cạnh.", "Bỏ dấu ấy."
        )
    if tag.scope == "tc" or (tag.scope and tag.opening == "{{"):
        raise TemplateError(
            f"Thẻ {tag} ở {where} không dùng được.", "Chỉ dùng {{ }}, {%p %}, {%tr %}, {%r %}, {% %}."
        )
    if tag.opening == "{{" and not tag.words:
        raise TemplateError(f"Thẻ trống ở {where}.", "Ghi tên trường vào giữa hai ngoặc.")
    if tag.opening == "{%" and tag.keyword not in _KEYWORDS:
        raise TemplateError(
            f"Thẻ {tag} ở {where} không dùng được.", f"Các lệnh có: {', '.join(sorted(_KEYWORDS))}."
        )


def _check_stray(rest: str, paragraph: str, part: str) -> None:
    if stray := _STRAY.search(rest):
        raise TemplateError(
            f"Ngoặc “{stray.group()}” không có cặp ở {at(part, paragraph)}.",
            "Một thẻ phải mở và đóng trong cùng một đoạn.",
        )


def _spread(texts: list[_Element], pieces: list[tuple[int, str]]) -> None:
    """Write the pieces back: each into the text element where it began (by offset)."""
    ends = list(accumulate(len(element.text or "") for element in texts))
    new = [""] * len(texts)
    for offset, piece in pieces:
        new[bisect_right(ends, offset)] += piece
    for element, words in zip(texts, new, strict=True):
        element.text = words
        element.set(_SPACE, "preserve")


def _pieces(joined: str, tags: list[tuple[re.Match[str], str]]) -> Iterator[tuple[int, str]]:
    """Literal letters one by one, tags as a whole, each with its offset in the paragraph."""
    cursor = 0
    for match, replacement in tags:
        yield from enumerate(joined[cursor : match.start()].translate(_MASK), start=cursor)
        yield match.start(), replacement
        cursor = match.end()
    yield from enumerate(joined[cursor:].translate(_MASK), start=cursor)


def _mark(paragraph: _Element, part: str, first: int) -> list[Tag]:
    """Put tokens for the tags of a paragraph; numbers begin at `first`."""
    texts = list(own(paragraph, _T))
    joined = "".join(element.text or "" for element in texts)
    if not re.search(r"[{}]", joined):
        return []
    matches = list(TAG.finditer(joined))
    _check_stray(TAG.sub("\n", joined), joined, part)
    tags = [_read(match.group(), joined, part) for match in matches]
    tokens = [token(number, tag) for number, tag in enumerate(tags, start=first)]
    _spread(texts, list(_pieces(joined, list(zip(matches, tokens, strict=True)))))
    scoped = {mark: tag for mark, tag in zip(tokens, tags, strict=True) if tag.scope}
    for element in texts if scoped else ():
        _check_beside(element, scoped, part)
    return tags


def _check_beside(element: _Element, tags: dict[str, Tag], part: str) -> None:
    """A tag that takes its paragraph, row or run away must be alone there."""
    for mark, tag in tags.items():
        if mark not in (element.text or ""):
            continue
        container = next(element.iterancestors(_CONTAINER[tag.scope]), None)
        alone = (
            container is not None and "".join(str(words) for words in container.itertext(_T)).strip() == mark
        )
        if container is None or not alone or next(container.iter(*_LOST_WITH_TAG), None) is not None:
            raise TemplateError(
                f"Bên cạnh thẻ {tag} ở {at(part, tag.paragraph)} có chữ hoặc hình sẽ bị mất.",
                f"Để thẻ ấy đứng một mình trong {_ALONE[tag.scope]}.",
            )


_ALONE = {"p": "đoạn của nó", "tr": "hàng của nó", "r": "cụm chữ cùng định dạng của nó"}


def mark_tags(root: _Element, part: str) -> tuple[Tag, ...]:
    """Replace every tag under `root` by its token and return the tags in order; text becomes NFC.

    Raises `TemplateError` for a tag out of the dialect, one without its pair, or text lost beside one.
    """
    for element in root.iter(_T):
        element.text = unicodedata.normalize("NFC", element.text or "")
    tags: list[Tag] = []
    for paragraph in root.iter(_P):
        tags += _mark(paragraph, part, len(tags))
    return tuple(tags)
