"""The slim document every template begins with: the parts that do not depend on the form.

python-docx's default document carries 800 KB of styles and a part that fails validation.
Nothing here refers to the theme; it is there because Word's schema asks for one, and all its
typefaces are the law's, so that no other face can come from it.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from lxml import etree
from lxml.etree import _Element

from vanban.page.oxml import R, W, el
from vanban.page.package import CONTENT_TYPES, parse, serialise

MAIN = "word/document.xml"
STYLES = "word/styles.xml"
HEADER = "word/header1.xml"
FIRST_HEADER = "word/header2.xml"
_SETTINGS = "word/settings.xml"
_FONTS = "word/fontTable.xml"
_THEME = "word/theme/theme1.xml"
_CORE = "docProps/core.xml"

HEADER_ID = "rId5"
FIRST_HEADER_ID = "rId6"

_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE_NAMESPACES = MappingProxyType(
    {
        "cp": f"{_PACKAGE}/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
)
# A template carries no moment of its making: the same form gives the same bytes.
_MOMENT = "2020-03-05T00:00:00Z"
_CREATOR = "vanban"
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
_WORD_2013 = "15"
_THEME_FILE = Path(__file__).with_name("theme.xml")
_PANOSE = "02020603050405020304"  # Times New Roman

_PARTS = MappingProxyType(
    {MAIN: "document.main", STYLES: "styles", _SETTINGS: "settings", _FONTS: "fontTable"}
)
_HEADERS = (HEADER, FIRST_HEADER)
_RELATIONS = (
    ("rId1", "styles", "styles.xml"),
    ("rId2", "settings", "settings.xml"),
    ("rId3", "fontTable", "fontTable.xml"),
    ("rId4", "theme", "theme/theme1.xml"),
    (HEADER_ID, "header", "header1.xml"),
    (FIRST_HEADER_ID, "header", "header2.xml"),
)


def skeleton(title: str, typeface: str, language: str, tab: int) -> Mapping[str, bytes]:
    """The parts beside document, styles and headers. `tab` is the default tab stop in twips."""
    return {
        CONTENT_TYPES: _content_types(),
        "_rels/.rels": _relations(((f"{R}/officeDocument", "rId1", MAIN), (_CORE_RELATION, "rId2", _CORE))),
        "word/_rels/document.xml.rels": _relations((f"{R}/{kind}", id_, to) for id_, kind, to in _RELATIONS),
        _CORE: _core(title, language),
        _SETTINGS: part(_settings(tab)),
        _FONTS: part(_fonts(typeface)),
        _THEME: _theme(typeface),
    }


def part(root: _Element) -> bytes:
    """A part as bytes, its namespaces declared once, at the root."""
    etree.cleanup_namespaces(root, top_nsmap={"w": W, "r": R})
    return serialise(root)


def _root(namespace: str, tag: str) -> _Element:
    return etree.fromstring(f'<{tag} xmlns="{namespace}"/>')


def _content_types() -> bytes:
    namespace = f"{_PACKAGE}/content-types"
    root = _root(namespace, "Types")
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for extension, kind in defaults.items():
        etree.SubElement(root, f"{{{namespace}}}Default", Extension=extension, ContentType=kind)
    kinds = {part: _OFFICE_TYPE.format(kind) for part, kind in _PARTS.items()}
    kinds |= {part: _OFFICE_TYPE.format("header") for part in _HEADERS}
    for part, kind in (kinds | {_THEME: _THEME_TYPE, _CORE: _CORE_TYPE}).items():
        etree.SubElement(root, f"{{{namespace}}}Override", PartName=f"/{part}", ContentType=kind)
    return serialise(root)


def _relations(rows: Iterable[tuple[str, str, str]]) -> bytes:
    namespace = f"{_PACKAGE}/relationships"
    root = _root(namespace, "Relationships")
    for kind, id_, target in rows:
        etree.SubElement(root, f"{{{namespace}}}Relationship", Id=id_, Type=kind, Target=target)
    return serialise(root)


def _core(title: str, language: str) -> bytes:
    space = _CORE_NAMESPACES
    root = etree.Element(f"{{{space['cp']}}}coreProperties", nsmap=dict(space))
    for prefix, tag, words in (
        ("dc", "title", title),
        ("dc", "creator", _CREATOR),
        ("cp", "lastModifiedBy", _CREATOR),
        ("cp", "revision", "1"),
        ("dcterms", "created", _MOMENT),
        ("dcterms", "modified", _MOMENT),
        ("dc", "language", language),
    ):
        child = etree.SubElement(root, f"{{{space[prefix]}}}{tag}")
        child.text = words
        if prefix == "dcterms":
            child.set(f"{{{space['xsi']}}}type", "dcterms:W3CDTF")
    return serialise(root)


def _theme(typeface: str) -> bytes:
    words = _THEME_FILE.read_text(encoding="utf-8").replace("{typeface}", typeface)
    return serialise(parse(_THEME, words.encode()))


def _settings(tab: int) -> _Element:
    mode = el("w:compatSetting", name="compatibilityMode", uri=_COMPATIBILITY, val=_WORD_2013)
    return el(
        "w:settings",
        el("w:defaultTabStop", val=tab),
        el("w:characterSpacingControl", val="doNotCompress"),
        el("w:compat", mode),
        el("w:decimalSymbol", val=","),
        el("w:listSeparator", val=";"),
    )


def _fonts(typeface: str) -> _Element:
    font = el(
        "w:font",
        el("w:panose1", val=_PANOSE),
        el("w:charset", val="00"),
        el("w:family", val="roman"),
        el("w:pitch", val="variable"),
        name=typeface,
    )
    return el("w:fonts", font)
