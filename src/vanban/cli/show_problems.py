"""Problems of the data as text and as JSON: errors first, then by place."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from vanban.cli.speech import result
from vanban.problems import Problem, Report, Severity

HEADINGS: Mapping[Severity, str] = {
    Severity.ERROR: "LỖI – phải sửa",
    Severity.WARNING: "CẢNH BÁO – nên xem lại",
    Severity.NOTE: "GHI CHÚ – đã tự sửa hoặc bỏ qua",
}
NAMES: Mapping[Severity, str] = {
    Severity.ERROR: "lỗi",
    Severity.WARNING: "cảnh báo",
    Severity.NOTE: "ghi chú",
}


def show_problems(report: Report, severities: tuple[Severity, ...]) -> None:
    """Print the problems of these severities, one a line."""
    several = len({problem.place.file for problem in report if problem.place.file}) > 1
    for severity in severities:
        found = [problem for problem in report if problem.severity is severity]
        if found:
            result(f"{HEADINGS[severity]} ({len(found)}):")
            for problem in found:
                result(f"  {problem.code}  {_file(problem, several)}{problem}")


def summarise_notes(report: Report) -> None:
    """Print the notes by code: how many places, and the first of them."""
    notes = [problem for problem in report if problem.severity is Severity.NOTE]
    if notes:
        result(f"{HEADINGS[Severity.NOTE]} ({len(notes)}, xem từng ô: thêm --chi-tiet):")
    for code, count in sorted(Counter(problem.code for problem in notes).items()):
        first = next(problem for problem in notes if problem.code == code)
        result(f"  {code}  {count} chỗ, như {first}")


def counted(report: Report) -> str:
    """The closing words: how many of each."""
    return ", ".join(f"{report.count(severity)} {name}" for severity, name in NAMES.items())


def problem_row(problem: Problem) -> dict[str, object]:
    """One problem for JSON."""
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.name.lower(),
        "file": place.file,
        "sheet": place.sheet,
        "cell": place.cell,
        "row": place.row,
        "what": problem.what,
        "mend": problem.mend,
    }


def _file(problem: Problem, several: bool) -> str:
    return f"{Path(problem.place.file).name}, " if several and problem.place.sheet else ""
