"""Awkward content: agency names of any length, tables of 300 rows, cells of 60 lines."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pdf_geometry import POINTS_PER_MM, Sheet, sheets

from vanban.workbook.blank import write_blank
from vanban.workbook.examples import load_example

pytestmark = pytest.mark.office

Run = Callable[..., CompletedProcess[str]]
NAMES = {
    10: "Sở Y tế An",
    30: "Sở Nông nghiệp và Môi trường A",
    60: "Trung tâm Kiểm định, Kiểm nghiệm và Chuyển giao công nghệ xa",
    110: "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông, dân dụng, công nghiệp và phát triển đô thị tỉnh A",
}
TASKS = 300


def _plan(
    run: Run, folder: Path, change: Callable[[dict[str, list[dict[str, object]]]], None]
) -> tuple[Sheet, ...]:
    rows = deepcopy({key: [dict(row) for row in table] for key, table in load_example("cchc-2020").items()})
    change(rows)
    write_blank(folder / "so.xlsx", rows)
    done = run("tao", folder / "so.xlsx", "-o", folder, "--chi", "KH-CT", "--pdf")
    made = list((folder / "2020").glob("KH-CT*.pdf"))
    assert made, done.stdout + done.stderr
    return sheets(made[0])


def _found(pages: list[Sheet], pattern: str) -> list[str]:
    """What matches on the pages, from top to bottom, whatever column stands beside it."""
    return [text for page in pages for line in page.lines for text in re.findall(pattern, line.text)]


@pytest.mark.parametrize("letters", NAMES)
def test_the_head_is_right_for_an_agency_name_of_any_length(run: Run, tmp_path: Path, letters: int) -> None:
    assert len(NAMES[letters]) == letters

    def rename(rows: dict[str, list[dict[str, object]]]) -> None:
        rows["cau_hinh"][0] |= {"co_quan": NAMES[letters], "co_quan_day_du": NAMES[letters]}

    first = _plan(run, tmp_path, rename)[0]
    title, number = first.line("CỘNG HÒA"), first.line("Số:")
    assert title.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    left = [line for line in first.lines if line.x1 < title.x0 and line.baseline < number.baseline]
    agency = [line for line in left if line.baseline > left[0].baseline + 2]
    assert " ".join(line.text for line in agency) == NAMES[letters].upper()
    longest = max(agency, key=lambda line: line.width)
    rule = first.rule_below(agency[-1])
    assert longest.width / 3 - 1 <= rule.width <= longest.width / 2 + 1
    assert rule.middle == pytest.approx(longest.middle, abs=1.5)
    date = next(line for line in first.lines if ", ngày" in line.text)
    assert number.baseline == pytest.approx(date.baseline, abs=0.5)


def test_the_subject_rule_is_between_a_third_and_a_half(run: Run, tmp_path: Path) -> None:
    first = _plan(run, tmp_path, dict)[0]
    opening = first.line("Căn cứ Kế hoạch")
    title = first.line("KẾ HOẠCH")
    subject = [line for line in first.lines if title.baseline < line.baseline < opening.baseline]
    longest = max(subject, key=lambda line: line.width)
    rule = first.rule_below(subject[-1])
    assert longest.width / 3 - 1 <= rule.width <= longest.width / 2 + 1
    assert rule.middle == pytest.approx(longest.middle, abs=1.5)


def test_a_table_of_300_rows_repeats_its_heading_and_loses_no_row(run: Run, tmp_path: Path) -> None:
    def lengthen(rows: dict[str, list[dict[str, object]]]) -> None:
        model = next(row for row in rows["nhiem_vu"] if row["stt"] == "1.1")
        group = next(row for row in rows["nhiem_vu"] if row["stt"] == "I")
        rows["nhiem_vu"] = [group] + [
            model | {"stt": str(number), "noi_dung": f"Việc thứ {number:03d} của kế hoạch"}
            for number in range(1, TASKS + 1)
        ]

    pages = [page for page in _plan(run, tmp_path, lengthen) if page.width > page.height]
    assert len(pages) > 5
    assert all(page.has("STT") for page in pages)
    assert _found(pages, r"Việc thứ \d{3} của kế hoạch") == [
        f"Việc thứ {number:03d} của kế hoạch" for number in range(1, TASKS + 1)
    ]


def test_a_cell_of_60_lines_breaks_over_pages_and_loses_no_line(run: Run, tmp_path: Path) -> None:
    lines = [f"Sản phẩm {number:02d}" for number in range(1, 61)]

    def fill(rows: dict[str, list[dict[str, object]]]) -> None:
        next(row for row in rows["nhiem_vu"] if row["stt"] == "2.2")["ket_qua"] = lines

    pages = [page for page in _plan(run, tmp_path, fill) if page.width > page.height]
    assert _found(pages, r"- Sản phẩm \d\d") == [f"- {line}" for line in lines]
    bottoms = [max(line.baseline for line in page.lines) for page in pages]
    assert all(bottom < page.height - 19 * POINTS_PER_MM for bottom, page in zip(bottoms, pages, strict=True))
