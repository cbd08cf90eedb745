"""Whole templates: those of every paper, sound, slim, the same each time."""

import errno
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from vanban.errors import OutputError, TemplateError
from vanban.forms.load import load_forms
from vanban.forms.model import Appendix, Block, Column, Form
from vanban.forms.typeset import Typeset
from vanban.law.facts import Law
from vanban.page.build import build
from vanban.page.engine import compile_template
from vanban.page.package import entry, open_package, pack
from vanban.page.store import drift, read_template, template_name, write_templates

FORMS = load_forms()
COLUMN = Column("STT", 12, "{{ x }}", "center")
EVERY_BLOCK = Form(
    "X",
    "quyet_dinh",
    "Mọi khối & <dấu>",
    "x",
    "s",
    (
        Block("head"),
        Block("title"),
        Block("authority"),
        Block("addressees", items="kinh_gui"),
        Block("grounds"),
        Block("enacting"),
        Block("paragraph", text="**{{ a }}** < & >", each="a in xs", when="a"),
        Block("table", name="t", rows="x in xs", bold="x", columns=(COLUMN,)),
        Block("signature"),
        Block("minutes_signatures", signers=(("A", "{{ a }}"), ("B", "{{ b }}"))),
    ),
    (Appendix("Một", (Block("table", name="u", rows="x in xs", columns=(COLUMN,)),), True, "a"),),
    recipients=("x",),
)


def _valid(data: bytes, folder: Path) -> list[str]:
    path = folder / "x.docx"
    path.write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


@pytest.mark.parametrize("form", [*FORMS.values(), EVERY_BLOCK], ids=lambda form: template_name(form.code))
def test_a_template_breaks_no_schema(form: Form, law: Law, typeset: Typeset, tmp_path: Path) -> None:
    assert _valid(build(form, law, typeset), tmp_path) == []


@pytest.mark.parametrize("form", [*FORMS.values(), EVERY_BLOCK], ids=lambda form: template_name(form.code))
def test_a_template_compiles_and_is_the_same_each_time(form: Form, law: Law, typeset: Typeset) -> None:
    data = build(form, law, typeset)
    assert data == build(form, law, typeset)
    assert "dau_co_quan" in compile_template(data).fields


def test_a_template_is_slim_and_free_of_the_clock(law: Law, typeset: Typeset) -> None:
    data = build(EVERY_BLOCK, law, typeset)
    parts = open_package(data)
    assert len(data) < 20_000
    assert "word/stylesWithEffects.xml" not in parts
    assert parts["docProps/core.xml"].count(b"2020-03-05T00:00:00Z") == 2
    assert b'w:name="compatibilityMode"' in parts["word/settings.xml"]


def test_codes_become_plain_file_names() -> None:
    assert template_name("QĐ-TKT") == "QD-TKT.docx"


def test_written_templates_show_no_drift(law: Law, typeset: Typeset, tmp_path: Path) -> None:
    written = write_templates(FORMS, law, typeset, tmp_path)
    assert {path.name for path in written} == {template_name(code) for code in FORMS}
    assert drift(FORMS, law, typeset, tmp_path) == ()


def test_a_template_is_replaced_whole_or_not_at_all(
    law: Law, typeset: Typeset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = {"KH-CT": FORMS["KH-CT"]}
    (path,) = write_templates(forms, law, typeset, tmp_path)
    path.write_bytes(b"old")

    def no_room(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", no_room)
    with pytest.raises(OutputError, match="đầy"):
        write_templates(forms, law, typeset, tmp_path)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("KH-CT.docx", b"old")]


def test_drift_names_the_file_and_the_parts(law: Law, typeset: Typeset, tmp_path: Path) -> None:
    forms = {code: FORMS[code] for code in list(FORMS)[:2]}
    first, second = write_templates(forms, law, typeset, tmp_path)
    first.unlink()
    parts = {**open_package(second.read_bytes()), "word/settings.xml": b"<x/>"}
    second.write_bytes(pack(entry(name, data) for name, data in parts.items()))
    found = [(one.file, one.parts) for one in drift(forms, law, typeset, tmp_path)]
    assert found == [(first.name, ()), (second.name, ("word/settings.xml",))]


def test_an_offices_own_template_goes_first(tmp_path: Path) -> None:
    (tmp_path / "local").mkdir()
    (tmp_path / "QD-TKT.docx").write_bytes(b"built")
    assert read_template("QĐ-TKT", tmp_path) == b"built"
    (tmp_path / "local" / "QD-TKT.docx").write_bytes(b"own")
    assert read_template("QĐ-TKT", tmp_path) == b"own"


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="QĐ-TKT"):
        read_template("QĐ-TKT", tmp_path)


def test_a_folder_that_cannot_be_written_is_named(law: Law, typeset: Typeset, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file"):
        write_templates(FORMS, law, typeset, tmp_path / "file")
