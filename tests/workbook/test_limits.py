"""What a file may cost to read: characters of a cell, elements of a sheet, bytes of a table of text."""

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from rapidfuzz import process

from vanban.errors import InputError
from vanban.workbook.read import read

pytestmark = pytest.mark.whole

TASKS = [["STT", "Nội dung", "Bộ phận thực hiện"], ["I", "Viec", "VP"]]
SHEET = "xl/worksheets/sheet5.xml"


@pytest.fixture
def sound(desk) -> Path:
    return desk.write({**desk.office, "Nhiệm vụ": TASKS})


def changed(path: Path, change: Callable[[bytes], bytes]) -> Path:
    out = path.with_name("b.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:  # stored: the gate takes no bombs
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == SHEET else old.read(name))
    return out


def refusal(path: Path, today) -> str:
    with pytest.raises(InputError) as caught:
        read([path], today=today)
    return str(caught.value)


def test_a_cell_in_a_hundred_thousand_pieces_is_read_at_once(desk, sound):
    path = changed(sound, lambda data: data.replace(b"Viec", b"Vi\nec " * 140_000))
    before = time.process_time()
    assert read([path], today=desk.today).tables["nhiem_vu"]
    assert time.process_time() - before < 10


def test_a_cell_longer_than_any_text_is_refused(desk, sound):
    path = changed(sound, lambda data: data.replace(b"Viec", b"x " * 600_000))
    assert "nhiều dữ liệu" in refusal(path, desk.today)


@pytest.mark.parametrize("least", ["-30000000", "0", "1"])
def test_hidden_columns_are_those_that_a_sheet_has(desk, sound, least):
    cols = f'<cols><col min="{least}" max="99999999" hidden="1"/></cols><sheetData>'.encode()
    batch = read([changed(sound, lambda data: data.replace(b"<sheetData>", cols))], today=desk.today)
    assert "3 cột ẩn" in next(problem.what for problem in batch.problems if problem.code == "D014")


def test_empty_cells_without_end_are_refused(desk, sound):
    many = b"<row>" + b"<c/>" * 3_000_000 + b"</row></sheetData>"
    path = changed(sound, lambda data: data.replace(b"</sheetData>", many))
    assert "nhiều dữ liệu" in refusal(path, desk.today)


def test_an_empty_cell_with_an_address_counts_for_the_next_without_one(desk, sound):
    row = b'<row r="3"><c r="A3" t="str"><v>II</v></c><c r="B3"/><c t="str"><v>VP</v></c></row></sheetData>'
    batch = read([changed(sound, lambda data: data.replace(b"</sheetData>", row))], today=desk.today)
    assert str(batch.tables["nhiem_vu"][1]["thuc_hien"]) == "VP"


@pytest.mark.parametrize("extension", ["csv", "tsv", "txt"])
def test_a_table_of_text_has_one_limit_whatever_its_extension(desk, extension):
    path = desk.folder / f"nhiem_vu.{extension}"
    path.write_bytes(b"a;b;c\n" * 4_000_000)
    assert "quá mức" in refusal(path, desk.today)


def test_names_alike_are_sought_once_a_name(desk, monkeypatch):
    sought: list[str] = []
    extract = process.extract

    def counted(name: str, *rest: object, **more: object) -> object:
        sought.append(name)
        return extract(name, *rest, **more)

    monkeypatch.setattr(process, "extract", counted)
    rows = [[str(n), "Việc", "Văn phong So X"] for n in range(1, 30)]
    batch = desk.read({"Nhiệm vụ": [TASKS[0], *rows]})
    told = [problem.mend for problem in batch.problems if "không có ở sheet" in problem.what]
    assert len(told) == 29
    assert "Văn phòng Sở (VP)" in told[0]
    assert len(sought) == 1
