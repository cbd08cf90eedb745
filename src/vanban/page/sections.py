"""Sections of a paper: the page, its headers, the draft mark."""

from dataclasses import dataclass
from itertools import chain

from lxml.etree import _Element

from vanban.forms.typeset import PageMargins, Typeset
from vanban.law.facts import Law
from vanban.page.drawing import TABLE, conditional, paragraph
from vanban.page.metrics import line_height
from vanban.page.oxml import R, el, flag, name, properties, twips_of_mm
from vanban.page.runs import run
from vanban.page.skeleton import FIRST_HEADER_ID, HEADER_ID
from vanban.page.styles import size_of


@dataclass(frozen=True)
class Sheet:
    """A page lying one way, in mm; `header` is the way from the edge of the paper to its first line."""

    width: float
    height: float
    margins: PageMargins
    header: float

    @property
    def text_width(self) -> float:
        """From margin to margin, in mm."""
        return self.width - self.margins.left - self.margins.right

    @property
    def landscape(self) -> bool:
        """Whether it lies sideways."""
        return self.width > self.height


def section(sheet: Sheet, restart: bool) -> _Element:
    """The properties of a section on a new page. `restart` counts its pages from 1."""
    made = properties(
        "w:sectPr",
        (
            _header("default", HEADER_ID),
            _header("first", FIRST_HEADER_ID),
            el("w:type", val="nextPage"),
            _page_size(sheet),
            _margins(sheet),
            el("w:pgNumType", start=1) if restart else None,
            flag("w:titlePg", on=True),
        ),
    )
    assert made is not None
    return made


def _header(kind: str, relation: str) -> _Element:
    reference = el("w:headerReference", type=kind)
    reference.set(f"{{{R}}}id", relation)
    return reference


def _page_size(sheet: Sheet) -> _Element:
    size = el("w:pgSz", w=twips_of_mm(sheet.width), h=twips_of_mm(sheet.height))
    if sheet.landscape:
        size.set(name("w:orient"), "landscape")
    return size


def _margins(sheet: Sheet) -> _Element:
    sides = {side: twips_of_mm(getattr(sheet.margins, side)) for side in ("top", "right", "bottom", "left")}
    edge = twips_of_mm(sheet.header)
    return el("w:pgMar", **sides, header=edge, footer=edge, gutter=0)


def sheets(law: Law, typeset: Typeset) -> tuple[Sheet, Sheet]:
    """The page upright and the page sideways."""
    paper, top = law.page.paper.value, typeset.header_distance
    upright = Sheet(paper.width, paper.height, typeset.portrait, top)
    return upright, Sheet(paper.height, paper.width, typeset.landscape, top)


@dataclass(frozen=True)
class Portion:
    """What stands in one section, kept only if `when` holds."""

    sheet: Sheet
    content: list[_Element]
    when: str = ""
    restart: bool = False

    @property
    def section(self) -> _Element:
        """The properties of its section."""
        return section(self.sheet, self.restart)


def assembled(portions: list[Portion]) -> list[_Element]:
    """The body of a document: every section but the last ends with a paragraph of next to no height."""
    *before, last = portions
    closed = (conditional(one.when, [*one.content, _section_break(one)]) for one in before)
    return [*chain.from_iterable(closed), *conditional(last.when, _ended(last.content)), last.section]


def _section_break(portion: Portion) -> _Element:
    return paragraph("tail", own=[portion.section])


def _ended(content: list[_Element]) -> list[_Element]:
    """Word asks for a paragraph after the last table: ours is too small to make a page."""
    return [*content, paragraph("tail")] if content and content[-1].tag == TABLE else content


def header(typeset: Typeset) -> _Element:
    """The header of following pages: the page number, centred, and the draft mark."""
    return el("w:hdr", *_draft_mark(typeset), paragraph("page_number", *_page_field()))


def first_header(typeset: Typeset) -> _Element:
    """The header of a first page: the draft mark only."""
    return el("w:hdr", *_draft_mark(typeset), paragraph("page_number"))


def _draft_mark(typeset: Typeset) -> list[_Element]:
    # In a frame above the page number, which so keeps the middle of its own line.
    top = max(typeset.header_distance - line_height(size_of("draft_mark", typeset)), 0.0)
    place = {"vAnchor": "page", "hAnchor": "margin", "xAlign": "right"}
    frame = el("w:framePr", wrap="around", **place, y=twips_of_mm(top))
    return conditional("du_thao", [paragraph("draft_mark", run(typeset.draft_mark), own=[frame])])


def _page_field() -> list[_Element]:
    """A PAGE field in the long form, which every program computes."""
    instruction = el("w:instrText")
    instruction.text = "PAGE"
    begin, separate, end = (el("w:fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    return [el("w:r", begin), el("w:r", instruction), el("w:r", separate), run("2"), el("w:r", end)]
