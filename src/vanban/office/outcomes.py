"""What became of each paper, in the words of the closing table."""

from collections.abc import Iterable, Iterator, Mapping

from vanban.compose.draft import Held
from vanban.office.manifest import Entry
from vanban.office.plan import Decision, Standing, Status
from vanban.office.request import Outcome

REMADE = "tệp đã bị xóa nên làm lại"
WAITING = {
    Status.EDITED: "bản mới đặt bên cạnh",
    Status.FINAL: "bản dự thảo đặt bên cạnh",
    Status.SIGNED: "bản mới đặt bên cạnh",
}
LEFT = "đã làm trước đây, nay không còn phải làm; tệp được để nguyên"
KEPT = "văn bản đã làm trước đây được để nguyên"
STALE = "bản Word đã đổi; chạy lại với --pdf"


def made(title: str, decision: Decision, old: Entry | None, standing: Standing) -> Outcome:
    """A paper that is owed, with the name of the new version that waits beside a file that is kept."""
    entry, status = decision.entry, decision.status
    if status in WAITING:
        beside = decision.target or next(
            (name for name in entry.besides if standing(name) == entry.offered), ""
        )
        return Outcome(entry.id, title, entry.file, status, WAITING[status] if beside else "", beside)
    return Outcome(entry.id, title, entry.file, status, REMADE if old and status is Status.NEW else "")


def held_back(paper: Held, there: Mapping[str, Entry]) -> Outcome:
    """A paper that is not made now, and why; a file made before, if it is still there, stays."""
    if file := next((entry.file for entry in there.values() if entry.id == paper.id), ""):
        return Outcome(paper.id, paper.id, file, Status.HELD, f"{paper.why} ({KEPT})")
    return Outcome(paper.id, paper.id, "", Status.NOT_MADE, paper.why)


def left_over(
    there: Mapping[str, Entry], owed: Iterable[Outcome], forms: frozenset[str]
) -> Iterator[Outcome]:
    """Files of these forms that stand there and nobody owes any more. They are kept: one may need them."""
    named = frozenset(outcome.file for outcome in owed)
    for entry in there.values():
        if entry.form in forms and entry.file not in named and not is_pdf(entry.file):
            yield Outcome(entry.id, entry.id, entry.file, Status.UNUSED, LEFT)


def stale_pdfs(known: Mapping[str, Entry], standing: Standing) -> Iterator[Outcome]:
    """PDFs whose Word file has changed since."""
    for entry in known.values():
        if is_pdf(entry.file) and standing(entry.file) and entry.source != standing(word_name(entry.file)):
            yield Outcome(entry.id, entry.id, entry.file, Status.STALE, STALE)


def is_pdf(file: str) -> bool:
    """Whether a file of the manifest is a PDF."""
    return file.endswith(".pdf")


def pdf_name(file: str) -> str:
    """The PDF of a Word file."""
    return file.removesuffix(".docx") + ".pdf"


def word_name(file: str) -> str:
    """The Word file of a PDF."""
    return file.removesuffix(".pdf") + ".docx"
