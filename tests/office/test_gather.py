"""Which of the files given are read: the clerk's, not those that Excel or we lay beside them."""

from datetime import date
from pathlib import Path

import pytest

from vanban.office.checking import check
from vanban.office.gather import gather, workbooks
from vanban.office.request import CheckRequest
from vanban.workbook.examples import write_example

pytestmark = pytest.mark.whole

TODAY = date(2020, 10, 25)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    write_example("cchc-2020", tmp_path / "so.xlsx")
    return tmp_path / "so.xlsx"


def test_a_second_check_of_all_files_reads_what_the_first_read(source: Path) -> None:
    first = check(CheckRequest((source,), TODAY, target=source.with_name("ban-soat.xlsx")))
    second = gather((source, *first.copies), TODAY)
    notes = [problem for problem in second.report if problem.place.file == "ban-soat.xlsx"]
    assert [(note.code, "bản soát" in note.what) for note in notes] == [("D119", True)]
    assert set(second.report) - set(notes) == set(first.report)


def test_a_copy_alone_is_read(source: Path) -> None:
    copies = check(CheckRequest((source,), TODAY, target=source.with_name("ban-soat.xlsx"))).copies
    assert workbooks(copies) == copies
    assert gather(copies, TODAY).batch.tables["don_vi"]


def test_a_file_that_is_no_zip_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"PK nothing")
    assert workbooks((tmp_path / "x.xlsx", tmp_path / "y.xlsx")) == (tmp_path / "x.xlsx", tmp_path / "y.xlsx")


def test_the_law_is_that_of_the_plans_year_not_of_the_day_of_the_run() -> None:
    example = Path(__file__).parents[2] / "data" / "cchc-2020.xlsx"
    assert gather([example], date(2019, 1, 1)).law.id == gather([example], date(2030, 1, 1)).law.id
