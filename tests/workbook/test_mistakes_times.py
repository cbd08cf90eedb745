"""Times that a date column does not want, and seconds that nobody prints: dropped, and told."""

from datetime import date, datetime, time

import pytest

from vanban.problems import Severity

SCHEDULE = ["Mã đơn vị", "Ngày kiểm tra", "Giờ bắt đầu", "Địa điểm", "Trạng thái"]


def _read(desk, day: object, hour: object):
    return desk.read({"Lịch kiểm tra": [SCHEDULE, ["CCTDC", day, hour, "Phòng họp", "Chưa"]]})


def test_the_time_of_a_date_is_told(desk, at):
    batch = _read(desk, datetime(2020, 8, 18, 17, 30), time(8, 0))
    assert batch.tables["lich_kiem_tra"][0]["ngay"] == date(2020, 8, 18)
    assert [(note.severity, "17:30" in note.what) for note in at(batch, "D001", "B2")] == [
        (Severity.NOTE, True)
    ]


@pytest.mark.parametrize("hour", [time(8, 0, 45), datetime(2020, 8, 18, 8, 0, 45)])
def test_the_seconds_of_a_time_are_dropped_and_told(desk, at, hour):
    batch = _read(desk, datetime(2020, 8, 18), hour)
    assert batch.tables["lich_kiem_tra"][0]["gio_bat_dau"] == time(8, 0)
    assert len(at(batch, "D001", "C2")) == 1
    assert at(batch, "D001", "B2") == []
