"""How values appear in a paper."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.errors import TemplateError
from vanban.problems import Place
from vanban.records import Deadline, Missing, Record, Ref, Refs
from vanban.tags import printed

UNIT = Ref("don_vi", "CCTDC", "Chi cục Tiêu chuẩn")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  giữ nguyên  ", "  giữ nguyên  "),
        (None, ""),
        (True, "Có"),
        (False, "Không"),
        (1500, "1500"),
        (Decimal("1500.5"), "1.500,5"),
        (date(2020, 8, 3), "03/8/2020"),
        (datetime(2020, 8, 17, 17, 0), "17 giờ 00 ngày 17 tháng 8 năm 2020"),
        (time(8, 0), "08 giờ 00"),
        (("một", "hai"), "một\nhai"),
        (["một", None], "một\n"),
        ((), ""),
        (UNIT, "Chi cục Tiêu chuẩn"),
        (Refs((UNIT,), "các đơn vị"), "các đơn vị"),
        (Deadline("Trước 30/11", "before"), "Trước 30/11"),
        (Missing("Ngày"), "‹thiếu: Ngày›"),
    ],
)
def test_values_print_as_a_paper_has_them(value: object, text: str) -> None:
    assert printed(value) == text


@pytest.mark.parametrize("value", [Record("don_vi", Place(), {}), {"a": 1}, object(), 0.5, (object(),)])
def test_objects_and_unrounded_fractions_are_never_printed(value: object) -> None:
    with pytest.raises(TemplateError):
        printed(value)


@settings(max_examples=50)
@given(st.text())
def test_text_is_never_changed(text: str) -> None:
    assert printed(text) == text
