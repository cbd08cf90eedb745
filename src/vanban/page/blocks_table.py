"""Tables of data: a repeated heading, one row for each row of the workbook."""

from lxml.etree import _Element

from vanban.forms.model import Block, Column
from vanban.page.canvas import Canvas
from vanban.page.drawing import TableShape, cell, line, paragraph, row, row_statement, table
from vanban.page.keeping import both
from vanban.page.metrics import text_width
from vanban.page.runs import runs
from vanban.page.styles import size_of


def data_table(canvas: Canvas, block: Block, keep: str) -> list[_Element]:
    """The table of a block, as wide as the text, and a small gap after it."""
    padding, border = canvas.typeset.table_padding, canvas.typeset.table_border
    shape = TableShape(block.name, _widths(canvas, block.columns), padding, border)
    headings = (line("table_heading", column.heading) for column in block.columns)
    cells = (cell(width, [words], middle=True) for width, words in zip(shape.widths, headings, strict=True))
    heading = row(*cells, header=True)
    return [table(shape, [heading, *_rows(block, shape, keep)]), paragraph("after_table", keep=bool(keep))]


def _widths(canvas: Canvas, columns: tuple[Column, ...]) -> tuple[float, ...]:
    """The widths of the form in proportion, filling the text; no heading is cut inside a word."""
    wanted = sum(column.width for column in columns)
    share = canvas.text_width / wanted
    least = [_widest_word(canvas, column.heading) for column in columns]
    short = [max(low - column.width * share, 0.0) for low, column in zip(least, columns, strict=True)]
    spare = [max(column.width * share - low, 0.0) for low, column in zip(least, columns, strict=True)]
    given = min(sum(short) / sum(spare), 1.0) if any(spare) else 0.0
    pairs = zip(columns, short, spare, strict=True)
    return tuple(column.width * share + more - given * less for column, more, less in pairs)


def _widest_word(canvas: Canvas, heading: str) -> float:
    """The room in mm that the longest word of a heading takes."""
    size = size_of("table_heading", canvas.typeset)
    width = max((text_width(word, size, bold=True) for word in heading.split()), default=0.0)
    return width + 2 * canvas.typeset.table_padding + canvas.typeset.table_border


def _rows(block: Block, shape: TableShape, keep: str) -> list[_Element]:
    """The rows of the loop: bold where `bold` holds, the last one held by what follows.

    A bold row is the title of the rows below it, so it is held by them.
    """
    looks = [(f"({block.bold})" if block.bold else "", True), (both("loop.last", keep), False)]
    cases = [(when, _row(block.columns, shape, strong, keep=True)) for when, strong in looks if when]
    plain = _row(block.columns, shape)
    return _loop(block.rows, _cases(cases, plain, shape), shape)


def _cases(cases: list[tuple[str, _Element]], plain: _Element, shape: TableShape) -> list[_Element]:
    """A row for each case in turn, the plain row for all others."""
    if not cases:
        return [plain]
    words = ["if", *["elif"] * (len(cases) - 1)]
    chain = [
        element
        for word, (when, made) in zip(words, cases, strict=True)
        for element in (row_statement(f"{word} {when}", shape.widths), made)
    ]
    return [*chain, row_statement("else", shape.widths), plain, row_statement("endif", shape.widths)]


def _loop(rows: str, content: list[_Element], shape: TableShape) -> list[_Element]:
    return [row_statement(f"for {rows}", shape.widths), *content, row_statement("endfor", shape.widths)]


def _row(columns: tuple[Column, ...], shape: TableShape, bold: bool = False, keep: bool = False) -> _Element:
    texts = (paragraph(f"table_{one.align}", *runs(one.text, bold), keep=keep) for one in columns)
    return row(*(cell(width, [words], middle=True) for width, words in zip(shape.widths, texts, strict=True)))
