"""The characters a TrueType or OpenType font file has, read from its `cmap` table."""

import struct
from collections.abc import Iterator
from pathlib import Path

COLLECTION = b"ttcf"


def characters(font: Path) -> frozenset[int]:
    """Code points with a glyph in the (first) face of a file; empty if the file is no such font."""
    try:
        data = font.read_bytes()
        return frozenset(code for table in _unicode_tables(data) for code in _covered(data, table))
    except (OSError, struct.error):
        return frozenset()


def _unicode_tables(data: bytes) -> Iterator[int]:
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == COLLECTION else 0
    (count,) = struct.unpack_from(">H", data, start + 4)
    records = (struct.unpack_from(">4sIII", data, start + 12 + 16 * i) for i in range(count))
    for cmap in (offset for tag, _, offset, _ in records if tag == b"cmap"):
        (subtables,) = struct.unpack_from(">H", data, cmap + 2)
        for i in range(subtables):
            platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * i)
            if platform == 0 or (platform == 3 and encoding in (1, 10)):
                yield cmap + offset


def _covered(data: bytes, table: int) -> Iterator[int]:
    (kind,) = struct.unpack_from(">H", data, table)
    if kind == 4:
        yield from _format_4(data, table)
    elif kind == 12:
        yield from _format_12(data, table)


def _format_4(data: bytes, table: int) -> Iterator[int]:
    """Segments of 16-bit codes: ends, starts, deltas, and offsets into an array of glyphs."""
    segments = struct.unpack_from(">H", data, table + 6)[0] // 2
    columns = [struct.unpack_from(f">{segments}H", data, table + 14 + part) for part in _parts(segments)]
    first_offset = table + 14 + _parts(segments)[3]
    for i, (end, start, delta, offset) in enumerate(zip(*columns, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            place = first_offset + 2 * i + offset + 2 * (code - start)
            glyph = struct.unpack_from(">H", data, place)[0] if offset else (code + delta) % 0x10000
            if glyph:
                yield code


def _parts(segments: int) -> tuple[int, int, int, int]:
    """Where the four columns begin, counted from the first; two bytes of padding follow the ends."""
    size = 2 * segments
    return 0, size + 2, 2 * size + 2, 3 * size + 2


def _format_12(data: bytes, table: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", data, table + 12)
    for i in range(groups):
        start, end, glyph = struct.unpack_from(">III", data, table + 16 + 12 * i)
        yield from range(start + (glyph == 0), min(end, 0x10FFFF) + 1)
