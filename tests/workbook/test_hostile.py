"""Files that are broken, dangerous or endless: refused in one line, or read in bounded time and memory."""

import os
import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from vanban.errors import ExitCode, InputError
from vanban.workbook.read import read

pytestmark = pytest.mark.whole

TASKS = [
    "STT",
    "Nội dung",
    "Bộ phận thực hiện",
    "Bộ phận phối hợp",
    "Mục tiêu/Kết quả",
    "Thời gian hoàn thành",
]
ROW = ["I", "Viec", "VP", None, "Báo cáo", "Quý III"]
SHEET = "xl/worksheets/sheet5.xml"


def rebuilt(path: Path, parts: Mapping[str, bytes], target: str = "b.xlsx") -> Path:
    """The package with parts replaced or added."""
    out = path.with_name(target)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    return out


def part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read(name)


@pytest.fixture
def sound(desk) -> Path:
    return desk.write({**desk.office, "Nhiệm vụ": [TASKS, ROW]})


def refusal(path: Path, today) -> str:
    """The one line the program ends with."""
    with pytest.raises(InputError) as caught:
        read([path], today=today)
    assert caught.value.exit_code is ExitCode.INPUT
    assert caught.value.mend
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_missing_file_a_folder_and_an_empty_file(desk):
    empty = desk.folder / "rong.xlsx"
    empty.touch()
    assert "không có." in refusal(desk.folder / "khong-co.xlsx", desk.today)
    assert "là thư mục" in refusal(desk.folder, desk.today)
    assert "trống" in refusal(empty, desk.today)


def test_a_pipe_is_not_waited_for(desk):
    pipe = desk.folder / "ong.xlsx"
    os.mkfifo(pipe)
    assert "không phải tệp thường" in refusal(pipe, desk.today)


def test_a_file_that_may_not_be_read(desk, sound, monkeypatch):
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert "không được phép đọc" in refusal(sound, desk.today)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file(desk, sound, share):
    data = sound.read_bytes()
    sound.write_bytes(data[: int(len(data) * share)])
    assert "hỏng" in refusal(sound, desk.today)


def test_a_damaged_part(desk, sound):
    data = bytearray(sound.read_bytes())
    at = data.find(b"xl/worksheets/sheet5.xml") + 60
    data[at : at + 20] = bytes(20)
    sound.write_bytes(data)
    assert "hỏng" in refusal(sound, desk.today)


def test_a_zip_that_is_no_workbook(desk):
    path = desk.folder / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("readme.txt", "xin chào")
    assert "tệp nén" in refusal(path, desk.today)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("xl/vbaProject.bin", b"x", "macro"),
        ("xl/externalLinks/externalLink1.xml", b"<externalLink/>", "liên kết ngoài"),
        ("word/document.xml", b"<w/>", "Word"),
        ("content.xml", b"<o/>", "OpenDocument"),
        ("xl/workbook.bin", b"x", "nhị phân"),
    ],
)
def test_what_else_may_lie_in_the_package(desk, sound, name, data, said):
    assert said in refusal(rebuilt(sound, {name: data}), desk.today)


def test_a_macro_workbook_renamed_xlsx(desk, sound):
    types = part(sound, "[Content_Types].xml")
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    disguised = types.replace(kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    assert disguised != types
    assert "macro" in refusal(rebuilt(sound, {"[Content_Types].xml": disguised}), desk.today)


def test_a_package_with_encrypted_parts(desk, sound):
    data = bytearray(sound.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    sound.write_bytes(data)
    assert "mật khẩu" in refusal(sound, desk.today)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "xl/styles.xml", "docProps/core.xml"])
def test_declarations_of_entities_in_any_part(desk, sound, name, encoding):
    xml = part(sound, name).decode()
    body = xml.partition("?>")[2] if xml.startswith("<?xml") else xml
    laughs = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    data = f'<?xml version="1.0" encoding="{encoding}"?>{laughs}{body}'.encode(encoding)
    assert "DTD" in refusal(rebuilt(sound, {name: data}), desk.today)


