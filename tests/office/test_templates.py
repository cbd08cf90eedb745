"""Templates in the folder are those of the forms, and an office's own name only known fields."""

from datetime import date
from pathlib import Path

import docx
import pytest

from vanban.errors import ExitCode
from vanban.office import build_templates, check_templates

TODAY = date(2020, 9, 1)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mau")
    build_templates(TODAY, folder)
    return folder


def local(folder: Path, name: str, text: str) -> Path:
    path = folder / "local" / name
    path.parent.mkdir(exist_ok=True)
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(path))
    return path


def test_templates_just_built_are_in_order(built: Path) -> None:
    report = check_templates(TODAY, built)
    assert (report.exit_code, report.faults) == (ExitCode.OK, ())
    assert {path.name for path in report.sound} == {path.name for path in built.glob("*.docx")}


def test_a_template_that_is_absent_or_differs_is_named(built: Path, tmp_path: Path) -> None:
    for path in built.glob("*.docx"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "KH-CT.docx").unlink()
    (tmp_path / "CV-KP.docx").write_bytes((built / "BC-SK.docx").read_bytes())
    report = check_templates(TODAY, tmp_path)
    assert report.exit_code is ExitCode.TEMPLATE
    assert {fault.file.name: fault.what.split()[0] for fault in report.faults} == {
        "KH-CT.docx": "chưa",
        "CV-KP.docx": "khác",
    }


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("KH-CT.docx", "Số: {{ so }} {{ khong_co_truong_nay }}", "dùng trường lạ: khong_co_truong_nay."),
        ("KH-CT.docx", "{% if so %}", ""),
        ("LA.docx", "{{ so }}", "không ứng với loại văn bản nào."),
    ],
)
def test_a_faulty_local_template_is_named(built: Path, name: str, text: str, what: str) -> None:
    path = local(built, name, text)
    try:
        faults = {fault.file: fault.what for fault in check_templates(TODAY, built).faults}
    finally:
        path.unlink()
    assert what in faults[path]


def test_a_local_template_with_known_fields_is_in_order(built: Path) -> None:
    path = local(built, "KH-CT.docx", "Số: {{ so }}/{{ ky_hieu }} của {{ co_quan }}, {{ noi_ban_hanh }}")
    try:
        assert path in check_templates(TODAY, built).sound
    finally:
        path.unlink()
