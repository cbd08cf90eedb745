"""Running an outside program so that it cannot hang us: a hard limit, then the whole family is killed."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vanban.errors import OutsideError


@dataclass(frozen=True)
class Run:
    """How a program ended: its exit code (`None`: killed at the limit) and all it said."""

    code: int | None
    said: str


def run(command: Sequence[str | Path], environ: Mapping[str, str], limit: float) -> Run:
    """Run a program for at most `limit` seconds. Its output goes through a file: a pipe could block."""
    with tempfile.TemporaryFile() as output:
        process = _start(command, environ, output.fileno())
        try:
            code: int | None = process.wait(limit)
        except subprocess.TimeoutExpired:
            code = None
        finally:
            if process.poll() is None:
                _kill_family(process)
        output.seek(0)
        return Run(code, output.read().decode("utf-8", "replace").strip())


def _start(command: Sequence[str | Path], environ: Mapping[str, str], output: int) -> subprocess.Popen[bytes]:
    own_group = sys.platform != "win32"
    try:
        return subprocess.Popen(
            [str(word) for word in command],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=own_group,
        )
    except OSError as error:
        raise OutsideError(
            f'Không chạy được chương trình "{command[0]}".', "Cài lại chương trình đó."
        ) from error


def _kill_family(process: subprocess.Popen[bytes]) -> None:
    """Kill the program and what it started: soffice is only a launcher."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
