"""One fault of a cell is told once."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from vanban.office import CheckRequest, check
from vanban.office.blank import write_workbook
from vanban.office.echoes import without_echoes
from vanban.problems import Place, Problem, Severity

pytestmark = pytest.mark.whole

CELL = Place("so.xlsx", "Phát hiện", 7, "G")
READ = Problem("D005", Severity.ERROR, CELL, "không phải ngày hợp lệ.")


@pytest.mark.parametrize("severity", list(Severity))
def test_a_claim_about_a_cell_that_could_not_be_read_is_dropped(severity: Severity) -> None:
    echo = Problem("X013", severity, CELL, "chưa có thời hạn.")
    assert without_echoes([READ], [echo]) == ()


@pytest.mark.parametrize(
    "problem",
    [
        Problem("X026", Severity.ERROR, CELL, "còn chỗ trống."),
        Problem("X013", Severity.WARNING, Place("so.xlsx", "Phát hiện", 7, "H"), "chưa có thời hạn."),
        Problem("X013", Severity.WARNING, Place("hai.xlsx", "Phát hiện", 7, "G"), "chưa có thời hạn."),
    ],
)
def test_a_mark_on_a_paper_and_what_stands_elsewhere_are_kept(problem: Problem) -> None:
    assert without_echoes([READ], [problem]) == (problem,)


def test_claims_about_a_row_or_about_nothing_are_kept() -> None:
    whole = Place("so.xlsx", "Phát hiện", 7)
    read = Problem("D014", Severity.ERROR, whole, "sai.")
    claims = tuple(Problem("X013", Severity.WARNING, place, "xem lại.") for place in (whole, Place()))
    assert without_echoes([read, Problem("D103", Severity.ERROR, Place(), "sai.")], claims) == claims


def test_a_warning_of_the_reader_silences_nothing() -> None:
    read = Problem("D005", Severity.WARNING, CELL, "lạ.")
    claim = Problem("X013", Severity.WARNING, CELL, "chưa có thời hạn.")
    assert without_echoes([read], [claim]) == (claim,)


def test_a_check_tells_no_cell_twice(tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "so.xlsx", example=True)
    book = openpyxl.load_workbook(file)
    sheet = book["Tác giả"]
    (heading,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == "Vai trò")
    sheet.cell(heading.row + 1, heading.column).value = "xyz"  # The shares of the others are no longer 100%.
    book.save(file)
    told = check(CheckRequest((file,), date(2020, 9, 1))).report
    cells = [problem.place for problem in told if problem.place.column]
    errors = {problem.place for problem in told if problem.severity is Severity.ERROR}
    assert [problem.code for problem in told if problem.severity is Severity.ERROR] == ["D028", "D031"]
    assert [place for place in cells if place in errors and cells.count(place) > 1] == []
