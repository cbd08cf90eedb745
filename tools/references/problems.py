"""Every code of a problem in the data: from the code that prints them, with a meaning for each."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.references.forms import LEVELS, said
from tools.references.markdown import intro, page, plain, table
from vanban.forms.load import load_forms
from vanban.forms.model import Check
from vanban.forms.phrases import load_capacities

DATA = Path(__file__).with_name("problem_codes.toml")
SOURCE = Path(__file__).parents[2] / "src" / "vanban"
CODE = re.compile(r"([DX]\d{3})\b")
# Functions that make notes without naming the severity, by the name under which they are called.
NOTES = {"note": "note", "Step": "note"}


def described() -> dict[str, dict[str, Any]]:
    """What is said of every code."""
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def problems_page() -> str:
    """The page."""
    whole = described()
    contents = table(
        ("Mã", "Nghĩa", "Mức"),
        (
            (f"[{code}](#{code.lower()})", item["title"], ", ".join(item["levels"]))
            for code, item in whole.items()
        ),
    )
    parts = (_problem(code, item) for code, item in whole.items())
    return page("Mã vấn đề", intro("problems"), contents, *parts)


def _problem(code: str, item: dict[str, Any]) -> str:
    parts = [
        f"## {code}",
        f"**{plain(item['title'])}** ({', '.join(item['levels'])})",
        plain(item["means"]),
        f"Cách sửa: {plain(item['mend'])}",
    ]
    rows = [(name, LEVELS[check.level], *said(check)) for name, check in _checks() if check.code == code]
    if rows:
        parts.append(table(("Văn bản", "Mức", "Lời báo", "Cách sửa"), rows))
    return "\n\n".join(parts)


def _checks() -> Iterator[tuple[str, Check]]:
    for form in load_forms().values():
        yield from ((form.code, check) for check in form.checks)
    yield from (("mọi văn bản", check) for check in load_capacities().checks)


def used() -> set[str]:
    """Every code that stands in the sources of the program, docstrings aside."""
    return {code for path in SOURCE.rglob("*.py") for code in _in_python(path)} | {
        code for path in SOURCE.rglob("*.toml") for code, _ in _in_table(_toml(path))
    }


def used_with_severity() -> set[tuple[str, str]]:
    """Every code together with a severity, where both stand in one call or one table."""
    calls = (
        call for path in SOURCE.rglob("*.py") for call in ast.walk(_tree(path)) if isinstance(call, ast.Call)
    )
    found = {(code, LEVELS[level]) for call in calls for code in _codes(call) for level in _severities(call)}
    tables = (pair for path in SOURCE.rglob("*.toml") for pair in _in_table(_toml(path)))
    return found | {(code, LEVELS[level]) for code, level in tables if level}


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _in_python(path: Path) -> Iterator[str]:
    tree = _tree(path)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield from _leading(node.value)


def _in_table(data: object) -> Iterator[tuple[str, str]]:
    """Each `code` of a TOML table with its `level`."""
    if isinstance(data, dict):
        yield from ((code, str(data.get("level", ""))) for code in _leading(str(data.get("code", ""))))
    if isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _in_table(value)


def _leading(text: str) -> Iterator[str]:
    if match := CODE.match(text):
        yield match[1]


def _codes(call: ast.Call) -> Iterator[str]:
    for argument in call.args:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield from _leading(argument.value)


def _severities(call: ast.Call) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name in NOTES:
        yield NOTES[name]
    for argument in call.args:
        for node in ast.walk(argument):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "Severity"
            ):
                yield node.attr.lower()
