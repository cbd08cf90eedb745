"""Names stay names: no small letter at their head, no code in their place."""

from types import SimpleNamespace

import pytest


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Toàn Sở", "toàn Sở"),
        ("Văn phòng Sở", "Văn phòng Sở"),
        ("Văn phòng", "Văn phòng"),
        ("Chi cục Đê điều và các hạt", "Chi cục Đê điều và các hạt"),
        ("Sở Thủy lợi", "Sở Thủy lợi"),
        ("Văn phòng phẩm", "Văn phòng phẩm"),
        ("Hòa Anh", "hòa Anh"),
    ],
)
def test_where_an_initiative_is_used_keeps_the_names_of_units(
    small: SimpleNamespace, typed: str, printed: str
) -> None:
    rows = small.changed("sang_kien", 0, pham_vi=typed)
    assert f"; phạm vi áp dụng: {printed}." in small.aloud(small.build(sang_kien=rows), "BC-SK/SK01").text


def test_what_a_unit_did_well_keeps_its_name(small: SimpleNamespace) -> None:
    rows = small.changed("ket_qua_kiem_tra", 0, noi_dung=("Phòng Kỹ thuật đã rà soát",))
    text = small.aloud(small.build(ket_qua_kiem_tra=rows), "BB-KT/KT").text
    assert "- Cải cách thể chế: Phòng Kỹ thuật đã rà soát." in text


@pytest.mark.parametrize("verbatim", [False, True])
@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("NS5", "Ông Lê Văn Năm, Trưởng phòng Kỹ thuật"),
        ("ns5", "Ông Lê Văn Năm, Trưởng phòng Kỹ thuật"),
        ("VP", "Văn phòng Sở"),
        ("NS5; VP", "Ông Lê Văn Năm, Trưởng phòng Kỹ thuật; Văn phòng Sở"),
        ("Bộ phận VP", "Bộ phận VP"),
        ("Lê Văn Năm", "Lê Văn Năm"),
    ],
)
def test_a_code_is_printed_as_the_name_it_stands_for(
    small: SimpleNamespace, typed: str, printed: str, verbatim: bool
) -> None:
    rows = small.changed("phat_hien", 0, trach_nhiem=typed)
    batch = small.build({"giu_nguyen": verbatim}, phat_hien=rows)
    assert f"; {printed} chịu trách nhiệm;" in small.aloud(batch, "CV-KP/CC").text
