"""Templates built in memory, opened for a test to look at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pytest
from lxml import etree
from lxml.etree import _Element

from vanban.forms.model import Appendix, Block, Form
from vanban.forms.typeset import Typeset, load_typeset
from vanban.law.facts import Law, load_law
from vanban.page.build import build
from vanban.page.oxml import NAMESPACES, name
from vanban.page.package import open_package
from vanban.page.styles import style_id


def words(element: _Element) -> str:
    """The letters of an element."""
    return "".join(element.itertext(name("w:t")))


@dataclass(frozen=True)
class Built:
    """A template taken apart."""

    data: bytes
    parts: Mapping[str, bytes]

    def root(self, part: str = "word/document.xml") -> _Element:
        """A part as a tree."""
        return etree.fromstring(self.parts[part])

    def all(self, path: str, part: str = "word/document.xml") -> list[_Element]:
        """What an XPath with the prefixes w and r finds."""
        found = self.root(part).xpath(path, namespaces=dict(NAMESPACES))
        assert isinstance(found, list)
        return [one for one in found if isinstance(one, _Element)]

    def styled(self, key: str) -> list[_Element]:
        """The paragraphs in the style of a key."""
        return self.all(f"//w:p[w:pPr/w:pStyle/@w:val='{style_id(key)}']")

    def text(self, key: str) -> list[str]:
        """What the paragraphs in the style of a key say."""
        return [words(one) for one in self.styled(key)]

    def lines(self) -> Iterator[str]:
        """What every paragraph of the body says."""
        return (words(one) for one in self.all("//w:p"))

    def table(self, caption: str) -> _Element:
        """The table of this name."""
        (found,) = self.all(f"//w:tbl[w:tblPr/w:tblCaption/@w:val='{caption}']")
        return found


Make = Callable[..., Built]


@pytest.fixture(scope="session")
def law() -> Law:
    return load_law(date(2020, 8, 10))


@pytest.fixture(scope="session")
def typeset(law: Law) -> Typeset:
    return load_typeset(law)


@pytest.fixture
def built(law: Law, typeset: Typeset) -> Make:
    """Build a form from its blocks: `built(Block(...), ..., kind=..., appendices=[...])`."""

    def make(
        *blocks: Block, appendices: tuple[Appendix, ...] = (), kind: str = "ke_hoach", **more: object
    ) -> Built:
        facts: dict[str, object] = {"recipients": ("Các phòng, đơn vị",), **more}
        form = Form("X", kind, "Mẫu thử", "thu", "Thử", blocks, appendices, **facts)  # type: ignore[arg-type]
        data = build(form, law, typeset)
        return Built(data, open_package(data))

    return make
