"""Word files become PDFs, or are named as failed; LibreOffice's own word is not trusted."""

import os
import sys
from pathlib import Path

import docx
import pytest

from vanban.errors import ExitCode, OutsideError
from vanban.pdf import soffice

NEEDS_SHELL = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for soffice is a script")


def paper(path: Path, text: str = "Kế hoạch cải cách hành chính") -> Path:
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(path))
    return path


def stand_in(folder: Path, body: str) -> Path:
    """A program in the place of soffice: `files` are its Word files, `out` the folder for PDFs."""
    script = folder / "soffice"
    script.write_text(
        f"#!{sys.executable}\nimport sys, pathlib, time\n"
        "arguments = sys.argv[1:]\nout = pathlib.Path(arguments[arguments.index('--outdir') + 1])\n"
        "files = [pathlib.Path(a) for a in arguments if a.endswith('.docx')]\n"
        f"log = pathlib.Path({str(folder / 'log')!r})\n"
        "log.write_text((log.read_text() if log.exists() else '') + str(len(files)) + ' ')\n" + body,
        "utf-8",
    )
    script.chmod(0o755)
    return script


PDF = "(out / f.with_suffix('.pdf').name).write_bytes(b'%PDF-1.6 x %%EOF')"


@NEEDS_SHELL
def test_all_papers_are_converted_in_one_call(tmp_path: Path) -> None:
    papers = [paper(tmp_path / f"{n}.docx") for n in range(5)]
    done = soffice.convert(papers, stand_in(tmp_path, f"for f in files: {PDF}\n"), os.environ)
    assert set(done.pdfs) == set(papers)
    assert (tmp_path / "log").read_text() == "5 "


@NEEDS_SHELL
@pytest.mark.parametrize("wrong", ["", "x", "%PDF-1.6 cut short"])
def test_a_success_without_a_whole_pdf_is_a_failure(tmp_path: Path, wrong: str) -> None:
    body = f"for f in files: (out / f.with_suffix('.pdf').name).write_text({wrong!r})\n"
    source = paper(tmp_path / "a.docx")
    done = soffice.convert([source], stand_in(tmp_path, body), os.environ)
    assert (dict(done.pdfs), done.failed) == ({}, (source,))


@NEEDS_SHELL
def test_papers_that_gave_nothing_are_tried_once_more(tmp_path: Path) -> None:
    body = f"for f in files[: 2 if len(files) == 3 else None]: {PDF}\n"
    done = soffice.convert(
        [paper(tmp_path / f"{n}.docx") for n in range(3)], stand_in(tmp_path, body), os.environ
    )
    assert len(done.pdfs) == 3
    assert (tmp_path / "log").read_text() == "3 1 "


@NEEDS_SHELL
def test_a_libreoffice_that_hangs_is_stopped_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soffice, "START_LIMIT", 0.3)
    monkeypatch.setattr(soffice, "PAPER_LIMIT", 0.0)
    done = soffice.convert([paper(tmp_path / "a.docx")], stand_in(tmp_path, "time.sleep(600)\n"), os.environ)
    assert done.failed
    assert "không trả lời" in done.said


def test_a_machine_without_libreoffice_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "FOLDERS", ())
    with pytest.raises(OutsideError, match="Cài LibreOffice") as raised:
        soffice.need_soffice({"PATH": ""})
    assert raised.value.exit_code is ExitCode.OUTSIDE


def test_libreoffice_is_found_in_its_windows_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "FOLDERS", ())
    program = tmp_path / "LibreOffice" / "program" / "soffice.com"
    program.parent.mkdir(parents=True)
    program.touch()
    assert soffice.find_soffice({"PATH": "", "PROGRAMFILES": str(tmp_path)}) == program


@pytest.mark.office
def test_libreoffice_converts_good_papers_and_names_the_bad_one(tmp_path: Path) -> None:
    good = [paper(tmp_path / "Công văn số 1.docx"), paper(tmp_path / "b.docx")]
    bad = tmp_path / "c.docx"
    bad.write_bytes(b"")
    before = {path: path.read_bytes() for path in [*good, bad]}
    done = soffice.convert([*good, bad], soffice.need_soffice(os.environ), os.environ)
    assert set(done.pdfs) >= set(good)
    assert {path: path.read_bytes() for path in [*good, bad]} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in before)


@pytest.mark.office
def test_libreoffice_says_its_version() -> None:
    assert soffice.version(soffice.need_soffice(os.environ), os.environ).startswith("LibreOffice ")
