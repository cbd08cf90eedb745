"""Small workbooks: a sound office of four sheets, and whatever a test adds or spoils."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from vanban.problems import Problem
from vanban.records import Batch
from vanban.workbook.read import read

TODAY = date(2020, 10, 25)
Rows = Sequence[Sequence[object]]
Tweak = Callable[[Workbook], None]


def table(text: str) -> Rows:
    """Rows written as lines of cells with bars between: days and whole numbers become what they are."""
    return [[_value(cell.strip()) for cell in line.split("|")] for line in text.strip().splitlines()]


def _value(text: str) -> object:
    if re.fullmatch(r"\d{2}/\d{2}/\d{4}", text):
        return datetime.strptime(text, "%d/%m/%Y")
    return int(text) if text.isdigit() else text or None


OFFICE: Mapping[str, Rows] = {
    "Cấu hình": table("""
        Mục|Giá trị|Ghi chú
        Cơ quan chủ quản|UBND tỉnh Đồng Tháp
        Tên cơ quan|Sở Khoa học và Công nghệ
        Tên đầy đủ|Sở Khoa học và Công nghệ tỉnh Đồng Tháp
        Ký hiệu|SKHCN
        Địa danh|Đồng Tháp
        Năm|2020
        Đơn vị soạn thảo|VP
        Người ký mặc định|NS01
    """),
    "Đơn vị": table("""
        Mã đơn vị|Tên đầy đủ|Tên viết tắt|Tên gọi khác|Loại|Thành viên nhóm|Được kiểm tra
        VP|Văn phòng Sở|Văn phòng||Văn phòng||Có
        KHTC|Phòng Kế hoạch - Tài chính|Phòng KH-TC||Phòng chuyên môn||Có
        CCTDC|Chi cục Tiêu chuẩn Đo lường Chất lượng|Chi cục TĐC|Chi cục TCĐLCL|Chi cục||Có
        TTKDKN|Trung tâm Kiểm định và Kiểm nghiệm|Trung tâm KĐ&KN||Đơn vị sự nghiệp||Có
        @CPDV|Các phòng, đơn vị|||Nhóm|TẤT CẢ|Không
    """),
    "Nhân sự": table("""
        Mã người|Danh xưng|Họ và tên|Chức vụ|Mã đơn vị|Được ký văn bản|Đang công tác
        NS01|Ông|Huỳnh Văn Quản|Giám đốc|VP|Có|Có
        NS02|Bà|Lê Thị Thuý|Chánh Văn phòng Sở|VP|Không|Có
        NS03|Ông|Trần Văn Bình|Trưởng phòng|KHTC|Không|Có
    """),
    "Căn cứ": [
        *table(
            "Mã|Loại|Số, ký hiệu|Ngày ban hành|Cơ quan ban hành|Trích yếu|Dùng cho|Thứ tự|Ngày kiểm chứng"
        ),
        *table("ND13|Nghị định|13/2012/NĐ-CP|02/03/2012|Chính phủ|ban hành Điều lệ Sáng kiến|*|1|01/08/2020"),
    ],
}
TASKS = table("STT|Nội dung|Bộ phận thực hiện|Bộ phận phối hợp|Mục tiêu/Kết quả|Thời gian hoàn thành")[0]
FINDINGS = table(
    "Mã đơn vị|Lĩnh vực|Tồn tại, hạn chế|Yêu cầu khắc phục|Thời hạn khắc phục|Tình trạng khắc phục"
)[0]
SCHEDULE = table("Mã đơn vị|Ngày kiểm tra|Giờ bắt đầu|Địa điểm|Trạng thái")[0]


def fill(sheet: Worksheet, rows: Rows) -> None:
    """Rows from A1 on; text stays text, also with a leading equals sign, unless it is marked `=formula:`."""
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            formula = isinstance(value, str) and value.startswith("=formula:")
            cell.value = f"={str(value).removeprefix('=formula:')}" if formula else value
            if isinstance(value, str) and not formula and value:
                cell.data_type = "s"


class Desk:
    """Writes workbooks into a folder and reads them."""

    office, today = OFFICE, TODAY

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, sheets: Mapping[str, Rows], tweak: Tweak | None = None, name: str = "a.xlsx") -> Path:
        """A workbook of just these sheets."""
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            fill(book.create_sheet(title), rows)
        if tweak:
            tweak(book)
        path = self.folder / name
        book.save(path)
        return path

    def read(
        self, sheets: Mapping[str, Rows], tweak: Tweak | None = None, *, skip_hidden: bool = False
    ) -> Batch:
        """The office with these sheets added or replaced, written and read."""
        return read([self.write({**OFFICE, **sheets}, tweak)], today=TODAY, skip_hidden=skip_hidden)

    def tasks(self, *rows: Sequence[object], tweak: Tweak | None = None) -> Batch:
        """The office with rows of the sheet Nhiệm vụ, headings in row 1."""
        return self.read({"Nhiệm vụ": [TASKS, *rows]}, tweak)

    def findings(self, *rows: Sequence[object], tweak: Tweak | None = None) -> Batch:
        """The office with an inspection and rows of the sheet Phát hiện."""
        schedule = [SCHEDULE, ["CCTDC", datetime(2020, 8, 20), "08:00", "Phòng họp", "Chưa"]]
        return self.read({"Lịch kiểm tra": schedule, "Phát hiện": [FINDINGS, *rows]}, tweak)

    def settings(self, *rows: Sequence[object]) -> Mapping[str, Rows]:
        """The office's settings with rows added."""
        return {"Cấu hình": [*OFFICE["Cấu hình"], *rows]}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def at() -> Callable[[Batch, str, str], list[Problem]]:
    """The problems of a batch with this code at this cell (empty: anywhere)."""

    def found(batch: Batch, code: str, cell: str = "") -> list[Problem]:
        return [
            item for item in batch.problems if item.code == code and (not cell or item.place.cell == cell)
        ]

    return found


@pytest.fixture
def office() -> Mapping[str, Rows]:
    return OFFICE
