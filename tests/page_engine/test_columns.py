"""Columns of data tables after filling: no date, number or symbol is cut in two."""

from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from vanban.page.engine import compile_template, render
from vanban.page.metrics import text_width

Make = Callable[..., bytes]
Made = Callable[..., str]
MARGINS = 2 * 115  # Word's own, as the table says none
TWIPS = 1440 / 25.4
HEADING = ("!STT", "!Nội dung", "!Hạn")


def widths(data: bytes, **values: object) -> list[int]:
    """The widths of the columns of the only table; every cell says the same."""
    (made,) = Document(BytesIO(render(compile_template(data), values, {}))).tables
    found = [int(column.get(qn("w:w"))) for column in made._tbl.tblGrid.findall(qn("w:gridCol"))]
    for row in made._tbl.tr_lst:
        assert [int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row.tc_lst] == found
    return found


def holds(width: int, word: str) -> bool:
    return width - MARGINS >= text_width(word, 14) * TWIPS


@pytest.mark.parametrize("word", ["15/9/2020", "412/SKHCN-VP", "1.234.567"])
def test_a_column_is_as_wide_as_its_longest_word(make: Make, table: Made, word: str) -> None:
    data = make(table("t", HEADING, ("1", "xong", "{{ han }}"), width=1300))
    found = widths(data, han=f"ngày {word}")
    assert holds(found[2], word)
    assert sum(found) == 3 * 1300


def test_the_column_with_most_room_gives_most(make: Make, table: Made) -> None:
    plain = table("t", HEADING, ("1", "{{ x }}", "{{ han }}"), width=1000)
    first, *rest = plain.split('w:w="1000"')
    cells = zip([1000, 3000, 1000] * (len(rest) // 3), rest, strict=True)
    data = make(first + "".join(f'w:w="{width}"{more}' for width, more in cells))
    narrow, wide, mended = widths(data, x="nội dung", han="412/SKHCN-VP")
    assert narrow + wide + mended == 5000
    assert holds(mended, "412/SKHCN-VP")
    assert holds(narrow, "STT")
    assert 1000 - narrow < (3000 - wide) / 4


def test_a_table_whose_words_fit_stays_as_it_is(make: Make, table: Made) -> None:
    assert widths(make(table("t", HEADING, ("1", "{{ x }}", "2"))), x="nội dung") == [2000] * 3


def test_a_table_without_a_heading_stays_as_it_is(make: Make, table: Made) -> None:
    assert widths(make(table("t", ("1", "{{ x }}"), width=900)), x="412/SKHCN-VP") == [900] * 2


def test_a_word_that_fits_nowhere_takes_no_room_from_a_date(make: Make, table: Made) -> None:
    data = make(table("t", HEADING, ("1", "{{ x }}", "{{ han }}"), width=1150))
    found = widths(data, x="https://" + "a" * 300, han="15/9/2020")
    assert holds(found[2], "15/9/2020")
    assert sum(found) == 3 * 1150


def test_too_many_long_words_share_the_width_there_is(make: Make, table: Made) -> None:
    data = make(table("t", HEADING, ("{{ x }}", "{{ x }}", "{{ x }}"), width=900))
    assert widths(data, x="412/SKHCN-VP") == [900] * 3
