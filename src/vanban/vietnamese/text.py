"""Letters and case of Vietnamese text."""

import re
import unicodedata

# Đ carries a stroke, not a combining mark: Unicode does not take it apart.
_STROKED = str.maketrans("đĐ", "dD")
_LEADING = re.compile(r"[\s\"'“‘«(\[]*")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_]+")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z")
_NAME_LENGTH = 100


def nfc(s: str) -> str:
    """The text with every letter and its marks as one character (Unicode NFC)."""
    return unicodedata.normalize("NFC", s)


def _bare(s: str) -> str:
    apart = unicodedata.normalize("NFKD", s)
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_STROKED)


def _folded(s: str) -> str:
    bare = _bare(s.casefold())
    return "".join(c for c in bare if not c.isspace() and unicodedata.category(c) != "Cf")


def fold(s: str) -> str:
    """The text for matching: no marks, no capitals, no spaces ("Nhiệm vụ " is "nhiemvu").

    Punctuation stays, so that "1.1" and "11" remain two keys.
    """
    # Taking letters apart can bring out capitals and marks anew: once more makes it stable.
    return _folded(_folded(s))


def ascii_name(s: str) -> str:
    """The text as part of a file name safe on Windows: ASCII letters, digits, "_" and hyphens.

    Case stays ("QĐ-TKT" is "QD-TKT"). Names that Windows keeps for devices get a final "_".
    At most 100 characters; empty if no letter or digit is left.
    """
    name = _NOT_IN_NAMES.sub("-", _bare(s))[:_NAME_LENGTH].strip("-")
    return f"{name}_" if _RESERVED.match(name) else name


def upper(s: str) -> str:
    """The text in capitals."""
    return nfc(nfc(s).upper())


def lower_first(s: str) -> str:
    """The text with a small first letter; abbreviations ("UBND", "QĐ-TKT") stay as they are."""
    text = nfc(s)
    if len(text) > 1 and text[1].isupper():
        return text
    return text[:1].lower() + text[1:]


def upper_first(s: str) -> str:
    """The text with a capital first letter, looking past opening quotes and brackets."""
    text = nfc(s)
    start = _LEADING.match(text)
    at = start.end() if start else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
