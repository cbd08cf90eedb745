"""The passes over a filled part, in the order they need each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from vanban.page.fit.balance import balance_titles
from vanban.page.fit.choices import Choices
from vanban.page.fit.columns import widen_columns
from vanban.page.fit.ending import drop_empty_last_section
from vanban.page.fit.head import fit_heads
from vanban.page.fit.highlight import highlight_marks
from vanban.page.fit.ids import unique_ids
from vanban.page.fit.looks import Looks
from vanban.page.fit.merges import merge_cells
from vanban.page.fit.repair import repair
from vanban.page.fit.rows import free_tall_rows
from vanban.page.fit.rules import fit_rules
from vanban.records import CellMerge


@dataclass(frozen=True)
class Fitting:
    """What the passes need beside the part: the template's styles, choices, wanted merges, unused ids."""

    looks: Looks
    choices: Choices
    merges: Mapping[str, tuple[CellMerge, ...]]
    fresh: Iterator[int]


def fit(root: _Element, fitting: Fitting) -> None:
    """Repair and fit a filled part in place."""
    looks, choices = fitting.looks, fitting.choices
    repair(root)
    drop_empty_last_section(root)
    merge_cells(root, fitting.merges)
    unique_ids(root, fitting.fresh)
    balance_titles(root, looks, choices.measures)
    # Widths of the head first: the rules in it are measured in its columns.
    fit_heads(root, looks, choices)
    fit_rules(root, choices.shares, looks)
    # Widths of columns before heights of rows.
    widen_columns(root, looks, choices.measures)
    free_tall_rows(root, choices.measures.tall_share, looks)
    highlight_marks(root, choices.mark_colour)
