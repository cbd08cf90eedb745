"""The parts of an .xlsx file, streamed through a parser that obeys no declarations."""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple
from xml.etree.ElementTree import Element, ParseError
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from defusedxml.expatreader import create_parser

from vanban.workbook.gate import DAMAGED, refuse, rules
from vanban.workbook.grid import OffSheetError

CHUNK = 1 << 16
# Longest thing that `_FORBIDDEN` may find: it must not be cut in two by the end of a chunk.
_OVERLAP = 12
# Characters that XML 1.0 does not know, as bytes of UTF-8 or as references by number.
_FORBIDDEN = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf][\x80-\xbf]|&#(x[0-9a-fA-F]{1,6}|[0-9]{1,7});"
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
TOO_MUCH = "nhiều dữ liệu hơn mức một sổ tính nhập liệu cần có."
LESS = "Chỉ để lại các sheet của mẫu, xóa dữ liệu thừa."


class Relation(NamedTuple):
    """A part that another part points at."""

    kind: str
    target: str


class TooMuch(Exception):  # noqa: N818 - it is no error of the program
    """A part holds more than the gate allows."""


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The package of a checked workbook; whatever is broken in its XML becomes InputError."""
    try:
        with zipfile.ZipFile(path) as package:
            yield package
    except DefusedXmlException:
        refuse(path, "khai báo thực thể XML (DTD), có thể gây hại.", "Mở bằng Excel rồi lưu lại.")
    except TooMuch:
        refuse(path, f"có {TOO_MUCH}", LESS)
    except OffSheetError as error:
        row, column = error.args
        refuse(path, f"có ô ở dòng {row}, cột {column}, nơi một sheet của Excel không có.", LESS)
    except (*DAMAGED, SAXParseException, ParseError, KeyError, IndexError):
        refuse(path, "hỏng bên trong.", "Mở bằng Excel rồi lưu lại.")


def local(name: str) -> str:
    """The name of an element without its namespace or prefix: strict and transitional files alike."""
    return name.rpartition("}")[2].rpartition(":")[2]


def tree(package: zipfile.ZipFile, part: str) -> Element:
    """A small part as a tree."""
    if package.getinfo(part).file_size > rules().limits["small_part"]:
        raise TooMuch(part)
    found: Element = fromstring(_lawful(package.read(part)), forbid_dtd=True)
    return found


def stream(package: zipfile.ZipFile, part: str, handler: ContentHandler) -> None:
    """Push a part through the handler, a chunk at a time."""
    parser = create_parser(forbid_dtd=True)
    parser.setContentHandler(handler)
    with package.open(part) as source:
        for chunk in lawful_chunks(source):
            parser.feed(chunk)
    parser.close()


def relations(package: zipfile.ZipFile, part: str) -> Mapping[str, Relation]:
    """What a part (`""`: the package itself) points at, by id. Targets are names of parts."""
    folder, name = posixpath.split(part)
    own = posixpath.join(folder, "_rels", f"{name}.rels")
    if own not in package.namelist():
        return {}
    return {
        element.attrib["Id"]: Relation(
            element.attrib.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, element.attrib.get("Target", ""))).lstrip("/"),
        )
        for element in tree(package, own)
        if element.attrib.get("TargetMode") != "External"
    }


def lawful_chunks(source: IO[bytes]) -> Iterator[bytes]:
    """The part in chunks, each sanitised; the end of a chunk waits for the next."""
    rest = source.read(CHUNK)
    wide = rest.startswith(_WIDE)
    while block := source.read(CHUNK):
        if wide:
            yield rest
            rest = block
            continue
        whole = rest + block
        cut = _safe_cut(whole)
        yield _lawful(whole[:cut])
        rest = whole[cut:]
    yield rest if wide else _lawful(rest)


def _safe_cut(data: bytes) -> int:
    """Where to cut so that no reference and no character is split."""
    cut = len(data) - _OVERLAP
    reference = data.rfind(b"&", cut - _OVERLAP, cut)
    cut = cut if reference < 0 else reference
    while cut > 0 and 0x80 <= data[cut] < 0xC0:
        cut -= 1
    return cut


def _lawful(data: bytes) -> bytes:
    """Forbidden characters written as Excel writes them (`_xFFFE_`), so that their cell can be named."""
    return data if data.startswith(_WIDE) else _FORBIDDEN.sub(_escaped, data)


def _escaped(found: "re.Match[bytes]") -> bytes:
    reference = found[1]
    if reference is None:
        return f"_x{ord(found[0].decode('utf-8', 'surrogatepass')):04X}_".encode()
    code = int(reference[1:], 16) if reference.startswith(b"x") else int(reference)
    allowed = (
        code in (9, 10, 13)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )
    return found[0] if allowed else f"_x{code & 0xFFFF:04X}_".encode()
