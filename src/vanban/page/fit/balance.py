"""Centred lines of about one length: a title that wraps leaves no lone word on its last line."""

from collections.abc import Iterator
from itertools import pairwise

from lxml.etree import _Element

from vanban.page.fit.choices import Measures
from vanban.page.fit.looks import Look, Looks
from vanban.page.fit.order import properties, put
from vanban.page.fit.room import lines_of, mm, room_of, width_of, words
from vanban.page.oxml import name, twips_of_mm
from vanban.page.styles import styles

_P, _STYLE, _VAL = name("w:p"), name("w:pStyle"), name("w:val")
_STEPS = 40  # rooms tried between the narrowest and the widest: a few millimetres apart
_PAUSES = (",", ";", ":", "-", "–")


def _layouts(text: str, width: float, look: Look) -> Iterator[tuple[str, ...]]:
    """The ways a text can wrap into as few lines as in this width, the narrowest first."""
    fewest = len(lines_of(text, width, look))
    longest = max(width_of(word, look) for word in text.split())
    for step in range(_STEPS + 1):
        lines = lines_of(text, longest + (width - longest) * step / _STEPS, look)
        if len(lines) == fewest:
            yield lines


def _torn(lines: tuple[str, ...], measures: Measures) -> int:
    """How many lines begin in the middle of a phrase, as far as can be told without a dictionary."""
    capitals = "".join(lines).isupper()
    breaks = ((above, below.split()[0]) for above, below in pairwise(lines) if below)
    return sum(not _good(above, first, capitals, measures) for above, first in breaks)


def _good(above: str, first: str, capitals: bool, measures: Measures) -> bool:
    """Whether a line may well begin with this word: after a pause, with a joining word, with a name."""
    last = above.rsplit(maxsplit=1)[-1]
    if last.lower() in measures.break_before or last.lower() in measures.hold_to_next:
        return False
    name_begins = not capitals and first[0].isupper() and not last[0].isupper()
    return above.endswith(_PAUSES) or first.lower() in measures.break_before or name_begins


def balance(paragraph: _Element, looks: Looks, measures: Measures) -> None:
    """Narrow a paragraph that wraps: whole phrases on a line, lines of about one length, the same text."""
    look, room = looks.look(paragraph), room_of(paragraph, looks)
    text = words(paragraph, look)
    width = mm((room or 0) - look.left - look.right)
    if room is None or width <= 0 or len(lines_of(text, width, look)) == 1 + text.count("\n"):
        return
    best = min(_layouts(text, width, look), key=lambda lines: _torn(lines, measures), default=())
    longest = max((width_of(line, look) for line in best), default=width)
    spare = twips_of_mm(max(width - longest - measures.slack_mm, 0.0)) // 2
    put(properties(paragraph, "pPr"), "ind", left=look.left + spare, right=look.right + spare)


def balance_titles(root: _Element, looks: Looks, measures: Measures) -> None:
    """Balance every paragraph whose style is marked `balanced`."""
    wanted = {looks.ids.get(style.name, style.id) for style in styles().values() if style.balanced}
    for found in [one for one in root.iter(_STYLE) if one.get(_VAL) in wanted]:
        balance(next(found.iterancestors(_P)), looks, measures)
