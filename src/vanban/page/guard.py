"""What a template must not hold. Templates come from outside: they are checked like any hostile file."""

import re
from collections.abc import Iterator, Mapping

from lxml.etree import QName, _Element

from vanban.errors import TemplateError
from vanban.page.oxml import name
from vanban.page.package import parse
from vanban.page.parts import content_types

# Whitelist: a field that is computed on opening (DATE, TIME) would change an archived paper.
_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "REF", "PAGEREF", "HYPERLINK", "SEQ", "TOC", "STYLEREF"}
_ELEMENTS = {
    "altChunk": "tài liệu chèn (altChunk)",
    "subDoc": "tài liệu con",
    "object": "đối tượng nhúng (OLE)",
    "OLEObject": "đối tượng nhúng (OLE)",
    "control": "điều khiển ActiveX",
    "dataBinding": "ô nội dung gắn với dữ liệu XML",
    "ins": "dấu vết sửa đổi chưa chấp nhận",
    "del": "dấu vết sửa đổi chưa chấp nhận",
    "moveFrom": "dấu vết sửa đổi chưa chấp nhận",
    "moveTo": "dấu vết sửa đổi chưa chấp nhận",
    "commentReference": "ghi chú (comment)",
}
_TYPES = {
    "macroenabled": "macro",
    "vbaproject": "macro",
    "activex": "điều khiển ActiveX",
    "oleobject": "đối tượng nhúng (OLE)",
}
_RELATIONS = {
    "vbaproject": "macro",
    "oleobject": "đối tượng nhúng (OLE)",
    "package": "tài liệu nhúng",
    "afchunk": "tài liệu chèn (altChunk)",
    "control": "điều khiển ActiveX",
    "frame": "khung tài liệu ngoài",
    "subdocument": "tài liệu con",
}
_LINKS = ("http:", "https:", "mailto:")
_RELATIONSHIPS = "package.relationships+xml"
# The words of a field, quoted or bare; its switches; those of a link that a word follows.
_WORD = re.compile(r'"([^"]*)"|(\S+)')
_SWITCH = re.compile(r"\\[a-z!*@#]", re.IGNORECASE)
_ANCHORS = {"\\l", "\\s"}
_WITH_WORD = _ANCHORS | {"\\o", "\\t"}


def _refuse(where: str, what: str) -> TemplateError:
    return TemplateError(
        f"Mẫu có {what} (phần {where}), không dùng được.", "Mở mẫu bằng Word, bỏ đi rồi lưu lại."
    )


def _check_types(parts: Mapping[str, bytes]) -> None:
    for part, kind in content_types(parts).items():
        for mark, what in _TYPES.items():
            if mark in f"{kind} {part}".lower():
                raise _refuse(part, what)


def _may_lead_to(target: str) -> bool:
    return target.lower().startswith(_LINKS)


def _holds_relations(part: str, types: Mapping[str, str]) -> bool:
    """Word spells names in any case, and goes by the content type as well."""
    return part.lower().endswith(".rels") or types.get(part, "").lower().endswith(_RELATIONSHIPS)


def _check_relation(where: str, relation: _Element) -> None:
    kind = str(relation.get("Type", "")).rpartition("/")[2].lower()
    target = str(relation.get("Target", ""))
    if kind in _RELATIONS:
        raise _refuse(where, _RELATIONS[kind])
    if str(relation.get("TargetMode", "")).lower() != "external":
        return
    if kind != "hyperlink" or not _may_lead_to(target):
        raise _refuse(where, f"liên kết ra ngoài “{target}”")


def _instructions(root: _Element) -> Iterator[str]:
    """The instruction of every field; Word may have split one over several runs."""
    yield from (str(field.get(name("w:instr"), "")) for field in root.iter(name("w:fldSimple")))
    pieces: list[str] = []
    for element in root.iter(name("w:fldChar"), name("w:instrText")):
        if element.tag == name("w:instrText"):
            pieces.append(element.text or "")
        else:
            # A field inside a field begins before the outer one ends: each piece is judged by itself.
            yield "".join(pieces)
            pieces = []
    yield "".join(pieces)


def _check_fields(where: str, root: _Element) -> None:
    for instruction in _instructions(root):
        words = instruction.split()
        if words and words[0].upper() not in _FIELDS:
            raise _refuse(where, f"trường {words[0].upper()}")
        if words and words[0].upper() == "HYPERLINK":
            _check_link(where, instruction)


def _check_link(where: str, instruction: str) -> None:
    """A link that is written as a field goes only where a relation may, or into the paper itself."""
    words = [quoted or bare for quoted, bare in _WORD.findall(instruction)][1:]
    into = [index for index, word in enumerate(words) if word.lower() in _ANCHORS]
    switched = {index + 1 for index, word in enumerate(words) if word.lower() in _WITH_WORD}
    targets = [
        word
        for index, word in enumerate(words)
        if word and not _SWITCH.fullmatch(word) and index not in switched
    ]
    # Without either, the target is made by a field inside this one.
    if not (targets or into) or not all(_may_lead_to(target) for target in targets):
        raise _refuse(where, f"liên kết ra ngoài “{' '.join(targets)}”")


def _check_elements(where: str, root: _Element) -> None:
    for element in root.iter():
        local = QName(element).localname
        if local in _ELEMENTS:
            raise _refuse(where, _ELEMENTS[local])


def check_template(parts: Mapping[str, bytes]) -> None:
    """Refuse macros, embedded and linked documents, unsafe fields, tracked changes and comments.

    Raises `TemplateError` naming the part. Every XML part is parsed strictly on the way.
    """
    _check_types(parts)
    types = content_types(parts)
    for part, data in parts.items():
        if _holds_relations(part, types):
            for relation in parse(part, data):
                _check_relation(part, relation)
        elif part.lower().endswith(".xml") or types.get(part, "").endswith("xml"):
            root = parse(part, data)
            _check_elements(part, root)
            _check_fields(part, root)
