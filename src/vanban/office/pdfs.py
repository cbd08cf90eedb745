"""PDFs of the papers: only where the Word file has changed, all by one call of LibreOffice."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from vanban.errors import OutsideError
from vanban.office.disk import digest
from vanban.office.manifest import Entry, load_manifest
from vanban.office.outcomes import made, pdf_name, word_name
from vanban.office.plan import Decision, Standing, Status, decide, standing_in
from vanban.office.rendering import Paper
from vanban.office.request import MakeRequest, Outcome
from vanban.office.writing import write
from vanban.pdf.fonts import need_fonts
from vanban.pdf.soffice import Converted, convert, need_soffice


def make_pdfs(
    request: MakeRequest, folder: Path, papers: Sequence[Paper]
) -> tuple[tuple[Outcome, ...], OutsideError | None]:
    """A PDF beside every paper, made from the Word file that stands there, a person's edits included.

    A PDF that a person has replaced (by a signed one, say) is never overwritten. Returns what became of
    each, and the trouble if some Word files gave none. Raises `OutsideError` if LibreOffice or its fonts
    are missing.
    """
    known, standing = load_manifest(folder), standing_in(folder)
    wanted = [_wanted(paper.entry, standing) for paper in papers]
    settled = [found for entry in wanted if (found := _settled(entry, known.get(entry.file), standing))]
    quiet = {decision.entry.file for decision in settled}
    done = _converted([_word(entry, folder) for entry in wanted if entry.file not in quiet], request)
    fresh = [
        _decided(entry, done.pdfs, folder, known) for entry in wanted if _word(entry, folder) in done.pdfs
    ]
    write(folder, known, fresh, standing)
    titles = {pdf_name(paper.entry.file): paper.title for paper in papers}
    decisions = (*settled, *(decision for decision, _ in fresh))
    outcomes = (made(titles[d.entry.file], d, known.get(d.entry.file), standing) for d in decisions)
    return tuple(outcomes), _trouble(done)


def _wanted(paper: Entry, standing: Standing) -> Entry:
    """A PDF follows its Word file, which is what keeps a final paper."""
    pdf = replace(paper, file=pdf_name(paper.file), id=f"{paper.id} (PDF)", finals=frozenset())
    return replace(pdf, source=standing(paper.file), offered="")


def _word(pdf: Entry, folder: Path) -> Path:
    return folder / word_name(pdf.file)


def _settled(pdf: Entry, old: Entry | None, standing: Standing) -> Decision | None:
    """What needs no conversion: the Word file is the one the PDF was last made from."""
    there = standing(pdf.file)
    if not old or not there or old.source != pdf.source:
        return None
    return Decision(Status.SAME if there in old.ours else Status.EDITED, "", old)


def _decided(
    pdf: Entry, made_pdfs: Mapping[Path, bytes], folder: Path, known: Mapping[str, Entry]
) -> tuple[Decision, bytes]:
    data = made_pdfs[_word(pdf, folder)]
    entry = replace(pdf, offered=digest(data))
    return decide(entry, known.get(pdf.file), standing_in(folder)), data


def _converted(words: Sequence[Path], request: MakeRequest) -> Converted:
    if not words:
        return Converted({}, (), "")
    program = need_soffice(request.environ)
    need_fonts(request.environ)
    request.progress(0, 1, f"Chuyển {len(words)} tệp sang PDF")
    return convert(words, program, request.environ)


def _trouble(done: Converted) -> OutsideError | None:
    if not done.failed:
        return None
    names = ", ".join(path.name for path in done.failed)
    what = f"LibreOffice không chuyển được sang PDF: {names}. {done.said}".strip()
    return OutsideError(what, "Mở thử tệp đó trong Word hoặc LibreOffice, rồi chạy lại với --pdf.")
