"""Căn cứ: those meant for the paper, in force on its day, cited as the decree asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vanban.compose.citing import cited, joined
from vanban.compose.office import Office
from vanban.compose.views import Row
from vanban.forms.phrases import Phrases
from vanban.problems import Problem, Severity
from vanban.vietnamese import short_date, unstopped

EVERY_PAPER = "*"


@dataclass(frozen=True)
class Ground:
    """A ground chosen for a paper: its row, its citation, and whether a person has checked it."""

    row: Row
    citation: str
    verified: bool


@dataclass(frozen=True)
class Grounds:
    """What a paper is based on; `left_out` are rows meant for it that are not in force."""

    chosen: tuple[Ground, ...]
    left_out: tuple[tuple[Row, str], ...]

    def problems(self, final: bool) -> Iterator[Problem]:
        """Grounds left out, and grounds nobody has checked: these refuse a final paper."""
        for row, why in self.left_out:
            yield Problem(
                "X003", Severity.WARNING, row.place, why, "Không đưa vào văn bản; kiểm tra lại căn cứ."
            )
        level = Severity.ERROR if final else Severity.WARNING
        for ground in self.chosen:
            if not ground.verified:
                what = f"Căn cứ {ground.row['ma']} chưa được kiểm chứng."
                yield Problem(
                    "X030",
                    level,
                    ground.row.cell("kiem_chung"),
                    what,
                    "Đối chiếu bản gốc rồi ghi ngày kiểm chứng.",
                )


def choose(office: Office, code: str, day: date | None) -> Grounds:
    """The grounds of a paper. `day` is its date; while unknown, the last day of the plan year."""
    rows = [row for row in office.world.tables.get("can_cu", ()) if _meant(row, code)]
    on = day or _end_of_year(office)
    refusals = [(row, _refusal(row, on)) for row in rows]
    chosen = (_ground(row, office) for row, why in refusals if not why)
    return Grounds(tuple(chosen), tuple((row, why) for row, why in refusals if why))


def _meant(row: Row, code: str) -> bool:
    codes = row.raw("dung_cho")
    return isinstance(codes, tuple) and (code in codes or EVERY_PAPER in codes)


def _end_of_year(office: Office) -> date | None:
    year = office.settings["nam"]
    return date(year, 12, 31) if isinstance(year, int) else None


def _refusal(row: Row, on: date | None) -> str:
    """Why a ground may not be cited on a day; empty if it may."""
    if on is None:
        return ""
    begins = max((day for key in ("ngay", "hieu_luc_tu") if isinstance(day := row[key], date)), default=on)
    ends = row["het_hieu_luc"]
    if begins > on:
        return f"Căn cứ {row['ma']} có hiệu lực từ {short_date(begins)}, sau ngày văn bản."
    if isinstance(ends, date) and ends <= on:
        return f"Căn cứ {row['ma']} hết hiệu lực từ {short_date(ends)}{_successor(row)}."
    return ""


def _successor(row: Row) -> str:
    new = row["thay_the"]
    return f", được thay bằng {new['ma']}" if isinstance(new, Row) else ""


def _ground(row: Row, office: Office) -> Ground:
    citation, verified = _citation(row, office), bool(row["kiem_chung"])
    return Ground(
        row, citation if verified else cited(office.phrases, "unverified", {"vien_dan": citation}), verified
    )


def _citation(row: Row, office: Office) -> str:
    phrases, subject = office.phrases, unstopped(str(row["trich_yeu"]))
    parts: dict[str, object] = {key: row[key] for key in ("loai", "so_ky_hieu", "ngay", "co_quan")}
    if row["loai"] in phrases.citing.without_number:
        return cited(phrases, "law", {**parts, "trich_yeu": subject})
    parts["trich_dan"] = cited(phrases, _manner(row, phrases), parts)
    return cited(phrases, "issued", {**parts, "trich_yeu": joined(phrases, subject, office.world.verbatim)})


def _manner(row: Row, phrases: Phrases) -> str:
    if row["loai"] == phrases.citing.unnamed:
        return "other"
    return "numbered" if row["so_ky_hieu"] else "unnumbered"


def lines(grounds: Grounds, phrases: Phrases, own: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of Căn cứ, without end punctuation: those of the workbook, then those of the form."""
    cited_lines = (cited(phrases, "grounds", {"vien_dan": ground.citation}) for ground in grounds.chosen)
    return (*cited_lines, *(unstopped(line) for line in own if line))
