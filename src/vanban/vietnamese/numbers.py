"""Numbers as Vietnamese papers write them."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

from babel.numbers import format_decimal

_POINTS = "abcdđeghiklmnopqrstuvxy"
_LAST_POINT = 999
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ROMAN_LIMIT = 4000


def two_digits(n: int) -> str:
    """The number with a leading zero below ten: "04", "12", "120"."""
    return f"{n:02d}"


def _exact(x: int | float | Decimal) -> Decimal:
    # repr gives the shortest figures that mean the same float: 0.1 stays 0.1.
    return Decimal(repr(x)) if isinstance(x, float) else Decimal(x)


def _room(value: Decimal) -> int:
    """Figures needed to write the value out in full, with a few to spare."""
    return len(value.as_tuple().digits) + abs(value.adjusted()) + 10


def _rounded(value: Decimal, digits: int) -> Decimal:
    """Rounded half up, as clerks do; zeros at the end of the fraction dropped."""
    rounded = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    return whole if rounded == whole else rounded.normalize()


def number(x: int | float | Decimal, digits: int | None = None) -> str:
    """The number with Vietnamese separators ("1.500.000", "7,5"); all decimals, or rounded to `digits`.

    Raises `ValueError` for what is no finite number.
    """
    value = _exact(x)
    if not value.is_finite():
        raise ValueError(f"“{x}” không phải là một số hữu hạn")
    # The default context of 28 figures would round or refuse longer numbers.
    with localcontext(prec=_room(value) + (digits or 0)):
        shown = abs(value) if value.is_zero() else value
        shown = shown if digits is None else _rounded(shown, digits) + 0
        return format_decimal(shown, locale="vi", decimal_quantization=False)


def percent(x: int | float | Decimal, digits: int = 1) -> str:
    """A share given in per cent, rounded: 57.142 is "57,1%", 80 is "80%"."""
    return f"{number(x, digits)}%"


def roman(n: int) -> str:
    """The number in Roman numerals, 1 to 3999; `ValueError` outside."""
    if not 0 < n < _ROMAN_LIMIT:
        raise ValueError(f"số La Mã viết từ 1 đến {_ROMAN_LIMIT - 1}, không viết được {n}")
    numeral = ""
    for worth, letters in _ROMAN:
        times, n = divmod(n, worth)
        numeral += letters * times
    return numeral


def point_letter(n: int) -> str:
    """The letter of the nth point (điểm): a, b, c, d, đ, e, g … y, then aa, bb …

    Raises `ValueError` below 1 and above 999.
    """
    if not 0 < n <= _LAST_POINT:
        raise ValueError(f"điểm đánh thứ tự từ 1 đến {_LAST_POINT}, không có điểm thứ {n}")
    rounds, index = divmod(n - 1, len(_POINTS))
    return _POINTS[index] * (rounds + 1)
