"""Runs after runs: same bytes, edited files kept, no half set after a kill."""

import hashlib
import json
import multiprocessing
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

import docx
import pytest

from vanban.cli.main import answer
from vanban.office import making  # noqa: F401 - imported before the runs are forked
from vanban.office.journal import JOURNAL, WORK
from vanban.office.shelf import own

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "data" / "cchc-2020.xlsx"
Run = Callable[..., subprocess.CompletedProcess[str]]
ONLY = ("--chi", "CV-KP")
KILLS = 50


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.docx"))
    }


def test_two_runs_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    assert run("tao", EXAMPLE, "-o", tmp_path / "a", "--ngay", "2020-09-01").returncode == 0
    assert run("tao", EXAMPLE, "-o", tmp_path / "b", "--ngay", "2020-09-01").returncode == 0
    first = {p.name: p.read_bytes() for p in (tmp_path / "a" / "2020").iterdir() if p.is_file()}
    second = {p.name: p.read_bytes() for p in (tmp_path / "b" / "2020").iterdir() if p.is_file()}
    assert len(first) > 10
    assert first == second


def test_the_same_content_in_three_files_gives_the_same_papers(run: Run, tmp_path: Path) -> None:
    parts = sorted((ROOT / "data" / "cchc-2020").glob("*.xlsx"), key=lambda p: p.name != "nhiem-vu.xlsx")
    assert len(parts) == 3
    assert run("tao", EXAMPLE, "-o", tmp_path / "one").returncode == 0
    assert run("tao", *parts, "-o", tmp_path / "three").returncode == 0
    assert _hashes(tmp_path / "one" / "2020") == _hashes(tmp_path / "three" / "2020")


def test_a_hand_edited_paper_survives_three_further_runs(run: Run, tmp_path: Path) -> None:
    assert run("tao", EXAMPLE, "-o", tmp_path, *ONLY).returncode == 0
    paper = next((tmp_path / "2020").glob("CV-KP*CCTDC.docx"))
    document = docx.Document(str(paper))
    document.add_paragraph("Sửa tay của chuyên viên.")
    document.save(str(paper))
    edited = paper.read_bytes()
    for _ in range(3):
        done = run("tao", EXAMPLE, "-o", tmp_path, *ONLY)
        assert "sửa tay" in done.stdout
        assert paper.read_bytes() == edited


def _start(target: Path, workbook: Path) -> BaseProcess:
    """A run of the command line in a process of its own, forked so that 50 of them need not import it anew."""
    arguments = ["tao", str(workbook), "-o", str(target), *ONLY]
    process = multiprocessing.get_context("fork").Process(target=answer, args=(arguments,))
    process.start()
    return process


def _killed(process: BaseProcess) -> bool:
    """Whether the run was still going on when SIGKILL met it."""
    process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


def _kill_after(seconds: float, target: Path, workbook: Path) -> bool:
    """Kill a run at a moment of its whole length."""
    process = _start(target, workbook)
    time.sleep(seconds)
    return _killed(process)


def _kill_while_writing(seconds: float, target: Path, workbook: Path) -> bool:
    """Kill a run so long after its first file lies ready."""
    process = _start(target, workbook)
    while process.is_alive() and not any((target / "2020" / WORK).glob("*.new")):
        time.sleep(0.0005)
    time.sleep(seconds)
    return _killed(process)


@pytest.mark.skipif(
    sys.platform == "win32", reason="SIGKILL is POSIX; tests/office kills at every single step"
)
def test_a_kill_at_any_moment_leaves_the_old_set_or_the_new_one(
    run: Run, tmp_path: Path, record_testsuite_property: Callable[[str, object], None]
) -> None:
    """Old and new differ in every paper, so a mixture would show in the hashes.

    A kill between the renames may leave a mixture only beside a journal, and the next command ends that.
    """
    new_book = tmp_path / "new.xlsx"
    _change_agency(new_book)
    old, new = tmp_path / "old", tmp_path / "new"
    assert run("tao", EXAMPLE, "-o", old, *ONLY).returncode == 0
    began = time.monotonic()
    _start(new, new_book).join()
    whole = time.monotonic() - began
    allowed = (_hashes(old / "2020"), _hashes(new / "2020"))
    assert all(allowed[0][name] != allowed[1][name] for name in allowed[0])
    chance = random.Random(2020)
    seen: Counter[str] = Counter()
    for turn in range(KILLS):
        target = tmp_path / "target"
        shutil.copytree(old, target)
        if turn % 2:
            seen["killed"] += _kill_while_writing(chance.uniform(0, 0.015), target, new_book)
        else:
            seen["killed"] += _kill_after(chance.uniform(0.2, 1.0) * whole, target, new_book)
        journal = (target / "2020" / WORK / JOURNAL).exists()
        assert journal or _hashes(target / "2020") in allowed
        with own(target / "2020") as recovered:  # What the next command does before anything else.
            assert bool(recovered) == journal
            found = allowed.index(_hashes(target / "2020"))
        seen.update({"journals": journal, ("old", "new")[found]: 1})
        if turn % 10 == 0:  # And the whole next command, of either workbook.
            wanted = turn // 10 % 2
            assert run("tao", (EXAMPLE, new_book)[wanted], "-o", target, *ONLY).returncode == 0
            assert _hashes(target / "2020") == allowed[wanted]
        shutil.rmtree(target)
    for name, count in seen.items():
        record_testsuite_property(name, count)
    assert seen["killed"] > KILLS / 4
    assert seen["old"] > 0


def _change_agency(target: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(EXAMPLE)
    for row in book["Cấu hình"].iter_rows():
        for cell in row:
            if cell.value == "Sở Khoa học và Công nghệ":
                cell.value = "Sở Khoa học, Công nghệ"
    book.save(target)


def test_the_manifest_names_every_paper_with_its_sources(run: Run, tmp_path: Path) -> None:
    assert run("tao", EXAMPLE, "-o", tmp_path).returncode == 0
    manifest = json.loads(next((tmp_path / "2020").glob("*.json")).read_text(encoding="utf-8"))
    text = json.dumps(manifest, ensure_ascii=False)
    assert "CV-KP/CCTDC" in text
    for digest in _hashes(tmp_path / "2020").values():
        assert digest in text
