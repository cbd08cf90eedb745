"""The choices of typesetting, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class PageMargins:
    """The margins of a page in mm, as it is read."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True)
class Typeset:
    """The keys of `typeset.toml`, explained there. Lengths in mm, sizes and gaps in points.

    `sizes` by component (and "table", "draft_mark"), `gaps` by name, `rule_shares` by component.
    """

    language: str
    header_distance: float
    indent: float
    line_spacing: float
    rule_weight: float
    head_column_min: float
    signature_left: float
    table_padding: float
    table_border: float
    number_gap: int
    day_gap: int
    draft_mark: str
    missing_highlight: str
    portrait: PageMargins
    landscape: PageMargins
    sizes: Mapping[str, float]
    gaps: Mapping[str, float]
    rule_shares: Mapping[str, float]
