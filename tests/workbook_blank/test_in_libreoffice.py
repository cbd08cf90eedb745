"""LibreOffice opens the workbook, and its lists follow what a clerk types."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice không có trên máy này"),
]


def _calculated(source: Path, folder: Path) -> dict[str, list[str]]:
    """What LibreOffice makes of the first sheet of `source`: rows by their first cell."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    utf8 = "csv:Text - txt - csv (StarCalc):59,34,76,1"
    command = ["soffice", profile, "--headless", "--convert-to", utf8, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with (folder / f"{source.stem}.csv").open(encoding="utf-8", newline="") as stream:
        return {row[0]: row[1:] for row in csv.reader(stream, delimiter=";")}


def test_a_list_grows_with_its_sheet_and_leaves_out_the_example(blank: Path, tmp_path: Path) -> None:
    workbook = load_workbook(blank)
    workbook["Đơn vị"]["A5"], workbook["Đơn vị"]["A6"] = "VP", "KHTC"
    probe = workbook.create_sheet("T", 0)
    for row, name in enumerate(workbook.defined_names, 1):
        probe.cell(row, 1, name)
        probe.cell(row, 2, f"=ROWS({name})")
        probe.cell(row, 3, f"=INDEX({name},1)")
    workbook.save(tmp_path / "thử.xlsx")
    lists = _calculated(tmp_path / "thử.xlsx", tmp_path)
    assert lists["DS_don_vi_ma"] == ["2", "VP"]
    assert lists["DS_danh_muc_muc_do"] == ["3", "Nhắc nhở"]


def test_a_list_survives_the_deletion_of_the_example_row(blank: Path, tmp_path: Path) -> None:
    workbook = load_workbook(blank)
    workbook["Đơn vị"].delete_rows(4)
    workbook["Đơn vị"]["A4"] = "VP"
    probe = workbook.create_sheet("T", 0)
    probe["A1"], probe["B1"] = "đơn vị", "=ROWS(DS_don_vi_ma)&INDEX(DS_don_vi_ma,1)"
    workbook.save(tmp_path / "thử.xlsx")
    assert _calculated(tmp_path / "thử.xlsx", tmp_path) == {"đơn vị": ["1VP"]}
