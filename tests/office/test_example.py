"""The example of 2020 through all rooms, from workbook to papers, without the command line."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from vanban.errors import ExitCode, InputError
from vanban.office import CheckRequest, MakeRequest, build_templates, check, make, write_workbook
from vanban.office.manifest import MANIFEST
from vanban.page.text import paragraphs
from vanban.vietnamese import tone_style

pytestmark = pytest.mark.whole

TODAY = date(2020, 10, 1)
LIST_ENTRY = ("Hiện đại hóa hành chính", "Hiện đại hoá hành chính")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workbook(tmp_path_factory.mktemp("so") / "so.xlsx", example=True)


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mau")
    build_templates(TODAY, folder)
    return folder


@pytest.fixture
def request_of(tmp_path: Path, example: Path, templates: Path) -> MakeRequest:
    return MakeRequest((example,), tmp_path / "output", TODAY, templates=templates)


def changed(source: Path, target: Path, cells: Mapping[str, object]) -> Path:
    """The workbook with other values in cells of the sheet Phát hiện."""
    book = openpyxl.load_workbook(source)
    for cell, value in cells.items():
        book["Phát hiện"][cell] = value
    book.save(target)
    return target


def with_settings(source: Path, target: Path, settings: Mapping[str, object]) -> Path:
    """The workbook with other settings, by their names, and its lists in the old style."""
    book = openpyxl.load_workbook(source)
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        cell.value = LIST_ENTRY[1] if cell.value == LIST_ENTRY[0] else cell.value
    for row in book["Cấu hình"].iter_rows():
        if row[0].value in settings:
            row[1].value = settings[row[0].value]
    book.save(target)
    return target


def said(path: Path) -> str:
    return "\n".join(line.text for line in paragraphs(path.read_bytes()))


def test_the_example_gives_its_papers_and_one_is_not_owed(request_of: MakeRequest) -> None:
    result = make(request_of)
    assert result.exit_code is ExitCode.OK
    assert result.folder == request_of.directory / "2020"
    assert [outcome.id for outcome in result.outcomes if outcome.status.value == "không làm"] == [
        "CV-KP/QLKH"
    ]
    assert len(list(result.folder.glob("*.docx"))) == 15


def test_progress_is_told_of_every_paper(request_of: MakeRequest) -> None:
    steps: list[tuple[int, int]] = []
    make(replace(request_of, progress=lambda done, total, _: steps.append((done, total)), preview=True))
    assert steps == [(n, 15) for n in range(15)]


def test_the_manifest_names_rows_and_hashes_and_nothing_of_this_machine(request_of: MakeRequest) -> None:
    result = make(replace(request_of, only=("cv-kp",)))
    text = (result.folder / MANIFEST).read_text("utf-8")
    letter = next(row for row in json.loads(text)["files"] if row["id"] == "CV-KP/CCTDC")
    assert (letter["form"], letter["unit"]) == ("CV-KP", "CCTDC")
    assert any(row.startswith('so.xlsx, Sheet "Phát hiện", dòng') for row in letter["rows"])
    assert all(len(letter[key]) == 64 for key in ("template", "source", "offered", "written"))
    assert str(request_of.directory.parent) not in text


def test_a_letter_is_made_again_only_if_its_own_rows_changed(request_of: MakeRequest, tmp_path: Path) -> None:
    wish = replace(request_of, only=("CV-KP",))
    make(wish)
    book = changed(request_of.files[0], tmp_path / "so.xlsx", {"I6": "Bổ sung ngay phiếu kiểm soát"})
    told = {outcome.id: outcome.status.value for outcome in make(replace(wish, files=(book,))).outcomes}
    assert [key for key, status in told.items() if status == "thay đổi"] == ["CV-KP/CCTDC"]


def test_a_draft_shows_what_is_missing_and_the_run_ends_with_1(
    request_of: MakeRequest, tmp_path: Path
) -> None:
    book = changed(request_of.files[0], tmp_path / "loi.xlsx", {"D6": None})
    result = make(replace(request_of, files=(book,), only=("CV-KP",)))
    assert result.exit_code is ExitCode.PROBLEMS
    letter = next(result.folder.glob("CV-KP*CCTDC.docx"))
    assert "‹thiếu: Nội dung tồn tại, hạn chế, ô Phát hiện!D6›" in said(letter)


def test_a_final_build_names_every_cell_and_writes_nothing(request_of: MakeRequest, tmp_path: Path) -> None:
    book = changed(request_of.files[0], tmp_path / "loi.xlsx", {"D6": None, "N6": "31/9/2020"})
    result = make(replace(request_of, files=(book,), final=True))
    assert (result.exit_code, result.refused) == (ExitCode.PROBLEMS, True)
    assert {problem.place.cell for problem in result.report} >= {"D6", "N6"}
    assert not request_of.directory.exists()


def test_findings_lost_to_a_misspelt_unit_never_give_final_minutes_without_findings(
    request_of: MakeRequest, tmp_path: Path
) -> None:
    lost = {"B4": "Phòng Không có", "B5": "Phòng Không có"}
    book = changed(request_of.files[0], tmp_path / "loi.xlsx", lost)
    wish = replace(request_of, files=(book,), final=True)
    assert all(make(replace(wish, only=(code,))).refused for code in ("BB-KT", "QĐ-SK"))
    assert not request_of.directory.exists()


def test_a_draft_says_that_it_is_one_and_a_final_paper_does_not(request_of: MakeRequest) -> None:
    wish = replace(request_of, only=("QĐ-SK",))
    draft = said(next(make(wish).folder.glob("*.docx")))
    final = said(next(make(replace(wish, final=True)).folder.glob("*.docx")))
    assert ("DỰ THẢO" in draft, "DỰ THẢO" in final) == (True, False)


def test_a_file_that_is_no_workbook_stops_the_run(request_of: MakeRequest, tmp_path: Path) -> None:
    wrong = tmp_path / "so.xlsx"
    wrong.write_bytes(b"khong phai so tinh")
    with pytest.raises(InputError) as raised:
        make(replace(request_of, files=(wrong,)))
    assert raised.value.exit_code is ExitCode.INPUT


def test_checking_marks_the_cells_in_a_copy(example: Path, tmp_path: Path) -> None:
    book = changed(example, tmp_path / "loi.xlsx", {"D6": None, "N6": "31/9/2020"})
    checked = check(CheckRequest((book,), TODAY))
    assert checked.report.exit_code is ExitCode.PROBLEMS
    sheet = openpyxl.load_workbook(checked.copies[0])["Phát hiện"]
    assert all(sheet[cell].comment is not None for cell in ("D6", "N6"))


def test_the_spelling_of_the_office_holds_for_every_paper(request_of: MakeRequest, tmp_path: Path) -> None:
    wanted = {"Kiểu dấu thanh": "cũ", "Gạch nối tiêu ngữ": "–"}
    book = with_settings(request_of.files[0], tmp_path / "cu.xlsx", wanted)
    papers = [said(path) for path in make(replace(request_of, files=(book,))).folder.glob("*.docx")]
    assert len(papers) == 15
    for text in papers:
        assert "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n" in text
        assert "Độc lập - Tự do" not in text
        assert tone_style(text, "cũ") == text


def test_the_clerks_text_stays_as_typed_while_the_templates_follow(
    request_of: MakeRequest, tmp_path: Path
) -> None:
    wanted = {"Kiểu dấu thanh": "cũ", "In nguyên văn": "Có"}
    book = with_settings(
        changed(request_of.files[0], tmp_path / "1.xlsx", {"D6": "Hòa, hoà"}), tmp_path / "2.xlsx", wanted
    )
    folder = make(replace(request_of, files=(book,), only=("CV-KP",))).folder
    text = said(next(folder.glob("CV-KP*CCTDC.docx")))
    assert ("Hòa, hoà" in text, "CỘNG HOÀ XÃ" in text) == (True, True)


def test_an_appendix_names_the_issuer_of_its_paper(request_of: MakeRequest) -> None:
    folder = make(replace(request_of, only=("QĐ-SK", "KH-CT"))).folder
    ends = {
        path.name[:2]: line.rpartition(" của ")[2]
        for path in folder.glob("*.docx")
        for line in said(path).splitlines()
        if line.startswith("(Kèm theo")
    }
    assert ends == {"QD": "Giám đốc Sở Khoa học và Công nghệ)", "KH": "Sở Khoa học và Công nghệ)"}


def test_a_look_at_drafts_does_not_cost_the_final_papers(request_of: MakeRequest) -> None:
    wish = replace(request_of, only=("QĐ-SK",))
    (final,) = make(replace(wish, final=True)).folder.glob("*.docx")
    before = final.read_bytes()
    (told,) = make(wish).outcomes
    assert (told.status.value, final.read_bytes()) == ("đã có bản chính thức – giữ nguyên", before)
    assert "DỰ THẢO" in said(final.with_name(told.beside))
