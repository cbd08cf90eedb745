"""The way through the house: from the clerk's files to a set of papers on disk.

The names are loaded when they are first used: a command's help must not wait for Word and Excel.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vanban.office.blank import write_workbook
    from vanban.office.checking import check
    from vanban.office.machine import inspect_machine
    from vanban.office.making import make
    from vanban.office.request import CheckRequest, CheckResult, MakeRequest, MakeResult, Outcome
    from vanban.office.templates import build_templates, check_templates

__all__ = [
    "CheckRequest",
    "CheckResult",
    "MakeRequest",
    "MakeResult",
    "Outcome",
    "build_templates",
    "check",
    "check_templates",
    "inspect_machine",
    "make",
    "write_workbook",
]

_MODULES = {
    "blank": ("write_workbook",),
    "checking": ("check",),
    "machine": ("inspect_machine",),
    "making": ("make",),
    "request": ("CheckRequest", "CheckResult", "MakeRequest", "MakeResult", "Outcome"),
    "templates": ("build_templates", "check_templates"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
