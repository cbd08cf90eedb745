"""Every command, argument and option, from the commands themselves."""

import re
from collections.abc import Iterator

import click

from tools.references.markdown import code, intro, page, table
from vanban.cli.main import vanban

NO_REWRAP = "\b"


def commands_page() -> str:
    """The page."""
    whole = (_command(path, command) for path, command in commands(vanban, "vanban"))
    return page("Các lệnh", intro("commands"), *whole)


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """A command and all below it, with what is typed to call each."""
    yield path, command
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from commands(below, f"{path} {name}")


def _command(path: str, command: click.Command) -> str:
    text, _, example = (command.help or "").partition(NO_REWRAP)
    shown, _, after = example.partition("\n\n")
    rows = [(_name(parameter), _text(parameter)) for parameter in command.params]
    parts = [
        f"## {path}",
        _paragraphs(text),
        code(_usage(path, command)),
        table(("Đối số, tùy chọn", "Ý nghĩa"), rows) if rows else "",
        f"Ví dụ:\n\n{code(_unindented(shown))}",
        _paragraphs(after),
    ]
    return "\n\n".join(part for part in parts if part)


def _usage(path: str, command: click.Command) -> str:
    arguments = [
        parameter.metavar or "" for parameter in command.params if isinstance(parameter, click.Argument)
    ]
    group = [command.subcommand_metavar or ""] if isinstance(command, click.Group) else []
    return " ".join((path, command.options_metavar or "", *arguments, *group))


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Argument):
        return parameter.metavar or ""
    flag = isinstance(parameter, click.Option) and parameter.is_flag
    return f"{', '.join(parameter.opts)}{'' if flag or not parameter.metavar else f' {parameter.metavar}'}"


def _text(parameter: click.Parameter) -> str:
    if not isinstance(parameter, click.Option):
        return "Một hay nhiều tệp .xlsx hoặc .csv."
    default = f" Mặc định: {parameter.default}." if parameter.show_default else ""
    return f"{parameter.help or ''}{default}"


def _unindented(text: str) -> str:
    lines = text.strip("\n").splitlines()
    return "\n".join(line.strip() for line in lines if line.strip() != "Ví dụ:")


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))
