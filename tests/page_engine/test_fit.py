"""The passes over a filled page."""

from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn

from vanban.errors import TemplateError
from vanban.page.engine import compile_template, render
from vanban.page.fit.choices import default_choices
from vanban.page.metrics import text_width, wrap
from vanban.page.text import paragraphs
from vanban.records import CellMerge, Missing

Make = Callable[..., bytes]
P = Callable[..., str]
TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TEXT_WIDTH = 11906 - 1701 - 850
MARGINS = 2 * 115  # Word's own, as the table says none
TWIPS = 1440 / 25.4


def opened(
    data: bytes, *, merges: dict[str, tuple[CellMerge, ...]] | None = None, **values: object
) -> DocumentType:
    return Document(BytesIO(render(compile_template(data), values, merges or {})))


def indents(paragraph: object) -> tuple[int, int]:
    found = paragraph._p.pPr.find(qn("w:ind"))  # type: ignore[attr-defined]
    return int(found.get(qn("w:left"))), int(found.get(qn("w:right")))


# --- rules -------------------------------------------------------------------------------


def test_the_rule_under_a_subject_is_its_share_of_the_line(make: Make, p: P) -> None:
    made = opened(make(p("{{ x }}", style="Dam") + p(style="KeTY")), x="Về việc kiểm tra")
    left, right = indents(made.paragraphs[1])
    assert abs(left - right) <= 1
    assert TEXT_WIDTH - left - right == pytest.approx(
        0.4 * text_width("Về việc kiểm tra", 14, True) * TWIPS, abs=2
    )


def test_the_rule_of_a_long_subject_goes_by_its_longest_line(make: Make, p: P) -> None:
    long = "kiểm tra công tác cải cách hành chính " * 5
    made = opened(make(p("{{ x }}", style="Dam") + p(style="KeTY")), x=long)
    left, right = indents(made.paragraphs[1])
    longest = max(text_width(line, 14, True) for line in wrap(long, TEXT_WIDTH / TWIPS, 14, True))
    assert TEXT_WIDTH - left - right == pytest.approx(0.4 * longest * TWIPS, abs=2)


def test_a_rule_without_a_line_above_stays_as_it_is(make: Make, p: P) -> None:
    assert opened(make(p(style="KeTY"))).paragraphs[0]._p.pPr.find(qn("w:ind")) is None


def test_a_rule_in_a_section_lying_sideways_goes_by_that_page(make: Make, p: P) -> None:
    upright = (
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="1000" w:right="1000" '
        'w:bottom="1000" w:left="1000" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr></w:pPr></w:p>'
    )
    made = opened(make(p("Phụ lục", style="Dam") + p(style="KePL") + upright + p("x")))
    left, right = indents(made.paragraphs[1])
    assert 14838 - left - right == pytest.approx(0.4 * text_width("Phụ lục", 14, True) * TWIPS, abs=2)


# --- head --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def head(make: Make, p: P) -> bytes:
    def cell(*content: str) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{"".join(content)}</w:tc>'

    top = cell(p("{{ co_quan }}", style="Dam13"), p(style="KeCQ"))
    title = cell(p(TITLE, style="Dam13"), p(MOTTO, style="Dam"), p(style="KeTN"))
    sdt = (
        '<w:sdt><w:sdtPr><w:tag w:val="ngay"/><w:id w:val="7"/><w:text/></w:sdtPr><w:sdtContent>'
        "<w:r><w:t>{{ ngay }}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    date = (
        f'<w:p><w:pPr><w:pStyle w:val="Nghieng"/></w:pPr><w:r><w:t>{{{{ noi }}}}, ngày </w:t></w:r>{sdt}'
        "<w:r><w:t> tháng 02 năm 2026</w:t></w:r></w:p>"
    )
    rows = f"<w:tr>{top}{title}</w:tr><w:tr>{cell(p('Số: 12/QĐ-SKHCN'))}{cell(date)}</w:tr>"
    grid = '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'
    about = (
        '<w:tblW w:w="8000" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCaption w:val="dau-van-ban"/>'
    )
    return make(f"<w:tbl><w:tblPr>{about}</w:tblPr>{grid}{rows}</w:tbl>{p('x')}")


