"""Writing a set of files so that all of them appear together, or the previous ones stay."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from vanban.office.disk import digest, digest_of, sync_folder, write_synced
from vanban.office.holding import held
from vanban.office.journal import (
    BACK,
    FORWARD,
    WORK,
    Move,
    Recovery,
    clear_work,
    close_journal,
    read_journal,
    write_journal,
)
from vanban.office.moves import ChangedError, can_go_forward, move_back, move_forward, unsettled
from vanban.office.opened import refuse_open
from vanban.office.refusal import told


@contextmanager
def own(folder: Path) -> Iterator[Recovery]:
    """Hold a folder alone. Yields whether an interrupted run was found, and finished or undone.

    Raises `OutputError` if another run holds the folder or it cannot be written.
    """
    with held(folder):
        yield recover(folder)


def put(folder: Path, contents: Mapping[str, bytes], seen: Mapping[str, str]) -> None:
    """Write all files of a set, the last name last. Call it inside `own`.

    `seen` holds the content hashes (by name) on which the caller's decision rests. Raises
    `OutputError`, with everything as it was, if a file changed since, is open in Word, or the disk is full.
    """
    moves = _moves(contents, seen)
    refuse_open(folder, (move.target for move in moves))
    with told(folder), ExitStack() as undo:
        undo.callback(close_journal, folder)
        for move in moves:
            write_synced(move.staged(folder), contents[move.target])
        for move in moves:
            _check(folder, move)
        sync_folder(folder / WORK)
        write_journal(folder, moves, FORWARD)
        undo.pop_all()
        undo.callback(_undo, folder, moves)
        move_forward(folder, moves)
        undo.pop_all()
    close_journal(folder)


def recover(folder: Path) -> Recovery:
    """Finish the set of an interrupted run, or undo it if that is impossible. Says which.

    Raises `OutputError`, with nothing changed, if a person has open what it must change.
    """
    with told(folder):
        found = read_journal(folder)
        if found is None:
            clear_work(folder)
            return Recovery.NONE
        way, moves = found
        forward = way == FORWARD and can_go_forward(folder, moves)
        refuse_open(folder, unsettled(folder, moves, forward))
        return _finish(folder, moves) if forward else _undo(folder, moves)


def _moves(contents: Mapping[str, bytes], seen: Mapping[str, str]) -> tuple[Move, ...]:
    """What has to move: a file that stays as it is does not."""
    numbered = enumerate(contents.items(), start=1)
    moves = (Move(n, name, seen.get(name, ""), digest(data)) for n, (name, data) in numbered)
    return tuple(move for move in moves if move.before != move.after)


def _finish(folder: Path, moves: tuple[Move, ...]) -> Recovery:
    with suppress(ChangedError):
        move_forward(folder, moves)
        close_journal(folder)
        return Recovery.FINISHED
    return _undo(folder, moves)


def _undo(folder: Path, moves: tuple[Move, ...]) -> Recovery:
    write_journal(folder, moves, BACK)
    move_back(folder, moves)
    close_journal(folder)
    return Recovery.UNDONE


def _check(folder: Path, move: Move) -> None:
    target = folder / move.target
    if digest_of(target) != move.before:
        raise ChangedError(target)
    if move.before:
        # Word lets others read its file but not write: ask now, while nothing has moved.
        target.open("r+b").close()
