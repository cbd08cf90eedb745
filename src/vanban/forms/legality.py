"""Whether choices of typesetting stay inside the ranges of the law."""

from collections.abc import Iterator
from dataclasses import dataclass

from vanban.errors import TemplateError
from vanban.forms.choices import Typeset
from vanban.law.facts import Fact, Law, Range
from vanban.vietnamese import number

_SIDES = ("top", "bottom", "left", "right")

# The colours Word knows for highlighting.
_HIGHLIGHTS = (
    "black",
    "blue",
    "cyan",
    "darkBlue",
    "darkCyan",
    "darkGray",
    "darkGreen",
    "darkMagenta",
    "darkRed",
    "darkYellow",
    "green",
    "lightGray",
    "magenta",
    "none",
    "red",
    "white",
    "yellow",
)


@dataclass(frozen=True)
class Claim:
    """A choice and what the law allows for it: ranges, of which one must hold it."""

    key: str
    value: float
    allowed: tuple[Range, ...]
    article: str


def refuse_illegal(choices: Typeset, law: Law, where: str) -> None:
    """Raises `TemplateError` naming key, value, legal range and article of the first illegal choice."""
    for claim in _claims(choices, law):
        if not any(claim.value in allowed for allowed in claim.allowed):
            legal = " hoặc ".join(_words(allowed) for allowed in claim.allowed)
            raise TemplateError(
                f"{where}, {claim.key}: giá trị {number(claim.value)} không đúng quy định.",
                f"Phải là {legal} ({claim.article}).",
            )


def refuse_impossible(choices: Typeset, law: Law, where: str) -> None:
    """Raises `TemplateError` for the first choice, free by law, that no page can be drawn with."""
    for key, possible, mend in _demands(choices, law):
        if not possible:
            raise TemplateError(f"{where}, {key}: không trình bày được với giá trị này.", mend)


def _demands(choices: Typeset, law: Law) -> Iterator[tuple[str, bool, str]]:
    for key, size in choices.sizes.items():
        whole = size > 0 and (2 * size).is_integer()
        yield f"sizes, {key}", whole, "Word chỉ có cỡ chữ theo từng nửa điểm."
    shares = {f"rule_shares, {key}": share for key, share in choices.rule_shares.items()}
    for key, share in {**shares, "signature_left": choices.signature_left}.items():
        yield key, 0 < share < 1, "Phải lớn hơn 0 và nhỏ hơn 1."
    paper = law.page.paper.value
    upright, sideways = choices.portrait, choices.landscape
    room = paper.height - sideways.left - sideways.right
    yield "landscape, left", room > paper.width / 2, "Hai lề phải chừa lại hơn một nửa bề ngang của trang."
    room = paper.width - sideways.top - sideways.bottom
    yield "landscape, top", room > paper.width / 2, "Hai lề phải chừa lại hơn một nửa chiều cao của trang."
    header = choices.header_distance < min(upright.top, sideways.top)
    yield "header_distance", header, "Số trang phải nằm trong lề trên của mọi trang."
    colours = f"Các màu tô của Word: {', '.join(_HIGHLIGHTS)}."
    yield "missing_highlight", choices.missing_highlight in _HIGHLIGHTS, colours


def _words(allowed: Range) -> str:
    if allowed.max is None:
        return f"từ {number(allowed.min)} trở lên"
    if allowed.min == allowed.max:
        return number(allowed.min)
    return f"từ {number(allowed.min, 2)} đến {number(allowed.max, 2)}"


def _claims(choices: Typeset, law: Law) -> Iterator[Claim]:
    yield from _page(choices, law)
    yield from _sizes(choices, law)
    yield from _rules(choices, law)


def _claim(key: str, value: float, fact: Fact[Range]) -> Claim:
    return Claim(key, value, (fact.value,), fact.article)


def _page(choices: Typeset, law: Law) -> Iterator[Claim]:
    # The decree gives margins for the upright page only: a page lying sideways is not judged.
    for side in _SIDES:
        margin: Fact[Range] = getattr(law.page.margins, side)
        yield _claim(f"portrait, {side}", getattr(choices.portrait, side), margin)
    yield _claim("line_spacing", choices.line_spacing, law.page.line_spacing)
    yield _claim("gaps, gap", choices.gaps["gap"], law.page.paragraph_gap)
    indents = law.page.indents
    yield Claim("indent", choices.indent, tuple(Range(at, at) for at in indents.value), indents.article)


def _sizes(choices: Typeset, law: Law) -> Iterator[Claim]:
    for key, size in choices.sizes.items():
        component = law.components.get(key)
        if component and component.size:
            yield Claim(f"sizes, {key}", size, (component.size,), component.article)


def _rules(choices: Typeset, law: Law) -> Iterator[Claim]:
    for key, share in choices.rule_shares.items():
        component = law.components[key]
        if component.rule:
            allowed = Range(component.rule.min, component.rule.max)
            yield Claim(f"rule_shares, {key}", share, (allowed,), component.article)
