"""How paragraphs look: size, weight and indents, from the styles of a template and from the paragraph."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml.etree import _Element

from vanban.page.fit.figures import figure
from vanban.page.oxml import HALVES_PER_POINT, name
from vanban.page.text import style_names, style_of

Facts = Mapping[str, float]
_NOTHING: Facts = MappingProxyType({})
_VAL = name("w:val")
_PPR, _RPR, _R = name("w:pPr"), name("w:rPr"), name("w:r")
_OFF = {"0", "false", "off", "none"}
_TOGGLES = {"b": "bold", "i": "italic", "caps": "caps"}
_SIDES = {"left": "left", "start": "left", "right": "right", "end": "right"}
_WORD_SIZE = 10.0  # points, when neither styles nor defaults say a size
_WORD_CELL_MARGIN = 115  # twips left and right, when neither table nor style says one


@dataclass(frozen=True)
class Look:
    """A paragraph's letters (size in points) and its indents in twips."""

    size: float
    bold: bool
    italic: bool
    caps: bool
    left: int
    right: int


def _letters(about: _Element | None) -> Facts:
    if about is None:
        return _NOTHING
    found = {key: about.find(name(f"w:{tag}")) for tag, key in _TOGGLES.items()}
    facts = {key: float(one.get(_VAL, "1") not in _OFF) for key, one in found.items() if one is not None}
    size = figure(about.find(name("w:sz")), "val")
    return {**facts, "size": size / HALVES_PER_POINT} if size > 0 else facts


def _indents(about: _Element | None) -> Facts:
    found = None if about is None else about.find(name("w:ind"))
    if found is None:
        return _NOTHING
    said = {side: key for side, key in _SIDES.items() if found.get(name(f"w:{side}")) is not None}
    return {key: figure(found, side) for side, key in said.items()}


def _facts(owner: _Element) -> Facts:
    return {**_letters(owner.find(_RPR)), **_indents(owner.find(_PPR))}


def _chain(styles: Mapping[str, _Element], key: str) -> Facts:
    """The facts of a style over those of the styles it is based on."""
    line: list[_Element] = []
    while key in styles and styles[key] not in line:
        line.append(styles[key])
        parent = styles[key].find(name("w:basedOn"))
        key = "" if parent is None else str(parent.get(_VAL))
    return {fact: value for style in reversed(line) for fact, value in _facts(style).items()}


def _sides(margins: _Element | None) -> tuple[int, int] | None:
    """Left and right cell margin in twips, if this element says them."""
    if margins is None:
        return None
    pairs = (("w:left", "w:start"), ("w:right", "w:end"))
    found = [
        next((one for tag in pair if (one := margins.find(name(tag))) is not None), None) for pair in pairs
    ]
    left, right = (_WORD_CELL_MARGIN if one is None else figure(one, "w") for one in found)
    return left, right


@dataclass(frozen=True)
class Looks:
    """The styles of a template: facts by id, ids by name, the default one, cell margins by table style."""

    styles: Mapping[str, Facts]
    ids: Mapping[str, str]
    default: str
    margins: Mapping[str, tuple[int, int]]

    def look(self, paragraph: _Element) -> Look:
        """How a paragraph looks: its style, its own indents, the letters of its first run with text."""
        facts = dict(self.styles.get(style_of(paragraph) or self.default, _NOTHING))
        facts.update(_indents(paragraph.find(_PPR)))
        run = next((run for run in paragraph.iter(_R) if run.find(name("w:t")) is not None), None)
        if run is not None:
            about = run.find(_RPR)
            facts.update(self._named(about))
            facts.update(_letters(about))
        bold, italic, caps = (bool(facts.get(key)) for key in ("bold", "italic", "caps"))
        left, right = (int(facts.get(key, 0)) for key in ("left", "right"))
        return Look(facts.get("size", _WORD_SIZE), bold, italic, caps, left, right)

    def _named(self, about: _Element | None) -> Facts:
        style = None if about is None else about.find(name("w:rStyle"))
        return _NOTHING if style is None else self.styles.get(str(style.get(_VAL)), _NOTHING)

    def cell_margins(self, table: _Element) -> tuple[int, int]:
        """Left and right margin of the cells of a table in twips."""
        own = _sides(table.find(f"{name('w:tblPr')}/{name('w:tblCellMar')}"))
        style = table.find(f"{name('w:tblPr')}/{name('w:tblStyle')}")
        key = "" if style is None else str(style.get(_VAL))
        return own or self.margins.get(key) or self.margins.get("") or (_WORD_CELL_MARGIN, _WORD_CELL_MARGIN)


def _table_margins(styles: Mapping[str, _Element]) -> Mapping[str, tuple[int, int]]:
    """Cell margins by id of the table style; the default table style also under an empty id."""
    found = {
        key: _sides(style.find(f"{name('w:tblPr')}/{name('w:tblCellMar')}")) for key, style in styles.items()
    }
    known = {key: sides for key, sides in found.items() if sides is not None}
    default = _default(styles, "table")
    return known | ({"": known[default]} if default in known else {})


def _default(styles: Mapping[str, _Element], kind: str) -> str:
    marks = (
        (key, style.get(name("w:type")), style.get(name("w:default"), "0")) for key, style in styles.items()
    )
    return next((key for key, type_, default in marks if type_ == kind and default not in _OFF), "")


def looks_of(root: _Element | None) -> Looks:
    """The looks a styles part describes; Word's own defaults without one."""
    if root is None:
        return Looks({"": _NOTHING}, {}, "", {})
    defaults = root.find(f"{name('w:docDefaults')}/{name('w:rPrDefault')}")
    ground = _NOTHING if defaults is None else _letters(defaults.find(_RPR))
    styles = {str(style.get(name("w:styleId"))): style for style in root.iter(name("w:style"))}
    facts = {key: {**ground, **_chain(styles, key)} for key in styles}
    ids = {title: key for key, title in style_names(root).items()}
    return Looks(facts | {"": ground}, ids, _default(styles, "paragraph"), _table_margins(styles))
