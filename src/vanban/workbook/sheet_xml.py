"""One sheet's XML, streamed: empty rows and cells leave no trace in memory."""

from collections.abc import Mapping, Sequence
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from vanban.workbook.cell_xml import Budget, CellHandler
from vanban.workbook.escapes import decoded
from vanban.workbook.formats import is_moment, is_number, moment_of
from vanban.workbook.gate import rules
from vanban.workbook.grid import LAST_COLUMN, Area, Cell, Style, area
from vanban.workbook.package import TooMuch, local

KINDS = {"s": "text", "str": "text", "inlineStr": "text", "b": "bool", "e": "error", "d": "moment"}
ENTRY = 16  # characters that an entry in the table of texts is worth, be it empty


class Strings(ContentHandler):
    """The texts that cells point at by number. Readings above the text (`rPh`) are no part of it."""

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self._budget = budget
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._length = 0
        self._takes = False
        self._in_reading = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802, ARG002
        """Begin a text, or a piece of one."""
        name = local(name)
        if name == "si":
            self._parts, self._length = [], 0
            self._budget.spend(0, ENTRY)
        elif name == "rPh":
            self._in_reading = True
        self._takes = name == "t" and not self._in_reading

    def endElement(self, name: str) -> None:  # noqa: N802
        """End a text, or a piece of one."""
        name = local(name)
        self._takes = False
        if name == "si":
            self.texts.append("".join(self._parts))
        elif name == "rPh":
            self._in_reading = False

    def characters(self, content: str) -> None:
        """Keep what belongs to a text."""
        if self._takes:
            self._parts.append(content)
            self._budget.spend(0, len(content))
            self._length += len(content)
            if self._length > rules().limits["cell"]:
                raise TooMuch


class SheetHandler(CellHandler):
    """Collects the cells of a sheet that hold something, its joined areas and what is hidden."""

    def __init__(
        self, texts: Sequence[str], styles: Sequence[Style], budget: Budget, since_1904: bool
    ) -> None:
        super().__init__(budget)
        self.cells: list[Cell] = []
        self.areas: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.filtered = False
        self._texts = texts
        self._styles = styles
        self._since_1904 = since_1904
        self._row_hidden = False
        self.starts |= {"col": self._start_column, "mergeCell": self._join, "filterColumn": self._filter}

    def start_row(self, attrs: AttributesImpl) -> None:
        """A row begins, hidden or not."""
        super().start_row(attrs)
        self._row_hidden = attrs.get("hidden") in {"1", "true"}

    def end_cell(self) -> None:
        """Keep a cell that is not empty."""
        cell = None if self.is_empty else self._cell(self.values)
        if cell is None:
            return
        self.cells.append(cell)
        self.budget.spend(1, 0 if self.type == "s" else len(cell.text))
        if self._row_hidden:
            self.hidden_rows.add(self.row)

    def _start_column(self, attrs: AttributesImpl) -> None:
        if attrs.get("hidden") in {"1", "true"}:
            columns = range(max(int(attrs["min"]), 1), min(int(attrs["max"]), LAST_COLUMN) + 1)
            self.budget.see(len(columns))
            self.hidden_columns.update(columns)

    def _join(self, attrs: AttributesImpl) -> None:
        self.areas.append(area(attrs["ref"]))
        if len(self.areas) > rules().limits["merges"]:
            raise TooMuch

    def _filter(self, _: AttributesImpl) -> None:
        self.filtered = True

    def _typed(self, value: str, style: Style) -> tuple[str, str]:
        """The kind of a value by what it is, not only by what its cell claims."""
        kind = KINDS.get(self.type, "number")
        if kind == "number":
            moment = moment_of(value, style.format, self._since_1904)
            kind = "moment" if moment else "number" if is_number(value) else "text"
            return kind, moment or value
        return ("text" if kind == "moment" and not is_moment(value) else kind), value

    def _cell(self, values: Mapping[str, str]) -> Cell | None:
        row, column = self.place()
        style = self._styles[self.style] if self.style < len(self._styles) else Style()
        formula = values.get("f")
        value = values.get("t", values.get("v", ""))
        if formula is not None and not value and self.type != "str":
            return Cell(row, column, "uncalculated", "", style, formula)
        if not value:
            return None
        if self.type == "s":
            value = self._texts[int(value)] if int(value) >= 0 else ""
        kind, value = self._typed(value, style)
        text, escapes = decoded(value) if kind == "text" else (value, ())
        return Cell(row, column, kind, text, style, formula, escapes) if text else None
