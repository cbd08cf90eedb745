"""Every form: the paper it gives, what it needs, its own texts, its checks."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tools.references.markdown import intro, listed, page, plain, table
from tools.references.wording import readable
from vanban.forms.load import load_forms
from vanban.forms.model import Check, Form
from vanban.law.facts import Kind, load_law

TODAY = date(2026, 1, 1)
LEVELS = {"error": "lỗi", "warning": "cảnh báo", "note": "ghi chú"}
EMPTY = "(không nhập thì không in)"
COUNTS = tomllib.loads(Path(__file__).with_name("papers.toml").read_text(encoding="utf-8"))


def forms_page() -> str:
    """The page."""
    forms = tuple(load_forms().values())
    contents = table(("Mã", "Văn bản"), ((form.code, form.name) for form in forms))
    return page("Các loại văn bản", intro("forms"), contents, *map(_form, forms))


def _form(form: Form) -> str:
    parts = [f"## {form.code} – {form.name}", listed(_facts(form, load_law(TODAY).kinds[form.kind]))]
    if form.passages:
        rows = ((form.passage_labels[key], _texts(texts)) for key, texts in form.passages.items())
        parts += ["Mục trong sheet Đoạn văn:", table(("Mục", "Đoạn có sẵn"), rows)]
    if form.checks:
        checks = ((check.code, LEVELS[check.level], *said(check)) for check in form.checks)
        parts += ["Được kiểm tra khi làm:", table(("Mã", "Mức", "Khi", "Cách sửa"), checks)]
    return "\n\n".join(parts)


def said(check: Check) -> tuple[str, str]:
    """What a check says and how to mend it, in words."""
    return readable(check.what), readable(check.mend)


def _facts(form: Form, kind: Kind) -> Iterator[str]:
    abbreviation = f"viết tắt {kind.abbreviation}" if kind.abbreviation else "không có chữ viết tắt"
    yield f"Tên loại: {kind.name}, {abbreviation} ({kind.article}; kiểm chứng: {kind.mark})"
    if kind.form:
        yield f"Theo Mẫu {kind.form}, Phụ lục III (kiểm chứng: {kind.form_mark})"
    yield f"Trích yếu: {plain(readable(form.subject))}"
    yield f"Số lượng: {COUNTS[form.code]['count']}"
    yield f"Cần sheet: {', '.join(form.needs.values())}"
    yield f"Số văn bản: {_number(form)}"
    yield f"Tên tệp: `{'_'.join(_file(form))}.docx`"
    if form.recipients:
        yield f"Nơi nhận có sẵn: {plain('; '.join(map(readable, form.recipients)))}"


def _number(form: Form) -> str:
    if form.numbered_when:
        return 'chỉ khi mục "Biên bản có số không" của sheet Cấu hình là Có'
    return "có" if form.numbered else "không"


def _file(form: Form) -> Iterator[str]:
    yield form.code.replace("Đ", "D")
    yield form.file
    if form.each:
        yield "MÃ"


def _texts(texts: tuple[str, ...]) -> str:
    return "\n".join(filter(None, map(readable, texts))) or EMPTY
