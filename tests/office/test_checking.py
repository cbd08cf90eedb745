"""Annotated copies: one beside every file with problems, never over somebody's work."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from vanban.compose.draft import Composition
from vanban.errors import ExitCode, OutputError
from vanban.law.facts import load_law
from vanban.office import CheckRequest, check, checking
from vanban.office.gather import Gathered
from vanban.problems import Place, Problem, Report, Severity
from vanban.records import Batch, Record

TODAY = date(2020, 9, 1)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    book["Sheet"].title = "Phát hiện"
    book["Phát hiện"]["G7"] = "31/9/2020"
    book.save(tmp_path / "so.xlsx")
    return tmp_path / "so.xlsx"


@pytest.fixture(autouse=True)
def problems(monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    """What the check finds; tests may change it."""
    found = [
        Problem("D005", Severity.ERROR, Place("so.xlsx", "Phát hiện", 7, "G"), "không phải ngày hợp lệ.")
    ]

    def gather(*_: object) -> Gathered:
        batch = Batch(Record("cau_hinh", Place(), {}), {})
        return Gathered(batch, load_law(TODAY), Composition((), (), ()), (), Report.of(found))

    monkeypatch.setattr(checking, "gather", gather)
    return found


def edited(path: Path) -> bytes:
    """The workbook as a clerk saves it after going on working in it."""
    book = openpyxl.load_workbook(path)
    book["Phát hiện"]["G7"] = "30/9/2020"
    book.save(path)
    return path.read_bytes()


def test_a_file_with_problems_gets_a_copy_beside_it(source: Path) -> None:
    before = source.read_bytes()
    checked = check(CheckRequest((source,), TODAY))
    assert checked.copies == (source.with_name("so_kiem.xlsx"),)
    comment = openpyxl.load_workbook(checked.copies[0])["Phát hiện"]["G7"].comment
    assert comment is not None
    assert "không phải ngày hợp lệ" in comment.text
    assert source.read_bytes() == before


def test_a_file_without_problems_gets_none(source: Path, problems: list[Problem]) -> None:
    problems.clear()
    assert check(CheckRequest((source,), TODAY)).copies == ()


def test_an_older_copy_of_ours_is_brought_up_to_date(source: Path, problems: list[Problem]) -> None:
    copy = check(CheckRequest((source,), TODAY)).copies[0]
    problems.clear()
    assert check(CheckRequest((source,), TODAY)).copies == (copy,)
    assert openpyxl.load_workbook(copy)["Phát hiện"]["G7"].comment is None


def test_a_copy_somebody_works_in_is_left_alone(source: Path) -> None:
    copy = check(CheckRequest((source,), TODAY)).copies[0]
    theirs = edited(copy)
    assert check(CheckRequest((source,), TODAY)).copies == (source.with_name("so_kiem-2.xlsx"),)
    assert check(CheckRequest((source,), TODAY)).copies == (source.with_name("so_kiem-2.xlsx"),)
    assert copy.read_bytes() == theirs


def test_a_chosen_name_is_never_written_over_somebodys_file(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "khac.xlsx"
    target.write_bytes(source.read_bytes())
    checked = check(CheckRequest((source,), TODAY, target=target))
    assert [("khac.xlsx" in str(lacking)) for lacking in checked.lacking] == [True]
    assert target.read_bytes() == source.read_bytes()


def test_the_source_itself_is_never_the_copy(source: Path) -> None:
    before = source.read_bytes()
    assert len(check(CheckRequest((source,), TODAY, target=source)).lacking) == 1
    assert source.read_bytes() == before


def test_one_name_cannot_serve_several_files(source: Path, tmp_path: Path) -> None:
    other = tmp_path / "hai.xlsx"
    other.write_bytes(source.read_bytes())
    with pytest.raises(OutputError, match="một tệp"):
        check(CheckRequest((source, other), TODAY, target=tmp_path / "ra.xlsx"))


def test_lock_files_of_excel_are_passed_over(source: Path) -> None:
    lock = source.with_name("~$so.xlsx")
    lock.write_bytes(b"user")
    assert len(check(CheckRequest((source, lock, source), TODAY)).copies) == 1


def test_a_copy_held_by_excel_is_named_and_the_problems_are_told_all_the_same(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = check(CheckRequest((source,), TODAY)).copies[0]

    def held(*_: object) -> None:
        raise PermissionError(
            13, "Permission denied", str(copy.with_name(".so_kiem.xlsx.tmp")), None, str(copy)
        )

    monkeypatch.setattr(checking, "replace_synced", held)
    checked = check(CheckRequest((source,), TODAY))
    assert (len(checked.report), checked.copies, checked.exit_code) == (1, (), ExitCode.PROBLEMS)
    (lacking,) = checked.lacking
    assert str(lacking).startswith(f'Tệp "{copy}" đang mở trong Excel')


def test_a_copy_of_ours_that_cannot_even_be_read_is_told_too(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = check(CheckRequest((source,), TODAY)).copies[0]

    def unread(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(copy))

    monkeypatch.setattr(Path, "read_bytes", unread)
    assert len(check(CheckRequest((source,), TODAY)).lacking) == 1


def test_the_copies_that_can_be_written_are_written(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = source.with_name("hai.xlsx")
    other.write_bytes(source.read_bytes())

    def held(path: Path, data: bytes) -> None:
        if path.name == "so_kiem.xlsx":
            raise PermissionError(13, "Permission denied", str(path))
        path.write_bytes(data)

    monkeypatch.setattr(checking, "replace_synced", held)
    monkeypatch.setattr(checking, "_of", lambda _, problems: problems)
    checked = check(CheckRequest((source, other), TODAY))
    assert ([path.name for path in checked.copies], len(checked.lacking)) == (["hai_kiem.xlsx"], 1)


def test_a_disk_too_full_for_the_working_copy_names_the_copy(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object, __: object, target: Path, ___: str) -> None:
        cause = OSError(28, "No space left on device", str(target))
        raise OutputError(f'Không ghi được "{target}".') from cause

    monkeypatch.setattr(checking, "write_annotated", full)
    (lacking,) = check(CheckRequest((source,), TODAY)).lacking
    assert str(lacking).startswith(f'Ổ đĩa đã đầy, không ghi được "{source.with_name("so_kiem.xlsx")}"')


def test_without_problems_a_copy_that_fails_is_what_the_check_ends_with(
    source: Path, problems: list[Problem], tmp_path: Path
) -> None:
    problems.clear()
    checked = check(CheckRequest((source,), TODAY, target=tmp_path / "khong-co" / "ra.xlsx"))
    assert checked.exit_code is ExitCode.OUTPUT
    assert f'Không có thư mục "{tmp_path / "khong-co"}"' in str(checked.lacking[0])
