"""The words of the real plan of 2020 come out in order, typing errors included."""

import difflib
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from vanban.page.text import paragraphs
from vanban.workbook.blank import write_blank
from vanban.workbook.examples import load_rows

pytestmark = pytest.mark.whole

TESTS = Path(__file__).parents[1]
SEED = TESTS / "golden" / "seed.txt"
VERBATIM = TESTS / "workbook_blank" / "seed_verbatim.toml"
# The plan's head stands in two columns: the seed's text reads across, a document column by column.
HEAD = "UBND TỈNH ĐỒNG THÁP CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM SỞ KHOA HỌC VÀ CÔNG NGHỆ Độc lập – Tự do – Hạnh phúc"
HEAD_BY_COLUMN = "UBND TỈNH ĐỒNG THÁP SỞ KHOA HỌC VÀ CÔNG NGHỆ CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc"
# What may differ, and why: (words of the seed, words of the paper).
LAYOUT = [
    # The appendix has its own head in Mẫu 2.1: no agency and no Quốc hiệu, "Phụ lục" in lower case, its title in
    # capitals ("SỞ KHOA HỌC VÀ CÔNG NGHỆ" of the seed's second head matches the title's).
    ("UBND TỈNH ĐỒNG THÁP", "Phụ lục NHIỆM VỤ, GIẢI PHÁP CẢI THIỆN CHỈ SỐ CẢI CÁCH HÀNH CHÍNH"),
    (
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc PHỤ LỤC Nhiệm vụ, giải pháp cải thiện "
        "chỉ số cải cách hành chính Sở Khoa học và Công nghệ năm",
        "NĂM",
    ),
    # Its bracket line has no colon after "số".
    ("số:", "số"),
    # The printed number of the seed's third page.
    ("3", ""),
]


def _words(text: str) -> list[str]:
    spaced = unicodedata.normalize("NFC", text).replace("\xa0", " ")
    return re.findall(r"[\w&%/–.,;:()-]+", spaced)


def _seed_words() -> list[str]:
    return _words(" ".join(SEED.read_text(encoding="utf-8").split()).replace(HEAD, HEAD_BY_COLUMN))


@pytest.fixture(scope="module")
def plan(run: Callable[..., CompletedProcess[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seed")
    write_blank(folder / "seed.xlsx", load_rows(VERBATIM.read_text(encoding="utf-8")))
    run("tao", folder / "seed.xlsx", "-o", folder / "out", "--chi", "KH-CT")
    return next((folder / "out" / "2020").glob("KH-CT*.docx"))


def difference(plan: Path) -> list[tuple[str, str]]:
    """Every place where the words of the seed and of the paper differ, in order."""
    paper = [line.text for line in paragraphs(plan.read_bytes()) if line.part.startswith("thân")]
    ours, theirs = _words(" ".join(paper)), _seed_words()
    matcher = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
    return [
        (" ".join(theirs[a:b]), " ".join(ours[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def test_only_the_listed_layout_differs_from_the_seed(plan: Path) -> None:
    assert difference(plan) == LAYOUT
