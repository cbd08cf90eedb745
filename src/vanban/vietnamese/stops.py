"""Final punctuation: one rule for what a text may end with, everywhere."""

import re
import tomllib
from functools import cache
from importlib.resources import files

_FINAL = re.compile(r"(?:\./\.?|[.;,\s])+\Z")
_ENDED = re.compile(r"[?!…:]\Z|\.\.\.\Z|[.?!…][”\"’)\]]\Z")


@cache
def _abbreviations() -> re.Pattern[str]:
    """What `stops.toml` names, at the end of a text."""
    data = tomllib.loads((files("vanban.vietnamese") / "stops.toml").read_text(encoding="utf-8"))
    known = "|".join(re.escape(one) for one in data["abbreviations"])
    # A whole word only: the name "Sở KHCN" does not end with the abbreviation "CN".
    return re.compile(rf"(?<![\w&/-])(?:{known})\Z")


def _has_ellipsis(s: str) -> bool:
    return s.endswith("...") and not s.endswith("....")


def _abbreviated(bare: str) -> bool:
    return _abbreviations().search(bare) is not None


def unstopped(s: str) -> str:
    """The text without a final stop, semicolon, comma or end mark ("./.").

    An ellipsis stays, and so does the stop of an abbreviation ("v.v.").
    """
    text = s.rstrip()
    if _has_ellipsis(text):
        return text
    bare = _FINAL.sub("", text)
    return f"{bare}." if text.startswith(".", len(bare)) and _abbreviated(bare) else bare


def sentence(s: str) -> str:
    """The text ending with exactly one stop; "?", "!", ":", an ellipsis or a quoted end count as one."""
    kept = s.rstrip()
    if _ENDED.search(kept):
        return kept
    text = unstopped(s)
    ended = not text or text.endswith(".") or _ENDED.search(text)
    return text if ended else f"{text}."


def closed(s: str, mark: str) -> str:
    """The text ending with the end mark of a paper ("./."), which takes the place of a final stop."""
    return f"{unstopped(s).removesuffix('.')}{mark}"
