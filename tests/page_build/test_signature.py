"""The foot of a paper: whole, level, and never alone on a page."""

from collections.abc import Callable

import pytest
from lxml import etree
from lxml.etree import _Element

from vanban.forms.model import Block, Column
from vanban.forms.typeset import Typeset
from vanban.page.engine import compile_template, render
from vanban.page.metrics import ascent
from vanban.page.oxml import name, points
from vanban.page.package import open_package

Make = Callable[..., object]
SIGN = Block("signature")
SIGNERS = Block(
    "minutes_signatures", signers=(("ĐẠI DIỆN", "{{ a }}"), ("THƯ KÝ", "{{ b }}"), ("TỔ TRƯỞNG", "{{ c }}"))
)


def _says(element: _Element) -> str:
    return "".join(element.itertext(name("w:t")))


def _keeps(paragraph: _Element) -> bool:
    return paragraph.find(f"{name('w:pPr')}/{name('w:keepNext')}") is not None


def _spacing(made: object, key: str) -> int:
    (found,) = made.all(f"//w:style[w:name/@w:val='{key}']/w:pPr/w:spacing", "word/styles.xml")
    return int(found.get(name("w:before")))


def test_recipients_stand_left_of_the_signer_in_one_row(built: Make) -> None:
    (row,) = built(SIGN).table("khoi-ky").iter(name("w:tr"))
    left, right = row.iter(name("w:tc"))
    assert [_says(one) for one in left] == [
        "",
        "Nơi nhận:",
        "{%p for dong in noi_nhan %}",
        '- {{ dong }}{{ ";" if not loop.last else "" if (dong ~ "").endswith(".") else "." }}',
        "{%p endfor %}",
    ]
    assert _says(right).endswith("{%p endfor %}{{ ky.ho_ten }}")
    assert row.find(f"{name('w:trPr')}/{name('w:cantSplit')}") is not None


def test_a_form_without_recipients_prints_none(built: Make) -> None:
    assert built(SIGN, recipients=()).text("recipients_label") == []


def test_the_label_stands_on_the_base_line_of_the_powers(built: Make, typeset: Typeset) -> None:
    made = built(SIGN)
    lower = _spacing(made, "VB Nơi nhận (đầu mục)") - _spacing(made, "VB Quyền hạn chức vụ")
    rise = ascent(typeset.sizes["capacity"]) - ascent(typeset.sizes["recipients_label"])
    assert lower / 20 == pytest.approx(points(rise), abs=0.05)


def test_there_is_room_to_sign_above_the_name(built: Make, typeset: Typeset) -> None:
    assert _spacing(built(SIGN), "VB Người ký") == typeset.gaps["signature_gap"] * 20


def test_the_last_paragraph_is_held_by_the_signature(built: Make) -> None:
    first, last = built(Block("paragraph", text="a"), Block("paragraph", text="b./."), SIGN).styled("body")
    assert [_keeps(first), _keeps(last)] == [False, True]


def test_of_repeated_paragraphs_only_the_last_is_held_and_without_any_the_one_before(built: Make) -> None:
    made = built(Block("paragraph", text="a"), Block("paragraph", text="{{ d }}", each="d in ket"), SIGN)
    assert [(_says(one), _keeps(one)) for one in made.styled("body")] == [
        ("a", True),
        ("a", False),
        ("{{ d }}", True),
        ("{{ d }}", False),
    ]
    statements = [line for line in made.lines() if line.startswith("{%p if")]
    assert statements == ["{%p if not (ket) %}", "{%p if loop.last %}"]


def test_a_paragraph_is_held_by_a_signature_two_blocks_on_if_the_one_between_is_absent(built: Make) -> None:
    made = built(Block("paragraph", text="a"), Block("paragraph", text="b", when="c"), SIGN)
    assert [(_says(one), _keeps(one)) for one in made.styled("body")] == [
        ("a", True),
        ("a", False),
        ("b", True),
    ]
    assert "{%p if not (c) %}" in list(made.lines())


def test_the_line_that_leads_to_a_table_is_held_by_it(built: Make) -> None:
    table = Block("table", name="t", rows="x in xs", columns=(Column("STT", 12, "{{ x }}"),))
    made = built(Block("paragraph", text="a"), Block("paragraph", text="Biểu 1:"), table)
    assert [_keeps(one) for one in made.styled("body")] == [False, True]


