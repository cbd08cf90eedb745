"""The closing table of a run: what was made, changed, left alone, held back and why."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from vanban.cli.show_problems import counted, problem_row, show_problems
from vanban.cli.speech import result, talk
from vanban.problems import Severity

if TYPE_CHECKING:
    from vanban.office.request import MakeResult, Outcome


RECOVERIES: Mapping[str, str] = {
    "finished": "đã hoàn tất phần còn lại trước khi làm tiếp.",
    "undone": "không hoàn tất được, nên đã trả các tệp về như trước lần đó rồi làm tiếp.",
    "pending": "xem trước thì chưa đụng tới, nên kết quả trên có thể khác khi làm thật.",
}
REFUSED = (
    "Lỗi: không làm bản chính thức khi sổ còn lỗi, kể cả khi dùng --chi. "
    "Chưa ghi tệp nào; sửa các ô nêu trên rồi chạy lại."
)


def show_papers(made: "MakeResult", as_json: bool) -> None:
    """Print the result of a run, as text or as JSON, and say on stderr what went wrong beside it."""
    (_as_json if as_json else _as_text)(made)
    if made.recovered:
        talk(f"Lần chạy trước bị ngắt giữa chừng; {RECOVERIES[made.recovered]}")
    if made.refused:
        talk(REFUSED)
    if made.trouble:
        talk(f"Lỗi: {made.trouble}")


def _as_text(made: "MakeResult") -> None:
    show_problems(made.report, (Severity.ERROR, Severity.WARNING))
    if made.outcomes:
        result(f"{'Sẽ làm (chưa ghi gì)' if made.preview else 'Văn bản'} trong {made.folder}:")
    _table(made.outcomes)
    if made.pdfs:
        result("PDF:")
    _table(made.pdfs)
    result(
        f"Dữ liệu: {counted(made.report)}. Xem từng ô: vanban kiem TỆP"
        if len(made.report)
        else "Dữ liệu: tốt."
    )


def _table(outcomes: "Iterable[Outcome]") -> None:
    """One block a status, in the order of first appearance, then the totals."""
    rows = tuple(outcomes)
    totals = Counter(outcome.status for outcome in rows)
    for status in totals:
        result(f"  {status} ({totals[status]}):")
        for outcome in rows:
            if outcome.status is status:
                result(f"    {_line(outcome)}")


def _line(outcome: "Outcome") -> str:
    why = ": ".join(part for part in (outcome.why, outcome.beside) if part)
    return f"{outcome.file or outcome.title}{f'  – {why}' if why else ''}"


def _as_json(made: "MakeResult") -> None:
    whole = {
        "exit_code": int(made.exit_code),
        "folder": str(made.folder),
        "preview": made.preview,
        "refused": made.refused,
        "recovered": made.recovered,
        "papers": [_row(outcome) for outcome in made.outcomes],
        "pdfs": [_row(outcome) for outcome in made.pdfs],
        "trouble": str(made.trouble or ""),
        "problems": [problem_row(problem) for problem in made.report],
    }
    result(json.dumps(whole, ensure_ascii=False, indent=1))


def _row(outcome: "Outcome") -> dict[str, str]:
    return {**vars(outcome), "status": str(outcome.status)}