def test_zip_bombs(desk, sound):
    zeros = rebuilt(sound, {"xl/media/a.bin": bytes(300 * 1024 * 1024)}, "c.xlsx")
    dense = rebuilt(sound, {"xl/media/a.bin": bytes(20 * 1024 * 1024)}, "d.xlsx")
    many = rebuilt(sound, {f"xl/{n}.xml": b"<a/>" for n in range(2500)}, "e.xlsx")
    assert all("bung ra quá lớn" in refusal(path, desk.today) for path in (zeros, dense, many))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name(desk, sound):
    with zipfile.ZipFile(sound, "a") as package:
        package.writestr(SHEET, b"<worksheet/>")
    assert "hai phần cùng tên" in refusal(sound, desk.today)


def test_xml_that_is_cut_off(desk, sound):
    assert "hỏng bên trong" in refusal(rebuilt(sound, {SHEET: part(sound, SHEET)[:-30]}), desk.today)


def test_a_workbook_whose_sheet_is_missing(desk, sound):
    relations = part(sound, "xl/_rels/workbook.xml.rels").replace(b"sheet5.xml", b"sheet9.xml")
    assert "hỏng bên trong" in refusal(rebuilt(sound, {"xl/_rels/workbook.xml.rels": relations}), desk.today)


def test_a_sheet_whose_elements_carry_a_prefix_is_read_alike(desk, sound):
    plain = part(sound, SHEET).replace(b" xmlns=", b" xmlns:x=")
    prefixed = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", plain)
    batch = read([rebuilt(sound, {SHEET: prefixed})], today=desk.today)
    assert batch.tables["nhiem_vu"][0]["noi_dung"] == ("Viec",)


BAD_VALUES = ["1e999", "NaN", "9" * 5000, "abc", "1.1.1", "1e-400"]


@pytest.mark.parametrize("value", BAD_VALUES)
@pytest.mark.parametrize("kind", ["n", "d", "b", "e", "str"])
def test_values_that_are_not_what_their_cell_claims_are_read_as_something(desk, sound, value, kind):
    cell = b'<c r="A2" t="' + kind.encode() + b'"><v>' + value.encode() + b"</v></c>"
    data = re.sub(rb'<c r="A2".*?</c>', lambda _: cell, part(sound, SHEET))
    assert len(read([rebuilt(sound, {SHEET: data})], today=desk.today).tables["nhiem_vu"]) == 1


def test_too_many_joined_cells_are_refused(desk, sound):
    merges = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in range(1, 25_000))
    data = part(sound, SHEET).replace(
        b"</sheetData>", b"</sheetData><mergeCells>" + merges + b"</mergeCells>"
    )
    assert "nhiều dữ liệu" in refusal(rebuilt(sound, {SHEET: data}), desk.today)


def test_more_cells_than_a_clerk_can_type_are_refused(desk, sound):
    rows = b"".join(
        b'<row r="%d">' % n
        + b"".join(b'<c r="%c%d"><v>1</v></c>' % (65 + c, n) for c in range(20))
        + b"</row>"
        for n in range(3, 21_000)
    )
    data = part(sound, SHEET).replace(b"</sheetData>", rows + b"</sheetData>")
    assert "nhiều dữ liệu" in refusal(rebuilt(sound, {SHEET: data}), desk.today)


RAW = {
    b"\x01": "U+0001",
    b"\xef\xbf\xbe": "U+FFFE",
    b"\xef\xbf\xbf": "U+FFFF",
    b"&#x1F;": "U+001F",
    b"&#8;": "U+0008",
    b"\xed\xa0\x80": "U+D800",
}


@pytest.mark.parametrize("raw", RAW)
def test_forbidden_characters_in_the_xml_are_named_at_their_cell(desk, sound, at, raw):
    data = part(sound, SHEET).replace(b"<t>Viec</t>", b"<t>a" + raw + b"b</t>")
    batch = read([rebuilt(sound, {SHEET: data})], today=desk.today)
    assert batch.tables["nhiem_vu"][0]["noi_dung"] == ("ab",)
    assert RAW[raw] in at(batch, "D036", "B2")[0].what


