"""Forms read from TOML files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from vanban.errors import TemplateError
from vanban.forms.model import Form
from vanban.forms.strict import part
from vanban.vietnamese import nfc

PAPERS = Path(__file__).with_name("papers")


@dataclass(frozen=True)
class Passage:
    """A text the office may replace: what it is called and what stands there otherwise."""

    label: str
    default: tuple[str, ...]


def load_forms(directory: Path | None = None) -> Mapping[str, Form]:
    """The forms of a folder by code, in the order of its file names: the order of the dossier.

    Raises TemplateError naming the file and the key if a form is faulty.
    """
    forms = [load_form(path) for path in sorted((directory or PAPERS).glob("*.toml"))]
    return MappingProxyType({form.code: form for form in forms})


def load_form(path: Path) -> Form:
    """One form. Raises TemplateError naming the file and the key if it is faulty."""
    table = load_toml(path)
    return part(Form, {**table, **_passages(table.get("passages", {}), path.name)}, path.name)


def load_toml(path: Path) -> Mapping[str, object]:
    """A TOML file in NFC. Raises TemplateError if it cannot be read."""
    try:
        return tomllib.loads(nfc(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TemplateError(f"{path.name} không đọc được: {error}.") from error


def _passages(table: object, where: str) -> Mapping[str, object]:
    if not isinstance(table, Mapping):
        raise TemplateError(f"{where}, passages phải là một bảng.")
    passages = {key: part(Passage, entry, f"{where}, passages, {key}") for key, entry in table.items()}
    return {
        "passages": {key: list(passage.default) for key, passage in passages.items()},
        "passage_labels": {key: passage.label for key, passage in passages.items()},
    }
