"""Expressions and texts of forms, compiled once, evaluated many times."""

from collections.abc import Mapping
from functools import cache

import jinja2
from jinja2 import meta
from jinja2.environment import Template, TemplateExpression

from vanban.errors import TemplateError
from vanban.tags.limits import LIMIT, counting
from vanban.tags.sandbox import expressions

# What an expression can do wrong while it runs. AttributeError: a method asked of the wrong kind of value.
FAULTS = (
    jinja2.TemplateError,
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
)


def explained(fault: Exception) -> str:
    """One Vietnamese sentence on what went wrong."""
    if isinstance(fault, TemplateError):
        return fault.what
    said = str(fault).rstrip(".")
    return f"{_kind(fault)}: {said}." if said else f"{_kind(fault)}."


def _refusal(expression: str, fault: Exception) -> TemplateError:
    what = f"Biểu thức “{expression}” không tính được. {explained(fault)}"
    return TemplateError(what, getattr(fault, "mend", ""))


def _kind(fault: Exception) -> str:
    if isinstance(fault, jinja2.TemplateSyntaxError):
        return "Sai cú pháp"
    if isinstance(fault, jinja2.UndefinedError):
        return "Thiếu giá trị"
    if isinstance(fault, ZeroDivisionError):
        return "Chia cho số 0"
    if isinstance(fault, MemoryError):
        return "Không đủ bộ nhớ"
    return "Lỗi khi tính"


def _checked(text: str) -> str:
    if len(text) > LIMIT:
        raise TemplateError(f"Kết quả dài quá {LIMIT} ký tự.")
    return text


@cache
def _expression(expression: str) -> TemplateExpression:
    return expressions().compile_expression(expression, undefined_to_none=False)


@cache
def _text(text: str) -> Template:
    return expressions().from_string(text)


def evaluate(expression: str, context: Mapping[str, object]) -> object:
    """The value of an expression ("don_vi.ten"); `TemplateError`, naming it, if it has none."""
    try:
        with counting():
            value = _expression(expression)(context)
        # Turning a name that does not exist into text raises the error that says so.
        return _checked(str(value)) if isinstance(value, str | jinja2.Undefined) else value
    except FAULTS as fault:
        raise _refusal(expression, fault) from fault


def _assembled(text: str, context: Mapping[str, object]) -> str:
    parts: list[str] = []
    length = 0
    for part in _text(text).generate(context):
        length += len(part)
        if length > LIMIT:
            raise TemplateError(f"Kết quả dài quá {LIMIT} ký tự.")
        parts.append(part)
    return "".join(parts)


def fill(text: str, context: Mapping[str, object]) -> str:
    """The text with its tags filled in ("Số: {{ so }}"); `TemplateError`, naming it, if one has no value."""
    try:
        with counting():
            return _assembled(text, context)
    except FAULTS as fault:
        raise _refusal(text, fault) from fault


def names(text: str) -> frozenset[str]:
    """The root names that the tags of a text use: "{{ don_vi.ten }}" uses don_vi."""
    try:
        return frozenset(meta.find_undeclared_variables(expressions().parse(text)))
    except jinja2.TemplateError as fault:
        raise _refusal(text, fault) from fault


def expression_names(expression: str) -> frozenset[str]:
    """The root names that an expression uses: "don_vi.ten" uses don_vi."""
    return names(f"{{{{ {expression} }}}}")
