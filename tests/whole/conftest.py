"""Both example workbooks made once per run, as a clerk makes them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"


def vanban(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does, from a folder that is not the repository."""
    command = [sys.executable, "-m", "vanban", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="session")
def run() -> object:
    return vanban


@pytest.fixture(scope="session")
def dossier_2020(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The papers of the 2020 example, drafts, with their PDFs."""
    target = tmp_path_factory.mktemp("cchc")
    done = vanban("tao", DATA / "cchc-2020.xlsx", "-o", target, "--pdf", cwd=target)
    assert done.returncode == 0, done.stdout + done.stderr
    return target / "2020"


@pytest.fixture(scope="session")
def commune_2026(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The papers of the commune's example, drafts, with their PDFs."""
    target = tmp_path_factory.mktemp("xa")
    done = vanban("tao", DATA / "xa-2026.xlsx", "-o", target, "--pdf", cwd=target)
    assert done.returncode == 0, done.stdout + done.stderr
    return target / "2026"
