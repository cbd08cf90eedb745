"""How the workbook looks: the choices of `dress.toml` as openpyxl styles."""

import math
import textwrap
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from vanban.workbook.sheets import Column


@lru_cache(maxsize=1)
def dress() -> dict[str, Any]:
    """The choices, read once."""
    return tomllib.loads((files("vanban.workbook") / "dress.toml").read_text(encoding="utf-8"))


def header_row() -> int:
    """The row of the headings; data begin below it."""
    return int(dress()["header_row"])


@lru_cache
def font(colour: str = "text", **how: Any) -> Font:
    """The workbook's letter, in a colour of the palette."""
    look = dress()
    return Font(**{"name": look["font"], "size": look["size"], "color": look["colours"][colour]} | how)


@lru_cache
def fill(colour: str) -> PatternFill:
    """A plain ground of this colour (RRGGBB)."""
    return PatternFill("solid", start_color=colour, end_color=colour)


@lru_cache
def wrapped(horizontal: str = "left") -> Alignment:
    """Text that breaks at the edge of its cell and begins at the top."""
    return Alignment(horizontal=horizontal, vertical="top", wrap_text=True)


def dress_height(sheet: Worksheet, row: int, texts: Iterable[tuple[str, int]]) -> None:
    """Make a row high enough for its texts, each given with the width of its column in characters."""
    lines = (_lines(text, int(width * dress()["characters_per_width"])) for text, width in texts)
    sheet.row_dimensions[row].height = max(lines, default=1) * dress()["line_height"]


def _lines(text: str, width: int) -> int:
    return sum(max(1, len(textwrap.wrap(line, width))) for line in text.split("\n"))


@lru_cache(maxsize=1)
def border() -> Border:
    """A thin line on all four sides."""
    side = Side(style="thin", color=dress()["colours"]["line"])
    return Border(left=side, right=side, top=side, bottom=side)


def dress_title(sheet: Worksheet, title: str, hint: str) -> None:
    """Row 1 the title, row 2 the hint."""
    look = dress()
    sheet["A1"].value = title
    sheet["A1"].font = font("title", bold=True, size=look["title_size"])
    sheet["A2"].value = hint
    sheet["A2"].font = font("faint", italic=True)


def dress_heading(cell: Cell, required: str = "no") -> None:
    """A heading, coloured by how far its column must be filled."""
    cell.font = font(bold=True)
    cell.fill = fill(dress()["required"][required]["fill"])
    cell.border = border()
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def dress_value(target: Cell | ColumnDimension, column: Column, align: str = "") -> None:
    """A cell, or a whole empty column, ready for values of this column's type."""
    kind = dress()["types"][column.type]
    target.number_format = kind["format"]
    target.font = font()
    target.alignment = wrapped(align or kind.get("align", "left"))
    if column.required == "computed":
        target.fill = fill(dress()["required"]["computed"]["fill"])


def comment(text: str) -> Comment:
    """A note big enough to be read without dragging its corner."""
    look = dress()["comment"]
    lines = sum(max(1, math.ceil(len(line) / look["characters_per_line"])) for line in text.split("\n"))
    note = Comment(text, look["author"])
    note.width, note.height = look["width"], look["padding"] + lines * look["line_height"]
    return note


def note_of(column: Column) -> str:
    """What the note of a heading says: whether it is required, how to fill it, an example."""
    look = dress()
    required = look["required"][column.required]["note"].format(when=column.when)
    example = f"Ví dụ: {column.example}" if column.example else ""
    parts = (required, column.help, look["types"][column.type]["note"], example)
    return "\n".join(part for part in dict.fromkeys(parts) if part)


def dress_page(sheet: Worksheet, landscape: bool = True) -> None:
    """A4, as wide as the sheet, headings repeated on every page."""
    look = dress()["page"]
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if footer := sheet.oddFooter:
        footer.center.text = look["footer"]
    for side, inches in look["margins"].items():
        setattr(sheet.page_margins, side, inches)
