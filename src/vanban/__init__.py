"""vanban: from a Vietnamese office's workbook to its official papers.

The public names are loaded when they are first used, so that importing the package stays cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from vanban.office import release

if TYPE_CHECKING:
    from vanban.errors import ExitCode, InputError, OutputError, OutsideError, TemplateError, VanbanError
    from vanban.office import (
        CheckRequest,
        CheckResult,
        MakeRequest,
        MakeResult,
        Outcome,
        build_templates,
        check,
        check_templates,
        inspect_machine,
        make,
        write_workbook,
    )
    from vanban.problems import Place, Problem, Report, Severity

__all__ = [
    "CheckRequest",
    "CheckResult",
    "ExitCode",
    "InputError",
    "MakeRequest",
    "MakeResult",
    "Outcome",
    "OutputError",
    "OutsideError",
    "Place",
    "Problem",
    "Report",
    "Severity",
    "TemplateError",
    "VanbanError",
    "__version__",
    "build_templates",
    "check",
    "check_templates",
    "inspect_machine",
    "make",
    "write_workbook",
]

__version__ = release.VERSION

_ELSEWHERE = {
    "errors": ("ExitCode", "InputError", "OutputError", "OutsideError", "TemplateError", "VanbanError"),
    "problems": ("Place", "Problem", "Report", "Severity"),
}
_HOMES = {name: module for module, names in _ELSEWHERE.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'office')}"), name)
