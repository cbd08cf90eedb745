"""The files of a set moved into place, or out again: never over what a person has saved meanwhile."""

import os
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from vanban.errors import OutputError
from vanban.office.disk import digest_of, rename_new, sync_folder
from vanban.office.journal import WORK, Move


class ChangedError(OutputError):
    """Somebody saved a file while the run was about to replace it."""

    def __init__(self, target: Path) -> None:
        what = f'Tệp "{target}" vừa thay đổi trong lúc lệnh đang chạy.'
        super().__init__(what, "Lưu và đóng tệp đó rồi chạy lại lệnh; các tệp đang có được để nguyên.")


def move_forward(folder: Path, moves: Sequence[Move]) -> None:
    """Put every waiting file in place: renames and looks only, so the window is as small as it can be.

    Raises `ChangedError` if a target is not what it was: the caller then moves back.
    """
    for move in moves:
        _forward(folder, move)
    for move in moves:
        # A program that had the old file open may have gone on writing into it.
        if digest_of(move.kept(folder)) not in ("", move.before):
            raise ChangedError(folder / move.target)
    _sync(folder)


def move_back(folder: Path, moves: Sequence[Move]) -> None:
    """Bring back what stood there before, except where a person has changed the new file."""
    for move in moves:
        _back(folder, move)
    _sync(folder)


def can_go_forward(folder: Path, moves: Sequence[Move]) -> bool:
    """Whether every file is either in place or waiting whole before an untouched target."""
    return all(_ready(folder, move) for move in moves)


def unsettled(folder: Path, moves: Sequence[Move], forward: bool) -> tuple[str, ...]:
    """The targets that going this way would still change."""
    wanted = ((move.target, move.after if forward else move.before) for move in moves)
    return tuple(target for target, content in wanted if digest_of(folder / target) != content)


def _forward(folder: Path, move: Move) -> None:
    """Take the target away, look at what was taken, and only then give its name to the new file."""
    target, staged, kept = folder / move.target, move.staged(folder), move.kept(folder)
    if not staged.exists() or digest_of(target) == move.after:
        return
    with ExitStack() as undo:
        undo.callback(_give_back, kept, target)
        if move.before:
            with suppress(FileNotFoundError):  # Taken away by the run that was interrupted, or deleted.
                os.replace(target, kept)
        if digest_of(kept) != move.before:
            raise ChangedError(target)
        try:
            rename_new(staged, target)
        except FileExistsError as error:
            raise ChangedError(target) from error
        undo.pop_all()


def _back(folder: Path, move: Move) -> None:
    target, kept, out = folder / move.target, move.kept(folder), move.withdrawn(folder)
    ours = digest_of(target) == move.after != move.before
    if ours and (kept.exists() or not move.before):
        os.replace(target, out)
    if digest_of(out) not in ("", move.after):  # Saved by a person after our look: theirs goes first.
        _give_back(out, target)
    _give_back(kept, target)


def _give_back(source: Path, target: Path) -> None:
    """Give a file its name again, unless a newer one bears it."""
    with suppress(FileExistsError, FileNotFoundError):
        rename_new(source, target)


def _ready(folder: Path, move: Move) -> bool:
    waiting, standing = digest_of(move.staged(folder)), digest_of(folder / move.target)
    kept = digest_of(move.kept(folder))
    if standing == move.after:
        return True
    if not waiting:  # It was put in place, and a person has edited it since.
        return standing not in ("", move.before)
    taken = not standing and kept == move.before
    untouched = standing == move.before and kept in ("", move.before)
    return waiting == move.after and (taken or untouched)


def _sync(folder: Path) -> None:
    sync_folder(folder)
    sync_folder(folder / WORK)
