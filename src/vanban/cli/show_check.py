"""The result of a check."""

import json
from typing import TYPE_CHECKING

from vanban.cli.show_problems import counted, problem_row, show_problems, summarise_notes
from vanban.cli.speech import result, talk
from vanban.problems import Severity

if TYPE_CHECKING:
    from vanban.office.request import CheckResult

SHORT = (Severity.ERROR, Severity.WARNING)


def show_check(checked: "CheckResult", full: bool, as_json: bool) -> None:
    """Print the problems (notes in short, unless asked for), their number, and the annotated copies."""
    if as_json:
        whole = {
            "exit_code": int(checked.exit_code),
            "copies": [str(path) for path in checked.copies],
            "lacking": [str(error) for error in checked.lacking],
            "problems": [problem_row(problem) for problem in checked.report],
        }
        result(json.dumps(whole, ensure_ascii=False, indent=1))
    else:
        _as_text(checked, full)
    for error in checked.lacking:
        talk(f"Không có bản soát: {error}")


def _as_text(checked: "CheckResult", full: bool) -> None:
    show_problems(checked.report, (*SHORT, Severity.NOTE) if full else SHORT)
    if not full:
        summarise_notes(checked.report)
    result(f"Tổng cộng: {counted(checked.report)}.")
    for path in checked.copies:
        result(f"Bản soát: {path}")
