"""One style of tone marks in all that is printed, be it typed or chosen from a list."""

import pytest

FINDINGS = ["Mã đơn vị", "Lĩnh vực", "Tồn tại, hạn chế", "Yêu cầu khắc phục"]
LISTS = ["Lĩnh vực", "Mức độ", "Kỳ"]
BOARD = ["Họ và tên", "Chức danh trong Hội đồng", "Có mặt"]


@pytest.mark.parametrize(
    "typed", ["Hiện đại hóa hành chính", "Hiện đại hoá hành chính", "hiện đại hoá hành chính"]
)
@pytest.mark.parametrize(("style", "shown"), [("cũ", "hoá"), ("mới", "hóa")])
def test_a_choice_follows_the_style_of_the_prose(desk, typed, style, shown):
    sheets = {
        **desk.settings(["Kiểu dấu thanh", style]),
        "Phát hiện": [FINDINGS, ["CCTDC", typed, "Chưa hoà hợp", "Hoà hợp"]],
        "Hội đồng": [BOARD, ["NS01", "Ủy viên", "Có"]],
    }
    batch = desk.read(sheets)
    finding = batch.tables["phat_hien"][0]
    assert finding["linh_vuc"] == f"Hiện đại {shown} hành chính"
    assert batch.tables["hoi_dong"][0]["chuc_danh"] == ("Uỷ viên" if style == "cũ" else "Ủy viên")


@pytest.mark.parametrize(("style", "shown"), [("cũ", "hoá"), ("mới", "hóa")])
def test_the_office_s_own_list_follows_too(desk, style, shown):
    sheets = {
        **desk.settings(["Kiểu dấu thanh", style]),
        "Danh mục": [LISTS, ["Tin học hóa", "Cao", "Quý I"], ["Số hoá"]],
        "Phát hiện": [
            FINDINGS,
            ["CCTDC", "Số hoá", "Chưa đủ", "Làm"],
            ["CCTDC", "Tin học hóa", "Thiếu", "Làm"],
        ],
    }
    fields = [row["linh_vuc"] for row in desk.read(sheets).tables["phat_hien"]]
    assert fields == [f"Số {shown}", f"Tin học {shown}"]


def test_what_is_printed_as_typed_keeps_its_lists(desk):
    sheets = {
        **desk.settings(["Kiểu dấu thanh", "cũ"], ["In nguyên văn", "Có"]),
        "Phát hiện": [FINDINGS, ["CCTDC", "Hiện đại hóa hành chính", "Chưa", "Làm"]],
    }
    assert desk.read(sheets).tables["phat_hien"][0]["linh_vuc"] == "Hiện đại hóa hành chính"
