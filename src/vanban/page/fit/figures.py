"""Figures in attributes, read without trust: a template from outside may say anything."""

from lxml.etree import _Element

from vanban.page.oxml import name


def figure(element: _Element | None, attribute: str, otherwise: int = 0) -> int:
    """The whole number in a `w:` attribute; `otherwise` if there is none."""
    said = None if element is None else element.get(name(f"w:{attribute}"))
    try:
        return otherwise if said is None else int(float(str(said)))
    except (ValueError, OverflowError):
        return otherwise
