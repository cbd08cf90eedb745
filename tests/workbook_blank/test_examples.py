"""The examples: complete, honest, and the same as the files in data/."""

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from vanban.errors import InputError
from vanban.workbook.blank import Rows, write_blank
from vanban.workbook.examples import example_names, load_example, load_rows, write_data
from vanban.workbook.sheets import load_sheets

ROOT = Path(__file__).parents[2]
SEED = ROOT / "tests" / "workbook_blank" / "seed_verbatim.toml"
REAL_PERSON = "Huỳnh Văn Quản"


@pytest.fixture(scope="module")
def cchc() -> Rows:
    return load_example("cchc-2020")


@pytest.fixture(scope="module")
def seed() -> Rows:
    return load_rows(SEED.read_text(encoding="utf-8"))


def _values(rows: Rows) -> list[tuple[str, str, object]]:
    return [
        (table, key, value) for table, found in rows.items() for row in found for key, value in row.items()
    ]


def _contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("name", example_names())
def test_an_example_uses_only_known_sheets_and_columns(name: str) -> None:
    sheets = load_sheets()
    assert [
        (table, key) for table, key, _ in _values(load_example(name)) if key not in sheets[table].by_key
    ] == []


@pytest.mark.parametrize("name", example_names())
def test_an_example_chooses_only_allowed_values(name: str) -> None:
    rows = load_example(name)
    sheets = load_sheets()
    for table, key, value in _values(rows):
        column = sheets[table].by_key[key]
        listed = (
            [row[column.list] for row in rows["danh_muc"] if row.get(column.list)]
            if column.list
            else column.choices
        )
        assert column.type != "choice" or value in listed, (table, key, value)


@pytest.mark.parametrize("name", example_names())
def test_an_example_refers_only_to_rows_it_has(name: str) -> None:
    rows = load_example(name)
    sheets = load_sheets()
    for table, key, value in _values(rows):
        target = sheets[table].by_key[key].table
        if target and value != "Toàn Tổ":
            known = {str(row.get(called)) for row in rows[target] for called in sheets[target].called}
            wanted = value if isinstance(value, list) else [value]
            assert set(wanted) <= known, (table, key)


@pytest.mark.parametrize("name", example_names())
def test_an_example_fills_every_required_cell(name: str) -> None:
    rows = load_example(name)
    for key, found in rows.items():
        required = [column.key for column in load_sheets()[key].columns if column.required == "yes"]
        assert [row for row in found if any(row.get(column) is None for column in required)] == []


def test_an_unknown_example_is_refused_in_words() -> None:
    with pytest.raises(InputError, match='Không có ví dụ "x"'):
        load_example("x")


def test_the_plan_of_2020_has_its_thirty_rows(cchc: Rows) -> None:
    assert len(cchc["nhiem_vu"]) == 30
    assert sum("thuc_hien" in row for row in cchc["nhiem_vu"]) == 21


def test_the_typing_errors_of_the_plan_are_mended(cchc: Rows) -> None:
    text = str(cchc)
    assert not re.search(r"truyến|thờ gian|khắc phục tốt|100 %|đơn vị\)", text)


def test_the_scenario_has_its_findings_inspections_and_initiatives(cchc: Rows) -> None:
    units = [row["don_vi"] for row in cchc["phat_hien"]]
    assert {unit: units.count(unit) for unit in units} == {"KHTC": 2, "CCTDC": 2, "TTKDKN": 1}
    assert [row["don_vi"] for row in cchc["lich_kiem_tra"]] == ["KHTC", "QLKH", "CCTDC", "TTKDKN"]
    results = [row["ket_qua"] for row in cchc["sang_kien"]]
    assert results == ["Công nhận", "Công nhận", "Không công nhận"]


def test_the_papers_carry_the_numbers_and_dates_of_the_scenario(cchc: Rows) -> None:
    papers = {(row["loai"], row.get("don_vi")): (row["so"], row["ngay"]) for row in cchc["van_ban"]}
    assert papers[("KH-CT", None)] == ("45", date(2020, 8, 10))
    assert papers[("CV-KP", "CCTDC")] == ("413", date(2020, 8, 26))
    assert papers[("QĐ-SK", None)] == ("235", date(2020, 10, 22))


@pytest.mark.parametrize(
    ("initiative", "average", "agreed"), [("SK01", 84.6, 5), ("SK02", 72.4, 4), ("SK03", 46, 2)]
)
def test_scores_and_votes_add_up(cchc: Rows, initiative: str, average: float, agreed: int) -> None:
    rows = [row for row in cchc["cham_diem"] if row["sang_kien"] == initiative]
    totals = [sum(int(str(row[f"diem_{n}"])) for n in (1, 2, 3)) for row in rows]
    assert sum(totals) / len(totals) == average
    assert sum(row["bieu_quyet"] == "Đồng ý" for row in rows) == agreed


@pytest.mark.parametrize("name", example_names())
def test_only_the_signer_of_the_plan_is_a_real_person(name: str) -> None:
    invented = re.compile(r"\w+ (?:Văn|Thị) [A-ZĐ]")
    people = [str(row["ho_ten"]) for row in load_example(name)["nhan_su"]]
    assert [person for person in people if person != REAL_PERSON and not invented.fullmatch(person)] == []


@pytest.mark.parametrize("name", example_names())
def test_every_ground_has_been_verified_and_no_birthday_is_told(name: str) -> None:
    rows = load_example(name)
    assert all(row.get("kiem_chung") for row in rows["can_cu"])
    assert not any("ngay_sinh" in row for found in rows.values() for row in found)


def test_the_commune_has_no_inspection_sheets(tmp_path: Path) -> None:
    write_data(tmp_path)
    assert not {"Lịch kiểm tra", "Phát hiện", "Tổ kiểm tra"} & set(
        load_workbook(tmp_path / "xa-2026.xlsx").sheetnames
    )


def test_the_three_files_hold_what_the_one_holds(tmp_path: Path) -> None:
    write_data(tmp_path)
    parts = {}
    for part in ("nhiem-vu", "phat-hien", "sang-kien"):
        for sheet in load_workbook(tmp_path / "cchc-2020" / f"{part}.xlsx").worksheets:
            assert sheet.title not in parts
            parts[sheet.title] = list(sheet.iter_rows(values_only=True))
    whole = load_workbook(tmp_path / "cchc-2020.xlsx")
    filled = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in whole.worksheets}
    assert parts == {name: rows for name, rows in filled.items() if name in parts}
    assert {name for name in filled if name not in parts} == {"Tiến độ", "Tuyên truyền"}


def test_the_files_of_data_are_those_the_program_writes(tmp_path: Path) -> None:
    for path in write_data(tmp_path):
        committed = ROOT / "data" / path.relative_to(tmp_path)
        # Parts, not bytes: another zlib packs the same parts differently.
        assert _contents(committed) == _contents(path), (
            f"{committed} is not what the program writes: write it anew"
        )


def test_the_seed_is_held_word_for_word(seed: Rows, tmp_path: Path) -> None:
    text = str(seed)
    assert all(
        word in text for word in ("trực truyến", "thờ gian", "khắc phục tốt phát hiện", "100 %", "đơn vị)")
    )
    assert len(seed["nhiem_vu"]) == 30
    write_blank(tmp_path / "seed.xlsx", seed)
    target = load_workbook(tmp_path / "seed.xlsx")["Nhiệm vụ"]
    products = "Quyết định thành lập tổ kiểm tra, thông báo thờ gian kiểm tra\n- Biên bản kiểm tra\n"
    assert target["E26"].value.startswith(products)
