"""Text typed with fonts from before Unicode (TCVN3, VNI): its letters are other letters today."""

import re

from vanban.problems import Place, Problem, Severity
from vanban.workbook.text import rules

_MODERN = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


def legacy(text: str, font: str, place: Place) -> list[Problem]:
    """One error if the text looks like TCVN3 or VNI; the text itself is not touched."""
    name = next((rule["name"] for rule in rules().legacy if _fits(rule, text, font)), "")
    if not name:
        return []
    what = f"chữ gõ theo bảng mã cũ {name}, không phải Unicode."
    return [
        Problem(
            "D021", Severity.ERROR, place, what, "Chuyển mã sang Unicode (UniKey: Ctrl+Shift+F6) rồi dán lại."
        )
    ]


def _fits(rule: dict[str, str], text: str, font: str) -> bool:
    if _MODERN.search(text):  # these letters do not exist in the old encodings
        return False
    if any(re.match(start, font) for start in rule["fonts"]) and re.search(rule["marker"], text):
        return True
    words = {word for word in text.split() if re.search(rule["likely"], word)}
    return bool(re.search(rule["sure"], text)) or len(words) > 2
