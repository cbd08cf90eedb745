"""Elements of WordprocessingML: names, the schema's order of properties, lengths in Word's units."""

from collections.abc import Iterable
from types import MappingProxyType

from lxml import etree
from lxml.etree import _Element

from vanban.page.sequences import ORDER

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"
NAMESPACES = MappingProxyType({"w": W, "r": R, "xml": XML})

POINTS_PER_INCH = 72
MILLIMETRES_PER_INCH = 25.4
TWIPS_PER_POINT = 20
HALVES_PER_POINT = 2
EIGHTHS_PER_POINT = 8
LINE = 240  # w:spacing/@w:line of single spacing, when the rule is "auto"


def name(tag: str) -> str:
    """`w:p` in lxml's notation."""
    prefix, _, local = tag.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def el(tag: str, *children: _Element | None, **attributes: str | int) -> _Element:
    """An element with attributes of the `w` namespace; children that are None are left out."""
    element = etree.Element(name(tag), nsmap={"w": W, "r": R})
    for key, value in attributes.items():
        element.set(name(f"w:{key}"), str(value))
    element.extend([child for child in children if child is not None])
    return element


def properties(tag: str, children: Iterable[_Element | None]) -> _Element | None:
    """A properties element (`w:pPr`, …) with its children in the schema's order; None if it has none."""
    order = ORDER[tag.removeprefix("w:")]
    present = [child for child in children if child is not None]
    if not present:
        return None
    return el(tag, *sorted(present, key=lambda child: order[etree.QName(child).localname]))


def flag(tag: str, on: bool) -> _Element | None:
    """An on/off property: present if on, absent otherwise."""
    return el(tag) if on else None


def text(value: str) -> _Element:
    """A `w:t` that keeps its blanks."""
    element = el("w:t")
    element.set(name("xml:space"), "preserve")
    element.text = value
    return element


def points(length: float) -> float:
    """Millimetres as points."""
    return length * POINTS_PER_INCH / MILLIMETRES_PER_INCH


def millimetres(length: float) -> float:
    """Points as millimetres."""
    return length * MILLIMETRES_PER_INCH / POINTS_PER_INCH


def twips(length: float) -> int:
    """Points as twips, Word's unit for indents and spacing."""
    return round(length * TWIPS_PER_POINT)


def twips_of_mm(millimetres: float) -> int:
    """Millimetres as twips."""
    return twips(points(millimetres))


def half_points(size: float) -> int:
    """Points as half points, Word's unit for letters."""
    return round(size * HALVES_PER_POINT)


def eighths(weight: float) -> int:
    """Points as eighths of a point, Word's unit for borders."""
    return round(weight * EIGHTHS_PER_POINT)
