"""The marks of what is missing or not confirmed, as they stand in a document."""

import re

from vanban.page.text import paragraphs

MISSING = re.compile(r"‹thiếu: [^›]*›")
MARK = re.compile(r"‹(?:thiếu: |chưa kiểm chứng)[^›]*›")


def missing_marks(data: bytes) -> tuple[str, ...]:
    """The `‹thiếu: …›` marks of a Word file, in reading order.

    A mark is found even if Word has split it over several runs.
    """
    return tuple(mark for line in paragraphs(data) for mark in MISSING.findall(line.text))