def widths(made: DocumentType) -> list[int]:
    return [int(column.get(qn("w:w"))) for column in made.tables[0]._tbl.tblGrid.findall(qn("w:gridCol"))]


@pytest.mark.parametrize(
    "agency", ["SỞ Y TẾ", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN TỈNH BÀ RỊA - VŨNG TÀU"]
)
def test_the_national_title_stays_on_one_line(head: bytes, agency: str) -> None:
    left, right = widths(opened(head, co_quan=agency, noi="Đồng Tháp", ngay="05"))
    assert left + right == TEXT_WIDTH
    assert right - MARGINS >= text_width(TITLE, 13, True) * TWIPS


def test_cells_are_as_wide_as_their_columns(head: bytes) -> None:
    made = opened(head, co_quan="SỞ Y TẾ", noi="Đồng Tháp", ngay="05")
    for row in made.tables[0]._tbl.tr_lst:
        assert [int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row.tc_lst] == widths(made)


def test_the_rule_under_the_motto_is_as_long_as_the_motto(head: bytes) -> None:
    made = opened(head, co_quan="SỞ Y TẾ", noi="Đồng Tháp", ngay="05")
    left, right = indents(made.tables[0]._cells[1].paragraphs[2])
    assert widths(made)[1] - MARGINS - left - right == pytest.approx(
        text_width(MOTTO, 14, True) * TWIPS, abs=2
    )


def test_a_date_line_that_fits_keeps_its_size(head: bytes) -> None:
    made = opened(head, co_quan="SỞ Y TẾ", noi="Đồng Tháp", ngay="05")
    assert "w:sz " not in made.tables[0]._cells[3]._tc.xml


def test_a_long_date_line_takes_the_smaller_size_and_one_line(head: bytes) -> None:
    made = opened(head, co_quan="SỞ Y TẾ", noi="Thành phố Hồ Chí Minh", ngay="05")
    date = made.tables[0]._cells[3]
    runs = date._tc.findall(f".//{qn('w:r')}")
    assert [run.rPr.find(qn("w:sz")).get(qn("w:val")) for run in runs] == ["26"] * len(runs)
    line = text_width("Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2026", 13, italic=True)
    assert widths(made)[1] - MARGINS >= line * TWIPS


def test_a_long_agency_breaks_into_lines_of_about_one_length(head: bytes) -> None:
    agency = "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH"
    made = opened(head, co_quan=agency, noi="Đồng Tháp", ngay="05")
    name, rule = made.tables[0]._cells[0].paragraphs
    room = widths(made)[0] - MARGINS
    plain, (left, right) = wrap(agency, room / TWIPS, 13, True), indents(name)
    even = wrap(agency, (room - left - right) / TWIPS, 13, True)
    assert name.text == agency
    assert len(even) == len(plain) == 2
    assert len(plain[1].split()) < len(even[1].split())
    drawn = room - sum(indents(rule))
    assert drawn == pytest.approx(0.4 * max(text_width(line, 13, True) for line in even) * TWIPS, abs=2)


def test_the_name_of_the_head_is_the_one_the_builder_writes() -> None:
    from vanban.page.blocks_head import HEAD

    assert default_choices().measures.head_table == HEAD


# --- merges ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def grid(make: Make, table: P) -> bytes:
    row = ("{{ r[0] }}", "{{ r[1] }}", "{{ r[2] }}")
    return make(
        table(
            "ds", ("!STT", "!Tên", "!Hạn"), ("{%tr for r in rows %}", "", ""), row, ("{%tr endfor %}", "", "")
        )
    )


def texts(data: bytes) -> list[str]:
    return [line.text for line in paragraphs(data) if line.part == "thân văn bản" and line.text]


def merged(grid: bytes, rows: list[tuple[object, ...]], *merges: CellMerge) -> bytes:
    return render(compile_template(grid), {"rows": rows}, {"ds": merges})


def shape(data: bytes) -> list[list[tuple[int, str | None, str]]]:
    rows = Document(BytesIO(data)).tables[0]._tbl.tr_lst[1:]
    return [
        [
            (cell.grid_span, cell.vMerge, "".join(one.text for one in cell.iter(qn("w:t"))))
            for cell in row.tc_lst
        ]
        for row in rows
    ]


def test_cells_of_a_row_become_one(grid: bytes) -> None:
    made = merged(grid, [("I", "SỞ Y TẾ", ""), ("1", "a", "b")], CellMerge(0, 2, 3))
    assert shape(made) == [
        [(1, None, "I"), (2, None, "SỞ Y TẾ")],
        [(1, None, "1"), (1, None, "a"), (1, None, "b")],
    ]


def test_the_words_move_if_the_kept_cell_is_empty(grid: bytes) -> None:
    assert shape(merged(grid, [("", "SỞ Y TẾ", "")], CellMerge(0, 1, 3))) == [[(3, None, "SỞ Y TẾ")]]


def test_equal_cells_become_one_downwards(grid: bytes) -> None:
    rows = [("1", "A", "x"), ("1", "A", "y"), ("2", "B", "z")]
    made = merged(grid, rows, CellMerge(1, 1, 2, up=True))
    assert [[cell[1] for cell in row] for row in shape(made)] == [
        ["restart", "restart", None],
        ["continue", "continue", None],
        [None, None, None],
    ]
    assert texts(made) == ["!STT", "!Tên", "!Hạn", "1", "A", "x", "y", "2", "B", "z"]


def test_a_long_run_of_equal_cells_is_one_cell(grid: bytes) -> None:
    rows = [("1", "A", str(number)) for number in range(5)]
    made = merged(grid, rows, *(CellMerge(row, 1, 1, up=True) for row in range(1, 5)))
    assert [row[0][1] for row in shape(made)] == ["restart"] + ["continue"] * 4


def test_rows_a_a_b_never_become_a_a_a(grid: bytes) -> None:
    with pytest.raises(TemplateError, match="làm mất chữ “B”"):
        merged(
            grid,
            [("1", "A", ""), ("1", "A", ""), ("1", "B", "")],
            CellMerge(1, 2, 2, up=True),
            CellMerge(2, 2, 2, up=True),
        )


@pytest.mark.parametrize(
    "merges",
    [
        (CellMerge(0, 1, 2),),
        (CellMerge(0, 1, 4),),
        (CellMerge(5, 1, 2),),
        (CellMerge(0, 1, 1, up=True),),
        (CellMerge(1, 1, 2), CellMerge(1, 2, 3)),
        (CellMerge(1, 2, 3), CellMerge(1, 2, 2, up=True)),
    ],
)
def test_merges_that_lose_words_or_miss_their_cells_are_refused(
    grid: bytes, merges: tuple[CellMerge, ...]
) -> None:
    with pytest.raises(TemplateError, match=r"Bảng|bảng"):
        merged(grid, [("a", "b", "c"), ("", "", "")], *merges)


def test_merging_an_unknown_table_is_refused(grid: bytes) -> None:
    with pytest.raises(TemplateError, match="không có bảng “khac”"):
        render(compile_template(grid), {"rows": []}, {"khac": (CellMerge(0, 1, 2),)})


def test_properties_of_merged_cells_stand_in_the_order_of_the_schema(
    grid: bytes, xml: Callable[..., str]
) -> None:
    found = xml(
        merged(
            grid,
            [("1", "A", ""), ("1", "", "")],
            CellMerge(0, 2, 3),
            CellMerge(1, 2, 3),
            CellMerge(1, 1, 1, up=True),
        )
    )
    assert '<w:tcW w:w="4000" w:type="dxa"/><w:gridSpan w:val="2"/><w:vAlign' in found
    assert '<w:vMerge w:val="continue"/><w:vAlign' in found


# --- rows, marks, ids, repairs -----------------------------------------------------------


def test_a_row_of_sixty_lines_may_split_and_the_others_not(make: Make, table: P) -> None:
    data = make(table("b", ("!A", "B"), ("{{ x }}", ""), ("ngắn", "")))
    made = opened(data, x="\n".join(f"dòng {number}" for number in range(60)))
    assert [row.find(f".//{qn('w:cantSplit')}") is not None for row in made.tables[0]._tbl.tr_lst] == [
        True,
        False,
        True,
    ]


def test_a_row_of_one_long_paragraph_may_split(make: Make, table: P) -> None:
    made = opened(make(table("b", ("{{ x }}", ""))), x="nhiệm vụ cải cách " * 200)
    assert made.tables[0]._tbl.find(f".//{qn('w:cantSplit')}") is None


def test_marks_become_runs_of_their_own_on_a_ground(make: Make, xml: Callable[..., str]) -> None:
    body = (
        "<w:p><w:r><w:rPr><w:b/><w:u w:val='single'/></w:rPr><w:t>Từ {{ x }} đến {{ y }}.</w:t></w:r></w:p>"
    )
    made = render(compile_template(make(body)), {"x": Missing("Ngày"), "y": "‹chưa kiểm chứng›"})
    runs = Document(BytesIO(made)).paragraphs[0].runs
    marked = [(run.text, bool(run.bold), run.font.highlight_color is not None) for run in runs]
    assert marked == [
        ("Từ ", True, False),
        ("‹thiếu: Ngày›", True, True),
        (" đến ", True, False),
        ("‹chưa kiểm chứng›", True, True),
        (".", True, False),
    ]
    assert '<w:b/><w:highlight w:val="yellow"/><w:u w:val="single"/>' in xml(made)


def test_line_breaks_around_a_mark_stay(make: Make, p: P) -> None:
    made = render(compile_template(make(p("{{ x }}"))), {"x": "a\n‹thiếu: b›\nc"})
    assert texts(made) == ["a\n‹thiếu: b›\nc"]


def test_bookmarks_and_controls_in_loops_are_unique(make: Make, p: P) -> None:
    control = (
        '<w:sdt><w:sdtPr><w:tag w:val="so"/><w:id w:val="5"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>{{ x }}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    marked = f'<w:p><w:bookmarkStart w:id="3" w:name="muc"/>{control}<w:bookmarkEnd w:id="3"/></w:p>'
    body = p("{%p for x in xs %}") + marked + p("{%p endfor %}")
    made = Document(BytesIO(render(compile_template(make(body)), {"xs": ("a", "b", "c")})))
    starts = made.element.body.findall(f".//{qn('w:bookmarkStart')}")
    ends = made.element.body.findall(f".//{qn('w:bookmarkEnd')}")
    ids = [start.get(qn("w:id")) for start in starts]
    assert ids == [end.get(qn("w:id")) for end in ends]
    assert len(set(ids)) == 3
    assert [start.get(qn("w:name")) for start in starts] == ["muc", "muc_2", "muc_3"]
    controls = [one.get(qn("w:val")) for one in made.element.body.findall(f".//{qn('w:sdtPr')}/{qn('w:id')}")]
    assert len(set(controls)) == 3


def test_half_a_bookmark_is_removed(make: Make, p: P, xml: Callable[..., str]) -> None:
    half = '<w:p><w:bookmarkStart w:id="3" w:name="muc"/><w:r><w:t>a</w:t></w:r></w:p>'
    body = half + p("{%p if x %}") + '<w:p><w:bookmarkEnd w:id="3"/></w:p>' + p("{%p endif %}")
    assert "bookmark" not in xml(render(compile_template(make(body)), {"x": False}))


def test_drawings_in_loops_have_ids_of_their_own(make: Make, p: P, xml: Callable[..., str]) -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/></wp:inline></w:drawing></w:r></w:p>'
    )
    found = xml(
        render(compile_template(make(p("{%p for x in xs %}") + drawing + p("{%p endfor %}"))), {"xs": (1, 2)})
    )
    assert '<wp:docPr id="1"' in found
    assert found.count('<wp:docPr id="1"') == 1


def test_a_cell_emptied_by_a_condition_keeps_a_paragraph(make: Make, p: P) -> None:
    cell = f"<w:tc>{p('{%p if x %}')}{p('a')}{p('{%p endif %}')}</w:tc>"
    made = opened(
        make(f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"), x=False
    )
    assert len(made.tables[0]._tbl.tr_lst[0].tc_lst[0].p_lst) == 1


def test_a_table_without_rows_is_left_out(make: Make, table: P) -> None:
    data = make(table("b", ("{%tr for r in rows %}",), ("{{ r }}",), ("{%tr endfor %}",)))
    assert opened(data, rows=()).tables == []


def test_empty_values_leave_no_empty_runs(make: Make, p: P, xml: Callable[..., str]) -> None:
    assert "<w:r>" not in xml(render(compile_template(make(p("{{ x }}"))), {"x": None}))


def test_a_header_emptied_by_a_condition_keeps_a_paragraph(make: Make, p: P, xml: Callable[..., str]) -> None:
    data = make(p("a"), header=p("{%p if x %}") + p("b") + p("{%p endif %}"))
    assert "<w:p/>" in xml(render(compile_template(data), {"x": False}), "word/header1.xml")


def test_tables_that_touch_are_kept_apart(make: Make, p: P, table: P) -> None:
    between = p("{%p if x %}") + p("a") + p("{%p endif %}")
    made = opened(make(table("a", ("1",)) + between + table("b", ("2",))), x=False)
    assert [block.tag.rpartition("}")[2] for block in made.element.body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_what_must_follow_a_last_table_takes_no_room(make: Make, table: P) -> None:
    """A full line after a table that fills its page would make an empty one."""
    made = opened(make(table("a", ("x", "y"))))
    (after,) = made.paragraphs
    spacing = after._p.pPr.find(qn("w:spacing"))
    says = [spacing.get(qn(f"w:{key}")) for key in ("before", "after", "line", "lineRule")]
    assert says == ["0", "0", "20", "exact"]


def test_an_empty_line_that_ends_a_section_after_a_table_takes_no_room(make: Make, p: P, table: P) -> None:
    section = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
    made = opened(make(table("a", ("x", "y")) + section + table("b", ("x", "y")) + p()))
    for after in made.paragraphs:
        assert after._p.pPr.find(qn("w:spacing")).get(qn("w:line")) == "20"


def test_words_after_a_last_table_keep_their_line(make: Make, p: P, table: P) -> None:
    made = opened(make(table("a", ("x", "y")) + p("x")))
    assert made.paragraphs[0]._p.pPr is None


BREAK = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1" w:right="1" w:bottom="1" w:left="1" '
    'w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
)


@pytest.mark.parametrize(
    ("run", "kept"),
    [("<w:r><w:t>{{ y }}</w:t></w:r>", ["x", "Kết"]), ("<w:r><w:br/></w:r>", ["x", "\n"]), ("", ["x"])],
)
def test_words_beside_the_break_of_a_dropped_last_section_stay(
    make: Make, p: P, run: str, kept: list[str]
) -> None:
    ending = f"<w:p><w:pPr><w:keepNext/>{BREAK}</w:pPr>{run}</w:p>"
    body = p("x") + ending + p("{%p if x %}") + p("Phụ lục") + p("{%p endif %}")
    made = opened(make(body), x=False, y="Kết")
    assert [one.text for one in made.paragraphs] == kept
    assert len(made.element.body.findall(f".//{qn('w:sectPr')}")) == 1


def test_a_style_id_with_a_quote_still_gets_its_rule(make: Make, p: P, xml: Callable[..., str]) -> None:
    parts = make(p("a"))
    styles = xml(parts, "word/styles.xml").replace('w:styleId="KeTY"', """w:styleId="Ke'TY]" """)
    body = p("Về việc kiểm tra", style="Dam") + p(style="Ke'TY]")
    made = opened(make(body, **{"word/styles.xml": styles}))
    assert made.paragraphs[1]._p.pPr.find(qn("w:ind")) is not None


@pytest.mark.parametrize("merge", [CellMerge(0, 1, 2), CellMerge(1, 2, 2, up=True)])
def test_a_picture_is_never_merged_away(make: Make, merge: CellMerge) -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/></wp:inline></w:drawing></w:r></w:p>'
    )
    row = f"<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc>{drawing}</w:tc></w:tr>"
    about = '<w:tblPr><w:tblCaption w:val="ds"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>'
    template = compile_template(make(f"<w:tbl>{about}{row}{row}</w:tbl><w:p/>"))
    with pytest.raises(TemplateError, match="hình"):
        render(template, {}, {"ds": (merge,)})


def test_a_picture_moves_with_the_words_of_its_cell(make: Make, xml: Callable[..., str]) -> None:
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/></wp:inline></w:drawing></w:r>'
    row = f"<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>a</w:t></w:r>{drawing}</w:p></w:tc></w:tr>"
    about = '<w:tblPr><w:tblCaption w:val="ds"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>'
    template = compile_template(make(f"<w:tbl>{about}{row}</w:tbl><w:p/>"))
    assert "w:drawing" in xml(render(template, {}, {"ds": (CellMerge(0, 1, 2),)}))
