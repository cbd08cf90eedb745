"""Paragraphs, grounds, addressees, tables of data."""

from collections.abc import Callable

import pytest
from lxml.etree import _Element

from vanban.errors import TemplateError
from vanban.forms.model import Block, Column
from vanban.forms.typeset import Typeset
from vanban.page.metrics import text_width
from vanban.page.oxml import name, twips_of_mm

Make = Callable[..., object]
COLUMNS = (
    Column("STT", 3, "{{ loop.index }}", "center"),
    Column("Nội dung công việc", 120, "{{ nv.noi_dung }}", "both"),
    Column("Thực hiện", 40, "{{ nv.thuc_hien }}"),
)
TABLE = Block("table", name="nhiem_vu", rows="nv in nhiem_vu", columns=COLUMNS)


def _says(element: _Element) -> str:
    return "".join(element.itertext(name("w:t")))


def _rows(made: object) -> list[str]:
    return [_says(one) for one in made.table("nhiem_vu").iter(name("w:tr"))]


def _is_bold(row: _Element) -> bool:
    return all(run.find(f"{name('w:rPr')}/{name('w:b')}") is not None for run in row.iter(name("w:r")))


def test_a_repeated_block_judges_its_condition_for_each_item(built: Make) -> None:
    block = Block("paragraph", text="- {{ d }}", style="bullet", each="d in doan.muc_dich", when="d")
    assert list(built(block).lines())[:5] == [
        "{%p for d in doan.muc_dich %}",
        "{%p if d %}",
        "- {{ d }}",
        "{%p endif %}",
        "{%p endfor %}",
    ]


def test_every_tag_is_one_run_that_is_not_proofread(built: Make) -> None:
    made = built(Block("head"), Block("grounds"), TABLE, Block("signature"))
    for run in made.all("//w:r[w:t[contains(., '{{') or contains(., '{%')]]"):
        text = _says(run)
        assert text.startswith("{")
        assert text.endswith("}")
        assert run.find(f"{name('w:rPr')}/{name('w:noProof')}") is not None


def test_stars_make_bold_runs_with_tags_inside(built: Make) -> None:
    made = built(Block("paragraph", text="**Điều {{ n }}.** Thành lập", style="article"))
    (paragraph,) = made.styled("article")
    runs = [(_says(run), _is_bold_run(run)) for run in paragraph.iter(name("w:r"))]
    assert runs == [("Điều ", True), ("{{ n }}", True), (".", True), (" Thành lập", False)]


def _is_bold_run(run: _Element) -> bool:
    return run.find(f"{name('w:rPr')}/{name('w:b')}") is not None


def test_bold_that_is_never_closed_is_refused(built: Make) -> None:
    with pytest.raises(TemplateError, match="không đóng"):
        built(Block("paragraph", text="**Điều 1. Thành lập"))


def test_an_unknown_style_is_refused_by_name(built: Make) -> None:
    with pytest.raises(TemplateError, match="“chuong”"):
        built(Block("paragraph", text="x", style="chuong"))


def test_an_unknown_block_is_refused_by_name(built: Make) -> None:
    with pytest.raises(TemplateError, match="“hinh_anh”"):
        built(Block("hinh_anh"))


def test_literal_text_is_escaped(built: Make) -> None:
    made = built(Block("paragraph", text="pH < 7 & “>2”"))
    assert made.text("body") == ["pH < 7 & “>2”"]


def test_grounds_end_with_semicolons_and_the_last_with_a_stop(built: Make) -> None:
    assert built(Block("grounds")).text("grounds") == [
        '{{ dong }}{{ ";" if not loop.last else "" if (dong ~ "").endswith(".") else "." }}'
    ]


def test_one_addressee_stands_on_the_line_of_the_label_and_several_below(built: Make) -> None:
    made = built(Block("addressees", items="[dv.ten]"))
    assert made.text("addressee") == ["Kính gửi: {{ ([dv.ten])|first }}"]
    assert made.text("addressees") == ["Kính gửi:"]
    assert made.text("addressees_item") == [
        '- {{ dong }}{{ ";" if not loop.last else "" if (dong ~ "").endswith(".") else "." }}'
    ]


def test_the_dashes_of_addressees_stand_under_the_colon(built: Make, typeset: Typeset) -> None:
    made = built()
    path = "//w:style[w:name/@w:val='{}']/w:pPr/w:ind"
    (label,) = made.all(path.format("VB Kính gửi nhiều nơi"), "word/styles.xml")
    (item,) = made.all(path.format("VB Nơi được gửi"), "word/styles.xml")
    dash = int(item.get(name("w:left"))) - int(item.get(name("w:hanging")))
    shift = text_width("Kính gửi", typeset.sizes["addressees"])
    assert dash - int(label.get(name("w:left"))) == pytest.approx(twips_of_mm(shift), abs=2)


def test_a_table_repeats_its_heading_and_splits_no_row(built: Make) -> None:
    heading, start, row, end = built(TABLE).table("nhiem_vu").iter(name("w:tr"))
    assert heading.find(f"{name('w:trPr')}/{name('w:tblHeader')}") is not None
    assert row.find(f"{name('w:trPr')}/{name('w:cantSplit')}") is not None
    assert [_says(start), _says(end)] == ["{%tr for nv in nhiem_vu %}", "{%tr endfor %}"]


def test_a_table_fills_the_text_and_cuts_no_heading_inside_a_word(built: Make, typeset: Typeset) -> None:
    widths = [int(one.get(name("w:w"))) for one in built(TABLE).table("nhiem_vu").iter(name("w:gridCol"))]
    text = 210 - typeset.portrait.left - typeset.portrait.right
    assert sum(widths) == pytest.approx(twips_of_mm(text), abs=3)
    word = text_width("STT", typeset.sizes["table"], bold=True) + 2 * typeset.table_padding
    assert widths[0] >= twips_of_mm(word)


def test_rows_are_bold_where_the_form_says_so(built: Make) -> None:
    block = Block("table", name="nhiem_vu", rows="nv in nhiem_vu", bold="nv.cap == 'Nhóm'", columns=COLUMNS)
    made = built(block)
    cells = "{{ loop.index }}{{ nv.noi_dung }}{{ nv.thuc_hien }}"
    assert _rows(made)[2:7] == [
        "{%tr if (nv.cap == 'Nhóm') %}",
        cells,
        "{%tr else %}",
        cells,
        "{%tr endif %}",
    ]
    rows = list(made.table("nhiem_vu").iter(name("w:tr")))
    assert [_is_bold(rows[3]), _is_bold(rows[5])] == [True, False]


def test_a_paragraph_follows_every_table(built: Make) -> None:
    made = built(Block("head"), TABLE, Block("signature"))
    for table in made.all("//w:tbl"):
        assert table.getnext().tag == name("w:p")
