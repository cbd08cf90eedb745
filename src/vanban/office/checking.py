"""Checking data without making papers: all problems, and copies of the workbooks that show them."""

import tempfile
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from vanban.errors import OutputError, VanbanError
from vanban.office.disk import replace_synced
from vanban.office.gather import gather, workbooks
from vanban.office.refusal import told
from vanban.office.request import CheckRequest, CheckResult
from vanban.office.seal import is_sealed, sealed
from vanban.problems import Problem
from vanban.workbook.annotate import write_annotated
from vanban.workbook.reader import labels_of


def check(request: CheckRequest) -> CheckResult:
    """Read and compose, make nothing. Every file with problems gets an annotated copy beside it.

    A copy that cannot be written is told in the result: the problems are what was asked for.
    Raises `InputError` if a file cannot be read, `OutputError` if one name is to serve several files.
    """
    files = workbooks(request.files)
    if request.target and len(files) > 1:
        raise OutputError("Tùy chọn -o chỉ dùng được với một tệp.", "Bỏ -o để mỗi tệp có một bản soát riêng.")
    report = gather(request.files, request.today, request.skip_hidden).report
    copies: list[Path] = []
    lacking: list[VanbanError] = []
    for file, label in labels_of(files).items():
        try:
            copies += _copied(file, label, _of(label, report.problems), request.target)
        except VanbanError as error:
            lacking.append(error)
    return CheckResult(report, tuple(copies), tuple(lacking))


def _of(label: str, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems of a file, and those that belong to none."""
    return tuple(problem for problem in problems if problem.place.file in ("", label))


def _copied(file: Path, label: str, problems: Sequence[Problem], wanted: Path | None) -> Iterator[Path]:
    usual = file.with_name(f"{file.stem}_kiem.xlsx")
    if not (problems or wanted or usual.exists()) or any(problem.unreadable for problem in problems):
        return
    with told(wanted or usual):
        target = _explicit(wanted, file) if wanted else _free(usual)
    with told(target):
        replace_synced(target, sealed(_annotated(file, label, problems)))
    yield target


def _annotated(file: Path, label: str, problems: Sequence[Problem]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="vanban-") as work:
        draft = Path(work, "kiem.xlsx")
        try:
            write_annotated(file, problems, draft, label)
        except OutputError as error:  # It names the working copy, which nobody has ever seen.
            raise error.__cause__ or error from None
        return draft.read_bytes()


def _explicit(target: Path, source: Path) -> Path:
    if target.exists() and (target.samefile(source) or not is_sealed(target.read_bytes())):
        what = f'Tệp "{target}" đã có và không phải bản soát do vanban ghi (hoặc đã được sửa).'
        raise OutputError(what, "Chọn tên khác sau -o.")
    return target


def _free(usual: Path) -> Path:
    """The usual name, or the next one if a person has gone on working in that copy."""
    names = (usual if n == 1 else usual.with_name(f"{usual.stem}-{n}.xlsx") for n in count(1))
    return next(path for path in names if not path.exists() or is_sealed(path.read_bytes()))
