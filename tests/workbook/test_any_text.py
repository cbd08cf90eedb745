"""Whatever a clerk types into a column of words comes back exactly, or a problem names its cell."""

import re
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vanban.records import Record
from vanban.workbook.read import read

pytestmark = pytest.mark.whole

COLUMNS = {
    "noi_dung": "Nội dung tồn tại, hạn chế",
    "yeu_cau": "Yêu cầu khắc phục",
    "nguyen_nhan": "Nguyên nhân",
    "minh_chung": "Minh chứng",
    "trach_nhiem": "Chịu trách nhiệm",
    "san_pham": "Sản phẩm chứng minh",
}
HEAD = {"Mã đơn vị": "CCTDC", "Lĩnh vực": "TTHC", "Thời hạn khắc phục": datetime(2020, 9, 15)}
# What openpyxl cannot write at all.
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\ufffe\uffff]")
SPECIAL = st.sampled_from(
    [
        "_x000D_",
        "_x005F_x0041_",
        "{{ a }}",
        "{% b %}",
        "- a",
        "\r\n",
        "\n\n",
        "\u00a0",
        "\u200b",
        "a\u0301",
        "hoà",
        "uỷ",
        "=1+1",
        "&amp;",
        "<w:t>",
        "]]>",
        "100 %",
        ".",
        ";",
        "v.v.",
        "Kho¸",
        "''",
        "\u2028",
        "\u0085",
        "\ufeff",
        "\ud7ff",
    ]
)
TEXT = st.lists(
    st.one_of(SPECIAL, st.text(st.characters(exclude_categories=["Cs"]), max_size=12)), max_size=5
).map(lambda pieces: UNWRITABLE.sub("", "".join(pieces)))


def _text(row: Record, key: str) -> str:
    value = row[key]
    return "\n".join(value) if isinstance(value, tuple) else str(value) if isinstance(value, str) else ""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXT, min_size=len(COLUMNS), max_size=len(COLUMNS)), keep=st.booleans())
def test_any_text_comes_back_exactly_or_a_problem_names_its_cell(desk, texts, keep):
    sheets = {
        **desk.settings(["Giữ nguyên chữ đã gõ", "Có" if keep else "Không"]),
        "Phát hiện": [[*HEAD, *COLUMNS.values()], [*HEAD.values(), *texts]],
    }
    path = desk.write({**desk.office, **sheets})
    batch = read([path], today=desk.today)
    row = batch.tables["phat_hien"][0]
    named = {problem.place.cell for problem in batch.problems if problem.place.sheet == "Phát hiện"}
    for position, (key, text) in enumerate(zip(COLUMNS, texts, strict=True)):
        cell = f"{'DEFGHI'[position]}2"
        assert _text(row, key) == text or cell in named, (text, row[key])
