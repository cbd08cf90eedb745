"""Lengths of the short rules under the motto, the agency, the subject, the appendix."""

from collections.abc import Iterable

from lxml.etree import _Element

from vanban.page.fit.looks import Looks
from vanban.page.fit.order import properties, put
from vanban.page.fit.room import lines_of, mm, room_of, width_of, words
from vanban.page.oxml import name, twips_of_mm

_P, _STYLE, _VAL = name("w:p"), name("w:pStyle"), name("w:val")


def _longest(paragraph: _Element, room: int, looks: Looks) -> float:
    """The longest line of a paragraph in mm, as it wraps in the room (twips)."""
    look = looks.look(paragraph)
    lines = lines_of(words(paragraph, look), mm(room - look.left - look.right), look)
    return max(width_of(line, look) for line in lines)


def _fit_rule(rule: _Element, share: float, looks: Looks) -> None:
    above = next(rule.itersiblings(_P, preceding=True), None)
    room = room_of(rule, looks)
    if above is None or room is None:
        return
    length = min(twips_of_mm(share * _longest(above, room, looks)), room)
    left = (room - length) // 2
    put(properties(rule, "pPr"), "ind", left=left, right=room - length - left, firstLine=0)


def fit_rules(root: _Element, shares: Iterable[tuple[str, float]], looks: Looks) -> None:
    """Draw each rule paragraph as long as its share of the longest line right above it, in the middle.

    `shares` holds the name of a rule's style and its share; the border of such a paragraph is the rule.
    """
    for style, share in shares:
        key = looks.ids.get(style, style)
        # A list, as the tree changes on the way.
        for found in [one for one in root.iter(_STYLE) if one.get(_VAL) == key]:
            _fit_rule(next(found.iterancestors(_P)), share, looks)
