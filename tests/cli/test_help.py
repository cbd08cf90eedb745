"""Help in Vietnamese, with an example for every command, at once."""

import gettext
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import vanban as package
from vanban.cli.main import answer, vanban
from vanban.cli.speech import LOCALE

ROOT = Path(__file__).parents[2]
CATALOGUE = LOCALE / "vi" / "LC_MESSAGES" / "vanban.po"
ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Show|default|Error|Missing|Try|OPTIONS|ARGS|TEXT|PATH|FILE)\b"
)


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


ALL = [(), *commands(vanban)]


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_help_is_vietnamese_and_holds_an_example(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer([*path, "--help"]) == 0
    said = capsys.readouterr().out
    assert ENGLISH.findall(said) == []
    assert "Ví dụ:" in said
    assert f"vanban {' '.join(path)}".rstrip() in said.split("Ví dụ:")[1]


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_option_is_explained(path: tuple[str, ...]) -> None:
    command: click.Command = vanban
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    compiled = read_mo(BytesIO(CATALOGUE.with_suffix(".mo").read_bytes()))
    source = read_po(BytesIO(CATALOGUE.read_bytes()), "vi")
    assert _pairs(compiled) == _pairs(source)


def _pairs(catalogue: Catalog) -> dict[str, str]:
    """Messages by their first form; the header carries the day of compiling."""
    found = {
        message.id if isinstance(message.id, str) else message.id[0]: message.string for message in catalogue
    }
    texts = {key: text if isinstance(text, str) else text[0] for key, text in found.items()}
    return {key: text for key, text in texts.items() if key}


def test_every_message_of_the_catalogue_keeps_its_fields() -> None:
    catalogue = read_po(BytesIO(CATALOGUE.read_bytes()), "vi")
    for message in catalogue:
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        fields = set(re.findall(r"\{\w+", " ".join(sources))) if message.id else set()
        used = set(re.findall(r"\{\w+", str(message.string))) if message.id else set()
        assert used <= fields, message.id


def test_messages_of_click_come_in_vietnamese() -> None:
    translation = gettext.translation("vanban", LOCALE, ["vi"])
    assert translation.gettext("Usage:") == "Cách dùng:"
    assert translation.ngettext("Option {name!r} requires an argument.", "", 2).startswith("Tùy chọn")


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys, vanban.cli.main as main\n"
        "main.answer(['tao', '--help'])\n"
        "heavy = {'docx', 'docxtpl', 'openpyxl', 'lxml', 'babel', 'jinja2', 'rapidfuzz', 'filelock'}\n"
        "sys.stderr.write(' '.join(sorted(heavy & set(sys.modules))))\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stderr == ""


def test_the_version_is_that_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert package.__version__ == project["version"]
    assert answer(["--version"]) == 0
    assert capsys.readouterr().out == f"vanban {project['version']}\n"


def test_click_is_new_enough_for_what_we_use() -> None:
    assert tuple(map(int, importlib.metadata.version("click").split(".")[:2])) >= (8, 1)


@pytest.mark.parametrize("name", package.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(package, name) is not None


def test_a_name_the_package_lacks_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="khong_co"):
        package.khong_co  # noqa: B018
