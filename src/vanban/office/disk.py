"""Bytes to disk so that they stay there: hashes, synced writes, one-file replacement."""

import errno
import hashlib
import os
from pathlib import Path

WINDOWS = os.name == "nt"
# Windows offers no sync of a folder, and its file system needs none.
SYNCS_FOLDERS = not WINDOWS
# What network shares and file systems in user space answer when they cannot sync a folder.
CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF, errno.ENOSYS})


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """SHA-256 of a file; empty if there is no such file."""
    try:
        return digest(path.read_bytes())
    except FileNotFoundError:
        return ""


def write_synced(path: Path, data: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder, where the system and the file system can say so."""
    if not SYNCS_FOLDERS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in CANNOT_SYNC:
            raise
    finally:
        os.close(handle)


def replace_synced(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: a reader sees the old file or the new one."""
    draft = path.with_name(f".{path.name}.tmp")
    try:
        write_synced(draft, data)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)


def rename_new(source: Path, target: Path) -> None:
    """Rename a file to a name that is free. Raises `FileExistsError` if it is not, and replaces nothing."""
    if WINDOWS:  # There a rename never replaces.
        os.rename(source, target)
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError as error:  # Memory sticks and some network drives have no links.
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from error
        os.rename(source, target)
    else:
        os.unlink(source)
