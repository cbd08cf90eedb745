"""A Word file as a package of parts: opened with care, packed to the same bytes for the same parts."""

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element

from vanban.errors import TemplateError

CONTENT_TYPES = "[Content_Types].xml"
MAX_ENTRIES = 500
MAX_BYTES = 64 * 1024 * 1024  # of all parts together, unpacked
_ENCRYPTED = 0x1
_DEFLATED = 8
_METHODS = {0, _DEFLATED}
_VERSION = 20
_UTF8_NAMES = 0x800
_MIDNIGHT, _FIRST_DAY = 0, 0x21  # 1980-01-01 00:00, the first moment a zip file knows
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")

# Strict on purpose: a parser that recovers from broken markup loses text without a word.
_PARSER = etree.XMLParser(
    recover=False,
    resolve_entities=False,
    load_dtd=False,
    no_network=True,
    remove_comments=True,
    remove_pis=True,
)


def parse(name: str, data: bytes | str) -> _Element:
    """The root of an XML part; broken markup and document type declarations are refused."""
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise TemplateError(f"Phần {name} không phải XML đúng cú pháp: {fault}.") from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise TemplateError(f"Phần {name} có khai báo DOCTYPE, tệp Word không được có.")
    return root


def serialise(root: _Element) -> bytes:
    """The bytes of an XML part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _check_names(entries: list[ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    folded = {name.lower() for name in names}
    if len(folded) != len(names):
        raise TemplateError("Tệp Word có hai phần trùng tên.")
    if bad := [name for name in names if name.startswith("/") or "\\" in name or ".." in name.split("/")]:
        raise TemplateError(f"Tệp Word có phần mang tên không an toàn: “{bad[0]}”.")


def _check_entries(entries: list[ZipInfo]) -> None:
    _check_names(entries)
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise TemplateError(
            "Tệp Word quá lớn.", f"Tối đa {MAX_ENTRIES} phần và {MAX_BYTES // 1024**2} MB khi bung ra."
        )
    if any(entry.flag_bits & _ENCRYPTED or entry.compress_type not in _METHODS for entry in entries):
        raise TemplateError("Tệp Word có mật khẩu hoặc nén lạ.", "Mở bằng Word rồi lưu lại.")


def _unpack(archive: ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    _check_entries(entries)
    parts = {}
    for entry in entries:
        with archive.open(entry) as stream:
            # The size told by the archive may be a lie: never read on past it.
            parts[entry.filename] = stream.read(entry.file_size + 1)
    return parts


def open_package(data: bytes) -> Mapping[str, bytes]:
    """The parts of a Word file by name.

    Raises `TemplateError` for what is not a zip file, is too large, encrypted or names parts unsafely.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = _unpack(archive)
    except (BadZipFile, EOFError, NotImplementedError, OSError, ValueError, zlib.error) as fault:
        raise TemplateError("Đây không phải tệp Word (.docx), hoặc tệp đã hỏng.") from fault
    if CONTENT_TYPES not in parts:
        raise TemplateError("Đây không phải tệp Word (.docx): thiếu danh mục các phần.")
    return MappingProxyType(parts)


@dataclass(frozen=True)
class Entry:
    """One part, already compressed: kept as it is from one document to the next."""

    name: str
    checksum: int
    size: int
    body: bytes


def entry(name: str, data: bytes) -> Entry:
    """A part compressed."""
    squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Entry(name, zlib.crc32(data), len(data), squeeze.compress(data) + squeeze.flush())


def _about(part: Entry) -> tuple[int, ...]:
    """What the local and the central record have in common."""
    name = part.name.encode()
    stamp = (_UTF8_NAMES, _DEFLATED, _MIDNIGHT, _FIRST_DAY)
    return (*stamp, part.checksum, len(part.body), part.size, len(name), 0)


def pack(entries: Iterable[Entry]) -> bytes:
    """A zip file of the parts, sorted by name, without a clock. `[Content_Types].xml` comes first."""
    pieces: list[bytes] = []
    records: list[bytes] = []
    offset = 0
    for part in sorted(entries, key=lambda part: part.name):
        about, name = _about(part), part.name.encode()
        local = _LOCAL.pack(b"PK\3\4", _VERSION, *about) + name + part.body
        records.append(_CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *about, 0, 0, 0, 0, offset) + name)
        pieces.append(local)
        offset += len(local)
    directory = b"".join(records)
    end = _END.pack(b"PK\5\6", 0, 0, len(records), len(records), len(directory), offset, 0)
    return b"".join((*pieces, directory, end))
