"""The facts of a regime of papers, as frozen values. Lengths are in mm, sizes and gaps in points."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from vanban.errors import ExitCode, VanbanError

Value = TypeVar("Value")

VERIFIED = "V"
"""The mark of a fact read alike in two or more independent copies of the text."""


class LawError(VanbanError):
    """No regime covers the date, or the data of a regime is faulty."""

    exit_code = ExitCode.TEMPLATE


@dataclass(frozen=True)
class Range:
    """From `min` to `max`, both allowed; no upper limit if `max` is None."""

    min: float
    max: float | None = None

    def __contains__(self, value: float) -> bool:
        return self.min <= value and (self.max is None or value <= self.max)


@dataclass(frozen=True)
class RuleLength:
    """How long a rule line is: a share from `min` to `max` of the text line, or of the whole text area."""

    min: float
    max: float
    of: str = "line"

    def __contains__(self, value: float) -> bool:
        return self.min <= value <= self.max


@dataclass(frozen=True)
class Fact(Generic[Value]):
    """One thing the law fixes."""

    value: Value
    article: str
    mark: str

    @property
    def verified(self) -> bool:
        """Whether a departure from it may be called an error."""
        return self.mark == VERIFIED


@dataclass(frozen=True)
class Paper:
    """A sheet of paper standing upright, in mm."""

    width: float
    height: float


@dataclass(frozen=True)
class Margins:
    """The four margins in mm."""

    top: Fact[Range]
    bottom: Fact[Range]
    left: Fact[Range]
    right: Fact[Range]


@dataclass(frozen=True)
class PageNumber:
    """How pages are numbered. `place` and `align` say where, `shown_on_first` whether page 1 shows it."""

    first: Fact[int]
    numerals: Fact[str]
    size: Fact[Range]
    align: Fact[str]
    place: Fact[str]
    shown_on_first: Fact[bool]
    restarts_in_appendix: Fact[bool]


@dataclass(frozen=True)
class Page:
    """Paper, margins, font, paragraphs and page numbers.

    `size_sets` are the decree's own examples of sizes that go together: national title, motto, place
    and date. `indents` are the only first-line indents allowed.
    """

    paper: Fact[Paper]
    orientation: Fact[str]
    landscape_for_tables: Fact[bool]
    margins: Margins
    font: Fact[str]
    colour: Fact[str]
    size_sets: Fact[tuple[tuple[float, ...], ...]]
    indents: Fact[tuple[float, ...]]
    paragraph_gap: Fact[Range]
    line_spacing: Fact[Range]
    head_spacing: Fact[float]
    page_number: PageNumber

    @property
    def typeface(self) -> str:
        """The name of the only typeface allowed."""
        return self.font.value


@dataclass(frozen=True)
class Component:
    """One component of a paper and how it is set.

    `box` is its number in the decree's drawing, `case` "upper", "sentence" or "" (not text), `size` None
    where the decree gives none, `align` "left", "center", "right", "both" or "", `numbering` "roman",
    "arabic", "letter" or "", `gap` the points above it where the decree says so, `frame` a box of single
    lines around it.
    """

    key: str
    name: str
    box: str
    case: str
    size: Range | None
    bold: bool
    italic: bool
    align: str
    rule: RuleLength | None
    article: str
    mark: str
    colour: str = "black"
    numbering: str = ""
    gap: float | None = None
    frame: bool = False

    @property
    def verified(self) -> bool:
        """Whether a departure from it may be called an error."""
        return self.mark == VERIFIED


@dataclass(frozen=True)
class Kind:
    """A kind of paper.

    `symbol` is the pattern of its ký hiệu ("" where the decree gives none), `recipients_lead` the phrase
    that opens Nơi nhận ("as_above", "as_article" or ""), `addressees` when it has Kính gửi: "always",
    "upward" (to a superior) or "" (never), `enacting` the phrase before its articles, `form` the decree's
    sample form ("" if it has none) and `form_mark` how well what only the sample shows is verified.
    """

    key: str
    name: str
    abbreviation: str
    symbol: str
    has_title: bool
    has_date_line: bool
    recipients_lead: str
    addressees: str
    enacting: str
    form: str
    form_mark: str
    copy: bool
    article: str
    mark: str

    @property
    def verified(self) -> bool:
        """Whether a departure from it may be called an error."""
        return self.mark == VERIFIED

    def symbol_of(self, agency: str, unit: str = "") -> str:
        """The ký hiệu with the abbreviations of the agency and, for a letter, of the unit that drafts it."""
        return self.symbol.format(abbr=self.abbreviation, agency=agency, unit=unit)


@dataclass(frozen=True)
class Phrase:
    """A fixed phrase. Names in braces are to be filled in; `meaning` explains it where it needs it."""

    key: str
    text: str
    article: str
    mark: str
    meaning: str = ""

    @property
    def verified(self) -> bool:
        """Whether a departure from it may be called an error."""
        return self.mark == VERIFIED


@dataclass(frozen=True)
class Law:
    """All facts of one regime.

    `rules` are its statements in words; `marks` and `sources` say how the facts were verified.
    """

    id: str
    title: str
    valid_from: date
    valid_to: date | None
    page: Page
    components: Mapping[str, Component]
    kinds: Mapping[str, Kind]
    wording: Mapping[str, Phrase]
    rules: Mapping[str, Phrase]
    marks: Mapping[str, str]
    sources: Mapping[str, str]
