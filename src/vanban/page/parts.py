"""Which part of a package is what: the body, headers, footers, notes, styles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vanban.errors import TemplateError
from vanban.page.package import CONTENT_TYPES, parse

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_BODY = "thân văn bản"
# In the order of reading.
_TITLES = {
    f"{_WORD}header+xml": "đầu trang",
    f"{_WORD}document.main+xml": _BODY,
    f"{_WORD}footnotes+xml": "chú thích cuối trang",
    f"{_WORD}endnotes+xml": "chú thích cuối văn bản",
    f"{_WORD}footer+xml": "chân trang",
}
_STYLES = f"{_WORD}styles+xml"


@dataclass(frozen=True)
class Part:
    """A part that holds paragraphs: its name in the package, and what it is in Vietnamese."""

    name: str
    title: str

    @property
    def is_body(self) -> bool:
        """Whether this is the body of the document."""
        return self.title == _BODY


def content_types(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """The content type of every part by name; parts without one are left out."""
    root = parse(CONTENT_TYPES, parts[CONTENT_TYPES])
    overrides = {
        str(one.get("PartName", "")).lstrip("/").lower(): str(one.get("ContentType"))
        for one in root.iter(f"{_TYPES}Override")
    }
    defaults = {
        str(one.get("Extension", "")).lower(): str(one.get("ContentType"))
        for one in root.iter(f"{_TYPES}Default")
    }
    found = {
        name: overrides.get(name.lower()) or defaults.get(name.rpartition(".")[2].lower()) for name in parts
    }
    return {name: kind for name, kind in found.items() if kind}


def _stories(types: Mapping[str, str]) -> Iterator[Part]:
    for kind, title in _TITLES.items():
        names = sorted(name for name in types if types[name] == kind)
        yield from (
            Part(name, f"{title} {index}" if index > 1 else title)
            for index, name in enumerate(names, start=1)
        )


def story_parts(parts: Mapping[str, bytes]) -> tuple[tuple[Part, ...], str]:
    """The parts that hold paragraphs, in reading order, and the name of the styles part (or "")."""
    types = content_types(parts)
    stories = tuple(_stories(types))
    if sum(part.is_body for part in stories) != 1:
        raise TemplateError("Đây không phải văn bản Word (.docx): không có đúng một phần thân.")
    return stories, next((name for name, kind in types.items() if kind == _STYLES), "")
