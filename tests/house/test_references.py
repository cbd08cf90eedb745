"""The pages of docs/: written from the data they describe, complete, and with links that lead somewhere."""

import re
import shlex
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from tools.references.commands import commands
from tools.references.exits import exit_codes
from tools.references.problems import described, used, used_with_severity
from tools.write_references import PAGES

from vanban.cli.main import vanban
from vanban.forms.load import load_forms
from vanban.vietnamese import nfc
from vanban.workbook.sheets import load_sheets

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
WRITTEN = sorted([*DOCS.rglob("*.md"), ROOT / "README.md"])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
OUTSIDE = ("http://", "https://", "mailto:")


def _page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _anchors(text: str) -> set[str]:
    """The anchors of a page as GitHub makes them from its headings."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


def _leads_nowhere(source: Path, link: str) -> bool:
    file, _, anchor = unquote(link).partition("#")
    target = (source.parent / file) if file else source
    if not target.exists():
        return True
    return bool(anchor) and anchor not in _anchors(target.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_is_as_the_data_and_the_code_have_it(name: str) -> None:
    assert _page(name) == PAGES[name](), "make docs"


def test_no_page_stands_among_the_references_that_nothing_writes() -> None:
    assert {path.name for path in REFERENCE.iterdir()} == set(PAGES)


def test_every_command_and_option_is_documented() -> None:
    text = _page("lenh.md")
    found = dict(commands(vanban, "vanban"))
    options = {option for command in found.values() for item in command.params for option in item.opts}
    assert [path for path in found if f"\n## {path}\n" not in text] == []
    assert [option for option in options if option.startswith("-") and f"| {option}" not in text] == []


def test_every_form_is_documented() -> None:
    text = _page("loai-van-ban.md")
    assert [form.code for form in load_forms().values() if f"## {form.code} – {form.name}" not in text] == []


def test_every_sheet_and_column_is_documented() -> None:
    parts = _page("trang-va-cot.md").split("\n## ")[1:]
    sections = {part.partition("\n")[0]: part for part in parts}
    absent = [
        f"{sheet.name}: {column.heading}"
        for sheet in load_sheets().values()
        for column in sheet.columns
        if f"| {column.heading} |" not in sections.get(sheet.name, "")
    ]
    assert absent == []
    assert {sheet.name for sheet in load_sheets().values()} == set(sections)


def test_every_exit_code_is_documented() -> None:
    text = _page("ma-thoat.md")
    assert {70, 130} < set(exit_codes())
    assert [code for code in exit_codes() if f"| {code} |" not in text] == []


def test_every_problem_code_is_documented_and_no_other() -> None:
    assert set(described()) == used()


def test_every_severity_of_a_problem_is_documented() -> None:
    written = {(code, level) for code, item in described().items() for level in item["levels"]}
    assert used_with_severity() - written == set()


@pytest.mark.parametrize("path", WRITTEN, ids=_name)
def test_every_link_inside_the_documents_leads_somewhere(path: Path) -> None:
    links = LINK.findall(path.read_text(encoding="utf-8"))
    assert [link for link in links if not link.startswith(OUTSIDE) and _leads_nowhere(path, link)] == []


@pytest.mark.parametrize("path", WRITTEN, ids=_name)
def test_every_letter_is_in_its_composed_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == nfc(text)


def _typed_commands() -> set[str]:
    """Every line of the documents that a reader is to type, comments aside; patterns of usage are none."""
    lines = {
        line.partition("#")[0].partition("     ")[0].strip()
        for path in WRITTEN
        for line in re.findall(r"^(?:py -m )?vanban .+$", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    return {line.removeprefix("py -m ") for line in lines if "[" not in line}


@pytest.mark.parametrize("line", sorted(_typed_commands()))
def test_every_command_in_the_documents_can_be_typed(line: str) -> None:
    words = shlex.split(line)[1:]
    command: click.Command = vanban
    context = click.Context(vanban)
    while isinstance(command, click.Group) and words and words[0] in command.commands:
        command, words = command.commands[words[0]], words[1:]
    if words != ["--version"]:
        command.make_context(command.name, words, parent=context)


def test_every_make_target_named_in_the_documents_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        name
        for path in WRITTEN
        for name in re.findall(r"(?:^|`)make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert named - targets == set()
