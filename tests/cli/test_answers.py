"""Every way a command can end: its exit code, and one Vietnamese line without a traceback."""

import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from vanban.cli.exits import answered
from vanban.cli.main import answer
from vanban.cli.speech import result
from vanban.errors import ExitCode, InputError, OutputError, OutsideError, TemplateError


def raising(error: BaseException) -> Callable[[], object]:
    def command() -> object:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (InputError("Tệp hỏng.", "Lưu lại."), 3, "Lỗi: Tệp hỏng. Lưu lại."),
        (TemplateError("Mẫu sai."), 4, "Lỗi: Mẫu sai."),
        (OutsideError("Không có LibreOffice."), 7, "Lỗi: Không có LibreOffice."),
        (OutputError("Ổ đĩa đã đầy."), 8, "Lỗi: Ổ đĩa đã đầy."),
        (KeyboardInterrupt(), 130, "Đã dừng theo yêu cầu."),
        (click.Abort(), 130, "Đã dừng theo yêu cầu."),
        (MemoryError(), 8, "Lỗi: máy hết bộ nhớ."),
        (
            PermissionError(errno.EACCES, "Permission denied", "a.xlsx"),
            8,
            'Lỗi: Hệ thống không cho đọc hoặc ghi "a.xlsx" (không có quyền).',
        ),
        (
            OSError(errno.EIO, "Input/output error"),
            8,
            "Lỗi: Hệ thống báo lỗi khi đọc hoặc ghi (ổ đĩa đọc, ghi bị lỗi).",
        ),
        (ModuleNotFoundError("no", name="lxml"), 7, "Lỗi: thiếu gói Python lxml."),
    ],
)
def test_what_stops_a_command_is_told_in_one_line(
    error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answered(raising(error)) == code
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.startswith(said)
    assert streams.err.count("\n") == 1


def test_what_click_says_to_a_reader_that_has_gone_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(raising(SystemExit(1))) == ExitCode.OK
    assert capsys.readouterr().err == ""


class Unread(io.StringIO):
    """A pipe nobody reads."""

    def write(self, text: str) -> int:
        raise BrokenPipeError(errno.EPIPE, text)


def test_a_reader_that_has_gone_does_not_change_what_the_command_ends_with(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def command() -> ExitCode:
        result("mười lăm văn bản")
        result("nữa")
        return ExitCode.PROBLEMS

    monkeypatch.setattr(sys, "stdout", Unread())
    assert answered(command) == ExitCode.PROBLEMS
    sys.stdout.close()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("code", list(ExitCode))
def test_a_command_ends_with_the_code_it_returns(code: ExitCode) -> None:
    assert answered(lambda: code) == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["toa"], "Không có lệnh 'toa'. Có phải ý bạn là: 'tao'?"),
        (["tao"], "Thiếu đối số 'TỆP...'."),
        (["tao", "a.xlsx", "--khong-co"], "Không có tùy chọn '--khong-co'."),
        (["tao", "a.xlsx", "--ngay", "31/9/2020"], '"31/9/2020" không phải ngày hợp lệ'),
        (["mau", "a", "b"], "Thừa đối số (a b)"),
        (["mau", "-o"], "Tùy chọn '-o' cần có giá trị đi kèm."),
        (["mau-docx", "x"], "Không có lệnh 'x'."),
        (["tao", "a.xlsx", "--chi", ""], "Chưa có mã nào"),
        (["tao", "a.xlsx", "--chi", ",,, ;"], "Chưa có mã nào"),
        (["mau", "-o", "a.docx"], 'Sổ Excel phải có đuôi .xlsx, không phải ".docx". Ghi: -o a.xlsx'),
        (["mau", "-o", "a.xlsm"], "-o a.xlsx"),
        (["mau", "-o", "."], "là thư mục"),
    ],
)
def test_wrong_use_ends_with_2_and_is_told_in_vietnamese(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(arguments) == ExitCode.USAGE
    told = capsys.readouterr().err
    assert said in told
    assert "Error" not in told


def python(*arguments: str, **extra: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, check=False, env={**os.environ, **extra}
    )


def test_a_fault_of_the_program_itself_is_one_line_without_traceback() -> None:
    code = "import sys, vanban.cli.main as main\nmain.answer = lambda: {}['x']\nmain.run()\n"
    ended = python("-c", code)
    assert ended.returncode == 70
    told = ended.stderr.decode("utf-8")
    assert told.startswith("Lỗi của chính chương trình: KeyError")
    assert told.count("\n") == 1


def test_a_console_without_vietnamese_letters_still_gets_them_in_utf_8() -> None:
    ended = python("-m", "vanban", "--help", PYTHONIOENCODING="cp1252", PYTHONUTF8="0", LC_ALL="C")
    assert ended.returncode == 0
    assert "Cách dùng: vanban" in ended.stdout.decode("utf-8")


def test_the_program_runs_as_a_module_and_tells_its_version() -> None:
    assert python("-m", "vanban", "--version").stdout.decode().split()[0] == "vanban"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_output_into_a_pipe_that_closes_ends_quietly(tmp_path: Path) -> None:
    script = tmp_path / "run.sh"
    script.write_text(f"'{sys.executable}' -m vanban --help | true\necho ${{PIPESTATUS[0]}}\n", "utf-8")
    ended = subprocess.run(["bash", str(script)], capture_output=True, text=True, check=False)
    assert ended.stderr == ""


def test_a_folder_given_as_a_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert answer(["kiem", "."]) == ExitCode.INPUT
    assert f'"{tmp_path}" là thư mục' in capsys.readouterr().err


def test_a_file_that_may_not_be_read_is_3_and_told_without_a_word_of_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "so.xlsx"
    file.write_bytes(b"PK")

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(Path, "open", refuse)
    assert answer(["kiem", str(file)]) == ExitCode.INPUT
    told = capsys.readouterr().err
    assert told.startswith('Lỗi: Tệp "so.xlsx" không được phép đọc')
    assert told.count("\n") == 1
