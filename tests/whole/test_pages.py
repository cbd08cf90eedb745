"""What the pages hold: no page without words, no date cut in two, no signature alone."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pdf_geometry import POINTS_PER_MM, Sheet, sheets

from vanban.workbook.blank import write_blank
from vanban.workbook.examples import load_example

pytestmark = pytest.mark.office

Run = Callable[..., CompletedProcess[str]]
HEADER = 20 * POINTS_PER_MM  # page number and draft mark stand above


@pytest.fixture(scope="module", params=["dossier_2020", "commune_2026"])
def folder(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


def test_no_page_is_without_text_below_its_header(folder: Path) -> None:
    empty = [
        (path.stem, number)
        for path in sorted(folder.glob("*.pdf"))
        for number, page in enumerate(sheets(path), 1)
        if not any(line.baseline > HEADER for line in page.lines)
    ]
    assert empty == []


@pytest.fixture(scope="module")
def crowded(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with a unit of five findings and an initiative of four authors."""
    folder = tmp_path_factory.mktemp("dong")
    rows = {key: [dict(row) for row in table] for key, table in load_example("cchc-2020").items()}
    first = rows["phat_hien"][0]
    rows["phat_hien"] += [first | {"ma": f"{first['ma']}{again}"} for again in "XYZ"]
    people = [row["ho_ten"] for row in rows["nhan_su"]][:4]
    shared = {"sang_kien": "SK03", "vai_tro": "Tác giả", "ty_le": 25}
    others = [row for row in rows["tac_gia"] if row["sang_kien"] != "SK03"]
    authors = [shared | {"nguoi": one, "tac_gia_chinh": one == people[0]} for one in people]
    rows["tac_gia"] = others + authors
    write_blank(folder / "so.xlsx", rows)
    done = run("tao", folder / "so.xlsx", "-o", folder, "--pdf")
    assert list((folder / "2020").glob("*.pdf")), done.stdout + done.stderr
    return folder / "2020"


def _pages(folder: Path, name: str) -> tuple[Sheet, ...]:
    (path,) = folder.glob(f"{name}.pdf")
    return sheets(path)


def test_no_date_of_a_table_is_cut_in_two(crowded: Path) -> None:
    letter, appendix = _pages(crowded, "CV-KP*KHTC")[:-1], _pages(crowded, "CV-KP*KHTC")[-1:]
    for pages in (letter, appendix):
        cut = [line.text for page in pages for line in page.lines if "15/9/20" in line.text]
        assert len(cut) == 5
        assert all("15/9/2020" in text for text in cut)


def test_no_symbol_of_a_table_is_cut_in_two(crowded: Path) -> None:
    lines = [line.text for page in _pages(crowded, "BC-KQKT*") for line in page.lines if "412/" in line.text]
    assert len(lines) > 5
    assert all("412/SKHCN-VP" in text for text in lines)


def test_authors_sign_side_by_side_on_a_page_with_text(crowded: Path) -> None:
    pages = [page for page in _pages(crowded, "BC-SK*SK03") if page.has("ĐỒNG TÁC GIẢ")]
    (page,) = pages
    heights = [line.baseline for line in page.lines if line.text == "ĐỒNG TÁC GIẢ"]
    assert len(heights) == 3
    assert heights[0] == pytest.approx(heights[1], abs=1)
    above = [line for line in page.lines if HEADER < line.baseline < page.line("XÁC NHẬN").baseline]
    assert above
