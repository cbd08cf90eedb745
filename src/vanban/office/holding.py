"""One run a folder: the lock that keeps a second one out, also where the file system has no locks."""

import errno
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import BaseFileLock, FileLock, SoftFileLock, Timeout

from vanban.errors import OutputError
from vanban.office.journal import WORK
from vanban.office.refusal import told

LOCK = "lock"
SOFT_LOCK = "lock.soft"
# What network shares and file systems in user space answer when they know no locks.
NO_LOCKS = frozenset({errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL})


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder alone. Raises `OutputError` if another run holds it or it cannot be written."""
    with told(folder):
        (folder / WORK).mkdir(parents=True, exist_ok=True)
        lock = _taken(folder)
    try:
        yield
    finally:
        lock.release()


def _taken(folder: Path) -> BaseFileLock:
    lock, soft = FileLock(folder / WORK / LOCK), SoftFileLock(folder / WORK / SOFT_LOCK)
    if _take(lock, folder):
        return lock
    # A file whose mere presence is the lock. A killed run leaves it behind, hence the longer advice.
    advice = f' Nếu không có lệnh nào đang chạy, xóa tệp "{soft.lock_file}" rồi chạy lại.'
    _take(soft, folder, advice)
    return soft


def _take(lock: BaseFileLock, folder: Path, advice: str = "") -> bool:
    """Take the lock; false if the file system has none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # filelock warns when it turns to a soft lock by itself.
            lock.acquire(timeout=0)
    except Timeout as error:
        what = f'Một lệnh vanban khác đang ghi vào thư mục "{folder}".'
        raise OutputError(what, f"Đợi lệnh đó xong rồi chạy lại.{advice}") from error
    except NotImplementedError:
        return False
    except OSError as error:
        if error.errno not in NO_LOCKS:
            raise
        return False
    return True
