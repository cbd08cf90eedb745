"""Files that a person has open: Word and LibreOffice lay a lock file beside them."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from vanban.errors import OutputError

# Word puts "~$" before a short name and in place of the first letters of a longer one.
WHOLE_NAME, MOST_REPLACED = 6, 2


def refuse_open(folder: Path, names: Iterable[str]) -> None:
    """Raise `OutputError` if a person has one of these files of a folder open."""
    for name in names:
        for mark in _marks(name):
            if (folder / mark).exists():
                what = f'Tệp "{folder / name}" đang mở trong Word hoặc LibreOffice. Chưa ghi tệp nào.'
                mend = f'Đóng tệp đó rồi chạy lại; nếu không mở ở máy nào, xóa tệp khóa "{mark}" bên cạnh.'
                raise OutputError(what, mend)


def _marks(name: str) -> Iterator[str]:
    replaced = max(0, min(MOST_REPLACED, len(PurePath(name).stem) - WHOLE_NAME))
    yield f".~lock.{name}#"
    yield from dict.fromkeys((f"~${name}", f"~${name[replaced:]}"))
