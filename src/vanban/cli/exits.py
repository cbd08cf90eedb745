"""The one place where what stops the program becomes a message and an exit code."""

import json
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import click

from vanban.cli.speech import deafen, finish, result, talk
from vanban.cli.stops import INTERRUPTED, STOPS, Stop, stop_of
from vanban.errors import ExitCode

# What sysexits.h calls an internal error.
BUG = 70


def answered(command: Callable[[], object], as_json: bool = False) -> int:
    """Run a command and return its exit code. Whatever stops it is told in one Vietnamese line.

    With `as_json` it also stands on stdout, where a program reads.
    """
    try:
        code = command()
        finish()
    except STOPS as cause:
        stop = stop_of(cause)
        _tell(stop, cause, as_json)
        return stop.code
    return code if isinstance(code, int) else ExitCode.OK


def _tell(stop: Stop, cause: BaseException, as_json: bool) -> None:
    if isinstance(cause, click.ClickException):
        _show(cause)
    elif stop.code == INTERRUPTED:
        talk(str(stop))
    elif stop.error:
        talk(f"Lỗi: {stop}")
    if as_json and stop.error:
        with suppress(OSError):  # It may be stdout itself that is full, and that has just been told.
            _write(stop)


def _show(cause: click.ClickException) -> None:
    """The usage and the fault, in click's own words."""
    try:
        cause.show()
    except OSError:
        deafen("stderr")


def _write(stop: Stop) -> None:
    whole = {"exit_code": int(stop.code), "error": stop.error, "mend": stop.mend}
    result(json.dumps(whole, ensure_ascii=False, indent=1))


def tell_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """For `sys.excepthook`: a fault of the program itself, told in one line with its place in the code."""
    try:
        frames = traceback.extract_tb(trace)
        place = f"{Path(frames[-1].filename).name}, dòng {frames[-1].lineno}" if frames else "?"
        said = " ".join(str(error).split())[:200]
        what = f"Lỗi của chính chương trình: {kind.__name__}: {said} ({place})."
        stop = Stop(BUG, what, "Xin gửi dòng này cho người bảo trì.")
        talk(str(stop))
        if "--json" in sys.argv:
            _write(stop)
        finish()
    finally:
        os._exit(BUG)  # Whatever goes wrong in the telling, nobody is shown a traceback.
