"""From the tree of a part to the source that is compiled: tags hoisted by docxtpl, checked for losses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docxtpl import DocxTemplate
from lxml import etree
from lxml.etree import _Element

from vanban.errors import TemplateError
from vanban.page.dialect import BRACES, Tag, at, mark_tags

_TOKEN = re.compile(r"\{[{%#](?:p|tr|r)? *T(\d+)T *[}%#]\}")
_MARKUP = re.compile(r"<(/?)([\w:.-]+)[^>]*?(/?)>|" + _TOKEN.pattern)
_REFERENCES = {mask: f"&#{ord(brace)};" for brace, mask in BRACES.items()}
_PARAGRAPH, _TEXT = "w:p", "w:t"
_NOISE = ("rsid", "paraId", "textId")
_OPEN, _MIDDLE, _CLOSE = {"if": "endif", "for": "endfor"}, {"elif", "else"}, {"endif", "endfor"}


@dataclass(frozen=True)
class Source:
    """What is compiled, and its tags in order; each has broken a line twice, before and after its words."""

    text: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class _Found:
    """A tag with the elements open around it: name and number of each, outermost first."""

    tag: Tag
    path: tuple[tuple[str, int], ...]

    @property
    def frame(self) -> tuple[object, ...]:
        """What must be equal for two statements of one block, or the text between them breaks the markup.

        Outside paragraphs the very same elements; inside, elements of the same names.
        """
        names = [name for name, _ in self.path]
        cut = names.index(_PARAGRAPH) if _PARAGRAPH in names else len(names)
        return (*self.path[:cut], *names[cut:])


def _clean(root: _Element) -> None:
    """Drop Word's editing marks, which mean nothing in a made document and would be doubled by loops."""
    for element in root.iter():
        for key in [key for key in element.attrib if str(key).rpartition("}")[2].startswith(_NOISE)]:
            del element.attrib[key]
    etree.strip_elements(root, "{*}proofErr", "{*}lastRenderedPageBreak", with_tail=False)


def _letters(text: str) -> str:
    """The text without markup and tags."""
    return _TOKEN.sub("", re.sub(r"<[^>]*>", "", text))


def _check_hoisting(before: str, after: str, part: str) -> None:
    numbers = [sorted(_TOKEN.findall(text), key=int) for text in (before, after)]
    if _letters(before) != _letters(after) or numbers[0] != numbers[1]:
        raise TemplateError(
            f"Thẻ trong {part} làm mất chữ bên cạnh.", "Để mỗi thẻ {%p %}, {%tr %} đứng một mình."
        )


def _found(text: str, tags: Sequence[Tag], part: str) -> Iterator[_Found]:
    """Every tag in the order of the text. Tags outside the text of a paragraph are refused."""
    path: list[tuple[str, int]] = []
    for count, match in enumerate(_MARKUP.finditer(text)):
        closes, name, empty, number = match.groups()
        if number:
            yield _Found(tags[int(number)], tuple(path))
        elif closes:
            if not path or path.pop()[0] != name:
                raise TemplateError(f"Các thẻ trong {part} cắt ngang nhau.")
        elif not empty:
            path.append((name, count))


def _check_printing(found: Sequence[_Found], part: str) -> None:
    for one in found:
        if one.tag.opening == "{{" and (not one.path or one.path[-1][0] != _TEXT):
            raise TemplateError(f"Thẻ {one.tag} ở {at(part, one.tag.paragraph)} nằm ngoài phần chữ.")


def _check_blocks(found: Sequence[_Found], part: str) -> None:
    """Every `for` and `if` closed, in the same place of the page as it was opened."""
    open_: list[_Found] = []
    for one in found:
        keyword = one.tag.keyword
        if keyword in _OPEN:
            open_.append(one)
        elif keyword in _MIDDLE | _CLOSE:
            if not open_ or (keyword in _CLOSE and _OPEN[open_[-1].tag.keyword] != keyword):
                raise _unpaired(one.tag, part)
            if open_[-1].frame != one.frame:
                raise _crossing(open_[-1].tag, one.tag, part)
            open_ = open_[:-1] if keyword in _CLOSE else open_
    if open_:
        raise _unpaired(open_[-1].tag, part)


def _unpaired(tag: Tag, part: str) -> TemplateError:
    return TemplateError(f"Thẻ {tag} ở {at(part, tag.paragraph)} không có thẻ mở hoặc đóng tương ứng.")


def _crossing(first: Tag, second: Tag, part: str) -> TemplateError:
    return TemplateError(
        f"Thẻ {first} và thẻ {second} ở {at(part, second.paragraph)} không cùng chỗ: "
        "một thẻ ở trong ô, hàng hoặc đoạn mà thẻ kia ở ngoài.",
        "Đặt hai thẻ trong cùng một ô, hoặc cùng là hàng, cùng là đoạn.",
    )


def _without_comments(text: str, tags: Sequence[Tag]) -> str:
    return _TOKEN.sub(lambda match: "" if tags[int(match[1])].opening == "{#" else match[0], text)


def source_of(root: _Element, part: str) -> Source:
    """The source of a part. `root` is changed on the way; `part` names it in messages.

    Raises `TemplateError` for whatever would lose text or break the page.
    """
    _clean(root)
    tags = mark_tags(root, part)
    before = etree.tostring(root, encoding="unicode")
    if "{{" in (loose := _TOKEN.sub("", before)) or "{%" in loose:
        raise TemplateError(f"Có thẻ nằm ngoài phần chữ của {part} (trong trường, thuộc tính hoặc hình).")
    text = DocxTemplate("").patch_xml(before)
    _check_hoisting(before, text, part)
    text = _without_comments(text, tags)
    found = list(_found(text, tags, part))
    _check_printing(found, part)
    _check_blocks(found, part)
    for mask, reference in _REFERENCES.items():
        text = text.replace(mask, reference)
    return Source(_TOKEN.sub(lambda match: tags[int(match[1])].source, text), tuple(one.tag for one in found))
