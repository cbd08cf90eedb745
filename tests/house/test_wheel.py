"""The wheel carries templates, data and translations, and runs from any folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without network or isolation, unpacked as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", folder, ROOT], check=True, capture_output=True)
    (wheel,) = folder.glob("vanban-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_every_data_file_of_the_source_is_in_the_wheel(unpacked: Path) -> None:
    source = ROOT / "src" / "vanban"
    wanted = {
        p.relative_to(source) for p in source.rglob("*") if p.suffix in {".toml", ".mo", ".xml", ".json"}
    }
    assert {path for path in wanted if not (unpacked / "vanban" / path).is_file()} == set()


def test_every_template_is_in_the_wheel(unpacked: Path) -> None:
    wanted = {path.name for path in (ROOT / "templates_docx").glob("*.docx")}
    assert {path.name for path in (unpacked / "vanban" / "templates_docx").glob("*.docx")} == wanted


def test_the_wheel_makes_papers_from_any_folder(unpacked: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    for arguments in (["mau", "--vi-du", "-o", "so.xlsx"], ["tao", "so.xlsx", "--chi", "CV-KP"]):
        command = [sys.executable, "-m", "vanban", *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((tmp_path / "output" / "2020").glob("CV-KP*.docx"))) == 3
