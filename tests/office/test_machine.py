"""What this machine has, what is missing and what that costs."""

from datetime import date
from importlib.metadata import PackageNotFoundError

import pytest

from vanban.errors import ExitCode, TemplateError
from vanban.office import machine
from vanban.pdf import fonts, soffice

TODAY = date(2020, 9, 1)


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with neither LibreOffice nor fonts, whose templates are in order."""
    monkeypatch.setattr(soffice, "FOLDERS", ())
    monkeypatch.setattr(fonts, "MAC_FOLDERS", ())
    monkeypatch.setattr(machine, "_templates", lambda _: machine.Item("Mẫu Word", "8 mẫu"))


def test_a_bare_machine_is_told_what_it_cannot_do() -> None:
    found = machine.inspect_machine({"PATH": ""}, TODAY)
    costs = {item.name: item.cost for item in found.items if item.cost}
    assert set(costs) == {"LibreOffice", *(f"Phông Times New Roman {style}" for style in fonts.FACES)}
    assert "Không tạo được PDF" in costs["LibreOffice"]
    assert found.exit_code is ExitCode.OUTSIDE


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name == "lxml":
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(machine, "version", version)
    found = machine.inspect_machine({"PATH": ""}, TODAY)
    assert next(item for item in found.items if item.name == "Gói lxml").cost


def test_faulty_templates_weigh_more_than_missing_programs() -> None:
    items = (
        machine.Item("a", "", "x", "", ExitCode.OUTSIDE),
        machine.Item("b", "", "x", "", ExitCode.TEMPLATE),
    )
    assert machine.Machine(items).exit_code is ExitCode.TEMPLATE


def test_forms_that_cannot_be_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from vanban.office import templates

    def broken(_: date) -> None:
        raise TemplateError("Mẫu sai.")

    monkeypatch.undo()
    monkeypatch.setattr(templates, "check_templates", broken)
    found = machine.inspect_machine({"PATH": ""}, TODAY)
    assert next(item for item in found.items if item.name == "Mẫu Word").found == "Mẫu sai."
