"""Annotated copies of files that the reader accepts though no Excel would write them, and of endless ones."""

import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from vanban.errors import InputError
from vanban.problems import Place, Problem, Severity
from vanban.workbook.annotate import write_annotated
from vanban.workbook.xlsx import read_xlsx

pytestmark = pytest.mark.whole

SHEET = "xl/worksheets/sheet1.xml"
ERROR = Problem("D005", Severity.ERROR, Place("", "Phát hiện", 6, "K"), "ngày không có thật.")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Phát hiện"
    sheet["A1"] = "Tiêu đề"
    sheet["A1"].font = Font(bold=True)
    sheet["B1"], sheet["C1"], sheet["D1"] = 5, datetime(2020, 8, 18, 17, 30), True
    sheet["E1"] = "=B1+1"
    sheet["K6"] = "31/9/2020"
    sheet["K6"].comment = Comment("Hỏi lại anh E", "chị D")
    sheet["L7"].fill = PatternFill("solid", start_color="12FE56")
    sheet["A9"].hyperlink = "https://example.org"
    sheet.merge_cells("C3:C5")
    sheet.column_dimensions["A"].width = 33
    workbook.save(tmp_path / "nguồn.xlsx")
    return tmp_path / "nguồn.xlsx"


def spoilt(path: Path, change: Callable[[bytes], bytes], part: str = SHEET) -> Path:
    out = path.with_name("lạ.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out


def cell(xml: str) -> Callable[[bytes], bytes]:
    """Another cell B1."""
    return lambda data: re.sub(rb'<c r="B1".*?</c>', lambda _: xml.encode(), data)


def copied(path: Path) -> Worksheet:
    target = path.with_name("soát.xlsx")
    write_annotated(path, [ERROR], target)
    sheet = load_workbook(target)["Phát hiện"]
    assert "Lỗi D005" in sheet["K6"].comment.text
    return sheet


ODD_CELLS = {
    '<c r="B1" t="inlineStr"><is><t>a&#1;b</t></is></c>': "a_x0001_b",
    '<c r="B1" s="99"><v>5</v></c>': 5,
    '<c r="B1" s="-1"><v>5</v></c>': 5,
    '<c r="B1"><v>abc</v></c>': "abc",
    '<c r="B1" t="n"><v>1e999</v></c>': "1e999",
    '<c r="B1" t="d"><v>2020-13-45</v></c>': "2020-13-45",
    '<c r="B1" t="d"><v>2020-08-18T17:30:00.5Z</v></c>': "2020-08-18T17:30:00.5Z",
    '<c r="B1" t="b"><v>maybe</v></c>': "maybe",
    '<c r="B1" t="e"><v>hỏng</v></c>': "hỏng",
    '<c r="B1" t="s"><v>-1</v></c>': None,
    '<c r="B1"><f t="shared" si="7"/><v>8</v></c>': 8,
    '<c r="B1"><f t="array" ref="B1:XFD1048576">A1</f><v>8</v></c>': "=A1",
    '<c r="B1"><v>5</v></c><c r="ZZZ99999999" s="1"/>': 5,
}


@pytest.mark.parametrize("xml", ODD_CELLS)
def test_a_cell_that_openpyxl_cannot_read_is_copied_with_the_looks_of_the_rest(
    source: Path, xml: str
) -> None:
    path = spoilt(source, cell(xml))
    read_xlsx(path, "lạ.xlsx")
    sheet = copied(path)
    assert sheet["B1"].value == ODD_CELLS[xml]
    assert sheet["A1"].font.b
    assert "Hỏi lại anh E" in sheet["K6"].comment.text


def test_values_and_looks_of_a_sound_workbook_are_all_in_the_copy(source: Path) -> None:
    sheet = copied(source)
    values = ["Tiêu đề", 5, datetime(2020, 8, 18, 17, 30), True, "=B1+1"]
    assert [cell.value for cell in sheet[1][:5]] == values
    assert sheet["L7"].fill.start_color.rgb[-6:] == "12FE56"
    assert sheet["A9"].hyperlink.target == "https://example.org"
    assert [str(area) for area in sheet.merged_cells.ranges] == ["C3:C5"]
    assert sheet.column_dimensions["A"].width == 33


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, b'ref="C3:C5"', b'ref="A1:XFD1048576"'),
        (SHEET, b'ref="A9"', b'ref="A1:XFD1048576"'),
        ("xl/comments/comment1.xml", b'ref="K6"', b'ref="A1:XFD1048576"'),
    ],
)
def test_an_area_as_large_as_the_sheet_is_left_out(source: Path, part: str, old: bytes, new: bytes) -> None:
    path = spoilt(source, lambda data: data.replace(old, new), part)
    assert path.read_bytes() != source.read_bytes()
    assert copied(path)["A1"].font.b


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/styles.xml", b'fontId="1"', b'fontId="77"'),
        ("docProps/core.xml", b"2", b"x"),
        (SHEET, b"<sheetViews>", b'<sheetViews a="1">'),
        (SHEET, b'<pageMargins left="', b'<pageMargins left="x'),
        (SHEET, b"spreadsheetml/2006/main", b"spreadsheetml/other"),
        ("xl/workbook.xml", b"officeDocument/2006/relationships", b"officeDocument/other"),
    ],
)
def test_a_workbook_too_odd_for_openpyxl_is_copied_as_values(
    source: Path, part: str, old: bytes, new: bytes
) -> None:
    path = spoilt(source, lambda data: data.replace(old, new), part)
    read_xlsx(path, "lạ.xlsx")
    assert [cell.value for cell in copied(path)[1][:4]] == [
        "Tiêu đề",
        5,
        datetime(2020, 8, 18, 17, 30),
        True,
    ]


