"""`vb`: the papers of the batch and of the sheet Văn bản, as other papers cite them."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from vanban.compose.citing import cited, joined
from vanban.compose.numbering import Numbering, numbering
from vanban.compose.office import Office
from vanban.compose.subjects import typed_subject
from vanban.compose.views import Row, World
from vanban.records import Missing
from vanban.tags import fill, names
from vanban.vietnamese import lower_first

_WITHDRAWN = frozenset({"Thay thế", "Thu hồi"})


class Papers(Mapping[str, "Paper"]):
    """Every paper by its name (`CV-KP/CCTDC`). Remembers those cited, and those cited with gaps.

    A paper that the sheet does not have is there too, with gaps for number and date; `in` tells it apart.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._rows = registered(office.world)
        self.cited: dict[str, Row | None] = {}
        self.blank: dict[str, Row | None] = {}

    def row(self, name: str) -> Row | None:
        """The row of a paper in the sheet."""
        return self._rows.get(name)

    def signed(self, name: str) -> bool:
        """Whether the sheet says that the paper is signed, issued or archived."""
        row = self.row(name)
        return row is not None and row["trang_thai"] in self._office.phrases.signed

    def cite(self, paper: "Paper") -> None:
        """Remember a citation."""
        self.cited[paper.name] = paper.row
        if paper.numbering.blank:
            self.blank[paper.name] = paper.row

    def __getitem__(self, name: str) -> "Paper":
        return Paper(name, self._office, self)

    def __contains__(self, name: object) -> bool:
        return name in self._rows or name in self._office.forms

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def registered(world: World) -> Mapping[str, Row]:
    """The rows of the sheet Văn bản by the name of their paper, without those recalled or replaced."""
    rows = (row for row in world.tables.get("van_ban", ()) if row["trang_thai"] not in _WITHDRAWN)
    return {f"{row['loai']}/{row['don_vi']}" if row["don_vi"] else str(row["loai"]): row for row in rows}


class Paper(Mapping[str, object]):
    """One paper as cited: so, ngay, so_ky_hieu, ten_loai, trich_yeu, trich_dan, vien_dan, so_ngay."""

    def __init__(self, name: str, office: Office, papers: Papers) -> None:
        self.name = name
        self.code = name.partition("/")[0]
        self.row = papers.row(name)
        self.numbering: Numbering = numbering(office, self.code, self.row)
        self._office = office
        self._papers = papers

    def __getitem__(self, key: str) -> object:
        if key in _CITING:
            self._papers.cite(self)
        return _PARTS[key](self)

    def __iter__(self) -> Iterator[str]:
        return iter(_PARTS)

    def __len__(self) -> int:
        return len(_PARTS)

    def subject(self) -> object:
        """Its trích yếu: as typed, or of its form; missing if neither says it."""
        typed = typed_subject(self._office, self.code, self.row)
        form = self._office.forms.get(self.code)
        if typed or form is None or (form.each and form.each.name in names(form.subject)):
            place = {"place": self.row.cell("trich_yeu")} if self.row else {}
            return typed or Missing(f"Trích yếu của {self.name}", **place)
        return fill(form.subject, self._office.texts)

    def short(self) -> str:
        """Kind, number and date."""
        manner = "numbered" if self.numbering.numbered else "unnumbered"
        return self._cited(manner, {})

    def full(self) -> str:
        """Kind, number, date, issuing body and subject."""
        subject = self.subject()
        parts = {
            "trich_dan": self.short(),
            "co_quan": self._issuer(),
            "trich_yeu": joined(
                self._office.phrases,
                lower_first(str(subject)) if self._begins_as_our_form() else subject,
                self._office.world.verbatim,
            ),
        }
        return self._cited("issued", parts)

    def _begins_as_our_form(self) -> bool:
        """Whether the subject begins with a word of its form: words typed may begin with a name."""
        form = self._office.forms.get(self.code)
        typed = self.row["trich_yeu"] if self.row else None
        return not typed and form is not None and not form.subject.startswith("{{")

    def number_and_date(self) -> str:
        """Number, symbol and date for a narrow column."""
        return self._cited("number_and_date", {})

    def _issuer(self) -> object:
        form, kind = self._office.forms.get(self.code), self._office.kind(self.code)
        by_head = form.issued_by_head if form else kind.key in self._office.phrases.citing.by_head
        return self._office.texts["thu_truong" if by_head else "co_quan"]

    def _cited(self, manner: str, parts: Mapping[str, object]) -> str:
        own = {
            "loai": self._office.kind(self.code).name,
            "so_ky_hieu": self.numbering.number_and_symbol,
            "ngay": self.numbering.date or self.numbering.long,
        }
        return cited(self._office.phrases, manner, {**own, **parts})


_CITING = frozenset({"so", "so_ky_hieu", "trich_dan", "vien_dan", "so_ngay"})

_PARTS: Mapping[str, Callable[[Paper], object]] = MappingProxyType(
    {
        "so": lambda paper: paper.numbering.so,
        "ngay": lambda paper: paper.numbering.date,
        "so_ky_hieu": lambda paper: paper.numbering.number_and_symbol,
        "ten_loai": lambda paper: paper._office.kind(paper.code).name,
        "trich_yeu": Paper.subject,
        "trich_dan": Paper.short,
        "vien_dan": Paper.full,
        "so_ngay": Paper.number_and_date,
    }
)
