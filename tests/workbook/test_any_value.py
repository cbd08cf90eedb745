"""Whatever stands in the cells of any sheet, reading ends with a batch: never with an exception."""

from datetime import date, datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vanban.records import Batch
from vanban.workbook.sheets import load_sheets

pytestmark = pytest.mark.whole

FORMATS = [
    "General",
    "0%",
    "0.00",
    "d-mmm",
    "mmm-yy",
    "dd/mm/yyyy",
    "h:mm",
    "[h]:mm",
    "0000",
    "@",
    '"NS"00',
    "# ?/?",
]
WORDS = [
    "I",
    "1",
    "1.1",
    "1.10",
    "VP",
    "VP; KHTC",
    "@CPDV",
    "Có",
    "x",
    "Trước 31/9",
    "Quý III",
    "30/11",
    "8h99",
    "-",
    "80%",
    "1.250",
    "=A1",
    "VÍ DỤ",
    "Tổng cộng",
    "*",
    "QĐ-TKT",
    "Nhóm",
    "Toàn Tổ",
    "NS01",
    "SK01",
    "{{",
    "a\nb",
    " ",
]
VALUES = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.integers(-(10**6), 10**12),
    st.floats(-1e6, 1e6, allow_nan=False),
    st.booleans(),
    st.dates(date(1900, 1, 1), date(9999, 12, 31)).map(lambda day: datetime(day.year, day.month, day.day)),
    st.times().map(lambda moment: time(moment.hour, moment.minute)),
)
TABLES = [sheet for sheet in load_sheets().values() if sheet.layout in {"table", "settings"}]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_values_in_any_sheet_end_in_a_batch(desk, data):
    chosen = data.draw(
        st.lists(st.sampled_from(TABLES), min_size=1, max_size=4, unique_by=lambda sheet: sheet.key)
    )
    sheets = {}
    for sheet in chosen:
        if sheet.layout == "settings":
            values = data.draw(st.lists(VALUES, min_size=len(sheet.columns), max_size=len(sheet.columns)))
            pairs = zip(sheet.columns, values, strict=True)
            sheets[sheet.name] = [["Mục", "Giá trị"], *([column.heading, value] for column, value in pairs)]
        else:
            row = st.lists(VALUES, min_size=len(sheet.columns), max_size=len(sheet.columns))
            rows = data.draw(st.lists(row, min_size=1, max_size=4))
            sheets[sheet.name] = [[column.heading for column in sheet.columns], *rows]
    formats = data.draw(st.lists(st.sampled_from(FORMATS), min_size=1, max_size=7))

    def tweak(book):
        for title in sheets:
            for number, cell in enumerate(cell for row in book[title].iter_rows(min_row=2) for cell in row):
                cell.number_format = formats[number % len(formats)]

    assert isinstance(desk.read(sheets, tweak), Batch)
