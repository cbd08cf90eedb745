"""Widths agree with the face, lines fill as Word fills them."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.page.metrics import ascent, line_height, text_width, wrap

FOLDER = Path("/usr/share/fonts/truetype/liberation2")
VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA)) + "₫–“”…‹›"
)


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "width"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False, 95.6),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, False, 60.4),
        ("Đồng Tháp, ngày 05 tháng 02 năm 2026", 14, False, True, 80.1),
    ],
)
def test_known_lines_have_their_width_on_paper(
    text: str, size: float, bold: bool, italic: bool, width: float
) -> None:
    assert text_width(text, size, bold, italic) == pytest.approx(width, abs=0.15)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="Liberation Serif 2 is not installed")
@pytest.mark.parametrize(
    ("style", "bold", "italic"),
    [("Regular", False, False), ("Bold", True, False), ("Italic", False, True), ("BoldItalic", True, True)],
)
def test_every_vietnamese_letter_has_the_width_of_the_face(style: str, bold: bool, italic: bool) -> None:
    font = TTFont(FOLDER / f"LiberationSerif-{style}.ttf")
    glyphs, em = font.getBestCmap(), font["head"].unitsPerEm
    for letter in VIETNAMESE + VIETNAMESE.upper():
        expected = font["hmtx"][glyphs[ord(letter)]][0] / em * 12 * 25.4 / 72
        assert text_width(letter, 12, bold, italic) == pytest.approx(expected), letter


def test_combining_marks_take_no_room() -> None:
    assert text_width("e\u0302\u0301", 14) == text_width("e", 14)


def test_letters_outside_the_table_have_a_guess() -> None:
    assert text_width("漢", 72) == pytest.approx(25.4)
    assert text_width("Ж", 14) == text_width("n", 14)
    assert text_width("\u200d", 14) == 0


def test_a_line_is_higher_than_its_letters() -> None:
    assert 0 < ascent(14) < line_height(14)


def test_lines_break_at_spaces_and_after_hyphens() -> None:
    width = text_width("Kế hoạch kiểm", 14)
    assert wrap("Kế hoạch kiểm tra", width, 14) == ("Kế hoạch kiểm", "tra")
    assert wrap("QĐ-SKHCN", text_width("QĐ-", 14), 14)[0] == "QĐ-"


def test_a_no_break_space_holds_its_words_together() -> None:
    assert wrap("ngày 05\u00a0tháng", text_width("ngày 05", 14), 14)[0] == "ngày"


def test_line_breaks_are_kept() -> None:
    assert wrap("a\n\nb", 50, 14) == ("a", "", "b")


def test_a_word_wider_than_the_line_is_cut() -> None:
    lines = wrap("a" * 50, text_width("a" * 20, 14), 14)
    assert lines == ("a" * 20, "a" * 20, "a" * 10)


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("ab ệ-–\u00a0\tM"), max_size=80), st.floats(1, 80))
def test_wrapping_loses_no_letter(text: str, width: float) -> None:
    assert "".join(wrap(text, width, 14)).replace(" ", "").replace("\t", "") == text.replace(" ", "").replace(
        "\t", ""
    )


def test_ten_thousand_words_wrap_in_linear_time() -> None:
    assert len(wrap("nhiệm vụ " * 5000, 150, 14)) > 300
