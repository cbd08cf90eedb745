"""LibreOffice: where it is, and Word files to PDF with it."""

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from vanban.errors import OutsideError
from vanban.pdf.process import Run, run

NAMES = ("soffice", "soffice.com", "libreoffice")
FOLDERS = (
    Path("/Applications/LibreOffice.app/Contents/MacOS"),
    Path("/usr/lib/libreoffice/program"),
    Path("/opt/libreoffice/program"),
    Path("/snap/bin"),
)
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "LOCALAPPDATA")
INSTALL = (
    "Cài LibreOffice (miễn phí, https://vi.libreoffice.org) rồi chạy lại với --pdf; "
    "các tệp Word không cần nó."
)
# Notes would become annotations; tags and bookmarks help readers of long papers.
OPTIONS = {
    "ExportNotes": {"type": "boolean", "value": "false"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
# Seconds: starting LibreOffice with an empty profile, and each paper. Both are generous on an old machine.
START_LIMIT, PAPER_LIMIT = 90.0, 20.0
# A Windows command line holds 32 767 characters.
BATCH = 200


@dataclass(frozen=True)
class Converted:
    """PDF contents by Word file, the Word files that gave none, and what LibreOffice said."""

    pdfs: Mapping[Path, bytes]
    failed: tuple[Path, ...]
    said: str


def find_soffice(environ: Mapping[str, str]) -> Path | None:
    """LibreOffice's program on Windows, macOS or Linux; `None` if it is not installed."""
    found = (shutil.which(name, path=environ.get("PATH", "")) for name in NAMES)
    roots = (Path(environ[root], "LibreOffice", "program") for root in WINDOWS_ROOTS if root in environ)
    places = (folder / name for folder in (*FOLDERS, *roots) for name in (*NAMES, "soffice.exe"))
    return next((Path(path) for path in (*found, *places) if path and Path(path).is_file()), None)


def convert(papers: Iterable[Path], program: Path, environ: Mapping[str, str]) -> Converted:
    """Convert all Word files in one call; those that gave nothing are tried once more.

    LibreOffice works on copies, with a profile of its own: an open LibreOffice does not disturb it.
    It reports success even when it fails, so only a whole PDF counts.
    """
    wanted = tuple(papers)
    pdfs: dict[Path, bytes] = {}
    said = ""
    for _ in range(2):
        left = [paper for paper in wanted if paper not in pdfs]
        for start in range(0, len(left), BATCH):
            made, said = _convert_once(left[start : start + BATCH], program, environ)
            pdfs |= made
    return Converted(pdfs, tuple(paper for paper in wanted if paper not in pdfs), said)


def version(program: Path, environ: Mapping[str, str]) -> str:
    """What `soffice --version` says, for example `LibreOffice 7.4.7.2`; empty if it says nothing."""
    said = run((program, "--version"), environ, START_LIMIT).said.splitlines()
    return " ".join(said[0].split()[:2]) if said else ""


def _convert_once(
    papers: list[Path], program: Path, environ: Mapping[str, str]
) -> tuple[Mapping[Path, bytes], str]:
    with tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as name:
        work = Path(name)
        copies = {paper: work / f"{number:04}.docx" for number, paper in enumerate(papers)}
        for paper, copy in copies.items():
            shutil.copyfile(paper, copy)
        ended = _call(work, list(copies.values()), program, environ)
        found = {paper: copy.with_suffix(".pdf") for paper, copy in copies.items()}
        return {paper: pdf.read_bytes() for paper, pdf in found.items() if _is_whole(pdf)}, _said(ended)


def _call(work: Path, copies: list[Path], program: Path, environ: Mapping[str, str]) -> Run:
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    quiet = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
    target = ("--convert-to", f"pdf:writer_pdf_Export:{json.dumps(OPTIONS)}", "--outdir", work)
    return run((program, profile, *quiet, *target, *copies), environ, START_LIMIT + PAPER_LIMIT * len(copies))


def _is_whole(pdf: Path) -> bool:
    if not pdf.is_file():
        return False
    data = pdf.read_bytes()
    return data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:]


def _said(ended: Run) -> str:
    if ended.code is None:
        return "LibreOffice không trả lời trong thời hạn và đã bị dừng."
    last = ended.said.splitlines()[-1:] or ["LibreOffice không báo gì."]
    return last[0]


def need_soffice(environ: Mapping[str, str]) -> Path:
    """LibreOffice's program. Raises `OutsideError` if it is not installed."""
    program = find_soffice(environ)
    if program is None:
        raise OutsideError("Máy này không có LibreOffice nên chưa chuyển được sang PDF.", INSTALL)
    return program
