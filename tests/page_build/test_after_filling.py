"""What the passes over a filled page owe to the builder: titles, base lines."""

from collections.abc import Callable

import pytest
from lxml import etree
from lxml.etree import _Element

from vanban.forms.model import Block
from vanban.forms.typeset import Typeset
from vanban.page.engine import compile_template, render
from vanban.page.metrics import ascent, wrap
from vanban.page.oxml import name, points
from vanban.page.package import open_package
from vanban.page.styles import style_id

Make = Callable[..., object]
VALUES = {
    "so": "05",
    "ky_hieu": "KH-SKHCN",
    "ngay": "10",
    "thang": "8",
    "nam_vb": "2020",
    "dia_danh": "Đồng Tháp",
    "dau_chu_quan": "",
    "dau_co_quan": "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "du_thao": False,
}
TEXT_WIDTH = 165
TWIPS_PER_MM = 1440 / 25.4


def _paragraph(made: object, key: str, **values: str) -> _Element:
    """The first paragraph of a style in the paper filled in."""
    parts = open_package(render(compile_template(made.data), {**VALUES, **values}, {}))
    paragraphs = etree.fromstring(parts["word/document.xml"]).iter(name("w:p"))
    path = f"{name('w:pPr')}/{name('w:pStyle')}"
    styled = ((one, one.find(path)) for one in paragraphs)
    return next(
        one for one, found in styled if found is not None and found.get(name("w:val")) == style_id(key)
    )


@pytest.mark.parametrize(
    ("subject", "lines"),
    [
        ("Kiểm tra công tác cải cách hành chính năm 2020", 1),
        ("Cải thiện chỉ số cải cách hành chính / Sở Khoa học và Công nghệ năm 2020", 2),
        ("Cải thiện chỉ số cải cách hành chính Ủy ban nhân dân xã An Bình / năm 2026", 2),
        ("Về việc thành lập Tổ kiểm tra công tác cải cách hành chính / năm 2020 của Sở", 2),
        ("Kiểm tra công tác cải cách hành chính năm 2020 / tại Chi cục Tiêu chuẩn Đo lường Chất lượng", 2),
    ],
)
def test_a_subject_breaks_between_phrases(built: Make, subject: str, lines: int) -> None:
    title = _paragraph(built(Block("title")), "subject", trich_yeu=subject.replace(" / ", " "))
    indents = title.find(f"{name('w:pPr')}/{name('w:ind')}")
    sides = [0.0 if indents is None else int(indents.get(name(f"w:{side}"))) for side in ("left", "right")]
    broken = wrap(subject.replace(" / ", " "), TEXT_WIDTH - sum(sides) / TWIPS_PER_MM, 14, True)
    assert len(broken) == lines
    assert " / ".join(broken) == subject


def _before(number: _Element) -> int:
    return int(number.find(f"{name('w:pPr')}/{name('w:spacing')}").get(name("w:before")))


def test_the_number_follows_a_date_that_had_to_become_smaller(built: Make, typeset: Typeset) -> None:
    made = built(Block("head"))
    level = _before(_paragraph(made, "number"))
    higher = _before(_paragraph(made, "number", dia_danh="Phường Điện Biên Phủ, Thành phố Hồ Chí Minh"))
    sizes = typeset.sizes["place_date"], typeset.sizes["number"]
    assert (level - higher) / 20 == pytest.approx(points(ascent(sizes[0]) - ascent(sizes[1])), abs=0.05)
