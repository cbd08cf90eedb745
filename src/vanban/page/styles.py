"""Named Word styles, one for each component of a paper, from the facts of the law and the typesetting."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from lxml.etree import _Element

from vanban.errors import TemplateError
from vanban.forms.load import load_toml
from vanban.forms.strict import part
from vanban.forms.typeset import Typeset
from vanban.law.facts import Law
from vanban.page.metrics import ascent, text_width
from vanban.page.oxml import LINE, eighths, el, flag, half_points, points, properties, twips, twips_of_mm

_TABLE = Path(__file__).with_name("styles.toml")


@dataclass(frozen=True)
class Style:
    """One entry of `styles.toml`; its keys are explained there."""

    id: str
    name: str
    component: str = ""
    size: str = ""
    bold: bool = False
    italic: bool = False
    align: str = ""
    before: float = 0
    after: float = 0
    before_key: str = ""
    after_key: str = ""
    first_line: bool = False
    left: float = 0
    right: float = 0
    exact: float = 0
    body_lines: bool = False
    level_with: str = ""
    rule: bool = False
    under: str = ""
    hang: str = ""
    together: bool = False
    balanced: bool = False
    keep: bool = False
    outline: int = -1


@lru_cache(maxsize=1)
def styles() -> Mapping[str, Style]:
    """Every style by its key."""
    entries = load_toml(_TABLE).items()
    return MappingProxyType({key: part(Style, entry, f"{_TABLE.name}, {key}") for key, entry in entries})


def style_id(key: str) -> str:
    """The identifier of a style inside the document. Raises TemplateError for a key that has none."""
    if key not in styles():
        raise TemplateError(f"Kiểu trình bày “{key}” không có.", f"Các kiểu: {', '.join(styles())}.")
    return styles()[key].id


def size_of(key: str, typeset: Typeset) -> float:
    """The size of letters of a style in points."""
    return typeset.sizes[styles()[key].size or key]


def style_sheet(law: Law, typeset: Typeset) -> _Element:
    """The styles part: defaults, the four built-in styles Word asks for, ours."""
    ours = (_paragraph_style(_dressed(style, law), key, law, typeset) for key, style in styles().items())
    return el("w:styles", _defaults(law, typeset), *_built_in(), *ours)


def _defaults(law: Law, typeset: Typeset) -> _Element:
    face, language = law.page.typeface, typeset.language
    size = half_points(typeset.sizes["body"])
    letters = properties(
        "w:rPr",
        (
            el("w:rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face),
            el("w:sz", val=size),
            el("w:szCs", val=size),
            el("w:lang", val=language, eastAsia=language, bidi=language),
        ),
    )
    lines = properties(
        "w:pPr", (el("w:widowControl"), el("w:spacing", before=0, after=0, line=LINE, lineRule="auto"))
    )
    return el("w:docDefaults", el("w:rPrDefault", letters), el("w:pPrDefault", lines))


def _built_in() -> list[_Element]:
    margins = (el(f"w:{side}", w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    bare = properties("w:tblPr", (el("w:tblInd", w=0, type="dxa"), el("w:tblCellMar", *margins)))
    normal = (el("w:name", val="Normal"), el("w:qFormat"))
    return [
        el("w:style", *normal, type="paragraph", default=1, styleId="Normal"),
        _hidden("character", "DefaultParagraphFont", "Default Paragraph Font"),
        _hidden("table", "TableNormal", "Normal Table", bare),
        _hidden("numbering", "NoList", "No List"),
    ]


def _hidden(kind: str, id_: str, title: str, *content: _Element | None) -> _Element:
    about = (el("w:name", val=title), el("w:uiPriority", val=99), el("w:semiHidden"), el("w:unhideWhenUsed"))
    return el("w:style", *about, *content, type=kind, default=1, styleId=id_)


def _dressed(style: Style, law: Law) -> Style:
    """The style with what the law says of its component; the entry itself speaks where the law is silent."""
    fact = law.components.get(style.component)
    if fact is None:
        return style
    align, before = style.align or fact.align, style.before or fact.gap or 0
    return replace(style, bold=fact.bold, italic=fact.italic, align=align, before=before)


def _paragraph_style(style: Style, key: str, law: Law, typeset: Typeset) -> _Element:
    about = (el("w:name", val=style.name), el("w:basedOn", val="Normal"), el("w:qFormat"))
    parts = (*about, _lines(style, key, law, typeset), _letters(style, key, typeset))
    return el("w:style", *parts, type="paragraph", customStyle=1, styleId=style.id)


def _letters(style: Style, key: str, typeset: Typeset) -> _Element | None:
    size = half_points(size_of(key, typeset))
    return properties(
        "w:rPr",
        (
            flag("w:b", style.bold),
            flag("w:bCs", style.bold),
            flag("w:i", style.italic),
            flag("w:iCs", style.italic),
            el("w:sz", val=size),
            el("w:szCs", val=size),
        ),
    )


def _lines(style: Style, key: str, law: Law, typeset: Typeset) -> _Element | None:
    return properties(
        "w:pPr",
        (
            flag("w:keepNext", style.keep),
            _rule(typeset) if style.rule else None,
            _spacing(style, key, typeset),
            _indents(style, key, law, typeset),
            flag("w:contextualSpacing", style.together),
            el("w:jc", val=style.align) if style.align else None,
            el("w:outlineLvl", val=style.outline) if style.outline >= 0 else None,
        ),
    )


def _rule(typeset: Typeset) -> _Element:
    top = el("w:top", val="single", sz=eighths(typeset.rule_weight), space=0, color="000000")
    return el("w:pBdr", top)


def level_gap(size: float, neighbour: float) -> float:
    """Points by which smaller letters are set lower to stand on the base line of their neighbour."""
    return points(max(0.0, ascent(neighbour) - ascent(size)))


def _spacing(style: Style, key: str, typeset: Typeset) -> _Element:
    before = typeset.gaps[style.before_key] if style.before_key else style.before
    after = typeset.gaps[style.after_key] if style.after_key else style.after
    if style.level_with:
        before += level_gap(size_of(key, typeset), size_of(style.level_with, typeset))
    lines = typeset.line_spacing if style.body_lines else 1
    line = twips(style.exact) if style.exact else round(LINE * lines)
    rule = "exact" if style.exact else "auto"
    return el("w:spacing", before=twips(before), after=twips(after), line=line, lineRule=rule)


def _indents(style: Style, key: str, law: Law, typeset: Typeset) -> _Element | None:
    size = size_of(key, typeset)
    left, hang = style.left, 0.0
    if style.under:
        left += text_width(law.wording[style.under].text[:-1], size)
    if style.hang:
        hang = text_width(f"{law.wording[style.hang].text.rstrip()} ", size)
    lengths = {
        "left": left + hang,
        "right": style.right,
        "hanging": hang,
        "firstLine": typeset.indent if style.first_line else 0.0,
    }
    sides = {side: twips_of_mm(length) for side, length in lengths.items() if length}
    return el("w:ind", **sides) if sides else None
