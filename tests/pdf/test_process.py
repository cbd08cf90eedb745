"""An outside program cannot hang the run, nor leave children behind."""

import os
import sys
import time
from pathlib import Path

import pytest

from vanban.errors import OutsideError
from vanban.pdf.process import run

pytestmark = pytest.mark.whole


def test_what_a_program_says_and_how_it_ends_come_back() -> None:
    ended = run(
        (sys.executable, "-c", "print('xin chào'); raise SystemExit(5)"), os.environ | {"PYTHONUTF8": "1"}, 30
    )
    assert (ended.code, ended.said) == (5, "xin chào")


@pytest.mark.skipif(sys.platform == "win32", reason="asks the POSIX process table")
def test_at_the_limit_the_whole_family_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    child = "import time; time.sleep(600)"
    parent = (
        "import subprocess, sys, pathlib, time;"
        f"p = subprocess.Popen([sys.executable, '-c', {child!r}]);"
        f"pathlib.Path({str(note)!r}).write_text(str(p.pid)); time.sleep(600)"
    )
    began = time.monotonic()
    ended = run((sys.executable, "-c", parent), os.environ, 1.5)
    assert ended.code is None
    assert time.monotonic() - began < 30
    assert not _lives(int(note.read_text()))


def _lives(pid: int) -> bool:
    """Whether a process runs; one that only waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match="khong-co"):
        run((tmp_path / "khong-co",), os.environ, 5)
