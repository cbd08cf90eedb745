"""Claims of the forms about their data: what is broken becomes a problem."""

import re
from collections.abc import Iterable, Iterator, Mapping

from vanban.compose.rehearsal import loop_of
from vanban.compose.views import Row
from vanban.errors import TemplateError
from vanban.forms.model import Check
from vanban.problems import NOWHERE, Place, Problem, Severity
from vanban.records import Missing
from vanban.tags import evaluate, fill

_MARKED = re.compile(re.escape(str(Missing("")).partition(":")[0]))
_LEVELS = {level.name.lower(): level for level in Severity}

Context = Mapping[str, object]


def broken(checks: Iterable[Check], context: Context) -> Iterator[Problem]:
    """The problems of the claims that do not hold."""
    for check in checks:
        for turn, item in _turns(check, context):
            if not evaluate(check.that, turn):
                problem = _problem(check, turn, item)
                # What the row lacks has been told where it was read.
                if not _MARKED.search(problem.what):
                    yield problem


def _turns(check: Check, context: Context) -> Iterator[tuple[Context, object]]:
    if not check.each:
        yield context, None
        return
    name, items = loop_of(check.each, context)
    for item in items:
        yield {**context, name: item}, item


def _problem(check: Check, context: Context, item: object) -> Problem:
    row = item if check.each else evaluate(check.at, context) if check.at else None
    what, mend = fill(check.what, context), fill(check.mend, context)
    return Problem(check.code, _level(check), _place(row, check.column), what, mend)


def _level(check: Check) -> Severity:
    if check.level not in _LEVELS:
        raise TemplateError(
            f"Kiểm tra {check.code}: mức “{check.level}” không có.", f"Các mức: {', '.join(_LEVELS)}."
        )
    return _LEVELS[check.level]


def _place(row: object, column: str) -> Place:
    if not isinstance(row, Row):
        return NOWHERE
    return row.cell(column) if column else row.place
