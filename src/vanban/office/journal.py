"""The journal of a set being put in place, so that an interrupted run can be finished or undone."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from vanban.errors import OutputError
from vanban.office.disk import replace_synced

WORK = ".vanban"
JOURNAL = "journal.json"
FORWARD, BACK = "forward", "back"


class Recovery(StrEnum):
    """What became of an earlier run that was interrupted while it put its files in place."""

    NONE = ""
    FINISHED = "finished"
    UNDONE = "undone"
    PENDING = "pending"


@dataclass(frozen=True)
class Move:
    """One file of the set: content hashes before and after; `before` is empty for a new file."""

    number: int
    target: str
    before: str
    after: str

    def staged(self, folder: Path) -> Path:
        """The new content, waiting."""
        return folder / WORK / f"{self.number:04}.new"

    def kept(self, folder: Path) -> Path:
        """What stood at the target, until the set is whole."""
        return folder / WORK / f"{self.number:04}.old"

    def withdrawn(self, folder: Path) -> Path:
        """The new content, taken out again."""
        return folder / WORK / f"{self.number:04}.out"


def write_journal(folder: Path, moves: Sequence[Move], way: str) -> None:
    """From here on the set belongs in place (`forward`) or out again (`back`), whatever happens."""
    whole = {"way": way, "moves": [asdict(move) for move in moves]}
    replace_synced(folder / WORK / JOURNAL, json.dumps(whole, ensure_ascii=False).encode())


def has_journal(folder: Path) -> bool:
    """Whether an interrupted run waits to be finished or undone."""
    return (folder / WORK / JOURNAL).exists()


def read_journal(folder: Path) -> tuple[str, tuple[Move, ...]] | None:
    """The way and the moves of an interrupted run, if there was one."""
    path = folder / WORK / JOURNAL
    if not path.exists():
        return None
    try:
        whole = json.loads(path.read_text("utf-8"))
        return str(whole["way"]), tuple(Move(**row) for row in whole["moves"])
    except (ValueError, KeyError, TypeError) as error:
        raise OutputError(
            f'Tệp nhật ký "{path}" không đọc được.',
            f'Kiểm tra các văn bản trong "{folder}", rồi xóa thư mục "{path.parent}" và chạy lại.',
        ) from error


def close_journal(folder: Path) -> None:
    """End the set: first the journal, so that nobody repeats it, then what was kept for it."""
    (folder / WORK / JOURNAL).unlink(missing_ok=True)
    clear_work(folder)


def clear_work(folder: Path) -> None:
    """Drop what waits without a journal: nothing of it was ever shown, or all of it was replaced."""
    for pattern in ("*.new", "*.old", "*.out", ".*.tmp"):
        for path in (folder / WORK).glob(pattern):
            path.unlink(missing_ok=True)
