"""Every exit code."""

import tomllib
from pathlib import Path

from tools.references.markdown import code, intro, page, table
from vanban.cli.exits import BUG
from vanban.cli.stops import INTERRUPTED
from vanban.errors import ExitCode

DATA = Path(__file__).with_name("exit_codes.toml")


def exit_codes() -> tuple[int, ...]:
    """Every code with which the program may end."""
    return (*map(int, ExitCode), BUG, INTERRUPTED)


def exits_page() -> str:
    """The page."""
    said = tomllib.loads(DATA.read_text(encoding="utf-8"))
    rows = (
        (str(number), *(said[str(number)][key] for key in ("name", "means", "mend")))
        for number in exit_codes()
    )
    return page(
        "Mã thoát",
        intro("exits"),
        code("echo %ERRORLEVEL%"),
        table(("Mã", "Tên", "Ý nghĩa", "Làm gì"), rows),
    )