def test_the_last_row_of_a_table_is_held_by_the_signature(built: Make) -> None:
    columns = (Column("STT", 12, "{{ x }}"),)
    made = built(Block("table", name="t", rows="x in xs", bold="x", columns=columns), SIGN)
    rows = [_says(one) for one in made.table("t").iter(name("w:tr")) if "{%tr" in _says(one)]
    assert rows[1:-1] == [
        "{%tr if (x) %}",
        "{%tr elif loop.last %}",
        "{%tr else %}",
        "{%tr endif %}",
    ]
    assert [_keeps(one) for one in made.styled("table_left")] == [True, True, False]


def test_the_title_of_a_group_of_rows_is_held_by_the_row_below(built: Make) -> None:
    columns = (Column("STT", 12, "{{ x }}"),)
    made = built(Block("table", name="t", rows="x in xs", bold="x", columns=columns))
    assert [_keeps(one) for one in made.styled("table_left")] == [True, False]


def test_a_tiny_paragraph_ends_the_paper_after_the_signature(built: Make) -> None:
    last = built(SIGN).all("//w:body/*")[-2]
    assert last.find(f"{name('w:pPr')}/{name('w:pStyle')}").get(name("w:val")) == "VBCuoiPhan"


def test_three_sign_side_by_side_and_recipients_stand_below(built: Make) -> None:
    titles, names, below = built(SIGNERS, kind="bien_ban").table("khoi-ky").iter(name("w:tr"))
    assert [_says(one) for one in titles.iter(name("w:tc"))] == ["ĐẠI DIỆN", "THƯ KÝ", "TỔ TRƯỞNG"]
    assert [_says(one) for one in names.iter(name("w:tc"))] == ["{{ a }}", "{{ b }}", "{{ c }}"]
    assert _says(below).startswith("Nơi nhận:")
    assert all(_keeps(one) for one in names.iter(name("w:p")))


def _signed(built: Make, *people: str) -> list[_Element]:
    """The rows of signatures filled in, two people in a row."""
    each = Block(
        "minutes_signatures",
        each="hang in people|batch(2)|list",
        signers=(("BÊN TRÁI", "{{ hang|first }}"), ("BÊN PHẢI", "{{ hang|last }}")),
    )
    made = built(Block("paragraph", text="cam đoan./."), each, recipients=(), kind="bien_ban")
    parts = open_package(render(compile_template(made.data), {"people": people, "du_thao": False}, {}))
    root = etree.fromstring(parts["word/document.xml"])
    (text,) = [one for one in root.iter(name("w:p")) if _says(one) == "cam đoan./."]
    assert _keeps(text)
    (table,) = root.iter(name("w:tbl"))
    return list(table.iter(name("w:tr")))


def test_repeated_signatures_are_rows_of_one_table(built: Make) -> None:
    rows = [[_says(cell) for cell in row.iter(name("w:tc"))] for row in _signed(built, "a", "b", "c", "d")]
    assert rows == [["BÊN TRÁI", "BÊN PHẢI"], ["a", "b"], ["BÊN TRÁI", "BÊN PHẢI"], ["c", "d"]]


def _held(row: _Element) -> bool:
    """Whether a row stays by the next one: the capacity by its style."""
    path = f"{name('w:pPr')}/{name('w:pStyle')}"
    return all(
        _keeps(one) or one.find(path).get(name("w:val")) == "VBQuyenHan" for one in row.iter(name("w:p"))
    )


def test_a_few_rows_of_signatures_stay_together_with_the_last_words(built: Make) -> None:
    rows = _signed(built, *"abcdef")
    assert [_held(row) for row in rows] == [True] * 5 + [False]


def test_many_rows_of_signatures_may_part_but_no_name_leaves_its_title(built: Make) -> None:
    rows = _signed(built, *"abcdefghij")
    assert [_held(row) for row in rows] == [True, False] * 5
    assert all(row.find(f"{name('w:trPr')}/{name('w:cantSplit')}") is not None for row in rows)


def test_repeated_signatures_may_leave_items_out(built: Make) -> None:
    block = Block("minutes_signatures", each="x in xs", when="x", signers=(("A", "{{ x }}"), ("B", "b")))
    made = built(block, recipients=(), kind="bien_ban")
    parts = open_package(render(compile_template(made.data), {"xs": ("", "c"), "du_thao": False}, {}))
    rows = etree.fromstring(parts["word/document.xml"]).iter(name("w:tr"))
    assert [_says(row) for row in rows] == ["AB", "cb"]
