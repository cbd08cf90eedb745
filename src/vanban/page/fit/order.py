"""Properties put where the schema wants them: Word refuses a file whose properties stand in another order."""

from lxml.etree import QName, _Element

from vanban.page.oxml import el, name
from vanban.page.sequences import ORDER


def properties(owner: _Element, kind: str) -> _Element:
    """The properties (`pPr`, `rPr`, …) of an element, made as its first child if it has none."""
    found = owner.find(name(f"w:{kind}"))
    if found is None:
        found = el(f"w:{kind}")
        owner.insert(0, found)
    return found


def put(about: _Element, child: str, **attributes: str | int) -> _Element:
    """Set a property (`gridSpan`, …) with these attributes in its place, replacing the one there is."""
    order = ORDER[QName(about).localname]
    for old in about.findall(name(f"w:{child}")):
        about.remove(old)
    rank = order[child]
    place = sum(order.get(QName(one).localname, len(order)) < rank for one in about)
    new = el(f"w:{child}", **attributes)
    about.insert(place, new)
    return new
