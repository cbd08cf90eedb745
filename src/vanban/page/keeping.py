"""Which blocks share a page with what follows: no signature stands alone, no table loses its lead."""

from collections.abc import Sequence

from vanban.forms.model import Block

ALWAYS = "true"
_SIGNATURES = frozenset({"signature", "minutes_signatures"})


def kept(blocks: Sequence[Block]) -> list[str]:
    """For each block the expression under which it is held by the next one; empty for never.

    The paragraph before a signature or a table is held by it. If that one may be absent, the one before
    it is held when it is.
    """
    conditions: list[str] = []
    follows, signed = "", False
    for block in reversed(blocks):
        holds = follows if block.kind == "paragraph" or (block.kind == "table" and signed) else ""
        conditions.append(holds)
        if block.kind in _SIGNATURES or block.kind == "table":
            follows, signed = ALWAYS, block.kind in _SIGNATURES
        else:
            follows = both(holds, _absent(block)) if holds else ""
    return conditions[::-1]


def _absent(block: Block) -> str:
    """An expression: the block prints nothing. Empty if it always prints something."""
    if block.each and block.when:
        return ALWAYS  # judged for each item: it may be so
    found = block.each.partition(" in ")[2] or block.when
    return f"not ({found})" if found else ""


def both(first: str, second: str) -> str:
    """Two conditions as one; empty if either can never hold."""
    if not first or not second:
        return ""
    terms = [one for one in (first, second) if one != ALWAYS]
    return " and ".join(terms) or ALWAYS
