"""Tags: the small language of forms and templates, and the only door to jinja2.

Expressions run in a sandbox with strict names: what a form names must exist. A value the
workbook lacks (`Missing`) passes through every filter, so that its mark reaches the paper.
"""

from vanban.tags.evaluation import FAULTS, evaluate, explained, expression_names, fill, names
from vanban.tags.filters import FILTERS
from vanban.tags.limits import counting
from vanban.tags.lists import DASH
from vanban.tags.literals import reworded
from vanban.tags.printing import printed
from vanban.tags.sandbox import Sandbox, expressions, markup

__all__ = [
    "DASH",
    "FAULTS",
    "FILTERS",
    "Sandbox",
    "counting",
    "evaluate",
    "explained",
    "expression_names",
    "expressions",
    "fill",
    "markup",
    "names",
    "printed",
    "reworded",
]
