"""What is asked of the house, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from vanban.errors import ExitCode, OutsideError, VanbanError
from vanban.office.journal import Recovery
from vanban.office.plan import Status
from vanban.problems import Report

Progress: TypeAlias = Callable[[int, int, str], None]
"""Called before each step of long work: how many are done, of how many, and what comes now."""


def silent(done: int, total: int, title: str) -> None:
    """No progress shown."""


class UnknownFormError(VanbanError):
    """A document code that no form has: wrong use of the command."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True)
class MakeRequest:
    """Papers wanted from the clerk's files, as of `today`, under `directory`/<year>.

    `only` are codes of forms (none: all), `final` refuses whatever has errors, `preview` writes nothing,
    `pdf` adds PDFs by LibreOffice, found through `environ`. `templates` is a folder of Word templates
    other than the built ones, `progress` is told of every paper.
    """

    files: tuple[Path, ...]
    directory: Path
    today: date
    only: tuple[str, ...] = ()
    final: bool = False
    preview: bool = False
    pdf: bool = False
    skip_hidden: bool = False
    templates: Path | None = None
    environ: Mapping[str, str] = field(default_factory=dict)
    progress: Progress = silent


@dataclass(frozen=True)
class Outcome:
    """What became of one paper: its id, file name and status, why (if there is more to say),
    and the name of a new version put beside a file that a person keeps."""

    id: str
    title: str
    file: str
    status: Status
    why: str = ""
    beside: str = ""


@dataclass(frozen=True)
class MakeResult:
    """The answer: what became of every paper and its PDF, and all problems of the data.

    `refused`: a final build met errors and wrote nothing. `recovered`: what became of an
    interrupted earlier run. `trouble`: the PDFs are not there, but the Word files are.
    """

    folder: Path
    report: Report
    outcomes: tuple[Outcome, ...] = ()
    pdfs: tuple[Outcome, ...] = ()
    preview: bool = False
    refused: bool = False
    recovered: Recovery = Recovery.NONE
    trouble: OutsideError | None = None

    @property
    def exit_code(self) -> ExitCode:
        """3 unreadable input, 7 no PDFs, 1 errors in the data, otherwise 0."""
        if self.trouble and self.report.exit_code is not ExitCode.INPUT:
            return ExitCode.OUTSIDE
        return self.report.exit_code


@dataclass(frozen=True)
class CheckRequest:
    """The clerk's files to check as of `today`; `target` names the annotated copy of a single file."""

    files: tuple[Path, ...]
    today: date
    skip_hidden: bool = False
    target: Path | None = None


@dataclass(frozen=True)
class CheckResult:
    """All problems, the annotated copies written, and why others could not be written."""

    report: Report
    copies: tuple[Path, ...] = ()
    lacking: tuple[VanbanError, ...] = ()

    @property
    def exit_code(self) -> ExitCode:
        """That of the problems; 8 if there are none and a copy is lacking."""
        return self.report.exit_code or (ExitCode.OUTPUT if self.lacking else ExitCode.OK)
