"""The register of papers: no number given twice in a year, no paper older than what it rests on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from vanban.compose.grounds import Grounds
from vanban.compose.numbering import numbering
from vanban.compose.office import Office
from vanban.compose.papers import registered
from vanban.compose.scope import Occasion, occasions
from vanban.compose.views import Row
from vanban.problems import Problem, Severity
from vanban.tags import evaluate
from vanban.vietnamese import short_date


@dataclass(frozen=True)
class Dated:
    """A paper with its day; `row` is its row in the sheet Văn bản, if it has one."""

    name: str
    day: date
    row: Row | None

    def __str__(self) -> str:
        return f"{self.name} ({short_date(self.day)})"


class Register:
    """The papers of a batch by number and by day, those without a form here too."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._dated = _dated(office)
        self.doubles = _doubles(office)

    def problems(self, occasion: Occasion, grounds: Grounds) -> Iterator[Problem]:
        """What is wrong with the number and the day of a paper, and of the papers it cites."""
        named = (occasion.papers.row(occasion.name), *occasion.papers.cited.values())
        yield from (self.doubles[row] for row in named if row and row in self.doubles)
        for paper, earlier in self._pairs(occasion):
            row = paper.row or earlier.row
            if row and paper.day < earlier.day:
                what = f"{paper} có ngày trước {earlier}."
                mend = f"{paper.name} dựa trên {earlier.name} nên phải cùng ngày hoặc sau; sửa ngày."
                yield Problem("X001", Severity.ERROR, row.cell("ngay"), what, mend)
        own = self._dated.get(occasion.name)
        if own and own.row:
            yield from self._young(own, own.row, grounds)

    def _pairs(self, occasion: Occasion) -> Iterator[tuple[Dated, Dated]]:
        """A paper and one it rests on: its own, those of the papers from outside, and days set by it."""
        name = occasion.name
        cited = tuple(self._dated[other] for other in occasion.papers.cited if other in self._dated)
        earlier = dict.fromkeys((*self._before(name), *cited))
        for other in earlier:
            if other.name.partition("/")[0] not in self._office.forms:
                yield from ((other, before) for before in self._before(other.name))
        if own := self._dated.get(name):
            yield from ((own, other) for other in earlier)
            for later in self._dated.values():
                if later.row is None and own in self._before(later.name):
                    yield later, own

    def _before(self, name: str, seen: frozenset[str] = frozenset()) -> Iterator[Dated]:
        """The dated papers a paper rests on; past one without a day, those that one rests on."""
        code, _, unit = name.partition("/")
        for earlier in () if code in seen else self._order(code):
            found = [paper for paper in self._dated.values() if _is_of(paper.name, earlier, unit)]
            yield from found or self._before(f"{earlier}/{unit}", seen | {code})

    def _order(self, code: str) -> tuple[str, ...]:
        form = self._office.forms.get(code)
        return form.after if form else self._office.phrases.after.get(code, ())

    def _young(self, own: Dated, place: Row, grounds: Grounds) -> Iterator[Problem]:
        """Grounds named for the paper that did not exist yet; one that replaces another waits for its day."""
        code = own.name.partition("/")[0]
        heirs = {row["thay_the"] for row in self._office.world.tables.get("can_cu", ())}
        for row in (row for row, _ in grounds.left_out if row not in heirs):
            day, codes = row["ngay"], row.raw("dung_cho")
            if isinstance(day, date) and day > own.day and isinstance(codes, tuple) and code in codes:
                what = f"{own} có ngày trước căn cứ {row['ma']} ({short_date(day)})."
                mend = "Sửa ngày văn bản, hoặc bỏ mã văn bản khỏi cột Dùng cho của căn cứ."
                yield Problem("X001", Severity.ERROR, place.cell("ngay"), what, mend)


def _is_of(name: str, code: str, unit: str) -> bool:
    """Whether a paper is one of this code, and of this unit if both name one."""
    own, _, other = name.partition("/")
    return own == code and (not unit or not other or unit == other)


def _dated(office: Office) -> Mapping[str, Dated]:
    """The papers whose day is known: from the sheet, otherwise from what the form tells of."""
    rows = registered(office.world)
    days: dict[str, object] = {name: row["ngay"] for name, row in rows.items()}
    for form in office.forms.values():
        for occasion in occasions(office, form) if form.day else ():
            days[occasion.name] = days.get(occasion.name) or evaluate(form.day, occasion.context)
    return {name: Dated(name, day, rows.get(name)) for name, day in days.items() if isinstance(day, date)}


def _doubles(office: Office) -> Mapping[Row, Problem]:
    """The rows of the sheet whose number and symbol stand twice in a year, withdrawn papers too."""
    found: dict[tuple[object, str], list[Row]] = {}
    for row in office.world.tables.get("van_ban", ()):
        own = numbering(office, str(row["loai"]), row)
        if row["so"] and own.numbered:
            found.setdefault((own.nam_vb, own.number_and_symbol.casefold()), []).append(row)
    return {row: problem for rows in found.values() if rows[1:] for row, problem in _told(office, rows)}


def _told(office: Office, rows: Iterable[Row]) -> Iterator[tuple[Row, Problem]]:
    first, second, *others = rows
    for later in (second, *others):
        number = numbering(office, str(later["loai"]), later).number_and_symbol
        what = f"Số {number} đã cấp cho {first['loai']} ở ô {first.cell('so').cell}."
        mend = "Số và ký hiệu là duy nhất trong năm; sửa số hoặc ký hiệu."
        problem = Problem("X006", Severity.ERROR, later.cell("so"), what, mend)
        yield from ((first, problem), (later, problem)) if later is second else ((later, problem),)
