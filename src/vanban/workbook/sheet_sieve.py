"""A sheet written anew for openpyxl: values in forms it reads, empty cells only while they are few."""

from collections.abc import Mapping, Sequence
from typing import IO
from xml.sax.xmlreader import AttributesImpl

from openpyxl.utils import get_column_letter

from vanban.workbook.cell_xml import Budget, CellHandler
from vanban.workbook.formats import is_number
from vanban.workbook.gate import rules
from vanban.workbook.grid import LAST_COLUMN, OffSheetError, area, on_sheet
from vanban.workbook.package import TooMuch, local
from vanban.workbook.sieve import Accepts, Mesh, Sieve, at_one_cell

KEPT = frozenset(
    {
        *("sheetPr", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter", "mergeCells"),
        *("conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
        *("pageSetup", "headerFooter"),
    }
)
LOOK_OF_ROW = ("ht", "customHeight", "hidden")


class Left:
    """What the looks of one workbook may still take up."""

    def __init__(self) -> None:
        self.filled = rules().looks["filled"]
        self.empty = rules().looks["empty"]


class SheetSieve(CellHandler):
    """Writes rows and cells itself; all else goes through a sieve."""

    def __init__(self, out: IO[bytes], texts: Sequence[str], styles: int, left: Left) -> None:
        super().__init__(Budget())
        self._sieve = Sieve(out, Mesh(KEPT, _tests()))
        self._texts = texts
        self._styles = styles
        self._left = left
        self._look: dict[str, str] = {}
        self._open = False
        self._in_data = False

    def startDocument(self) -> None:  # noqa: N802
        """Declare the encoding."""
        self._sieve.startDocument()

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        """Follow the cells, pass on the rest."""
        if self._in_data:
            super().startElement(name, attrs)
            return
        self._in_data = local(name) == "sheetData"
        self._sieve.startElement(name, attrs)

    def endElement(self, name: str) -> None:  # noqa: N802
        """End a row, or what the sieve began."""
        if not self._in_data:
            self._sieve.endElement(name)
        elif local(name) == "row":
            self._end_row()
        elif local(name) == "sheetData":
            self._in_data = False
            self._sieve.endElement(name)
        else:
            super().endElement(name)

    def characters(self, content: str) -> None:
        """The text of a cell, or of anything else."""
        if self._in_data:
            super().characters(content)
        else:
            self._sieve.characters(content)

    def start_row(self, attrs: AttributesImpl) -> None:
        """A row begins; it is written once a cell of it is."""
        super().start_row(attrs)
        self._look = {name: attrs[name] for name in LOOK_OF_ROW if name in attrs}
        self._open = False

    def end_cell(self) -> None:
        """Write the cell, unless it is empty and there are many such."""
        if self.is_empty:
            self._left.empty -= 1
            if self._left.empty < 0 or not self.style:
                return
        else:
            self._left.filled -= 1
            if self._left.filled < 0:
                raise TooMuch
        try:
            row, column = self.place()
        except OffSheetError:  # only an empty cell: the reader has refused any other
            return
        self._open_row()
        style = {"s": str(self.style)} if self.style < self._styles else {}
        self._write({"r": f"{get_column_letter(column)}{row}"} | style, self.values)

    def _open_row(self) -> None:
        if not self._open:
            self._sieve.open("row", {"r": str(on_sheet(self.row, 1)[0])} | self._look)
            self._open = True

    def _end_row(self) -> None:
        if not self._open and self._look:
            self._left.empty -= 1
            if self._left.empty >= 0:
                self._open_row()
        if self._open:
            self._sieve.close("row")
            self._open = False

    def _write(self, attributes: Mapping[str, str], values: Mapping[str, str]) -> None:
        kind, value = self._lawful(values.get("t", values.get("v", "")))
        formula = values.get("f", "")
        self._sieve.open("c", {**attributes, "t": "str" if formula else kind})
        if formula:
            self._leaf("f", formula)
        if value and kind == "inlineStr" and not formula:
            self._sieve.open("is", {})
            self._leaf("t", value)
            self._sieve.close("is")
        elif value:
            self._leaf("v", value)
        self._sieve.close("c")

    def _leaf(self, name: str, text: str) -> None:
        self._sieve.open(name, {})
        self._sieve.write(text)
        self._sieve.close(name)

    def _lawful(self, value: str) -> tuple[str, str]:
        """Type and value in a form that openpyxl reads; what is none of its types is text."""
        if self.type == "s":
            value = self._texts[int(value)] if value and int(value) >= 0 else ""
        elif self.type in {"", "n"} and is_number(value):
            return "n", value
        elif self.type == "b" and value in {"0", "1"}:
            return "b", value
        elif self.type == "e" and value.startswith("#"):
            return "e", value
        return "inlineStr", value


def _tests() -> Mapping[str, Accepts]:
    """What may be in a sheet: joined areas of some size, links of single cells, columns of a sheet."""
    left = {"merges": rules().looks["merges"], "cells": rules().looks["merged_cells"]}

    def few(attrs: AttributesImpl) -> bool:
        size = area(attrs.get("ref", "")).cells
        if not left["merges"] or size > left["cells"]:
            return False
        left["merges"] -= 1
        left["cells"] -= size
        return True

    def on_the_sheet(attrs: AttributesImpl) -> bool:
        return 1 <= int(attrs.get("min", "0")) <= int(attrs.get("max", "0")) <= LAST_COLUMN

    return {"mergeCell": few, "hyperlink": at_one_cell, "col": on_the_sheet}
