"""What the system refuses when we write, told in words that help a clerk."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vanban.errors import OutputError, reason
from vanban.vietnamese import upper_first

FULL = frozenset({errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC})
OPENERS = {".xlsx": "Excel", ".docx": "Word"}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn a refusal to write `path` (or files in it) into an `OutputError`."""
    try:
        yield
    except OSError as error:
        raise refusal(error, path) from error


def refusal(error: OSError, path: Path) -> OutputError:
    """The error as told to a clerk: which file, and how to mend it. Files of our own are never named."""
    name = next(_visible(error, path), path)
    if error.errno in FULL:
        return OutputError(f'Ổ đĩa đã đầy, không ghi được "{name}".', "Giải phóng chỗ trống rồi chạy lại.")
    if isinstance(error, PermissionError):
        return _forbidden(error, path)
    if isinstance(error, FileNotFoundError | FileExistsError | NotADirectoryError) and (
        found := _no_folder(path)
    ):
        return found
    return OutputError(
        f'Không ghi được "{name}" ({reason(error)}).', "Kiểm tra thư mục và ổ đĩa rồi chạy lại."
    )


def missing_folder(folder: Path) -> OutputError:
    """A folder that somebody has to make first."""
    return OutputError(f'Không có thư mục "{folder}".', "Tạo thư mục đó trước, hoặc ghi nơi khác sau -o.")


def _visible(error: OSError, path: Path) -> Iterator[Path]:
    """The files named by the system that a person sees: `path`, or what is in it and not hidden."""
    for name in (error.filename2, error.filename):
        file = Path(str(name or ""))
        below = file.relative_to(path).parts if file.is_relative_to(path) else (".",)
        if not any(part.startswith(".") for part in below):
            yield file


def _forbidden(error: PermissionError, path: Path) -> OutputError:
    """A file is held only if it is there: to make a new one, the folder is what refuses."""
    ground = next(place for place in (path, *path.parents) if place.is_dir())
    file = next((file for file in _visible(error, path) if file.is_file()), None)
    if file is None or not os.access(file.parent, os.W_OK):
        shut = f'thư mục "{ground if ground.name else ground.absolute()}" không cho ghi tệp mới.'
        what = upper_first(shut) if ground == path else f'Không ghi được "{path}": {shut}'
        return OutputError(what, "Xin quyền ghi, hoặc chọn thư mục khác.")
    program = OPENERS.get(file.suffix.lower(), "chương trình khác")
    return OutputError(
        f'Tệp "{file}" đang mở trong {program} hoặc chỉ cho đọc.', f"Đóng tệp trong {program} rồi chạy lại."
    )


def _no_folder(path: Path) -> OutputError | None:
    """Why there can be no such folder: a file bears its name, or it is still to be made."""
    file = next((place for place in (path, *path.parents) if place.is_file()), None)
    if file:
        return OutputError(f'"{file}" là tệp, không phải thư mục.', "Ghi tên một thư mục sau -o.")
    return None if path.parent.is_dir() else missing_folder(path.parent)
