"""The Word templates: built from the forms, and checked against them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vanban.errors import ExitCode, TemplateError
from vanban.forms.load import load_forms
from vanban.forms.phrases import load_phrases
from vanban.forms.typeset import load_typeset
from vanban.law.facts import load_law
from vanban.page.build import build
from vanban.page.engine import compile_template
from vanban.page.store import LOCAL, Drift, drift, template_folder, template_name, write_templates


@dataclass(frozen=True)
class TemplateFault:
    """A template that must not be used as it is: its file, what is wrong, how to mend it."""

    file: Path
    what: str
    mend: str


@dataclass(frozen=True)
class TemplateReport:
    """The folder looked at, the templates that are in order, and the faults of the others."""

    folder: Path
    sound: tuple[Path, ...]
    faults: tuple[TemplateFault, ...]

    @property
    def exit_code(self) -> ExitCode:
        """4 if any template is faulty, otherwise 0."""
        return ExitCode.TEMPLATE if self.faults else ExitCode.OK


def build_templates(today: date, folder: Path | None = None) -> tuple[Path, ...]:
    """Build the template of every form. An office's own templates in `local/` are not touched."""
    law = load_law(today)
    return write_templates(load_forms(), law, load_typeset(law), folder or template_folder())


def check_templates(today: date, folder: Path | None = None) -> TemplateReport:
    """Whether every built template is what its form says, and every local one names only known fields."""
    place = folder or template_folder()
    law = load_law(today)
    drifted = {place / found.file: found for found in drift(load_forms(), law, load_typeset(law), place)}
    faults = (*(_drifted(path, found) for path, found in drifted.items()), *_local_faults(today, place))
    looked = (place / template_name(code) for code in load_forms())
    local = sorted((place / LOCAL).glob("*.docx"))
    bad = {fault.file for fault in faults}
    return TemplateReport(place, tuple(path for path in (*looked, *local) if path not in bad), faults)


def _drifted(path: Path, found: Drift) -> TemplateFault:
    what = f"khác với mẫu ở {', '.join(found.parts)}." if found.parts else "chưa có."
    return TemplateFault(path, what, "Chạy: vanban mau-docx dung")


def _local_faults(today: date, place: Path) -> Iterator[TemplateFault]:
    """A local template is used instead of the built one, so it may name only the fields of its form."""
    law = load_law(today)
    forms = {template_name(code): form for code, form in load_forms().items()}
    for path in sorted((place / LOCAL).glob("*.docx")):
        if path.name not in forms:
            yield TemplateFault(path, "không ứng với loại văn bản nào.", f"Đặt tên theo: {', '.join(forms)}")
            continue
        known = compile_template(build(forms[path.name], law, load_typeset(law))).fields
        if what := _fault(path, known | load_phrases().texts.keys()):
            yield TemplateFault(path, what, "Sửa thẻ trong Word, hoặc bỏ tệp này để dùng mẫu có sẵn.")


def _fault(path: Path, known: frozenset[str]) -> str:
    try:
        strange = sorted(compile_template(path.read_bytes(), path.name).fields - known)
    except (TemplateError, OSError) as error:
        return str(error)
    return f"dùng trường lạ: {', '.join(strange)}." if strange else ""
