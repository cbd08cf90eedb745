"""A paper that a person has open in Word or LibreOffice is not replaced under their hands."""

from pathlib import Path

import pytest

from vanban.errors import OutputError
from vanban.office import journal, shelf
from vanban.office.disk import digest

NAME = "CV-KP_khac-phuc.docx"
OLD, NEW = b"old", b"new"


def moved(folder: Path) -> journal.Move:
    """A folder as a kill leaves it just after the journal was written."""
    move = journal.Move(1, NAME, digest(OLD), digest(NEW))
    (folder / journal.WORK).mkdir()
    move.staged(folder).write_bytes(NEW)
    journal.write_journal(folder, (move,), journal.FORWARD)
    return move


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        (NAME, ".~lock.CV-KP_khac-phuc.docx#"),
        (NAME, "~$-KP_khac-phuc.docx"),
        (NAME, "~$CV-KP_khac-phuc.docx"),
        ("ke-khai.json", ".~lock.ke-khai.json#"),
        ("CV-KP.docx", "~$CV-KP.docx"),
        ("CV-KP_A.docx", "~$V-KP_A.docx"),
        ("CV-KP_AB.docx", "~$-KP_AB.docx"),
    ],
)
def test_a_lock_file_beside_a_target_stops_the_run(tmp_path: Path, name: str, mark: str) -> None:
    (tmp_path / name).write_bytes(OLD)
    (tmp_path / mark).write_bytes(b"user")
    contents = {"khac.docx": b"x", name: NEW}
    with pytest.raises(OutputError, match=r"đang mở.*Đóng tệp") as raised, shelf.own(tmp_path):
        shelf.put(tmp_path, contents, {name: digest(OLD)})
    assert name in str(raised.value)
    assert ((tmp_path / name).read_bytes(), (tmp_path / "khac.docx").exists()) == (OLD, False)
    assert [path.name for path in (tmp_path / journal.WORK).iterdir()] == ["lock"]


def test_a_lock_file_of_another_paper_does_not(tmp_path: Path) -> None:
    (tmp_path / ".~lock.KH-CT.docx#").write_bytes(b"user")
    (tmp_path / "~$-CT_khac-phuc.docx").write_bytes(b"user")
    with shelf.own(tmp_path):
        shelf.put(tmp_path, {NAME: NEW}, {})
    assert (tmp_path / NAME).read_bytes() == NEW


def test_nor_does_one_beside_a_file_that_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(OLD)
    (tmp_path / f".~lock.{NAME}#").write_bytes(b"user")
    with shelf.own(tmp_path):
        shelf.put(tmp_path, {NAME: OLD, "b.docx": NEW}, {NAME: digest(OLD)})
    assert (tmp_path / "b.docx").read_bytes() == NEW


def test_a_recovery_waits_until_the_person_has_closed_the_file(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(OLD)
    mark = tmp_path / f".~lock.{NAME}#"
    mark.write_bytes(b"user")
    moved(tmp_path)
    with pytest.raises(OutputError, match="đang mở"), shelf.own(tmp_path):
        pass
    assert (tmp_path / NAME).read_bytes() == OLD
    mark.unlink()
    with shelf.own(tmp_path):
        pass
    assert (tmp_path / NAME).read_bytes() == NEW


def test_a_recovery_that_has_nothing_left_to_move_does_not_wait(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(NEW)
    (tmp_path / f".~lock.{NAME}#").write_bytes(b"user")
    moved(tmp_path).staged(tmp_path).unlink()
    with shelf.own(tmp_path):
        pass
    assert not journal.has_journal(tmp_path)
