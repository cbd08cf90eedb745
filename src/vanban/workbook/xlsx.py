"""An .xlsx file as grids."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from openpyxl.styles.numbers import BUILTIN_FORMATS

from vanban.workbook.cell_xml import Budget
from vanban.workbook.gate import refuse
from vanban.workbook.grid import Cell, Grid, Style
from vanban.workbook.package import Relation, local, opened, relations, stream, tree
from vanban.workbook.sheet_xml import SheetHandler, Strings

TRUE = frozenset({"1", "true", "on"})


def read_xlsx(path: Path, label: str) -> tuple[Grid, ...]:
    """All sheets of a workbook that passed the gate. Raises InputError if its XML is broken."""
    with opened(path) as package:
        book = next(
            (item.target for item in relations(package, "").values() if item.kind == "officeDocument"), ""
        )
        if not book:
            refuse(path, "không phải sổ tính Excel (.xlsx).", "Chọn tệp .xlsx.")
        return _grids(label, package, book)


def sheets_of(root: Element, parts: Mapping[str, Relation]) -> Iterator[tuple[Element, str]]:
    """The sheets with cells that a workbook lists, each with the name of its part."""
    for element in (item for item in root.iter() if local(item.tag) == "sheet"):
        relation = parts[next(value for name, value in element.items() if local(name) == "id")]
        if relation.kind == "worksheet":  # and not a sheet of charts, say
            yield element, relation.target


def _grids(file: str, package: ZipFile, book: str) -> tuple[Grid, ...]:
    parts = relations(package, book)
    targets = {item.kind: item.target for item in parts.values()}
    budget = Budget()
    texts = Strings(budget)
    if targets.get("sharedStrings"):
        stream(package, targets["sharedStrings"], texts)
    styles = styles_of(tree(package, targets["styles"])) if "styles" in targets else ()
    root = tree(package, book)
    since_1904 = any(item.get("date1904") in TRUE for item in root.iter() if local(item.tag) == "workbookPr")
    grids: list[Grid] = []
    for element, part in sheets_of(root, parts):
        handler = SheetHandler(texts.texts, styles, budget, since_1904)
        stream(package, part, handler)
        grids.append(_grid(file, element, handler))
    return tuple(grids)


def _grid(file: str, element: Element, handler: SheetHandler) -> Grid:
    rows: dict[int, dict[int, Cell]] = defaultdict(dict)
    for cell in handler.cells:
        rows[cell.row][cell.column] = cell
    return Grid(
        file=file,
        name=element.attrib["name"],
        rows=dict(sorted(rows.items())),
        areas=tuple(handler.areas),
        hidden=element.get("state", "visible") != "visible",
        hidden_rows=frozenset(handler.hidden_rows),
        hidden_columns=frozenset(handler.hidden_columns),
        filtered=handler.filtered,
    )


def styles_of(root: Element) -> tuple[Style, ...]:
    """The style of each number that a cell may carry in its `s`."""
    sections = {local(child.tag): child for child in root}
    formats = {
        int(item.attrib["numFmtId"]): item.get("formatCode", "") for item in sections.get("numFmts", ())
    }
    fonts = [_font_name(item) for item in sections.get("fonts", ())]
    return tuple(_style(item, formats, fonts) for item in sections.get("cellXfs", ()))


def _style(item: Element, formats: dict[int, str], fonts: list[str]) -> Style:
    number, font = int(item.get("numFmtId", 0)), int(item.get("fontId", 0))
    format_code = formats.get(number) or BUILTIN_FORMATS.get(number, "General")
    return Style(format_code, fonts[font] if font < len(fonts) else "")


def _font_name(font: Element) -> str:
    return next((child.get("val", "") for child in font if local(child.tag) in {"name", "rFont"}), "")