def test_elements_of_extensions_and_a_prefix_do_no_harm(source: Path) -> None:
    def prefixed(data: bytes) -> bytes:
        plain = data.replace(b" xmlns=", b" xmlns:x=")
        plain = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", plain)
        odd = b'<x:extLst><x:ext xmlns:y="urn:y" uri="1"><y:row/></x:ext></x:extLst>'
        return plain.replace(b"</x:worksheet>", odd + b"</x:worksheet>")

    assert copied(spoilt(source, prefixed))["A1"].font.b


@pytest.mark.parametrize(("row", "address"), [("9999999", "B9999999"), ("2", "ZZZ2"), ("0", "B0")])
def test_a_cell_where_no_sheet_has_one_is_refused_in_words(source: Path, row: str, address: str) -> None:
    odd = f'<row r="{row}"><c r="{address}"><v>1</v></c></row></sheetData>'.encode()
    path = spoilt(source, lambda data: data.replace(b"</sheetData>", odd))
    with pytest.raises(InputError, match="nơi một sheet của Excel không có"):
        read_xlsx(path, "lạ.xlsx")


def test_two_sheets_whose_names_differ_by_a_mark_keep_their_own_marks(source: Path) -> None:
    workbook = load_workbook(source)
    workbook.create_sheet("Phat hien", 0)["K6"] = "x"
    workbook.save(source)
    copied(source)
    assert load_workbook(source.with_name("soát.xlsx"))["Phat hien"]["K6"].comment is None


def test_thousands_of_problems_are_shown_up_to_a_number(source: Path) -> None:
    many = [
        Problem("D005", Severity.ERROR, Place("", "Phát hiện", row, "K"), "sai.") for row in range(6, 8_006)
    ]
    write_annotated(source, many, source.with_name("soát.xlsx"))
    sheet = load_workbook(source.with_name("soát.xlsx")).worksheets[0]
    assert "3000 điều nữa" in str(sheet.cell(sheet.max_row, 1).value)


def grown(source: Path, rows: int, columns: int, content: str) -> Path:
    """The workbook with many cells below."""
    inside = "".join(f'<c r="{chr(65 + at)}%d" s="1"{content}' for at in range(columns))
    lines = (
        f'<row r="{n}" ht="15" customHeight="1">{inside.replace("%d", str(n))}</row>'
        for n in range(10, rows + 10)
    )
    data = "".join(lines).encode()
    return spoilt(source, lambda xml: xml.replace(b"</sheetData>", data + b"</sheetData>"))


@pytest.mark.parametrize(
    ("rows", "columns", "content", "looks"),
    [
        (100_000, 10, "/>", True),
        (1_000_000, 1, "/>", True),
        (2_000, 20, "><v>1</v></c>", True),
        (8_000, 20, "><v>1</v></c>", False),
    ],
)
def test_endless_sheets_cost_little(source: Path, rows: int, columns: int, content: str, looks: bool) -> None:
    path = grown(source, rows, columns, content)
    code = (
        "import sys; from pathlib import Path; from vanban.problems import Place, Problem, Severity;"
        "from vanban.workbook.annotate import write_annotated;"
        "place = Place('', 'Phát hiện', 6, 'K');"
        "write_annotated(Path(sys.argv[1]), [Problem('D005', Severity.ERROR, place, 'sai.')], Path(sys.argv[2]));"
        "print(int(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0]) // 1024)"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    target = path.with_name("soát.xlsx")
    done = subprocess.run(
        [sys.executable, "-c", code, path, target], capture_output=True, text=True, check=True
    )
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    assert (int(done.stdout) < 500, seconds < 20) == (True, True), (done.stdout, seconds)
    with zipfile.ZipFile(target) as package:
        assert (b"12FE56" in package.read("xl/styles.xml")) == looks
