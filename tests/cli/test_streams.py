"""Streams that are closed, full or unread, and Ctrl-C at any moment: no traceback, and the right code."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from vanban.cli import main
from vanban.cli.main import answer
from vanban.errors import ExitCode, InputError

pytestmark = [pytest.mark.whole, pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")]

ME = f"'{sys.executable}' -m vanban"
FAULTY = "import vanban.cli.main as main\nmain.answer = lambda: {}['x']\nmain.run()\n"


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize(("words", "code"), [("kham --help", 0), ("kiem khong-co.xlsx", 3), ("toa", 2)])
def test_closed_streams_change_neither_the_code_nor_bring_a_traceback(
    words: str, code: int, closed: str, tmp_path: Path
) -> None:
    ended = shell(f"{ME} {words} {closed}", tmp_path)
    assert ended.returncode == code
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("closed", ["", ">&-", "2>&-", ">&- 2>&-", "2>/dev/full"])
def test_a_fault_of_the_program_is_70_without_traceback_whatever_the_streams(
    closed: str, tmp_path: Path
) -> None:
    (tmp_path / "faulty.py").write_text(FAULTY, "utf-8")
    ended = shell(f"'{sys.executable}' faulty.py {closed}", tmp_path)
    assert ended.returncode == 70
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("reader", ["true", "head -n 1"])
@pytest.mark.parametrize("words", ["--help", "mau -o so.xlsx --ghi-de"])
def test_a_reader_that_goes_away_does_not_change_the_code(words: str, reader: str, tmp_path: Path) -> None:
    ended = shell(f"{ME} {words} | {reader} >/dev/null; exit ${{PIPESTATUS[0]}}", tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_full_disk_under_the_output_is_told_and_ends_with_8(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    ended = shell(f"{ME} mau -o so.xlsx >/dev/full", tmp_path)
    assert ended.returncode == ExitCode.OUTPUT
    assert ended.stderr.startswith("Lỗi: Hệ thống báo lỗi khi đọc hoặc ghi")
    assert ended.stderr.count("\n") == 1


def test_ctrl_c_while_the_program_is_still_loading_is_no_traceback(tmp_path: Path) -> None:
    """`click` is the first thing the command line loads: here it is interrupted in the middle."""
    (tmp_path / "click.py").write_text(
        f"import os, signal\nos.kill(os.getpid(), {int(signal.SIGINT)})\n", "utf-8"
    )
    for command in (["-m", "vanban"], ["-c", "from vanban.__main__ import start; start()"]):
        ended = subprocess.run(
            [sys.executable, *command, "--help"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            check=False,
        )
        assert (ended.returncode, ended.stderr.decode()) == (130, "Đã dừng theo yêu cầu.\n")


def test_the_installed_command_starts_where_ctrl_c_is_awaited() -> None:
    project = Path(__file__).parents[2].joinpath("pyproject.toml").read_text("utf-8")
    assert 'vanban = "vanban.__main__:start"' in project


@pytest.mark.parametrize(
    ("words", "code", "error", "mend"),
    [
        (["kiem", "khong-co.xlsx", "--json"], 3, 'Tệp "khong-co.xlsx" không có.', "Kiểm tra lại"),
        (["tao", "--json"], 2, "Thiếu đối số 'TỆP...'.", ""),
        (["tao", "a.xlsx", "--chi", "XX", "--json"], 2, 'Không có loại văn bản "XX".', "Các mã dùng được"),
    ],
)
def test_json_also_tells_what_stopped_the_program(
    words: list[str], code: int, error: str, mend: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(words) == code
    streams = capsys.readouterr()
    said = json.loads(streams.out)
    assert (said["exit_code"], said["error"]) == (code, error)
    assert said["mend"].startswith(mend)
    assert error in streams.err


def test_without_json_nothing_but_the_line_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["kiem", "khong-co.xlsx"]) == ExitCode.INPUT
    assert capsys.readouterr().out == ""


def test_json_keeps_what_is_apart_from_how_to_mend_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise InputError("Tệp hỏng.", "Lưu lại.")

    monkeypatch.setattr(main.vanban, "main", stopped)
    assert answer(["kham", "--json"]) == ExitCode.INPUT
    assert json.loads(capsys.readouterr().out) == {"exit_code": 3, "error": "Tệp hỏng.", "mend": "Lưu lại."}
