"""The house style in figures: no file over 300 lines, no function over 40, no legal figure in code."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "vanban"
FILES = sorted(SOURCE.rglob("*.py"))
FILE_CEILING = 300
FUNCTION_CEILING = 40
MEASURE = re.compile(r"\b(?:Pt|Mm|Cm|Inches|Twips)\(\s*[\d.]+")
PHRASES = ("CỘNG HÒA", "Độc lập", "Kính gửi", "Nơi nhận", "Lưu: VT", "QUYẾT ĐỊNH:", "Kèm theo", "Như trên")


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _string_constants(path: Path) -> list[str]:
    """Every string of the file that is not a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_no_file_is_longer_than_the_ceiling(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_CEILING


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_no_function_is_longer_than_the_ceiling(path: Path) -> None:
    long = [
        f"{function.name}: {size}"
        for function in _functions(path)
        if (size := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_CEILING
    ]
    assert long == []


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_no_measure_is_written_in_code(path: Path) -> None:
    assert MEASURE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_no_phrase_of_the_decree_is_written_in_code(path: Path) -> None:
    found = [text for text in _string_constants(path) for phrase in PHRASES if phrase in text]
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_no_file_is_named_after_nothing(path: Path) -> None:
    assert path.stem not in {"utils", "helpers", "manager", "base", "common"}
