"""What keeps a paper from being final."""

import re
from collections.abc import Iterator, Mapping

from vanban.compose.rehearsal import Rehearsal
from vanban.compose.scope import Occasion
from vanban.problems import NOWHERE, Place, Problem, Severity
from vanban.records import Batch, Missing

_MARK = re.compile(r"‹thiếu: [^›]*›")


def marks_of(batch: Batch) -> Mapping[str, Place]:
    """The marks of all missing cells, and where these stand."""
    rows = (batch.settings, *(row for rows in batch.tables.values() for row in rows))
    cells = (value for row in rows for value in row.values())
    return {str(value): value.place for value in cells if isinstance(value, Missing)}


def obstacles(occasion: Occasion, heard: Rehearsal, marks: Mapping[str, Place]) -> Iterator[Problem]:
    """The errors that refuse a final paper: values missing in it, papers it cites without number or date."""
    for mark in dict.fromkeys(_MARK.findall(heard.text)):
        what = f"{occasion.name} còn chỗ trống {mark}."
        yield Problem(
            "X026", Severity.ERROR, marks.get(mark, NOWHERE), what, "Bản chính thức không được thiếu dữ liệu."
        )
    for name, row in occasion.papers.blank.items():
        what = f"{occasion.name} viện dẫn {name} chưa có số hoặc ngày."
        mend = "Ghi số và ngày ở sheet Văn bản rồi tạo lại."
        yield Problem("X002", Severity.ERROR, row.cell("so") if row else NOWHERE, what, mend)
