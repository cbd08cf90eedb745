"""What a dropped last appendix leaves behind."""

from lxml.etree import _Element

from vanban.page.oxml import name

_BODY, _P, _PPR = name("w:body"), name("w:p"), name("w:pPr")
_BROKEN = f"{_PPR}/{name('w:sectPr')}"


def drop_empty_last_section(root: _Element) -> None:
    """If nothing is left in the last section, the section before it becomes the last.

    A template cannot do this itself: the properties of the last section stand outside every paragraph.
    """
    for body in root.iter(_BODY):
        if len(body) > 1:
            _drop(body, body[-2], body[-1])


def _drop(body: _Element, ending: _Element, last: _Element) -> None:
    broken = ending.find(_BROKEN)
    if broken is None:
        return
    body.replace(last, broken)
    # The paragraph that held it stays if it says something, and where Word asks for one: after a table.
    above = ending.getprevious()
    if above is not None and above.tag == _P and _empty(ending):
        body.remove(ending)


def _empty(paragraph: _Element) -> bool:
    return all(child.tag == _PPR for child in paragraph)
