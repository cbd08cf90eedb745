"""What a person saves while a run is putting its files in place is never lost, at whatever step they save."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from vanban.errors import OutputError
from vanban.office import journal, shelf
from vanban.office.disk import digest
from vanban.office.journal import Recovery

OLD = {"a.docx": b"a1", "b.docx": b"b1"}
NEW = {"a.docx": b"a2", "b.docx": b"b2", "c.docx": b"c2", "ke-khai.json": b"{}"}
SEEN = {name: digest(data) for name, data in OLD.items()}
THEIRS = b"a person's work"
# One more step than any way has; a step that is never reached saves nothing.
STEPS = range(1, 45)
replace = os.replace


def fill(folder: Path) -> None:
    for name, data in OLD.items():
        (folder / name).write_bytes(data)


def run(folder: Path) -> None:
    with shelf.own(folder):
        shelf.put(folder, NEW, SEEN)


def shown(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def saved_by_word(target: Path) -> None:
    """Word writes a new file and gives it the name of the old one."""
    draft = target.with_name("~WRD0001.tmp")
    draft.write_bytes(THEIRS)
    replace(draft, target)


@contextmanager
def before_step(at: int, act: Callable[[], object], fail: bool = False) -> Iterator[list[int]]:
    """Let something happen just before one of the calls that change names or wait for the disk."""
    count = [0]
    with pytest.MonkeyPatch.context() as patch:
        for name in ("replace", "link", "unlink", "fsync"):
            patch.setattr(os, name, stepping(getattr(os, name), count, at, act))
        if fail:
            patch.setattr(os, "link", failing_for("ke-khai.json", os.link))
        yield count


def stepping(plain: Callable[..., object], count: list[int], at: int, act: Callable[[], object]) -> object:
    def call(*args: object, **kwargs: object) -> object:
        count[0] += 1
        if count[0] == at:
            act()
        return plain(*args, **kwargs)

    return call


def failing_for(name: str, plain: Callable[..., object]) -> Callable[..., object]:
    def link(source: Path, target: Path) -> object:
        if target.name == name:
            raise FileExistsError(errno.EEXIST, "x", str(target))
        return plain(source, target)

    return link


def assert_kept(folder: Path, name: str, saved: bool) -> None:
    """Their file is there, and the others are all old or all new."""
    now = shown(folder)
    if saved:
        assert now[name] == THEIRS
        others = {key: data for key, data in now.items() if key != name}
        sets = ({key: data for key, data in whole.items() if key != name} for whole in (OLD, NEW))
        assert others in tuple(sets)
    else:
        assert now in (OLD, NEW)


@pytest.mark.parametrize("name", ["a.docx", "b.docx", "c.docx"])
@pytest.mark.parametrize("fail", [False, True], ids=["finished", "undone"])
@pytest.mark.parametrize("at", STEPS)
def test_a_save_at_any_step_of_a_run_survives(tmp_path: Path, at: int, name: str, fail: bool) -> None:
    fill(tmp_path)
    with before_step(at, lambda: saved_by_word(tmp_path / name), fail) as count, suppress(OutputError):
        run(tmp_path)
    assert_kept(tmp_path, name, count[0] >= at)


def test_the_steps_tried_are_all_there_are(tmp_path: Path) -> None:
    fill(tmp_path)
    with before_step(0, list, fail=True) as count, pytest.raises(OutputError), shelf.own(tmp_path):
        shelf.put(tmp_path, NEW, SEEN)
    assert count[0] < max(STEPS)


def test_a_save_just_before_the_rename_stops_the_run_and_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path)

    def write_journal(folder: Path, moves: tuple[journal.Move, ...], way: str) -> None:
        saved_by_word(tmp_path / "b.docx")
        journal.write_journal(folder, moves, way)

    monkeypatch.setattr(shelf, "write_journal", write_journal)
    with pytest.raises(OutputError, match=r"b\.docx.*vừa thay đổi.*chạy lại"), shelf.own(tmp_path):
        shelf.put(tmp_path, NEW, SEEN)
    assert shown(tmp_path) == OLD | {"b.docx": THEIRS}
    assert [path.name for path in (tmp_path / journal.WORK).iterdir()] == ["lock"]


def test_what_a_program_goes_on_writing_into_the_old_file_survives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path)
    plain = os.link
    with (tmp_path / "a.docx").open("r+b") as theirs:

        def link(source: Path, target: Path) -> None:
            plain(source, target)
            if target.name == "b.docx":
                theirs.seek(0)
                theirs.write(THEIRS)
                theirs.flush()

        monkeypatch.setattr(os, "link", link)
        with pytest.raises(OutputError, match=r"a\.docx"), shelf.own(tmp_path):
            shelf.put(tmp_path, NEW, SEEN)
    assert shown(tmp_path) == OLD | {"a.docx": THEIRS}


def interrupted(folder: Path, done: int) -> None:
    """A folder as a kill leaves it when so many files of the set are in place."""
    fill(folder)
    (folder / journal.WORK).mkdir()
    moves = tuple(
        journal.Move(n, name, SEEN.get(name, ""), digest(data))
        for n, (name, data) in enumerate(NEW.items(), start=1)
    )
    for move in moves:
        move.staged(folder).write_bytes(NEW[move.target])
    journal.write_journal(folder, moves, journal.FORWARD)
    for move in moves[:done]:
        if move.before:
            replace(folder / move.target, move.kept(folder))
        replace(move.staged(folder), folder / move.target)


@pytest.mark.parametrize("name", ["a.docx", "b.docx", "c.docx"])
@pytest.mark.parametrize("done", range(4))
@pytest.mark.parametrize("at", range(1, 30))
def test_a_save_at_any_step_of_a_recovery_survives(tmp_path: Path, at: int, done: int, name: str) -> None:
    interrupted(tmp_path, done)
    with before_step(at, lambda: saved_by_word(tmp_path / name)) as count, shelf.own(tmp_path) as recovered:
        assert recovered in (Recovery.FINISHED, Recovery.UNDONE)
    assert_kept(tmp_path, name, count[0] >= at)


def test_a_file_taken_away_by_the_run_that_was_killed_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    interrupted(tmp_path, done=1)
    saved_by_word(tmp_path / "b.docx")
    replace(tmp_path / "b.docx", tmp_path / journal.WORK / "0002.old")
    with shelf.own(tmp_path) as recovered:
        assert recovered is Recovery.UNDONE
    assert shown(tmp_path) == OLD | {"b.docx": THEIRS}


@pytest.mark.parametrize("done", range(3))
def test_a_recovery_goes_on_from_a_target_that_was_taken_away(tmp_path: Path, done: int) -> None:
    interrupted(tmp_path, done)
    target, kept = {0: ("a.docx", "0001.old"), 1: ("b.docx", "0002.old")}.get(done, ("", ""))
    if target:
        replace(tmp_path / target, tmp_path / journal.WORK / kept)
    with shelf.own(tmp_path) as recovered:
        assert recovered is Recovery.FINISHED
    assert shown(tmp_path) == NEW
