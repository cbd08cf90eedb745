"""The manifest comes back as it was written, and the same entries give the same bytes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from vanban.errors import OutputError
from vanban.office.manifest import MANIFEST, Entry, load_manifest, manifest_bytes

ONE = Entry(
    "b.docx", "B/Tổ", "B", "Tổ", ("so.xlsx, Nhiệm vụ, 7",), "t", "s", "o", "w", {"b_ban-moi.docx": "o"}
)
TWO = Entry("a.docx", "A", "A", "", (), "t", "s", "o", "w")


def test_entries_come_back_as_they_were(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(manifest_bytes([ONE, TWO]))
    assert load_manifest(tmp_path) == {"a.docx": TWO, "b.docx": ONE}


def test_a_final_paper_is_marked_and_a_draft_is_not(tmp_path: Path) -> None:
    final, beside = replace(TWO, finals=frozenset("w")), replace(ONE, finals=frozenset("o"))
    (tmp_path / MANIFEST).write_bytes(manifest_bytes([final, beside]))
    rows = json.loads((tmp_path / MANIFEST).read_text("utf-8"))["files"]
    assert [(row["chinh_thuc"], row["finals"]) for row in rows] == [(True, ["w"]), (False, ["o"])]
    assert load_manifest(tmp_path) == {"a.docx": final, "b.docx": beside}


def test_a_manifest_from_before_final_papers_were_marked_is_read(tmp_path: Path) -> None:
    whole = json.loads(manifest_bytes([TWO]))
    (row,) = whole["files"]
    del row["finals"], row["chinh_thuc"]
    (tmp_path / MANIFEST).write_text(json.dumps(whole), "utf-8")
    assert load_manifest(tmp_path) == {"a.docx": TWO}


def test_the_order_of_making_does_not_show() -> None:
    assert manifest_bytes([ONE, TWO]) == manifest_bytes([TWO, ONE])


def test_a_folder_without_manifest_has_no_entries(tmp_path: Path) -> None:
    assert load_manifest(tmp_path) == {}


@pytest.mark.parametrize("text", ["", "[]", '{"files": [{}]}', '{"files": 3}', '{"files": ["x"]}', "\x00"])
def test_a_damaged_manifest_is_named_with_the_mend(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text, "utf-8")
    with pytest.raises(OutputError, match=r"ke-khai\.json.*không đọc được"):
        load_manifest(tmp_path)
