"""Rows to evaluate on."""

from datetime import date
from decimal import Decimal

import pytest

from vanban.problems import Place
from vanban.records import Missing, Record, Ref

LACKING = Missing("Số hồ sơ", Place("a.xlsx", "Phát hiện", 4, "C"))


def _row(number: int, count: object) -> Record:
    place = Place("a.xlsx", "Phát hiện", number)
    unit = Ref("don_vi", "CCTDC", "Chi cục")
    return Record(
        "phat_hien", place, {"stt": str(number), "so_ho_so": count, "values": "cột", "don_vi": unit}
    )  # type: ignore[dict-item]


@pytest.fixture
def context() -> dict[str, object]:
    """A few values of every sort."""
    return {
        "hang": _row(1, 3),
        "hangs": (_row(1, 3), _row(2, 5), _row(3, None)),
        "khuyet": (_row(1, 3), _row(4, LACKING)),
        "thieu": LACKING,
        "rong": None,
        "ngay": date(2020, 8, 18),
        "ty_le": Decimal("57.142"),
        "dong": ("một", "hai"),
        "chu": "xin chào",
        "moi": (),
    }
