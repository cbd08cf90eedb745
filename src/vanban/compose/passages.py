"""Texts of a form that an office may replace in the sheet Đoạn văn."""

import re
from collections.abc import Iterator, Mapping

from vanban.compose.office import Office
from vanban.compose.views import Row
from vanban.forms.model import Form
from vanban.problems import Problem, Severity
from vanban.tags import DASH, fill
from vanban.vietnamese import fold, sentence

# What a clerk types before an item of a list; a dash before a figure is a minus sign.
_BULLET = re.compile(r"(?:[•●▪◦‣·]\s*|[-–—+*]\s+|[-–—+](?=[^\W\d_]))(?=\S)")


def passages(office: Office, form: Form, context: Mapping[str, object]) -> Mapping[str, tuple[str, ...]]:
    """The paragraphs by key. Tags are filled in our own texts only: the clerk's words are never a template.

    A later passage may use earlier ones, under the name `doan`. A paragraph that comes out empty drops out.
    """
    own = _typed(office, form)
    found: dict[str, tuple[str, ...]] = {}
    for key, default in form.passages.items():
        texts = own.get(key) or tuple(fill(text, {**context, "doan": found}) for text in default)
        found[key] = tuple(_ended(office, form, key, text) for text in texts if text.strip())
    return found


def _typed(office: Office, form: Form) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, row in _rows(office, form):
        found[key] = (*found.get(key, ()), _bare(office, form, key, str(row["noi_dung"])))
    return found


def _rows(office: Office, form: Form) -> Iterator[tuple[str, Row]]:
    """The rows of the sheet Đoạn văn for a form, each with the key of its passage."""
    names = _names(form)
    for row in office.world.tables.get("doan_van", ()):
        key = names.get(fold(str(row.raw("muc"))))
        if key and row.raw("loai_van_ban") == form.code:
            yield key, row


def _bare(office: Office, form: Form, key: str, text: str) -> str:
    """The paragraph without the dash before it, where the form prints one or the text may be mended."""
    if office.world.verbatim and key not in _dashed(form):
        return text
    return _BULLET.sub("", text, count=1) if _BULLET.match(text) else text


def _dashed(form: Form) -> frozenset[str]:
    """The keys of the passages before whose paragraphs the form prints a dash."""
    blocks = (block for block in form.blocks if block.text.startswith(DASH))
    return frozenset(block.each.partition(" in doan.")[2] for block in blocks)


def _ended(office: Office, form: Form, key: str, text: str) -> str:
    """The paragraph with a final stop, where it is a sentence and may be mended."""
    return text if office.world.verbatim or key in form.fragments else sentence(text)


def _names(form: Form) -> Mapping[str, str]:
    """What the clerk may call a passage: its label, or its key."""
    return {fold(name): key for key, label in form.passage_labels.items() for name in (key, label)}


def dashes_taken(office: Office) -> Iterator[Problem]:
    """Dashes that were typed and are not printed as they were."""
    for form in office.forms.values():
        for key, row in _rows(office, form):
            typed = str(row["noi_dung"])
            bare = _bare(office, form, key, typed)
            if bare != typed and not (key in _dashed(form) and typed == f"{DASH}{bare}"):
                what = f"đã bỏ gạch đầu dòng gõ tay: “{typed.removesuffix(bare)}”."
                yield Problem("D017", Severity.NOTE, row.cell("noi_dung"), what)


def unknown_passages(office: Office) -> Iterator[Problem]:
    """Rows of the sheet Đoạn văn that no form reads."""
    for row in office.world.tables.get("doan_van", ()):
        form = office.forms.get(str(row["loai_van_ban"]))
        if form and fold(str(row["muc"])) not in _names(form):
            what = f"Mẫu {form.code} không có mục “{row['muc']}”."
            mend = f"Các mục: {', '.join(form.passage_labels.values())}."
            yield Problem("X034", Severity.WARNING, row.cell("muc"), what, mend)
