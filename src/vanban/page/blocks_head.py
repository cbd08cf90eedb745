"""The head of a paper and its title: boxes 1 to 5 of the decree's drawing."""

import re
from itertools import chain
from types import MappingProxyType

from lxml.etree import _Element

from vanban.page.canvas import Canvas
from vanban.page.drawing import TableShape, cell, conditional, line, paragraph, row, row_statement, table
from vanban.page.runs import control, runs
from vanban.vietnamese import upper

HEAD = "dau-van-ban"
_FIELD = re.compile(r"(\{\{.*?\}\})")
_CONTROLS = MappingProxyType({"so": "Số", "ngay": "Ngày", "thang": "Tháng"})


def head(canvas: Canvas) -> list[_Element]:
    """Agency and number on the left; national title, motto, place and date on the right."""
    left, right = canvas.head_columns
    rows = [row(cell(left, _agency()), cell(right, _national_title(canvas)))]
    number, date = _number(canvas), _place_date(canvas)
    if number or date:
        rows += _second_row(canvas, row(cell(left, number), cell(right, date)))
    return [table(TableShape(HEAD, (left, right)), rows)]


def _second_row(canvas: Canvas, drawn: _Element) -> list[_Element]:
    """The row of number and date; it falls away with the number where nothing else stands in it."""
    when = canvas.form.numbered_when
    if not when or canvas.kind.has_date_line or not canvas.kind.has_title:
        return [drawn]
    return [
        row_statement(f"if {when}", canvas.head_columns),
        drawn,
        row_statement("endif", canvas.head_columns),
    ]


def _agency() -> list[_Element]:
    parent = conditional("dau_chu_quan", [line("parent_agency", "{{ dau_chu_quan }}")])
    return [*parent, line("agency", "{{ dau_co_quan }}"), paragraph("agency_rule")]


def _national_title(canvas: Canvas) -> list[_Element]:
    return [
        line("national_title", canvas.words("national_title")),
        line("motto", canvas.words("motto")),
        paragraph("motto_rule"),
    ]


def _number(canvas: Canvas) -> list[_Element]:
    """The number, and under it the subject of a letter (`V/v …`)."""
    lines: list[_Element] = []
    if canvas.form.numbered:
        words = f"{canvas.words('number_label')} {canvas.number}"
        lines += conditional(canvas.form.numbered_when, [paragraph("number", *_filled_later(words))])
    if not canvas.kind.has_title:
        lines.append(line("letter_subject", f"{canvas.words('subject_letter_prefix')} {{{{ trich_yeu }}}}"))
    return lines


def _place_date(canvas: Canvas) -> list[_Element]:
    if not canvas.kind.has_date_line:
        return []
    tags = {"place": "dia_danh", "day": "ngay", "month": "thang", "year": "nam_vb"}
    words = canvas.words("place_date").format(**{key: f"{{{{ {field} }}}}" for key, field in tags.items()})
    return [paragraph("place_date", *_filled_later(words))]


def _filled_later(words: str) -> list[_Element]:
    """Number, day and month in content controls: they are filled in when the paper is issued."""
    return list(chain.from_iterable(_piece(piece) for piece in _FIELD.split(words)))


def _piece(piece: str) -> list[_Element]:
    field = piece.strip("{} ") if piece.startswith("{{") else ""
    return [control(field, _CONTROLS[field])] if field in _CONTROLS else runs(piece)


def title(canvas: Canvas, subject: str) -> list[_Element]:
    """The kind of the paper in capitals, what it is about, a short rule."""
    return [
        line("kind_title", upper(canvas.kind.name)),
        line("subject", subject or "{{ trich_yeu }}"),
        paragraph("subject_rule"),
    ]
