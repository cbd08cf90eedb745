"""Parts of a workbook written anew with only what openpyxl reads safely, in bounded memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import IO
from xml.sax.handler import ContentHandler
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from vanban.workbook.gate import rules
from vanban.workbook.grid import area
from vanban.workbook.package import TooMuch, local

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
Accepts = Callable[[AttributesImpl], bool]


def any_such(_: AttributesImpl) -> bool:
    """Every element of this name."""
    return True


def at_one_cell(attrs: AttributesImpl) -> bool:
    """An element that is about a single cell; openpyxl would create all cells of an area."""
    ref = attrs.get("ref", "")
    return bool(ref) and area(ref).cells == 1


@dataclass(frozen=True)
class Mesh:
    """What passes: children of the root by name; elements anywhere by a test of their attributes."""

    kept: frozenset[str]
    tests: Mapping[str, Accepts] = field(default_factory=lambda: MappingProxyType({}))
    namespace: str = MAIN


class Sieve(ContentHandler):
    """Copies a part without what does not pass, nor elements of extensions."""

    def __init__(self, out: IO[bytes], mesh: Mesh) -> None:
        super().__init__()
        self._writer = XMLGenerator(out, "utf-8", short_empty_elements=True)
        self._mesh = mesh
        self._depth = 0
        self._left_out = 0
        self._prefix = ""
        self._elements = rules().looks["elements"]

    def startDocument(self) -> None:  # noqa: N802
        """Declare the encoding."""
        self._writer.startDocument()

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        """Write an element that passes."""
        self._depth += 1
        if self._depth == 1:
            self._prefix = name.rpartition(":")[0]
        if self._left_out:
            return
        if not self._passes(name, attrs):
            self._left_out = self._depth
            return
        self.open(local(name), self._attributes(attrs))

    def endElement(self, name: str) -> None:  # noqa: N802
        """End an element that passed."""
        if not self._left_out:
            self.close(local(name))
        elif self._left_out == self._depth:
            self._left_out = 0
        self._depth -= 1

    def characters(self, content: str) -> None:
        """Write the text of an element that passed."""
        if not self._left_out:
            self.write(content)

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self._writer.startElement(name, AttributesImpl(dict(attributes)))

    def write(self, text: str) -> None:
        """Write text; a carriage return as Excel writes it, for XML would make it a line feed."""
        self._writer.characters(text.replace("\r", "_x000D_"))

    def close(self, name: str) -> None:
        """End an element."""
        self._writer.endElement(name)

    def _passes(self, name: str, attrs: AttributesImpl) -> bool:
        self._elements -= 1
        if self._elements < 0:
            raise TooMuch
        prefix, bare = name.rpartition(":")[0], local(name)
        known = prefix == self._prefix and (self._depth != 2 or bare in self._mesh.kept)
        return known and self._mesh.tests.get(bare, any_such)(attrs)

    def _attributes(self, attrs: AttributesImpl) -> dict[str, str]:
        """The attributes; of the root, with the one namespace that openpyxl knows."""
        own = f"xmlns:{self._prefix}" if self._prefix else "xmlns"
        root = {"xmlns": self._mesh.namespace} if self._depth == 1 else {}
        return {name: value for name, value in attrs.items() if name not in {own, "xmlns"}} | root
