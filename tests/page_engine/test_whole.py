"""Reading back, size and speed, and the schema."""

import random
import re
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from vanban.errors import TemplateError
from vanban.forms.model import Block, Column, Form
from vanban.forms.typeset import load_typeset
from vanban.law.facts import load_law
from vanban.page.build import build
from vanban.page.engine import Template, compile_template, render
from vanban.page.marks import missing_marks
from vanban.page.package import entry, open_package, pack
from vanban.page.text import Line, paragraphs
from vanban.records import CellMerge, Missing

pytestmark = pytest.mark.whole

Make = Callable[..., bytes]
P = Callable[..., str]


@pytest.fixture(scope="module")
def plan_data() -> bytes:
    """A paper drawn by the builder: head, title, body, table, signature."""
    columns = (
        Column("STT", 10, "{{ r.stt }}", "center"),
        Column("Nhiệm vụ", 90, "{{ r.ten }}"),
        Column("Hạn", 30, "{{ r.han }}"),
    )
    blocks = (
        Block("head"),
        Block("title"),
        Block("grounds"),
        Block("paragraph", text="Thực hiện **{{ ten }}**, {{ co_quan }} làm như sau:"),
        Block("paragraph", text="- {{ muc }}", each="muc in ds_muc", style="bullet"),
        Block("table", name="nhiem-vu", rows="r in rows", columns=columns),
        Block("signature"),
    )
    law = load_law(date(2020, 9, 1))
    form = Form("KH-CT", "ke_hoach", "Kế hoạch", "ke-hoach", "kiểm tra", blocks)
    return build(form, law, load_typeset(law))


@pytest.fixture(scope="module")
def plan(plan_data: bytes) -> Template:
    return compile_template(plan_data, "KH-CT")


VALUES: dict[str, object] = {
    "dau_chu_quan": "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP",
    "dau_co_quan": "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "co_quan": "Sở Khoa học và Công nghệ",
    "so": "\u00a0" * 8,
    "ky_hieu": "KH-SKHCN",
    "dia_danh": "Đồng Tháp",
    "ngay": "05",
    "thang": "02",
    "nam_vb": "2020",
    "trich_yeu": "Kiểm tra công tác cải cách hành chính năm 2020",
    "du_thao": True,
    "can_cu": ("Căn cứ Luật A", "Căn cứ Quyết định B"),
    "noi_nhan": ("Như trên", "Lưu: VT"),
    "ky": {"quyen_han": ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "ho_ten": "Nguyễn Văn A"},
    "ten": "kế hoạch & chương trình",
    "ds_muc": tuple(f"Mục thứ {number} của kế hoạch kiểm tra" for number in range(6)),
    "cau_hinh": {},
    "nam": 2020,
    "tham_quyen": "GIÁM ĐỐC",
}


def rows(count: int) -> list[dict[str, object]]:
    han = Missing("Hạn")
    return [
        {"stt": str(number), "ten": f"Nhiệm vụ thứ {number}", "han": han if number == 1 else "30/9"}
        for number in range(count)
    ]


def filled(plan: Template, count: int = 8, *merges: CellMerge) -> bytes:
    return render(plan, {**VALUES, "rows": rows(count)}, {"nhiem-vu": merges})


def test_a_made_paper_is_valid_and_opens(plan: Template, tmp_path: Path) -> None:
    made = filled(plan, 8, *(CellMerge(row, 3, 3, up=True) for row in (3, 4, 7)))
    path = tmp_path / "made.docx"
    path.write_bytes(made)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []
    assert Document(BytesIO(made)).tables


def test_a_paper_is_made_in_a_few_milliseconds(plan: Template) -> None:
    filled(plan)
    start = time.perf_counter()
    for _ in range(20):
        filled(plan)
    assert (time.perf_counter() - start) / 20 < 0.05


@pytest.mark.parametrize("count", [300, 6400])
def test_long_tables_take_linear_time(plan: Template, count: int) -> None:
    merges = [CellMerge(row, 3, 3, up=True) for row in range(3, count)]
    start = time.perf_counter()
    made = filled(plan, count, *merges)
    assert time.perf_counter() - start < 0.002 * count + 0.5
    assert made.startswith(b"PK")


def test_marks_are_found_in_the_made_paper(plan: Template) -> None:
    assert missing_marks(filled(plan)) == ("‹thiếu: Hạn›",)


def test_the_text_reads_in_the_order_of_the_page(plan: Template) -> None:
    lines = [line for line in paragraphs(filled(plan, 1)) if line.text.strip()]
    assert lines[0].part == "đầu trang"
    body = [line for line in lines if line.part == "thân văn bản"]
    assert body[0] == Line("thân văn bản", "VB Cơ quan chủ quản", "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP")
    words = [line.text for line in body]
    assert "Đồng Tháp, ngày 05 tháng 02 năm 2020" in words
    assert "Thực hiện kế hoạch & chương trình, Sở Khoa học và Công nghệ làm như sau:" in words


ODD = (b'="x"', b'=""', b'="-99999999"', b'="1e400"')


def test_odd_figures_in_a_template_never_crash_it(plan_data: bytes) -> None:
    chance = random.Random(1)
    parts = dict(open_package(plan_data))
    for _ in range(150):
        odd = dict(parts)
        for part in ("word/document.xml", "word/styles.xml"):
            pieces = re.split(rb'(="[^"]*")', parts[part])
            for _ in range(4):
                pieces[2 * chance.randrange(len(pieces) // 2) + 1] = chance.choice(ODD)
            odd[part] = b"".join(pieces)
        data = pack(entry(name, content) for name, content in odd.items())
        try:
            render(compile_template.__wrapped__(data), {**VALUES, "rows": rows(3)})
        except TemplateError:
            continue


def test_a_mark_split_over_runs_is_found(make: Make, p: P) -> None:
    assert missing_marks(make(p("a ‹thi", "ếu: Ng", "ày› b", " ‹thiếu: Số›"))) == (
        "‹thiếu: Ngày›",
        "‹thiếu: Số›",
    )


def test_text_boxes_are_read_once_after_their_paragraph(make: Make, p: P) -> None:
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:pict><w:txbxContent>{p('trong')}</w:txbxContent></w:pict>"
    both = f"<mc:Choice Requires='w'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    run = f"<w:r><mc:AlternateContent {space}>{both}</mc:AlternateContent></w:r>"
    data = make(f"<w:p><w:r><w:t>ngoài</w:t></w:r>{run}</w:p>")
    assert [line.text for line in paragraphs(data) if line.part == "thân văn bản"] == ["ngoài", "trong"]


def test_signs_without_letters_are_read(make: Make) -> None:
    run = (
        "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/>"
        '<w:sym w:font="x" w:char="0041"/><w:br w:type="page"/>'
    )
    data = make(f"<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr><w:r>{run}</w:r></w:p>")
    assert [line.text for line in paragraphs(data)][-1] == "a\tb\n\u2011A"
