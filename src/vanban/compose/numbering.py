"""Number, symbol and date of a paper, with gaps for what is still to be given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vanban.compose.office import Office
from vanban.compose.views import Row
from vanban.problems import Problem, Severity
from vanban.vietnamese import day_figures, month_figures, two_digits, worded_date

_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Numbering:
    """`so`, `ky_hieu`, `ngay`, `thang`, `nam_vb` as printed; `date` if known, `long` the date in words."""

    so: str
    ky_hieu: str
    ngay: str
    thang: str
    nam_vb: str
    date: date | None
    long: str
    numbered: bool

    @property
    def blank(self) -> bool:
        """Whether a citation of the paper would have gaps."""
        return self.date is None or (self.numbered and not self.so.strip())

    @property
    def number_and_symbol(self) -> str:
        """`413/SKHCN-VP`."""
        return f"{self.so}/{self.ky_hieu}"


def numbering(office: Office, code: str, row: Row | None) -> Numbering:
    """The number and date of a paper, from its row of the sheet Văn bản."""
    day = row["ngay"] if row else None
    known = day if isinstance(day, date) else None
    ngay, thang, year = _date_parts(office, row, known)
    return Numbering(
        so=_number(office, row),
        ky_hieu=_symbol(office, code, row),
        ngay=ngay,
        thang=thang,
        nam_vb=year,
        date=known,
        long=worded_date(ngay, thang, year),
        numbered=office.is_numbered(code),
    )


def _date_parts(office: Office, row: Row | None, day: date | None) -> tuple[str, str, str]:
    gap = _SPACE * office.typeset.day_gap
    if day:
        return day_figures(day.day), month_figures(day.month), str(day.year)
    month = row["thang"] if row else None
    return gap, month_figures(month) if isinstance(month, int) else gap, str(office.settings["nam"])


def _typed(row: Row | None) -> tuple[str, str]:
    """What was typed as number, and the symbol typed behind it, where only a number belongs."""
    number, _, symbol = str((row["so"] if row else None) or "").partition("/")
    return number.strip(), symbol.strip()


def _number(office: Office, row: Row | None) -> str:
    typed, _ = _typed(row)
    if not typed:
        return _SPACE * office.typeset.number_gap
    return two_digits(int(typed)) if typed.isdecimal() else typed


def _symbol(office: Office, code: str, row: Row | None) -> str:
    own = row["ky_hieu"] if row else None
    if own:
        return str(own)
    return office.kind(code).symbol_of(str(office.settings["ky_hieu"]), str(office.texts["ky_hieu_soan"]))


def symbol_problems(office: Office, rows: Iterable[Row], final: bool) -> Iterator[Problem]:
    """Rows with a symbol typed behind the number that is not the symbol of the paper: it is not printed."""
    for row in rows:
        typed, right = _typed(row)[1], _symbol(office, str(row["loai"]), row)
        if typed and typed != right:
            what = f"Số chỉ ghi con số; ký hiệu “{typed}” ghi kèm không được in, văn bản in “{right}”."
            mend = "Bỏ phần sau dấu “/”; nếu ký hiệu ấy mới đúng thì ghi nó vào cột Ký hiệu."
            level = Severity.ERROR if final else Severity.WARNING
            yield Problem("X035", level, row.cell("so"), what, mend)
