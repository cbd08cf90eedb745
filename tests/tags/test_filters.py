"""The filters of forms."""

from datetime import date

import pytest

from vanban.records import Missing
from vanban.tags import FILTERS, evaluate, fill

MARK = "‹thiếu: Số hồ sơ, ô Phát hiện!C4›"


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{ 4|so_hai }} {{ '4'|so_hai }} {{ 'IV'|so_hai }}", "04 04 IV"),
        (
            "{{ ngay|ngay_dai }}, {{ ngay|ngay_ngan }} ({{ ngay|thu }})",
            "ngày 18 tháng 8 năm 2020, 18/8/2020 (thứ Ba)",
        ),
        ("{{ 1234567|so }} {{ ty_le|so(1) }} {{ ty_le|phan_tram }}", "1.234.567 57,1 57,1%"),
        ("{{ chu|viet_hoa }} {{ chu|hoa_dau }} {{ 'Tổ'|thuong_dau }}", "XIN CHÀO Xin chào tổ"),
        ("{{ 4|la_ma }} {{ 5|diem }}", "IV đ"),
        ("{{ chu|cau }} {{ 'xong;'|bo_cham }}", "xin chào. xong"),
        ("{{ 'xong.'|het('./.') }} {{ rong|het('./.') }}", "xong./. "),
        ("{{ dong|noi }} {{ dong|noi(', ') }} {{ chu|noi }}", "một; hai một, hai xin chào"),
        ("{{ (ngay, rong, 1)|join('/') }} {{ dong|join }}", "18/8/2020//1 mộthai"),
        ("{{ dong|gach_dong }}", "- một\n- hai"),
        ("{{ ('một',)|gach_dong }} {{ '- a\n- b'|gach_dong }}", "một - a\n- b"),
        ("{{ hangs|tong('so_ho_so') }} {{ (1, 2)|tong }} {{ moi|tong }}", "8 3 0"),
        ("{{ hangs|lon_nhat('so_ho_so') }} {{ hangs|nho_nhat('so_ho_so') }} {{ moi|lon_nhat }}", "5 3 "),
        ("{{ khuyet|lon_nhat('so_ho_so') }}", "3"),
        ("{{ hangs|map(attribute='don_vi')|duy_nhat|noi }}", "Chi cục"),
        ("{{ (chu, '', rong, thieu)|co_gia_tri|noi }}", "xin chào"),
        ("{{ hangs|selectattr('so_ho_so', 'equalto', 5)|map(attribute='stt')|noi }}", "2"),
    ],
)
def test_filters_do_what_their_names_say(text: str, filled: str, context: dict[str, object]) -> None:
    assert fill(text, context) == filled


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_every_filter_passes_missing_and_empties_none(name: str, context: dict[str, object]) -> None:
    assert fill(f"{{{{ thieu|{name} }}}}|{{{{ rong|{name} }}}}", context) == f"{MARK}|"


def test_missing_part_makes_the_sum_missing(context: dict[str, object]) -> None:
    assert isinstance(evaluate("khuyet|tong('so_ho_so')", context), Missing)


def test_joined_list_shows_the_mark_of_what_is_missing(context: dict[str, object]) -> None:
    assert fill("{{ khuyet|map(attribute='so_ho_so')|noi }}", context) == f"3; {MARK}"


def test_text_in_place_of_a_date_stays(context: dict[str, object]) -> None:
    assert fill("{{ '\u00a0\u00a0'|ngay_dai }}", context) == "\u00a0\u00a0"


def test_largest_date_is_the_latest() -> None:
    days = {"ngays": (date(2020, 8, 18), None, date(2020, 8, 21))}
    assert evaluate("ngays|lon_nhat", days) == date(2020, 8, 21)
