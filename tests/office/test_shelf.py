"""A set of files appears whole or not at all, at whatever moment the run is stopped."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from vanban.errors import OutputError
from vanban.office import disk, holding, journal, shelf
from vanban.office.disk import digest
from vanban.office.journal import Recovery

OLD = {"a.docx": b"a1", "b.docx": b"b1"}
NEW = {"a.docx": b"a2", "b.docx": b"b2", "c.docx": b"c2", "ke-khai.json": b"{}"}


def fill(folder: Path) -> dict[str, str]:
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    return {name: digest(data) for name, data in OLD.items()}


def shown(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / journal.WORK).iterdir() if path.name != holding.LOCK)


def test_a_set_is_written_whole_and_leaves_no_litter(tmp_path: Path) -> None:
    seen = fill(tmp_path)
    with shelf.own(tmp_path):
        shelf.put(tmp_path, NEW, seen)
    assert shown(tmp_path) == NEW
    assert leftovers(tmp_path) == []


def failing(call: Callable[..., object], at: int, error: BaseException) -> Callable[..., object]:
    left = [at]

    def step(*args: object, **kwargs: object) -> object:
        left[0] -= 1
        if left[0] == 0:
            raise error
        return call(*args, **kwargs)

    return step


def unlinkable(*_: object) -> None:
    raise OSError(errno.EPERM, "no links")


@pytest.mark.parametrize("at", range(1, 4))
@pytest.mark.parametrize(
    "error", [PermissionError(errno.EACCES, "x", "nguon", None, "a.docx"), OSError(errno.EIO, "x")]
)
def test_a_rename_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, error: OSError
) -> None:
    seen = fill(tmp_path)
    monkeypatch.setattr(os, "replace", failing(os.replace, at, error))
    with pytest.raises(OutputError), shelf.own(tmp_path):
        shelf.put(tmp_path, NEW, seen)
    assert shown(tmp_path) == OLD
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("at", range(1, 4))
def test_an_interrupt_between_renames_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    seen = fill(tmp_path)
    monkeypatch.setattr(os, "replace", failing(os.replace, at, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt), shelf.own(tmp_path):
        shelf.put(tmp_path, NEW, seen)
    assert shown(tmp_path) == OLD


def test_a_full_disk_is_told_and_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = fill(tmp_path)
    monkeypatch.setattr(os, "fsync", failing(os.fsync, 3, OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(OutputError, match="Ổ đĩa đã đầy"), shelf.own(tmp_path):
        shelf.put(tmp_path, NEW, seen)
    assert shown(tmp_path) == OLD
    assert leftovers(tmp_path) == []


def test_a_file_held_by_word_is_named_with_the_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = fill(tmp_path)
    plain = Path.open

    def held(path: Path, mode: str = "r", *rest: object) -> object:
        if path.name == "b.docx" and "+" in mode:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return plain(path, mode, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(OutputError, match=r"b\.docx.*Đóng tệp trong Word"), shelf.own(tmp_path):
        shelf.put(tmp_path, NEW, seen)
    assert shown(tmp_path) == OLD


def test_a_file_changed_while_the_run_was_thinking_is_not_overwritten(tmp_path: Path) -> None:
    seen = fill(tmp_path)
    (tmp_path / "b.docx").write_bytes(b"a person's edit")
    with pytest.raises(OutputError, match="vừa thay đổi"), shelf.own(tmp_path):
        shelf.put(tmp_path, NEW, seen)
    assert shown(tmp_path) == OLD | {"b.docx": b"a person's edit"}


def interrupted(folder: Path, done: int) -> tuple[journal.Move, ...]:
    """A folder as `kill -9` leaves it after so many renames of the set."""
    seen = fill(folder)
    (folder / journal.WORK).mkdir()
    moves = tuple(
        journal.Move(n, name, seen.get(name, ""), digest(data))
        for n, (name, data) in enumerate(NEW.items(), start=1)
    )
    for move in moves:
        move.staged(folder).write_bytes(NEW[move.target])
    journal.write_journal(folder, moves, journal.FORWARD)
    for move in moves[:done]:
        if move.before:
            os.replace(folder / move.target, move.kept(folder))
        os.replace(move.staged(folder), folder / move.target)
    return moves


def test_an_edit_made_after_the_crash_survives_the_recovery(tmp_path: Path) -> None:
    interrupted(tmp_path, done=1)
    (tmp_path / "b.docx").write_bytes(b"edited")
    with shelf.own(tmp_path) as recovered:
        assert recovered is Recovery.UNDONE
    assert shown(tmp_path) == OLD | {"b.docx": b"edited"}


def test_an_edit_of_a_file_already_moved_survives_the_recovery(tmp_path: Path) -> None:
    interrupted(tmp_path, done=2)
    (tmp_path / "a.docx").write_bytes(b"edited")
    with shelf.own(tmp_path) as recovered:
        assert recovered is Recovery.FINISHED
    assert shown(tmp_path) == NEW | {"a.docx": b"edited"}


def test_a_set_whose_waiting_file_was_lost_is_undone(tmp_path: Path) -> None:
    moves = interrupted(tmp_path, done=2)
    moves[2].staged(tmp_path).unlink()
    with shelf.own(tmp_path):
        pass
    assert shown(tmp_path) == OLD


def test_a_waiting_file_cut_short_is_never_shown(tmp_path: Path) -> None:
    moves = interrupted(tmp_path, done=1)
    moves[1].staged(tmp_path).write_bytes(b"")
    with shelf.own(tmp_path):
        pass
    assert shown(tmp_path) == OLD


def test_a_recovery_that_meets_a_locked_file_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(tmp_path, done=1)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing(os.replace, 1, PermissionError(errno.EACCES, "x")))
        with pytest.raises(OutputError), shelf.own(tmp_path):
            pass
    with shelf.own(tmp_path):
        pass
    assert shown(tmp_path) == NEW


def test_two_runs_cannot_hold_one_folder(tmp_path: Path) -> None:
    with shelf.own(tmp_path), pytest.raises(OutputError, match="lệnh vanban khác"), shelf.own(tmp_path):
        pass


def test_a_set_is_written_whole_where_the_file_system_has_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = fill(tmp_path)
    monkeypatch.setattr(os, "link", unlinkable)
    with shelf.own(tmp_path):
        shelf.put(tmp_path, NEW, seen)
    assert shown(tmp_path) == NEW


def test_a_damaged_journal_stops_the_run_and_touches_nothing(tmp_path: Path) -> None:
    interrupted(tmp_path, done=1)
    before = shown(tmp_path)
    (tmp_path / journal.WORK / journal.JOURNAL).write_text("{", "utf-8")
    with pytest.raises(OutputError, match=r"journal\.json"), shelf.own(tmp_path):
        pass
    assert shown(tmp_path) == before


def test_windows_is_not_asked_to_sync_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk.os, "open", failing(os.open, 1, PermissionError(errno.EACCES, "x")))
    monkeypatch.setattr(disk, "SYNCS_FOLDERS", False)
    disk.sync_folder(tmp_path)


def test_a_file_that_stays_as_it_is_is_not_moved_and_a_finished_set_is_told_as_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ke-khai.json").write_bytes(NEW["ke-khai.json"])
    seen = {**fill(tmp_path), "ke-khai.json": digest(NEW["ke-khai.json"])}
    before = (tmp_path / "ke-khai.json").stat()
    with monkeypatch.context() as patch:
        patch.setattr(shelf, "close_journal", lambda _: None)  # Killed when all was in place.
        with shelf.own(tmp_path):
            shelf.put(tmp_path, NEW, seen)
    with shelf.own(tmp_path) as recovered:
        assert recovered is Recovery.FINISHED
    assert shown(tmp_path) == NEW
    after = (tmp_path / "ke-khai.json").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_journal_that_moves_an_unchanged_file_is_finished_too(tmp_path: Path) -> None:
    seen = fill(tmp_path)
    (tmp_path / journal.WORK).mkdir()
    (tmp_path / "a.docx").write_bytes(b"a2")
    same = journal.Move(2, "b.docx", seen["b.docx"], seen["b.docx"])
    journal.write_journal(
        tmp_path, (journal.Move(1, "a.docx", seen["a.docx"], digest(b"a2")), same), journal.FORWARD
    )
    with shelf.own(tmp_path) as recovered:
        assert recovered is Recovery.FINISHED
    assert shown(tmp_path) == OLD | {"a.docx": b"a2"}


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP, errno.EBADF])
def test_a_share_that_cannot_sync_a_folder_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    plain = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, "folders cannot be synced")
        plain(handle)

    seen = fill(tmp_path)
    monkeypatch.setattr(os, "fsync", fsync)
    with shelf.own(tmp_path):
        shelf.put(tmp_path, NEW, seen)
    assert shown(tmp_path) == NEW


def test_a_folder_whose_sync_fails_for_another_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(os.fsync, 1, OSError(errno.EIO, "x")))
    with pytest.raises(OSError, match="x"):
        disk.sync_folder(tmp_path)
