"""Pieces of Markdown."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from vanban.vietnamese import nfc

WRITTEN = "<!-- Trang này do tools/write_references.py ghi (make docs). Đừng sửa tay. -->"

INTROS = Path(__file__).with_name("intros.toml")


def intro(name: str) -> str:
    """What stands above the tables of a page."""
    return _intros()[name].strip("\n")


@cache
def _intros() -> dict[str, str]:
    return tomllib.loads(INTROS.read_text(encoding="utf-8"))


def page(title: str, *parts: str) -> str:
    """A whole page: the mark that it is written by a program, its title, its parts."""
    return nfc("\n\n".join((WRITTEN, f"# {title}", *(part.strip("\n") for part in parts if part)))) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; columns that are empty in every row drop out."""
    whole = [tuple(map(cell, row)) for row in rows]
    kept = [index for index in range(len(headings)) if any(row[index] for row in whole)]
    lines = [[headings[index] for index in kept], ["---"] * len(kept)]
    lines += [[row[index] for index in kept] for row in whole]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cell(text: str) -> str:
    """A text that may stand in a cell: no bar, no line break, no tag."""
    return plain(text).replace("|", "\\|").replace("\n", "<br>")


def plain(text: str) -> str:
    """A text whose signs Markdown is not to read."""
    return text.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


def listed(items: Iterable[str]) -> str:
    """A list of points."""
    return "\n".join(f"- {item}" for item in items)


def code(text: str) -> str:
    """A block of what is typed or printed."""
    return f"```\n{text.strip(chr(10))}\n```"
