"""Where the tone mark stands in the open syllables oa, oe, uy: two spellings, both correct.

"mới" writes it over the first vowel (hòa, khỏe, thúy), "cũ" over the second (hoà, khoẻ, thuý).
All other syllables (hoàn, huỳnh, quý, của) have one spelling only and are left alone.
"""

import re
import unicodedata

from vanban.vietnamese.text import nfc

NEW = "mới"
OLD = "cũ"

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# "qu" is no onset here: its u belongs to the consonant (quý, quỹ).
_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|[bcdđghklmnprstvx]"
_SYLLABLE = re.compile(
    r"(?<![\w\u0300-\u036f])"
    rf"(?P<onset>{_ONSET})?"
    r"(?P<pair>[oòóỏõọ][aàáảãạeèéẻẽẹ]|[uùúủũụ][yỳýỷỹỵ])"
    r"(?![\w\u0300-\u036f])",
    re.IGNORECASE,
)


def _split_tone(letter: str) -> tuple[str, str]:
    """The letter without its tone mark, and the tone mark."""
    apart = unicodedata.normalize("NFD", letter)
    tone = "".join(c for c in apart if c in _TONES)
    return "".join(c for c in apart if c not in _TONES), tone


def _moved(pair: str, style: str) -> str:
    first, first_tone = _split_tone(pair[0])
    second, second_tone = _split_tone(pair[1])
    tone = first_tone + second_tone
    return nfc(f"{first}{tone}{second}" if style == NEW else f"{first}{second}{tone}")


def tone_style(text: str, style: str) -> str:
    """The text (NFC) with its tone marks placed in one style, "mới" or "cũ"; case is kept.

    Raises `ValueError` for any other style.
    """
    if style not in (NEW, OLD):
        raise ValueError(f"kiểu dấu thanh phải là “{NEW}” hoặc “{OLD}”, không phải “{style}”")

    def placed(match: re.Match[str]) -> str:
        pair = match["pair"]
        return f"{match['onset'] or ''}{_moved(pair, style)}"

    return _SYLLABLE.sub(placed, nfc(text))
