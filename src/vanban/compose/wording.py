"""A value as a table of a paper words it."""

from vanban.forms.phrases import Phrases
from vanban.records import Deadline, Missing, Value
from vanban.tags import evaluate, fill, printed

_LINES = "dong|gach_dong"


def worded(value: Value, phrases: Phrases, verbatim: bool) -> object:
    """The words of a value; a missing value itself, so that its mark is printed.

    `verbatim` keeps the clerk's lines and wording, and an empty cell empty.
    """
    if verbatim:
        return "" if isinstance(value, Missing) else printed(value)
    if isinstance(value, Deadline):
        return _deadline(value, phrases)
    if isinstance(value, tuple):
        return evaluate(_LINES, {"dong": value})
    return value if isinstance(value, Missing) else printed(value)


def _deadline(deadline: Deadline, phrases: Phrases) -> str:
    wording = phrases.deadlines.get(deadline.kind, "{{ chu }}")
    return fill(wording, {"chu": deadline.text, "tu": deadline.start, "den": deadline.end})
