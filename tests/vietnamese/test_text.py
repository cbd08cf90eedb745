"""Letters, case and final punctuation."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.vietnamese import (
    ascii_name,
    closed,
    fold,
    lower_first,
    nfc,
    sentence,
    unstopped,
    upper,
    upper_first,
)


def test_nfc_joins_letters_and_marks() -> None:
    assert nfc("Thu\u031b\u0323c hie\u0323\u0302n") == "Thực hiện"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nhiệm vụ ", "nhiemvu"),
        ("ĐƠN VỊ", "donvi"),
        ("Số,\u00a0ký\u200b hiệu", "so,kyhieu"),
        ("1.1", "1.1"),
        ("", ""),
    ],
)
def test_fold_drops_marks_capitals_and_spaces_only(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_fold_of_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(max_examples=60)
@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ ắềỗự", max_size=30))
def test_fold_finds_the_same_words_in_any_case_and_composition(text: str) -> None:
    assert fold(upper(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("QĐ-TKT", "QD-TKT"),
        ("Khắc phục: tồn tại/hạn chế?", "Khac-phuc-ton-tai-han-che"),
        ("CON", "CON_"),
        ("com1", "com1_"),
        ("...", ""),
        ("a" * 300, "a" * 100),
    ],
)
def test_ascii_name_is_safe_on_windows(text: str, name: str) -> None:
    assert ascii_name(text) == name


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_ascii_name_holds_only_letters_digits_hyphens_and_underlines(text: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{0,101}", ascii_name(text))
    assert not ascii_name(text).startswith("-")


def test_upper_knows_vietnamese_letters() -> None:
    assert upper("tổ kiểm tra ở sở đo lường ưu tú") == "TỔ KIỂM TRA Ở SỞ ĐO LƯỜNG ƯU TÚ"


@pytest.mark.parametrize(
    ("text", "lowered"),
    [("Ủy ban", "ủy ban"), ("Ý kiến", "ý kiến"), ("UBND tỉnh", "UBND tỉnh"), ("QĐ-TKT", "QĐ-TKT"), ("", "")],
)
def test_lower_first_spares_abbreviations(text: str, lowered: str) -> None:
    assert lower_first(text) == lowered


@pytest.mark.parametrize(
    ("text", "raised"),
    [("đề nghị", "Đề nghị"), ("“đề nghị”", "“Đề nghị”"), ("03 hồ sơ", "03 hồ sơ"), ("", "")],
)
def test_upper_first_looks_past_quotes(text: str, raised: str) -> None:
    assert upper_first(text) == raised


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Có 03 hồ sơ", "Có 03 hồ sơ."),
        ("Có 03 hồ sơ ; ", "Có 03 hồ sơ."),
        ("Có 03 hồ sơ..", "Có 03 hồ sơ."),
        ("Có 03 hồ sơ./.", "Có 03 hồ sơ."),
        ("hồ sơ, v.v.", "hồ sơ, v.v."),
        ("hồ sơ, v.v...", "hồ sơ, v.v..."),
        ("hồ sơ, v.v.;", "hồ sơ, v.v."),
        ("tại TP.", "tại TP."),
        ("Vì sao?", "Vì sao?"),
        ("như sau:", "như sau:"),
        ("gọi là “hồ sơ.”", "gọi là “hồ sơ.”"),
        ("", ""),
        (" . ", ""),
    ],
)
def test_sentence_ends_with_one_stop(text: str, ended: str) -> None:
    assert sentence(text) == ended


@settings(max_examples=60)
@given(st.text(alphabet="aạ .;,:?/…“”", max_size=12))
def test_sentence_of_a_sentence_changes_nothing(text: str) -> None:
    assert sentence(sentence(text)) == sentence(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [("hồ sơ.", "hồ sơ"), ("hồ sơ./.", "hồ sơ"), ("hồ sơ; ", "hồ sơ"), ("hồ sơ...", "hồ sơ..."), ("", "")],
)
def test_unstopped_drops_the_end_but_not_an_ellipsis(text: str, bare: str) -> None:
    assert unstopped(text) == bare


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("tin, bài, v.v.", "tin, bài, v.v."),
        ("tin, bài, v.v.;", "tin, bài, v.v."),
        ("tin, bài, v.v./.", "tin, bài, v.v."),
        ("tin, bài, v.v;", "tin, bài, v.v"),
        ("Sở Y tế TP.", "Sở Y tế TP."),
        ("Sở KHCN.", "Sở KHCN"),
        ("Sở KH&CN.", "Sở KH&CN"),
    ],
)
def test_an_abbreviation_keeps_its_stop(text: str, bare: str) -> None:
    assert unstopped(text) == bare


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Trên đây là Kế hoạch.", "Trên đây là Kế hoạch./."),
        ("Trên đây là Kế hoạch./.", "Trên đây là Kế hoạch./."),
        ("tin, bài, v.v.", "tin, bài, v.v./."),
        ("tin, bài...", "tin, bài.../."),
        ("Vì sao?", "Vì sao?./."),
    ],
)
def test_the_end_mark_takes_the_place_of_the_last_stop(text: str, ended: str) -> None:
    assert closed(text, "./.") == ended
