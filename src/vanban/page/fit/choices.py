"""What the fitting of a page goes by: the law, the typesetting, and a few measures of our own."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from vanban.errors import TemplateError
from vanban.forms.load import load_toml
from vanban.forms.strict import part
from vanban.forms.typeset import Typeset, load_typeset
from vanban.law.facts import Law, load_law
from vanban.page.styles import styles

_TABLE = Path(__file__).with_name("choices.toml")
# Key of a rule's style, and the key of its share in the typesetting.
_SHORT_RULES = (
    ("agency_rule", "agency"),
    ("subject_rule", "subject"),
    ("appendix_rule", "appendix_reference"),
)


@dataclass(frozen=True)
class Measures:
    """Our own measures; they are explained in `choices.toml`."""

    head_table: str
    slack_mm: float
    gap_slack_mm: float
    column_slack_mm: float
    agency_share: float
    tall_share: float
    break_before: tuple[str, ...]
    hold_to_next: tuple[str, ...]


@dataclass(frozen=True)
class Choices:
    """How a filled page is fitted.

    `shares`: name of the style of a rule, and its length as a share of the line above it. `date_sizes`: sizes
    in points the date line may take, largest first. `mark_colour`: Word's name of the colour under marks of
    what is missing.
    """

    shares: tuple[tuple[str, float], ...]
    date_sizes: tuple[float, ...]
    mark_colour: str
    measures: Measures


@cache
def _measures() -> Measures:
    return part(Measures, load_toml(_TABLE), _TABLE.name)


def _motto_share(law: Law) -> float:
    rule = law.components["motto"].rule
    if rule is None:
        raise TemplateError(f"{law.title} không định độ dài đường kẻ dưới Tiêu ngữ.")
    return rule.max


def _date_sizes(law: Law, typeset: Typeset) -> tuple[float, ...]:
    """The chosen size, and the smallest legal one to fall back to."""
    chosen, legal = typeset.sizes["place_date"], law.components["place_date"].size
    return (chosen, legal.min) if legal and legal.min < chosen else (chosen,)


def choices_of(law: Law, typeset: Typeset) -> Choices:
    """The choices that this law and this typesetting make."""
    short = tuple((styles()[rule].name, typeset.rule_shares[key]) for rule, key in _SHORT_RULES)
    return Choices(
        shares=((styles()["motto_rule"].name, _motto_share(law)), *short),
        date_sizes=_date_sizes(law, typeset),
        mark_colour=typeset.missing_highlight,
        measures=_measures(),
    )


@cache
def default_choices() -> Choices:
    """The choices of the typesetting we ship, under the regime without an end."""
    law = load_law(date.max)
    return choices_of(law, load_typeset(law))
