"""Every output of both examples is sound: schema, readers, fonts, wording."""

import re
import subprocess
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from vanban.page.text import paragraphs

STAND_IN = re.compile(r"^(?:[A-Z]{6}\+)?(?:LiberationSerif|TimesNewRoman)")

pytestmark = pytest.mark.office


@pytest.fixture(scope="session", params=["dossier_2020", "commune_2026"])
def folder(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


def test_the_2020_example_gives_the_seeds_dossier(dossier_2020: Path) -> None:
    starts = sorted(path.name.split("_")[0] for path in dossier_2020.glob("*.docx"))
    expected = {
        "BB-KT": 4,
        "BC-KQKT": 1,
        "BC-SK": 3,
        "CV-KP": 3,
        "KH-CT": 1,
        "QD-SK": 1,
        "QD-TKT": 1,
        "TB-LKT": 1,
    }
    assert {start: starts.count(start) for start in starts} == expected


def test_a_unit_without_findings_gets_no_letter(dossier_2020: Path) -> None:
    letters = {path.stem.rsplit("_", 1)[1] for path in dossier_2020.glob("CV-KP*.docx")}
    assert letters == {"KHTC", "CCTDC", "TTKDKN"}


def test_no_output_breaks_the_schema(folder: Path) -> None:
    validator = OpenXmlValidator()
    errors = {path.name: validator.validate(str(path)).errors for path in folder.glob("*.docx")}
    assert errors
    assert {name: found for name, found in errors.items() if found} == {}


def test_every_output_opens_in_python_docx(folder: Path) -> None:
    for path in folder.glob("*.docx"):
        assert docx.Document(str(path)).sections


def test_every_output_becomes_a_pdf(folder: Path) -> None:
    made = {path.stem for path in folder.glob("*.docx")}
    assert {path.stem for path in folder.glob("*.pdf")} == made


def test_every_pdf_uses_only_the_stand_in_of_times_new_roman(folder: Path) -> None:
    for path in folder.glob("*.pdf"):
        listing = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
        names = [row.split()[0] for row in listing.splitlines()[2:]]
        assert names, path.name
        assert [name for name in names if not STAND_IN.match(name)] == [], path.name


def test_no_paper_has_tags_or_double_spaces_left(folder: Path) -> None:
    for path in folder.glob("*.docx"):
        for line in paragraphs(path.read_bytes()):
            assert not re.search(r"\{\{|\{%|\{#|  |None|\bnan\b", line.text), (path.name, line.text)
            assert not re.search(r" [;,.:]|;;|,,|\.\.(?!\.)", line.text), (path.name, line.text)


def test_every_body_ends_once(folder: Path) -> None:
    for path in folder.glob("*.docx"):
        text = "\n".join(line.text for line in paragraphs(path.read_bytes()))
        assert text.count("./.") >= 1, path.name
        before_appendix = text.split("Phụ lục\n")[0].split("Phụ lục I\n")[0]
        assert before_appendix.count("./.") == 1, path.name
