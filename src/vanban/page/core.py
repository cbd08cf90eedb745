"""Title, subject and author of a document: the tags in its core properties, filled in as plain text."""

from collections.abc import Mapping
from dataclasses import dataclass

from vanban.errors import TemplateError
from vanban.page.package import parse, serialise
from vanban.page.printing import checked
from vanban.tags import fill, names

NAME = "docProps/core.xml"
_TAGS = ("{{", "{%")


@dataclass(frozen=True)
class Properties:
    """The properties part, and by position the texts in it that hold tags."""

    data: bytes = b""
    texts: tuple[tuple[int, str], ...] = ()

    @property
    def fields(self) -> frozenset[str]:
        """The names that the texts use."""
        return frozenset(name for _, text in self.texts for name in names(text))


def properties_of(parts: Mapping[str, bytes]) -> Properties:
    """The core properties of a package; nothing to fill in if it has none."""
    data = parts.get(NAME, b"")
    children = parse(NAME, data) if data else ()
    texts = ((position, child.text or "") for position, child in enumerate(children))
    return Properties(
        data, tuple((position, text) for position, text in texts if any(tag in text for tag in _TAGS))
    )


def filled(properties: Properties, values: Mapping[str, object]) -> bytes:
    """The part with its tags filled in, in one line each; times and the rest stay as in the template."""
    root = parse(NAME, properties.data)
    for position, text in properties.texts:
        try:
            root[position].text = " ".join(checked(fill(text, values)).split())
        except TemplateError as fault:
            raise TemplateError(f"Thuộc tính của tệp mẫu: {fault.what}", fault.mend) from fault
    return serialise(root)
