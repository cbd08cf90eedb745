"""The cells of one sheet's XML, streamed; what becomes of them is for others to say."""

from collections.abc import Callable
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from vanban.workbook.gate import rules
from vanban.workbook.grid import on_sheet, position
from vanban.workbook.package import TooMuch, local

TEXTS = frozenset({"v", "f", "t"})


class Budget:
    """What one file may still hold: elements, cells and characters. Raises TooMuch when it is spent."""

    def __init__(self) -> None:
        self._elements = rules().limits["elements"]
        self._cells = rules().limits["cells"]
        self._characters = rules().limits["strings"]

    def see(self, elements: int = 1) -> None:
        """Take note of what was passed over: rows, cells, columns."""
        self._elements -= elements
        if self._elements < 0:
            raise TooMuch

    def spend(self, cells: int, characters: int) -> None:
        """Take note of what was kept."""
        self._cells -= cells
        self._characters -= characters
        if self._cells < 0 or self._characters < 0:
            raise TooMuch


class CellHandler(ContentHandler):
    """Follows rows and cells: where each stands, its type, its style, the texts inside it."""

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self.budget = budget
        self.row = 0
        self.type = ""
        self.style = 0
        self._address = ""
        self._column = 0
        self._pieces: dict[str, list[str]] = {}
        self._taking: list[str] | None = None
        self._length = 0
        self._in_reading = False
        self._names: dict[str, str] = {}
        self.starts: dict[str, Callable[[AttributesImpl], None]] = {
            "row": self.start_row,
            "c": self._start_cell,
        }

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        """Note what begins."""
        name = self._names.get(name) or self._names.setdefault(name, local(name))
        if start := self.starts.get(name):
            start(attrs)
        elif name in TEXTS:
            pieces = self._pieces.setdefault(name, [])
            self._taking = None if self._in_reading else pieces
        elif name == "rPh":
            self._in_reading = True

    def endElement(self, name: str) -> None:  # noqa: N802
        """Hand on a cell that is complete."""
        name = self._names.get(name, name)
        if name == "c":
            self.end_cell()
        elif name in TEXTS:
            self._taking = None
        elif name == "rPh":
            self._in_reading = False

    def characters(self, content: str) -> None:
        """Take the text of a value or of a formula."""
        if self._taking is None:
            return
        self._taking.append(content)
        self._length += len(content)
        if self._length > rules().limits["cell"]:
            raise TooMuch

    def start_row(self, attrs: AttributesImpl) -> None:
        """A row begins."""
        self.budget.see()
        self.row = int(attrs.get("r") or self.row + 1)
        self._address, self._column = "", 0

    def end_cell(self) -> None:
        """A cell is complete."""

    @property
    def values(self) -> dict[str, str]:
        """The texts of the cell: value, formula, text."""
        return {name: "".join(pieces) for name, pieces in self._pieces.items()}

    @property
    def is_empty(self) -> bool:
        """Whether the cell has neither value nor formula nor text."""
        return not self._pieces

    def place(self) -> tuple[int, int]:
        """Row and column of the cell. Raises OffSheetError if no sheet has such a cell."""
        if self._address:
            self.row, self._column = position(self._address)
        return on_sheet(self.row, self._column)

    def _start_cell(self, attrs: AttributesImpl) -> None:
        self.budget.see()
        address = attrs.get("r", "")
        if self._address and not address:
            self._column = position(self._address)[1]
        self._address = address
        self._column += 1
        self.type = attrs.get("t", "")
        self.style = max(int(attrs.get("s") or 0), 0)
        self._pieces, self._length = {}, 0
