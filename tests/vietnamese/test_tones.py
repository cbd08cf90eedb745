"""Two places for the tone mark in oa, oe, uy."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.vietnamese import nfc, tone_style

PAIRS = [
    ("hòa", "hoà"),
    ("khỏe", "khoẻ"),
    ("ủy", "uỷ"),
    ("thúy", "thuý"),
    ("Ủy ban", "Uỷ ban"),
    ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI"),
    ("tùy-lũy", "tuỳ-luỹ"),
    ("tòa án, họa sĩ; ngọa", "toà án, hoạ sĩ; ngoạ"),
]
ALONE = ["quý", "QUÝ", "quỹ", "hoàn", "huỳnh", "của", "khuya", "hoa", "ngoáy", "khuỷu", "xoài", "toàn", "mùa"]
SYLLABLES = [word for pair in PAIRS for word in pair] + ALONE


@pytest.mark.parametrize(("new", "old"), PAIRS)
def test_styles_turn_into_each_other(new: str, old: str) -> None:
    assert (tone_style(old, "mới"), tone_style(new, "cũ")) == (new, old)


@pytest.mark.parametrize("word", ALONE)
def test_other_syllables_have_one_spelling(word: str) -> None:
    assert tone_style(word, "mới") == tone_style(word, "cũ") == word


def test_decomposed_text_is_understood() -> None:
    assert tone_style("ho\u0061\u0300", "mới") == "hòa"


def test_unknown_style_is_refused() -> None:
    with pytest.raises(ValueError, match="kiểu dấu thanh"):
        tone_style("hòa", "khác")


@settings(max_examples=60)
@given(st.lists(st.sampled_from(SYLLABLES), max_size=8).map(" ".join))
def test_round_trip_gives_the_text_back(text: str) -> None:
    new = tone_style(text, "mới")
    assert tone_style(tone_style(new, "cũ"), "mới") == new


@settings(max_examples=60)
@given(st.text(max_size=40), st.sampled_from(["mới", "cũ"]))
def test_once_is_enough_and_length_stays(text: str, style: str) -> None:
    placed = tone_style(text, style)
    assert tone_style(placed, style) == placed
    assert len(placed) == len(nfc(text))


@settings(max_examples=60)
@given(st.lists(st.sampled_from(SYLLABLES), max_size=8).map(" ".join), st.sampled_from(["mới", "cũ"]))
def test_case_is_kept(text: str, style: str) -> None:
    placed = tone_style(text, style)
    assert [c.isupper() for c in placed] == [c.isupper() for c in text]
