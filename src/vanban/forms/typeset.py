"""Our choices inside the ranges of the law: `typeset.toml`, and an office's own file over it."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from math import isfinite
from pathlib import Path

from vanban.errors import TemplateError
from vanban.forms.choices import PageMargins, Typeset
from vanban.forms.legality import refuse_illegal, refuse_impossible
from vanban.forms.load import load_toml
from vanban.forms.strict import part
from vanban.law.facts import Law
from vanban.vietnamese import nfc

__all__ = ["PageMargins", "Typeset", "load_typeset"]

DEFAULT = "typeset.toml"


def load_typeset(law: Law, path: Path | None = None) -> Typeset:
    """The choices, those of an office's own file (some keys or all) over ours.

    Raises `TemplateError` naming file and key; for a value outside the law also the range and its article.
    """
    default, where = _default(), path.name if path else DEFAULT
    table = _over(default, load_toml(path), where) if path else default
    _refuse_odd_numbers(table, where)
    choices = part(Typeset, table, where)
    refuse_illegal(choices, law, where)
    refuse_impossible(choices, law, where)
    return choices


def _default() -> Mapping[str, object]:
    text = files("vanban.forms").joinpath(DEFAULT).read_text(encoding="utf-8")
    return tomllib.loads(nfc(text))


def _over(default: Mapping[str, object], own: Mapping[str, object], where: str) -> dict[str, object]:
    merged = dict(default)
    for key, value in own.items():
        if key not in default:
            raise TemplateError(
                f"{where}: khóa “{key}” không có.", f"Các khóa dùng được: {', '.join(default)}."
            )
        ours = default[key]
        if isinstance(ours, Mapping) and isinstance(value, Mapping):
            value = _over(ours, value, f"{where}, {key}")  # noqa: PLW2901 - the value, table by table
        merged[key] = value
    return merged


def _refuse_odd_numbers(table: Mapping[str, object], where: str) -> None:
    """TOML knows nan, inf and negative numbers; none of them is a length."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            _refuse_odd_numbers(value, f"{where}, {key}")
        elif isinstance(value, int | float) and not (isfinite(value) and value >= 0):
            raise TemplateError(f"{where}, {key}: {value} không phải là một số đo.", "Phải là số không âm.")
