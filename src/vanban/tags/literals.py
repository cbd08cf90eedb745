"""Our own words in a text with tags: what stands outside the tags, and the constants they print."""

from collections.abc import Callable

import jinja2

from vanban.errors import TemplateError
from vanban.tags.evaluation import explained
from vanban.tags.sandbox import expressions

# A constant is printed if it stands between these. Others are compared with data, or name something.
_BEFORE = frozenset({"{{", "~", "else", "or", "("})
_AFTER = frozenset({"}}", "~", "if", "else", "or", ")", "|"})
_AFTER_BRACKET = frozenset({"~", "if"})  # a bracket may begin a call, and its constant an argument

_OUTSIDE, _CONSTANT, _BLANK = "data", "string", "whitespace"


def reworded(text: str, change: Callable[[str], str]) -> str:
    """The text with `change` made to our own words in it.

    Names, arguments and what data is compared with stay.

    Raises `TemplateError` if the tags cannot be read.
    """
    if change(text) == text:
        return text
    try:
        tokens = [(kind, value) for _, kind, value in expressions().lex(text)]
    except jinja2.TemplateSyntaxError as fault:
        raise TemplateError(f"Thẻ trong “{text}” không đọc được. {explained(fault)}") from fault
    said = [index for index, (kind, _) in enumerate(tokens) if kind != _BLANK]
    ours = {index for place, index in enumerate(said) if _is_ours(tokens, said, place)}
    return "".join(change(value) if index in ours else value for index, (_, value) in enumerate(tokens))


def _is_ours(tokens: list[tuple[str, str]], said: list[int], place: int) -> bool:
    kind = tokens[said[place]][0]
    if kind != _CONSTANT:
        return kind == _OUTSIDE
    before, after = tokens[said[place - 1]][1], tokens[said[place + 1]][1]
    return before in _BEFORE and after in (_AFTER_BRACKET if before == "(" else _AFTER)
