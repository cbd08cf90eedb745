"""What stands where on the page, measured in the PDFs LibreOffice makes."""

from datetime import date
from pathlib import Path

import pytest
from pdf_geometry import POINTS_PER_MM, Sheet, sheets

from vanban.forms.typeset import load_typeset
from vanban.law.facts import load_law

pytestmark = pytest.mark.office

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TOLERANCE = 1.0
# A head of four agency lines ends above this height, in points.
HEAD = 160


@pytest.fixture(scope="session", params=["dossier_2020", "commune_2026"])
def papers(request: pytest.FixtureRequest) -> dict[str, tuple[Sheet, ...]]:
    folder = Path(request.getfixturevalue(request.param))
    return {path.stem: sheets(path) for path in sorted(folder.glob("*.pdf"))}


def test_the_national_title_is_one_line_on_every_first_page(papers: dict[str, tuple[Sheet, ...]]) -> None:
    for name, pages in papers.items():
        assert pages[0].line("CỘNG HÒA").text == NATIONAL_TITLE, name


def test_the_motto_is_underlined_by_its_own_length(papers: dict[str, tuple[Sheet, ...]]) -> None:
    for name, pages in papers.items():
        motto = pages[0].line("Độc lập")
        rule = pages[0].rule_below(motto)
        assert rule.width == pytest.approx(motto.width, abs=2 * TOLERANCE), name
        assert rule.middle == pytest.approx(motto.middle, abs=TOLERANCE), name


def test_number_and_date_share_one_baseline(papers: dict[str, tuple[Sheet, ...]]) -> None:
    for name, pages in papers.items():
        first = pages[0]
        dates = [line for line in first.lines[:12] if ", ngày" in line.text]
        if first.has("Số:") and dates:
            assert first.line("Số:").baseline == pytest.approx(dates[0].baseline, abs=0.5), name


def test_only_minutes_lack_the_date_line(papers: dict[str, tuple[Sheet, ...]]) -> None:
    for name, pages in papers.items():
        head = [line.text for line in pages[0].lines if line.baseline < HEAD]
        assert any(", ngày" in text for text in head) == (not name.startswith("BB-KT")), name


def test_recipients_stand_level_with_the_capacity(papers: dict[str, tuple[Sheet, ...]]) -> None:
    for name, pages in papers.items():
        for page in pages:
            if not page.has("Nơi nhận:") or name.startswith(("BB-KT", "BC-SK")):
                continue
            label = page.line("Nơi nhận:")
            right = [line for line in page.lines if line.x0 > page.width / 2 - 20]
            level = [line for line in right if abs(line.baseline - label.baseline) <= 0.5]
            assert [line.text for line in level if line.text.isupper()], name


def test_the_first_page_hides_its_number_and_the_others_show_it(papers: dict[str, tuple[Sheet, ...]]) -> None:
    for name, pages in papers.items():
        for page in pages:
            top = [line for line in page.lines if line.baseline < 20 * POINTS_PER_MM and line.text.isdigit()]
            for line in top:
                assert line.middle == pytest.approx(_text_middle(page), abs=2.0), name
        assert not _page_mark(pages[0]), name


def _text_middle(page: Sheet) -> float:
    """The middle of the text area between the margins of our typesetting."""
    typeset = load_typeset(load_law(date(2020, 8, 10)))
    margins = typeset.landscape if page.width > page.height else typeset.portrait
    return (margins.left * POINTS_PER_MM + page.width - margins.right * POINTS_PER_MM) / 2


def _page_mark(page: Sheet) -> str:
    marks = [line.text for line in page.lines if line.baseline < 20 * POINTS_PER_MM and line.text.isdigit()]
    return marks[0] if marks else ""


def test_page_numbers_run_from_one_in_each_section(papers: dict[str, tuple[Sheet, ...]]) -> None:
    for name, pages in papers.items():
        expected = 0
        for page in pages:
            starts = page is pages[0] or page.has("Phụ lục")
            expected = 1 if starts else expected + 1
            assert _page_mark(page) == ("" if starts else str(expected)), name


def test_no_signature_stands_alone_or_split(papers: dict[str, tuple[Sheet, ...]]) -> None:
    for name, pages in papers.items():
        for page in pages:
            if page.has("Nơi nhận:"):
                above = [line for line in page.lines if line.baseline < page.line("Nơi nhận:").baseline]
                body = [line for line in above if line.baseline > 20 * POINTS_PER_MM]
                assert body, name
