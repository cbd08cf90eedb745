"""The head of a paper: columns as wide as their words, the agency's name on lines of about one length."""

from dataclasses import dataclass

from lxml.etree import _Element

from vanban.page.fit.balance import balance
from vanban.page.fit.choices import Choices
from vanban.page.fit.looks import Look, Looks
from vanban.page.fit.order import properties, put
from vanban.page.fit.room import area_of, mm, width_of, words
from vanban.page.fit.tables import cells, named, set_widths
from vanban.page.oxml import half_points, name, twips, twips_of_mm
from vanban.page.styles import level_gap, styles

_P, _R, _TR = name("w:p"), name("w:r"), name("w:tr")
_NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True)
class _Head:
    """The four corners of the table; the lower two are empty if the paper has neither number nor date."""

    agency: list[_Element]
    title: list[_Element]
    number: list[_Element]
    date: list[_Element]


def _paragraphs(row: _Element | None, column: int) -> list[_Element]:
    cell = dict(cells(row)).get(column) if row is not None else None
    return [] if cell is None else list(cell.iterchildren(_P))


def _head_of(table: _Element) -> _Head:
    rows = list(table.iterchildren(_TR))
    second = rows[1] if len(rows) > 1 else None
    return _Head(
        _paragraphs(rows[0], 1), _paragraphs(rows[0], 2), _paragraphs(second, 1), _paragraphs(second, 2)
    )


def _line(paragraph: _Element, looks: Looks, choices: Choices, size: float | None = None) -> float:
    """The width of a paragraph on one line in mm, its letters at most `size` points."""
    look = looks.look(paragraph)
    smaller = Look(
        min(look.size, size or look.size), look.bold, look.italic, look.caps, look.left, look.right
    )
    text = words(paragraph, look)
    gaps = text.count(_NO_BREAK_SPACE) * choices.measures.gap_slack_mm
    return width_of(text, smaller) + gaps + mm(look.left + look.right)


def _widest(paragraphs: list[_Element], looks: Looks, choices: Choices, size: float | None = None) -> float:
    return max(
        (_line(one, looks, choices, size) for one in paragraphs if words(one, looks.look(one))), default=0.0
    )


def _widest_word(paragraphs: list[_Element], looks: Looks) -> float:
    found = ((word, looks.look(one)) for one in paragraphs for word in words(one, looks.look(one)).split())
    return max((width_of(word, look) for word, look in found), default=0.0)


def _split(
    head: _Head, total: float, margins: float, looks: Looks, choices: Choices
) -> tuple[float, float | None]:
    """The width of the right column in mm, and the size of the date line if it must be smaller."""
    title = _widest(head.title, looks, choices) + choices.measures.slack_mm + margins
    # The agency keeps its share, the number its line; the national title is never broken for them.
    number = _widest(head.number[:1], looks, choices)
    least = max(number, _widest_word(head.agency, looks)) + choices.measures.slack_mm + margins
    right, size = title, None
    for size in choices.date_sizes or (None,):
        right = max(title, _widest(head.date, looks, choices, size) + choices.measures.slack_mm + margins)
        if total - right >= choices.measures.agency_share * total:
            break
    return max(title, min(right, total - least)), size


def _resize(paragraphs: list[_Element], size: float, looks: Looks) -> None:
    for paragraph in paragraphs:
        if looks.look(paragraph).size > size:
            for run in paragraph.iter(_R):
                for mark in ("sz", "szCs"):
                    put(properties(run, "rPr"), mark, val=half_points(size))


def _level(number: list[_Element], size: float, looks: Looks) -> None:
    """Set the number, which stands beside the date, on the base line of a date of this size."""
    for paragraph in number:
        gap = styles()["place_date"].before + level_gap(looks.look(paragraph).size, size)
        put(properties(paragraph, "pPr"), "spacing", before=twips(gap))


def fit_heads(root: _Element, looks: Looks, choices: Choices) -> None:
    """Set the columns of the head: the national title stays on one line, the rest is the agency's.

    The date line drops to the next smaller size of `choices.date_sizes` if it would squeeze the agency.
    """
    for table in named(root, choices.measures.head_table):
        area, head = area_of(table), _head_of(table)
        if area is None or not head.title:
            continue
        margins = mm(sum(looks.cell_margins(table)))
        right, size = _split(head, mm(area.width), margins, looks, choices)
        if size is not None:
            _resize(head.date, size, looks)
            _level(head.number[:1], size, looks)
        set_widths(table, (area.width - twips_of_mm(right), twips_of_mm(right)))
        for paragraph in (*head.agency, *head.number[1:]):
            balance(paragraph, looks, choices.measures)
