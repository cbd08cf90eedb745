"""Ids that must be unique in a document, after loops have doubled them."""

from collections.abc import Iterator

from lxml.etree import _Element

from vanban.page.oxml import name

_START, _END, _ID, _NAME = name("w:bookmarkStart"), name("w:bookmarkEnd"), name("w:id"), name("w:name")
_VAL, _SDT_ID = name("w:val"), f"{name('w:sdtPr')}/{name('w:id')}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_LONGEST_NAME = 40  # letters of a bookmark's name in Word


def _renumber(elements: Iterator[_Element], attribute: str, fresh: Iterator[int]) -> None:
    """The first bearer keeps its id, the others get new ones."""
    seen: set[str] = set()
    for element in elements:
        if (old := str(element.get(attribute))) in seen:
            element.set(attribute, str(next(fresh)))
        seen.add(old)


def _pairs(root: _Element) -> Iterator[tuple[_Element, _Element]]:
    """Bookmarks with both ends; halves that a condition has left alone are removed."""
    open_: dict[str, list[_Element]] = {}
    halves: list[_Element] = []
    for element in list(root.iter(_START, _END)):
        key = str(element.get(_ID))
        if element.tag == _START:
            open_.setdefault(key, []).append(element)
        elif open_.get(key):
            yield open_[key].pop(), element
        else:
            halves.append(element)
    for element in (*halves, *(start for starts in open_.values() for start in starts)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _rename(start: _Element, names: set[str]) -> None:
    old = new = str(start.get(_NAME))
    count = 1
    while new.lower() in names:
        count += 1
        ending = f"_{count}"
        new = f"{old[: _LONGEST_NAME - len(ending)]}{ending}"
    names.add(new.lower())
    start.set(_NAME, new)


def _bookmarks(root: _Element, fresh: Iterator[int]) -> None:
    ids: set[str] = set()
    names: set[str] = set()
    for start, end in list(_pairs(root)):
        key = str(start.get(_ID))
        if key in ids:
            key = str(next(fresh))
            start.set(_ID, key)
            end.set(_ID, key)
        ids.add(key)
        _rename(start, names)


def unique_ids(root: _Element, fresh: Iterator[int]) -> None:
    """Give doubled bookmarks, drawings and content controls ids of their own from `fresh`."""
    _bookmarks(root, fresh)
    _renumber(root.iter(_DRAWING), "id", fresh)
    _renumber((one for sdt in root.iter(name("w:sdt")) for one in sdt.findall(_SDT_ID)), _VAL, fresh)
