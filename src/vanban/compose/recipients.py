"""Nơi nhận: the office's own lines or those of the form, between "Như …" and "Lưu: …"."""

from collections.abc import Iterable, Iterator, Mapping

from vanban.compose.office import Office
from vanban.compose.views import Row
from vanban.forms.model import Form
from vanban.tags import fill
from vanban.vietnamese import fold, unstopped

EVERY_PAPER = "*"


def recipients(office: Office, form: Form, context: Mapping[str, object]) -> tuple[str, ...]:
    """The lines without dash and end punctuation; none for a form without recipients."""
    if not form.recipients:
        return ()
    own = typed(office, form.code)
    lines = [_line(row) for row in own] or [fill(line, context) for line in form.recipients]
    kept = tuple(unstopped(line) for line in lines if line)
    lead, copy = (
        _lead(office, form, context),
        office.words("file_copy_unit").format(unit=context["ky_hieu_soan"]),
    )
    return (*_unless(lead, kept), *kept, *_unless(copy, kept))


def typed(office: Office, code: str) -> tuple[Row, ...]:
    """The rows of the sheet Nơi nhận for a paper; rows for every paper only if it has none of its own."""
    rows = office.world.tables.get("noi_nhan", ())
    return _for(code, rows) or _for(EVERY_PAPER, rows)


def _for(code: str, rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if isinstance(codes := row.raw("loai_van_ban"), tuple) and code in codes)


def _line(row: Row) -> str:
    line = unstopped(str(row["dong"]))
    return f"{line} ({row['muc_dich']})" if row["muc_dich"] else line


def _lead(office: Office, form: Form, context: Mapping[str, object]) -> str:
    if any(block.kind == "addressees" for block in form.blocks):
        return office.words("as_above")
    if form.enforcing_article:
        return office.words("as_article").format(n=context["dieu_thi_hanh"])
    return ""


def _unless(line: str, present: tuple[str, ...]) -> Iterator[str]:
    """The derived line, unless a line of that sort is there already."""
    sort = fold(line.partition(" ")[0])
    if line and not any(fold(other).startswith(sort) for other in present):
        yield line
