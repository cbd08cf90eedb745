"""Whatever cell is empty, every paper can still be composed, and nothing odd is printed."""

from types import SimpleNamespace

import pytest

from vanban.compose.rehearsal import rehearse
from vanban.problems import Place
from vanban.records import Missing, Value
from vanban.workbook.sheets import load_sheets

pytestmark = pytest.mark.whole

SHEETS = load_sheets()
TABLES = (
    "cau_hinh",
    "don_vi",
    "nhan_su",
    "can_cu",
    "nhiem_vu",
    "to_kiem_tra",
    "lich_kiem_tra",
    "ket_qua_kiem_tra",
    "phat_hien",
    "sang_kien",
    "tac_gia",
    "van_ban",
)
# A code without which a row is nobody's; the reader refuses such rows.
KEYS = {"ma", "loai"}
ODD = ("None", "‹thiếu: ›", ";;", "; ;", ", ,", " ,", "()", ": .", "..")


def _empty(table: str, key: str) -> Value:
    column = SHEETS[table].by_key[key]
    return (
        Missing(column.heading, Place("so.xlsx", SHEETS[table].name, 4))
        if column.required in ("yes", "when")
        else None
    )


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_column_prints_nothing_odd(small: SimpleNamespace, table: str) -> None:
    found = []
    for key in SHEETS[table].by_key.keys() - KEYS:
        empty = {key: _empty(table, key)}
        rows = [{**row, **empty} for row in small.tables.get(table, ())]
        batch = small.build(empty) if table == "cau_hinh" else small.build(**{table: rows})
        for draft in small.composed(batch).drafts:
            text = rehearse(small.forms[draft.form], draft.values).text.replace("…", "")
            found += [(key, draft.id, odd) for odd in ODD if odd in text]
    assert found == []
