"""TOML values into dataclasses, strictly: every key known, every value of its declared type."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import MappingProxyType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from vanban.errors import TemplateError

Part = TypeVar("Part")

_PLAIN: Mapping[object, str] = {str: "chữ", bool: "true/false", int: "số nguyên", float: "số"}


def part(kind: type[Part], value: object, where: str) -> Part:
    """A dataclass from a table with the same keys. Raises TemplateError naming `where` and the key."""
    if not isinstance(value, Mapping):
        raise TemplateError(f"{where} phải là một bảng.")
    hints = get_type_hints(kind)
    declared = {field.name: field for field in fields(cast(Any, kind))}
    for key in value:
        if key not in declared:
            raise TemplateError(
                f'{where}: khóa "{key}" không có.', f"Các khóa dùng được: {', '.join(declared)}."
            )
    for key, field in declared.items():
        if key not in value and field.default is MISSING and field.default_factory is MISSING:
            raise TemplateError(f'{where}: thiếu khóa "{key}".')
    return kind(**{key: _value(hints[key], item, f"{where}, {key}") for key, item in value.items()})


def _value(hint: Any, value: object, where: str) -> object:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple(inner, value, where)
    if origin is UnionType:
        return _value(inner[0], value, where)
    if is_dataclass(hint):
        return part(cast(type[object], hint), value, where)
    return _mapping(inner[1], value, where) if origin else _plain(hint, value, where)


def _tuple(inner: tuple[Any, ...], value: object, where: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise TemplateError(f"{where} phải là một danh sách.")
    if inner[-1] is Ellipsis:
        return tuple(_value(inner[0], item, f"{where}[{number}]") for number, item in enumerate(value, 1))
    if len(value) != len(inner):
        raise TemplateError(f"{where} phải có đúng {len(inner)} phần.")
    return tuple(_value(hint, item, where) for hint, item in zip(inner, value, strict=True))


def _mapping(inner: Any, value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TemplateError(f"{where} phải là một bảng.")
    return MappingProxyType({key: _value(inner, item, f"{where}, {key}") for key, item in value.items()})


def _plain(hint: object, value: object, where: str) -> object:
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise TemplateError(f"{where} phải là {_PLAIN[hint]}, đang là {value!r}.")
    return value