def test_forbidden_characters_across_chunks_are_all_named(desk, sound, at):
    long = b"".join(b"x" * 97 + raw for raw in RAW) * 1500
    data = part(sound, SHEET).replace(b"<t>Viec</t>", b"<t>" + long + b"</t>")
    batch = read([rebuilt(sound, {SHEET: data})], today=desk.today)
    assert batch.tables["nhiem_vu"][0]["noi_dung"] == ("x" * 97 * len(RAW) * 1500,)
    assert all(code in at(batch, "D036", "B2")[0].what for code in RAW.values())


def shared(path: Path, strings: str) -> Path:
    """The workbook with its first task's text in a table of shared texts, as Excel keeps it."""
    sheet = part(path, SHEET).replace(b't="inlineStr"><is><t>Viec</t></is>', b't="s"><v>1</v>')
    relation = (
        b'<Relationship Id="rIdS" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    relations = part(path, "xl/_rels/workbook.xml.rels").replace(b"</Relationships>", relation)
    table = f"<sst><si><t>khác</t></si>{strings}</sst>".encode()
    parts = {SHEET: sheet, "xl/_rels/workbook.xml.rels": relations, "xl/sharedStrings.xml": table}
    return rebuilt(path, parts)


def test_formatted_text_is_joined_and_its_readings_left_out(desk, sound):
    rich = "<si><r><t>Kế </t></r><r><rPr><b/></rPr><t>hoạch</t></r><rPh sb='0' eb='1'><t>đọc</t></rPh></si>"
    batch = read([shared(sound, rich)], today=desk.today)
    assert batch.tables["nhiem_vu"][0]["noi_dung"] == ("Kế hoạch",)


@pytest.mark.parametrize("text", ["x005F_", "a_x005F_b"])
def test_shared_texts_are_read_by_the_rules_of_excel_alone(desk, sound, text):
    batch = read([shared(sound, f"<si><t>{text}</t></si>")], today=desk.today)
    assert batch.tables["nhiem_vu"][0]["noi_dung"] == (text.replace("_x005F_", "_"),)


def test_a_calculated_formula_is_read_by_its_stored_value(desk, sound):
    data = part(sound, SHEET)
    stored = b'<c r="G2" t="str"><f>"x"</f><v>Cao</v></c>'
    data = data.replace(b"</c></row></sheetData>", b"</c>" + stored + b"</row></sheetData>")
    data = data.replace(
        b"</c></row>", b'</c><c r="G1" t="inlineStr"><is><t>Th\xc3\xaam</t></is></c></row>', 1
    )
    batch = read([rebuilt(sound, {SHEET: data})], today=desk.today)
    assert batch.tables["nhiem_vu"][0]["Thêm"] == "Cao"


@pytest.mark.parametrize("styled", [False, True])
def test_a_million_empty_rows_cost_little(sound, styled):
    cells = b'<c r="A%d" s="1"/>' if styled else b""
    rows = b"".join(
        b'<row r="%d">' % n + (cells % n if styled else b"") + b"</row>" for n in range(3, 1_000_000)
    )
    path = rebuilt(sound, {SHEET: part(sound, SHEET).replace(b"</sheetData>", rows + b"</sheetData>")})
    code = (
        "import sys; from datetime import date; from pathlib import Path;"
        "from vanban.workbook.read import read;"
        "batch = read([Path(sys.argv[1])], today=date(2020, 10, 25));"
        "peak = Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0];"
        "print(len(batch.tables['nhiem_vu']), int(peak) // 1024)"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    rows_read, megabytes = map(int, done.stdout.split())
    assert (rows_read, megabytes < 200) == (1, True)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 20


def test_lock_files_are_left_out_and_told_or_refused_alone(desk, sound, at):
    lock = desk.folder / "~$a.xlsx"
    lock.write_bytes(b"\x05admin")
    batch = read([lock, sound], today=desk.today)
    assert at(batch, "D119")[0].place.file == "~$a.xlsx"
    assert "tệp khóa" in refusal(lock, desk.today)


def test_nothing_to_read_is_refused(desk):
    with pytest.raises(InputError, match="Chưa có tệp"):
        read([], today=desk.today)
