"""Write src/vanban/page/widths.toml from the Liberation Serif faces, which have Times New Roman's widths.

python tools/make_widths.py /usr/share/fonts/truetype/liberation2
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "BoldItalic"}
BLOCKS = (
    range(0x20, 0x7F),  # ASCII
    range(0xA0, 0x180),  # Latin-1 and Latin Extended-A
    range(0x1A0, 0x1B1),  # ơ and ư
    range(0x300, 0x324),  # combining marks
    range(0x1E00, 0x1F00),  # Vietnamese letters with two marks
    range(0x2000, 0x2070),  # general punctuation
    (0x20AB, 0x20AC, 0x2116, 0x2122, 0x2212, 0x2264, 0x2265),  # ₫ € № ™ − ≤ ≥
)
# The faces have no U+2011; Word draws its own no-break hyphen as a hyphen. Spaces without a glyph are spaces.
STAND_INS = {0x2011: 0x2D, 0x202F: 0x2009, 0x2028: 0x20, 0x2029: 0x20}
TARGET = Path(__file__).parents[1] / "src" / "vanban" / "page" / "widths.toml"


def advances(font: TTFont) -> dict[int, int]:
    """The advance width of every wanted character that the face has."""
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    wanted = (code for block in BLOCKS for code in block)
    found = ((code, glyphs.get(code) or glyphs.get(STAND_INS.get(code, 0))) for code in wanted)
    return {code: widths[glyph][0] for code, glyph in found if glyph}


def runs(codes: Iterable[int]) -> Iterator[list[int]]:
    """The codes in runs without a gap."""
    for _, run in groupby(enumerate(sorted(codes)), key=lambda item: item[1] - item[0]):
        yield [code for _, code in run]


def face_lines(name: str, font: TTFont) -> Iterator[str]:
    """One TOML table: first and last character of a run = the widths of the run."""
    widths = advances(font)
    yield f"\n[faces.{name}]"
    for run in runs(widths):
        figures = ", ".join(str(widths[code]) for code in run)
        yield f'"{run[0]:04X}-{run[-1]:04X}" = [{figures}]'


def document(folder: Path) -> str:
    """The whole file."""
    fonts = {name: TTFont(folder / f"LiberationSerif-{style}.ttf") for name, style in FACES.items()}
    regular = fonts["regular"]
    made_of = f"{regular['name'].getDebugName(4)}, {regular['name'].getDebugName(5)}"
    head = [
        "# Advance widths of the Times New Roman metric-compatible faces, in units of the em.",
        f"# Written by tools/make_widths.py from {made_of}.",
        f"em = {regular['head'].unitsPerEm}",
        f"ascent = {regular['hhea'].ascent}",
        f"descent = {-regular['hhea'].descent}",
        f"gap = {regular['hhea'].lineGap}",
    ]
    lines = [line for name, font in fonts.items() for line in face_lines(name, font)]
    return "\n".join(head + lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(document(Path(sys.argv[1])), encoding="utf-8")
