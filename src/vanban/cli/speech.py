"""How the program speaks: in Vietnamese, in UTF-8, the result on stdout and the talk on stderr."""

import gettext
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

LOCALE = Path(__file__).parents[1] / "locale"


def speak_vietnamese() -> None:
    """Give click's own messages in Vietnamese. gettext takes the language from the environment alone."""
    gettext.bindtextdomain("vanban", str(LOCALE))
    gettext.textdomain("vanban")
    os.environ["LANGUAGE"] = "vi"


def write_utf8() -> None:
    """Make every letter printable: a Windows console or pipe may be set to a code page without ế."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def open_streams() -> None:
    """Lead a stream that the caller closed (`>&-`) nowhere, so that no file of ours gets its place."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            deafen(name)


def deafen(name: str) -> None:
    """From here on a stream of `sys` goes nowhere: what it leads to is closed or full."""
    setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - lives as long as the process


def result(text: str = "") -> None:
    """Print what was asked for. A reader that has gone (`| head`) does not stop the command."""
    with _sound_stdout():
        click.echo(text)


def talk(text: str) -> None:
    """Say something beside the result, if anybody listens."""
    try:
        click.echo(text, err=True)
    except OSError:
        deafen("stderr")


def finish() -> None:
    """Hand over what is still waiting to be printed."""
    with _sound_stdout():
        if sys.stdout:
            sys.stdout.flush()


@contextmanager
def _sound_stdout() -> Iterator[None]:
    """What stdout cannot take is not tried again; a reader that has gone is no fault, a full disk is."""
    try:
        yield
    except BrokenPipeError:
        deafen("stdout")
    except OSError:
        deafen("stdout")
        raise
