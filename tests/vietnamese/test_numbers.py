"""Written numbers."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.vietnamese import number, percent, point_letter, roman, two_digits

FIGURES = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30)
WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1500000, "1.500.000"),
        (Decimal("7.5"), "7,5"),
        (Decimal("7.50"), "7,5"),
        (Decimal("1234.5678"), "1.234,5678"),
        (Decimal("-0.25"), "-0,25"),
        (Decimal("-0"), "0"),
        (Decimal("1E+4"), "10.000"),
        (0.1, "0,1"),
    ],
)
def test_numbers_have_vietnamese_separators(value: int | float | Decimal, text: str) -> None:
    assert number(value) == text


@settings(max_examples=60)
@given(FIGURES)
def test_no_figure_is_lost(value: Decimal) -> None:
    assert Decimal(number(value).replace(".", "").replace(",", ".")) == value


def test_rounding_is_half_up_on_request() -> None:
    assert [number(Decimal(x), 1) for x in ("0.25", "0.35", "-0.25", "2.04")] == ["0,3", "0,4", "-0,3", "2"]


def test_nan_is_no_number() -> None:
    with pytest.raises(ValueError, match="hữu hạn"):
        number(Decimal("NaN"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("57.142"), "57,1%"),
        (80, "80%"),
        (Decimal("79.96"), "80%"),
        (100 * 4 / 7, "57,1%"),
        (Decimal("-0.01"), "0%"),
    ],
)
def test_percent_has_one_decimal_and_whole_ones_none(value: int | float | Decimal, text: str) -> None:
    assert percent(value) == text


def test_two_digits_pads_below_ten_only() -> None:
    assert [two_digits(n) for n in (0, 4, 12, 120)] == ["00", "04", "12", "120"]


@settings(max_examples=60)
@given(st.integers(1, 3999))
def test_roman_numerals_read_back(n: int) -> None:
    worths = [WORTH[letter] for letter in roman(n)]
    following = [*worths[1:], 0]
    assert sum(-a if a < b else a for a, b in zip(worths, following, strict=True)) == n


@pytest.mark.parametrize("n", [0, -1, 4000])
def test_roman_numerals_have_limits(n: int) -> None:
    with pytest.raises(ValueError, match="La Mã"):
        roman(n)


def test_points_follow_the_vietnamese_alphabet() -> None:
    assert "".join(point_letter(n) for n in range(1, 24)) == "abcdđeghiklmnopqrstuvxy"
    assert [point_letter(n) for n in (24, 28, 47)] == ["aa", "đđ", "aaa"]


def test_there_is_no_point_zero() -> None:
    with pytest.raises(ValueError, match="điểm"):
        point_letter(0)
