"""The built templates on disk: where they lie, writing them, finding those that differ from their forms."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from vanban.errors import OutputError, TemplateError, reason
from vanban.forms.model import Form
from vanban.forms.typeset import Typeset
from vanban.law.facts import Law
from vanban.page.build import build, template_parts
from vanban.page.package import open_package
from vanban.vietnamese import ascii_name

FOLDER = "templates_docx"
LOCAL = "local"
_SOURCE_TREE = Path(__file__).parents[3]


@dataclass(frozen=True)
class Drift:
    """A template that is not what its form says: its file, and the parts that differ.

    `parts` is empty if the file is absent.
    """

    code: str
    file: str
    parts: tuple[str, ...] = ()


def template_name(code: str) -> str:
    """The file name of a form's template: `QĐ-TKT` gives `QD-TKT.docx`."""
    return f"{ascii_name(code)}.docx"


def template_folder() -> Path:
    """Where the templates lie: inside the installed package, or at the top of a source tree."""
    installed = Path(str(files("vanban") / FOLDER))
    return installed if installed.is_dir() else _SOURCE_TREE / FOLDER


def read_template(code: str, folder: Path | None = None) -> bytes:
    """The template of a form; an office's own in `local/` goes before the built one.

    Raises TemplateError if there is none or it cannot be read.
    """
    place = folder or template_folder()
    choices = [place / LOCAL / template_name(code), place / template_name(code)]
    path = next((choice for choice in choices if choice.is_file()), None)
    if path is None:
        raise TemplateError(f"Chưa có mẫu Word của {code} trong {place}.", "Chạy: vanban mau-docx dung")
    try:
        return path.read_bytes()
    except OSError as fault:
        raise TemplateError(f"Mẫu Word {path} không đọc được: {reason(fault)}.") from fault


def write_templates(forms: Mapping[str, Form], law: Law, typeset: Typeset, folder: Path) -> tuple[Path, ...]:
    """Build the template of every form into the folder, each file replaced in one step.

    Raises OutputError if one cannot be written; its old template is still whole then.
    """
    made = {folder / template_name(code): build(form, law, typeset) for code, form in forms.items()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, data in made.items():
            _replace(path, data)
    except OSError as fault:
        raise OutputError(f"Không ghi được mẫu Word vào {folder}: {reason(fault)}.") from fault
    return tuple(made)


def _replace(path: Path, data: bytes) -> None:
    draft = path.with_name(f".{path.name}.tmp")
    try:
        with draft.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def drift(forms: Mapping[str, Form], law: Law, typeset: Typeset, folder: Path) -> tuple[Drift, ...]:
    """The built templates in the folder that are absent or differ from what their forms give now."""
    return tuple(_drifted(forms, law, typeset, folder))


def _drifted(forms: Mapping[str, Form], law: Law, typeset: Typeset, folder: Path) -> Iterator[Drift]:
    for code, form in forms.items():
        path = folder / template_name(code)
        if not path.is_file():
            yield Drift(code, path.name)
        elif parts := _differences(path, template_parts(form, law, typeset)):
            yield Drift(code, path.name, parts)


def _differences(path: Path, wanted: Mapping[str, bytes]) -> tuple[str, ...]:
    found = open_package(path.read_bytes())
    names = sorted(found.keys() | wanted.keys())
    return tuple(name for name in names if found.get(name) != wanted.get(name))
