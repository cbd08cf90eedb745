"""What this machine has, what is missing, and what that costs."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version

from vanban.errors import ExitCode, TemplateError
from vanban.office.release import VERSION
from vanban.pdf import fonts, soffice

PACKAGES = ("openpyxl", "python-docx", "docxtpl", "lxml", "Jinja2", "Babel", "click", "filelock", "RapidFuzz")
REINSTALL = "Cài lại: pip install vanban"
NO_PDF = "Không tạo được PDF; các tệp Word vẫn làm bình thường."
NO_LETTERS = "PDF sai phông, chữ Việt lệch; các tệp Word vẫn làm bình thường."


@dataclass(frozen=True)
class Item:
    """One thing looked for: what was found, what its absence costs (empty: all is well), how to mend it.

    `code` is the exit code its absence deserves.
    """

    name: str
    found: str
    cost: str = ""
    mend: str = ""
    code: ExitCode = ExitCode.OUTSIDE


@dataclass(frozen=True)
class Machine:
    """Everything looked for on this machine."""

    items: tuple[Item, ...]

    @property
    def exit_code(self) -> ExitCode:
        """The worst of what is missing: 4 templates, 7 programs, fonts and packages, otherwise 0."""
        return min((item.code for item in self.items if item.cost), default=ExitCode.OK)


def inspect_machine(environ: Mapping[str, str], today: date) -> Machine:
    """Look at Python, the packages, the templates, LibreOffice and its fonts."""
    return Machine((_python(), *_packages(), _templates(today), _libreoffice(environ), *_fonts(environ)))


def _python() -> Item:
    return Item("Python", f"{sys.version.split()[0]} ({sys.platform}), vanban {VERSION}")


def _packages() -> Iterator[Item]:
    for name in PACKAGES:
        try:
            yield Item(f"Gói {name}", version(name))
        except PackageNotFoundError:
            yield Item(f"Gói {name}", "chưa có", "Có lệnh sẽ không chạy được.", REINSTALL)


def _templates(today: date) -> Item:
    try:
        from vanban.office.templates import check_templates

        report = check_templates(today)
    except (TemplateError, ImportError) as error:  # Without its packages this command must still answer.
        return Item("Mẫu Word", str(error), "Không làm được văn bản.", REINSTALL, ExitCode.TEMPLATE)
    found = f"{len(report.sound)} mẫu trong {report.folder}"
    if not report.faults:
        return Item("Mẫu Word", found)
    names = ", ".join(fault.file.name for fault in report.faults)
    cost = f"Chưa đúng mẫu: {names}."
    return Item("Mẫu Word", found, cost, "Xem: vanban mau-docx kiem", ExitCode.TEMPLATE)


def _libreoffice(environ: Mapping[str, str]) -> Item:
    program = soffice.find_soffice(environ)
    if program is None:
        return Item("LibreOffice", "chưa có", NO_PDF, soffice.INSTALL)
    said = soffice.version(program, environ)
    return Item("LibreOffice", f"{said or 'không rõ phiên bản'} ({program})")


def _fonts(environ: Mapping[str, str]) -> Iterator[Item]:
    for face in fonts.faces(environ):
        cost = f"{face.trouble} {NO_LETTERS}" if face.trouble else ""
        yield Item(
            f"Phông {fonts.FAMILY} {face.style}",
            face.family or "chưa có",
            cost,
            fonts.INSTALL if cost else "",
        )
