"""Any text put into a cell comes back from the document unchanged, or a problem names its cell."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vanban.compose.compose import compose
from vanban.forms.load import load_forms
from vanban.forms.typeset import load_typeset
from vanban.law.facts import load_law
from vanban.page.engine import compile_template, render
from vanban.page.store import read_template
from vanban.page.text import paragraphs
from vanban.records import Batch
from vanban.workbook import read
from vanban.workbook.blank import write_blank
from vanban.workbook.examples import load_example

pytestmark = pytest.mark.whole

DAY = date(2020, 8, 10)
HOSTILE = st.sampled_from(
    [
        "&",
        "<",
        ">",
        '"',
        "'",
        "]]>",
        "{{",
        "}}",
        "{% x %}",
        "{#",
        "{_{",
        "=1+1",
        "_x000D_",
        "_xFFFE_",
        "\u00a0",
    ]
)
TEXTS = st.lists(
    st.one_of(
        HOSTILE, st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), max_size=12)
    ),
    min_size=1,
    max_size=5,
).map("".join)


EXACT = (
    "Công văn & báo cáo",
    "pH < 7 và > 2; a <b>đậm</b>",
    'Kế hoạch "Một cửa" của ông O\'Brien',
    "kết thúc ]]> ở đây",
    "{{ 7 * 7 }} và {% if x %} và {# ghi chú #}",
    "{_{ giữ nguyên }_}",
    "=SUM(A1:A9) viết như chữ",
    "x" * 32_000,
)


@cache
def _blank() -> bytes:
    with TemporaryDirectory() as name:
        path = Path(name) / "so.xlsx"
        write_blank(path, load_example("cchc-2020"))
        return path.read_bytes()


def _typed(contents: Sequence[str]) -> tuple[Batch, list[str]]:
    """The batch read after a clerk typed these texts under Nội dung from row 5 on, and the cells."""
    book = openpyxl.load_workbook(BytesIO(_blank()))
    sheet = book["Nhiệm vụ"]
    column = next(cell.column for cell in sheet[3] if cell.value == "Nội dung")
    cells = [sheet.cell(row, column) for row in range(5, 5 + len(contents))]
    for cell, content in zip(cells, contents, strict=True):
        cell.value = content
        cell.data_type = "s"
    with TemporaryDirectory() as name:
        path = Path(name) / "so.xlsx"
        book.save(path)
        return read([path], today=DAY), [cell.coordinate for cell in cells]


def _printed(batch: Batch) -> list[str]:
    """Every text of the plan made from the batch."""
    law = load_law(DAY)
    made = compose(batch, {"KH-CT": load_forms()["KH-CT"]}, law, load_typeset(law))
    (draft,) = made.drafts
    paper = render(compile_template(read_template("KH-CT")), draft.values, draft.merges)
    return [line.text for line in paragraphs(paper)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=TEXTS)
def test_text_in_a_cell_comes_back_from_the_plan_or_is_named(content: str) -> None:
    batch, (cell,) = _typed([content])
    named = {(problem.place.sheet, problem.place.cell) for problem in batch.problems}
    assert content in _printed(batch) or ("Nhiệm vụ", cell) in named


def test_awkward_but_lawful_text_comes_back_to_the_letter() -> None:
    batch, _ = _typed(EXACT)
    assert [text for text in EXACT if text not in _printed(batch)] == []
