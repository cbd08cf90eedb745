"""A seal in a workbook we wrote: it breaks as soon as another program saves the file.

Thus an annotated copy that a clerk has gone on working in is recognised, and not overwritten.
"""

import hashlib
import io
import re
import zipfile
import zlib
from pathlib import Path

CORE = "docProps/core.xml"
END = b"</cp:coreProperties>"
# A document identifier is a standard property; Excel keeps it, while the parts it sums up change.
SEAL = re.compile(rb"<dc:identifier[^>]*>vanban-kiem:([0-9a-f]{64})</dc:identifier>")
LARGEST_CORE, LARGEST = 1 << 20, 1 << 28  # bytes, unpacked
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def sealed(data: bytes) -> bytes:
    """The workbook with a seal over all its other parts."""
    parts = _parts(data)
    seal = f'<dc:identifier xmlns:dc="{DUBLIN_CORE}">vanban-kiem:{_sum(parts)}</dc:identifier>'.encode()
    core = SEAL.sub(b"", parts[CORE])
    return _repacked(data, core.replace(END, seal + END))


def is_sealed(data: bytes) -> bool:
    """Whether we wrote these bytes and nobody has saved the workbook since."""
    try:
        parts = _parts(data)
    except zipfile.BadZipFile:
        return False
    found = SEAL.search(parts.get(CORE, b""))
    return found is not None and found[1].decode() == _sum(parts)


def is_copy(path: Path) -> bool:
    """Whether the file is a workbook we wrote and nobody has saved since; nothing large is unpacked."""
    try:
        with zipfile.ZipFile(path) as package:
            sizes = {item.filename: item.file_size for item in package.infolist()}
            if sizes.get(CORE, LARGEST_CORE) >= LARGEST_CORE or sum(sizes.values()) > LARGEST:
                return False
            has_seal = SEAL.search(package.read(CORE)) is not None
        return has_seal and is_sealed(path.read_bytes())
    except UNREADABLE:
        return False


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _sum(parts: dict[str, bytes]) -> str:
    total = hashlib.sha256()
    for name in sorted(parts.keys() - {CORE}):
        total.update(f"{name}\0{len(parts[name])}\0".encode() + parts[name])
    return total.hexdigest()


def _repacked(data: bytes, core: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            new.writestr(item, core if item.filename == CORE else old.read(item))
    return target.getvalue()
