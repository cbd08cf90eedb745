"""What is wrong with an input, as values: places, problems and reports of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from vanban.errors import ExitCode


class Severity(IntEnum):
    """How much a problem matters. Only errors make a command fail."""

    ERROR = 0
    WARNING = 1
    NOTE = 2


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: file, sheet and cell (`G12`), as far as known."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""

    @property
    def cell(self) -> str:
        """The address as Excel writes it, for example `G12`; empty without a row."""
        return f"{self.column}{self.row}" if self.row else ""

    def __str__(self) -> str:
        whole = f"ô {self.cell}" if self.column else f"dòng {self.row}"
        parts = (f'Sheet "{self.sheet}"' if self.sheet else self.file, whole if self.row else "")
        return ", ".join(part for part in parts if part)


NOWHERE = Place()


@dataclass(frozen=True)
class Problem:
    """One thing wrong with an input.

    `code` is stable (`D005`); `what` says what is; `mend` what must be and how to get there.
    `unreadable` marks what makes the whole file unusable: the command ends with exit code 3.
    """

    code: str
    severity: Severity
    place: Place
    what: str
    mend: str = ""
    unreadable: bool = False

    def __str__(self) -> str:
        where = str(self.place)
        return f"{where}: {self.what} {self.mend}".strip() if where else f"{self.what} {self.mend}".strip()


def _order(problem: Problem) -> tuple[int, Place, str]:
    return (problem.severity, problem.place, problem.code)


@dataclass(frozen=True)
class Report:
    """All problems of one input, errors first, then by place."""

    problems: tuple[Problem, ...] = field(default=())

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> "Report":
        """A report of the problems, sorted, doubles dropped."""
        return cls(tuple(sorted(dict.fromkeys(problems), key=_order)))

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)

    def count(self, severity: Severity) -> int:
        """How many problems have this severity."""
        return sum(problem.severity is severity for problem in self.problems)

    @property
    def exit_code(self) -> ExitCode:
        """3 if anything is unreadable, 1 if there are errors, otherwise 0."""
        if any(problem.unreadable for problem in self.problems):
            return ExitCode.INPUT
        return ExitCode.PROBLEMS if self.count(Severity.ERROR) else ExitCode.OK
