"""What a block is drawn on: the form, the law, the typesetting and the width of the text."""

from dataclasses import dataclass

from vanban.forms.model import Form
from vanban.forms.typeset import Typeset
from vanban.law.facts import Kind, Law
from vanban.page.metrics import line_height, text_width
from vanban.page.oxml import millimetres
from vanban.page.styles import size_of


@dataclass(frozen=True)
class Canvas:
    """The setting of a block. `text_width` is in mm, from margin to margin of its section."""

    form: Form
    law: Law
    typeset: Typeset
    text_width: float

    @property
    def kind(self) -> Kind:
        """What the law says of this kind of paper."""
        return self.law.kinds[self.form.kind]

    def words(self, key: str) -> str:
        """A fixed phrase of the law."""
        return self.law.wording[key].text

    @property
    def head_columns(self) -> tuple[float, float]:
        """Widths of the head in mm: the right column holds the national title on one line."""
        title, size = self.words("national_title"), size_of("national_title", self.typeset)
        right = max(self.typeset.head_column_min, text_width(title, size, bold=True))
        return self.text_width - right, right

    @property
    def signature_columns(self) -> tuple[float, float]:
        """Widths of recipients and signer in mm."""
        left = self.text_width * self.typeset.signature_left
        return left, self.text_width - left

    @property
    def signatures_together(self) -> int:
        """Rows of signatures in half a page: so many move to another page as one."""
        margins, gaps = self.typeset.portrait, self.typeset.gaps
        page = self.law.page.paper.value.height - margins.top - margins.bottom
        lines = sum(line_height(size_of(key, self.typeset)) for key in ("capacity", "signer"))
        return int(page / 2 / (lines + millimetres(gaps["signature_gap"] + 2 * gaps["gap"])))

    @property
    def number(self) -> str:
        """Number and symbol of the paper as tags."""
        return self.words("number_separator").join(("{{ so }}", "{{ ky_hieu }}"))

    @property
    def reference(self) -> str:
        """The line under the title of an appendix: number, date and issuer are those of the paper."""
        words, issuer = self.words("appendix_reference"), "{{ noi_ban_hanh }}"
        return words.format(kind=self.kind.name, number=self.number, date=self._date, agency=issuer)

    @property
    def _date(self) -> str:
        parts = {"date_day": "ngay", "date_month": "thang", "date_year": "nam_vb"}
        return " ".join(f"{self.words(key)} {{{{ {field} }}}}" for key, field in parts.items())

    def listed(self, item: str, kind: str) -> str:
        """A line of a list with its end: one mark after each, another after the last.

        A last line that ends with the mark already ("v.v.") gets no second one.
        """
        end, separator = self.words(f"{kind}_end"), self.words(f"{kind}_separator")
        ended = f'(dong ~ "").endswith("{end}")'
        return f'{item}{{{{ "{separator}" if not loop.last else "" if {ended} else "{end}" }}}}'
