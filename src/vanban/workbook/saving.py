"""A workbook to a file: the same workbook gives the same bytes, and never half a file."""

import os
import re
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from openpyxl import Workbook

from vanban.errors import OutputError, reason
from vanban.workbook.dress import dress

STAMP = (1980, 1, 1, 0, 0, 0)  # The earliest moment a zip archive can name.
# openpyxl pins every height it is given: a pinned row no longer grows with what is typed into it.
FIXED_HEIGHT = b' customHeight="1"'
# openpyxl stamps the clock on every save, whatever the properties say.
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def save(workbook: Workbook, path: Path, elastic: bool = False) -> None:
    """Write the workbook to `path`, whole or not at all; `elastic` rows grow with their text.

    Raises OutputError.
    """
    write_whole(path, saved(workbook, elastic))


def saved(workbook: Workbook, elastic: bool = False) -> bytes:
    """The workbook as the bytes of its file."""
    buffer = BytesIO()
    workbook.save(buffer)
    return _steady(buffer.getvalue(), elastic)


def sign(workbook: Workbook) -> None:
    """Mark a workbook as ours, made on no particular day."""
    workbook.properties.creator = dress()["comment"]["author"]
    workbook.properties.created = dress()["created"]


def _steady(data: bytes, elastic: bool) -> bytes:
    """The same package without any trace of the clock."""
    created: datetime = dress()["created"]
    stamp = created.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", part)
            elif elastic and name.startswith("xl/worksheets/"):
                part = part.replace(FIXED_HEIGHT, b"")
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part)
    return out.getvalue()


def write_whole(path: Path, data: bytes) -> None:
    """Write the file whole or not at all. Raises OutputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".vanban-", delete=False) as neighbour:
            pass
        _fill_and_rename(Path(neighbour.name), path, data)
    except OSError as error:
        raise OutputError(
            f'Không ghi được tệp "{path}" ({reason(error)}).',
            "Đóng tệp này nếu đang mở trong Excel, kiểm tra quyền ghi và chỗ trống của ổ đĩa, rồi chạy lại.",
        ) from error


def _fill_and_rename(neighbour: Path, path: Path, data: bytes) -> None:
    try:
        with neighbour.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        neighbour.chmod(0o644)  # A temporary file is born private.
        neighbour.replace(path)
    finally:
        neighbour.unlink(missing_ok=True)
