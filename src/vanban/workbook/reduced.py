"""The package of a checked workbook reduced to what an annotated copy shows: cells, looks and comments."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from vanban.workbook.cell_xml import Budget
from vanban.workbook.gate import rules
from vanban.workbook.package import TooMuch, lawful_chunks, opened, relations, stream, tree
from vanban.workbook.sheet_sieve import Left, SheetSieve
from vanban.workbook.sheet_xml import Strings
from vanban.workbook.sieve import MAIN, Mesh, Sieve, at_one_cell
from vanban.workbook.xlsx import sheets_of, styles_of

BOOK = Mesh(frozenset({"workbookPr", "bookViews", "sheets", "definedNames"}))
COMMENTS = Mesh(frozenset({"authors", "commentList"}), {"comment": at_one_cell})
# Comments and links of a sheet; drawings, tables and the like stay behind.
RELATIONS = Mesh(
    frozenset({"Relationship"}),
    {"Relationship": lambda attrs: attrs.get("Type", "").rpartition("/")[2] in {"comments", "hyperlink"}},
    "http://schemas.openxmlformats.org/package/2006/relationships",
)
NO_TEXTS = f'<sst xmlns="{MAIN}"/>'.encode()
PLAIN = ("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "xl/theme/theme1.xml")


def reduced(source: Path) -> tuple[BytesIO, tuple[str, ...]]:
    """The reduced package, and the names of its sheets.

    Raises InputError if the workbook is broken, or too big for its looks.
    """
    out = BytesIO()
    with opened(source) as package, ZipFile(out, "w", ZIP_DEFLATED) as target:
        names = _Reduction(package, target).write()
    out.seek(0)
    return out, names


class _Reduction:
    """One package on its way into another."""

    def __init__(self, package: ZipFile, target: ZipFile) -> None:
        self._package = package
        self._target = target
        self._left_bytes = rules().looks["small_parts"]
        self._names = frozenset(package.namelist())
        self._book = next(
            item.target for item in relations(package, "").values() if item.kind == "officeDocument"
        )

    def write(self) -> tuple[str, ...]:
        """Write all parts that the copy needs; the names of the sheets."""
        folder, _, name = self._book.rpartition("/")
        for part in (*PLAIN, f"{folder}/_rels/{name}.rels"):
            self._copy(part)
        self._sift(self._book, BOOK)
        parts = relations(self._package, self._book)
        targets = {item.kind: item.target for item in parts.values()}
        texts = Strings(Budget())
        if shared := targets.get("sharedStrings"):
            stream(self._package, shared, texts)
            self._target.writestr(shared, NO_TEXTS)
        self._copy(targets.get("styles", ""))
        styles = len(styles_of(tree(self._package, targets["styles"]))) if "styles" in targets else 0
        left = Left()
        sheets = {
            item.attrib["name"]: part for item, part in sheets_of(tree(self._package, self._book), parts)
        }
        for sheet in dict.fromkeys(sheets.values()):
            with self._part(sheet) as out:
                stream(self._package, sheet, SheetSieve(out, texts.texts, styles, left))
            self._relations(sheet)
        return tuple(sheets)

    @contextmanager
    def _part(self, name: str) -> Iterator[IO[bytes]]:
        with self._target.open(name, "w", force_zip64=True) as out:
            yield out

    def _copy(self, part: str) -> None:
        """A small part as it is, but for characters that XML forbids."""
        if part in self._names and self._weighed(part):
            with self._package.open(part) as source, self._part(part) as out:
                for chunk in lawful_chunks(source):
                    out.write(chunk)

    def _sift(self, part: str, mesh: Mesh) -> None:
        if part in self._names and self._weighed(part):
            with self._part(part) as out:
                stream(self._package, part, Sieve(out, mesh))

    def _relations(self, sheet: str) -> None:
        folder, _, name = sheet.rpartition("/")
        self._sift(f"{folder}/_rels/{name}.rels", RELATIONS)
        for item in relations(self._package, sheet).values():
            if item.kind == "comments":
                self._sift(item.target, COMMENTS)

    def _weighed(self, part: str) -> bool:
        self._left_bytes -= self._package.getinfo(part).file_size
        if self._left_bytes < 0:
            raise TooMuch(part)
        return True
