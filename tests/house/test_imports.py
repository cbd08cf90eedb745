"""Floors, doors and light starts."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_every_contract_on_imports_is_kept() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize("start", ["import vanban", "import vanban.cli.main"])
def test_a_start_loads_no_heavy_library(start: str) -> None:
    heavy = "{'docx', 'docxtpl', 'openpyxl', 'lxml', 'babel', 'jinja2', 'rapidfuzz'}"
    code = f"import sys; {start}; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
