"""Characters that Excel writes as `_xHHHH_` in the file."""

import re

_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def decoded(text: str) -> tuple[str, tuple[str, ...]]:
    """The text meant, and the codes that stood in it (each once, in order)."""
    if "_x" not in text:
        return text, ()
    codes = tuple(dict.fromkeys(found[0] for found in _CODE.finditer(text)))
    return _joined(_CODE.sub(lambda found: chr(int(found[1], 16)), text)), codes


def _joined(text: str) -> str:
    """Surrogate pairs joined into the characters they mean; lone halves stay."""
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
