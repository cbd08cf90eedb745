"""Tone marks of prose in one style; the names of people stay as they write them."""

import re
from functools import lru_cache

from vanban.vietnamese import tone_style

_WORD = re.compile(r"[^\W\d_]+")


def toned(text: str, style: str, people: frozenset[str], titles: tuple[str, ...]) -> str:
    """The text with its tone marks in one style, except in names: known ones (`people`), those after a
    title such as "ông", and words with a capital beside another such word.
    """
    if tone_style(text, style) == text:
        return text
    kept = _names(text, people, titles)
    words = list(_WORD.finditer(text))
    pieces, end = [], 0
    for index, word in enumerate(words):
        around = words[max(index - 1, 0) : index] + words[index + 1 : index + 2]
        stays = word.start() in kept or _is_in_name(text, word, around)
        pieces += [text[end : word.start()], word[0] if stays else tone_style(word[0], style)]
        end = word.end()
    return "".join(pieces) + text[end:]


def _names(text: str, people: frozenset[str], titles: tuple[str, ...]) -> frozenset[int]:
    """Where words begin that belong to a known name, or follow a title with a capital."""
    whole = _any_of(people).finditer(text) if people else ()
    known = {word.start() for name in whole for word in _WORD.finditer(text, name.start(), name.end())}
    titled = _after(titles).finditer(text)
    return frozenset(known | {found.start(1) for found in titled if found[1][0].isupper()})


@lru_cache(maxsize=4)
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))), re.IGNORECASE)


@lru_cache(maxsize=4)
def _after(titles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, titles))})\s+([^\W\d_]+)", re.IGNORECASE)


def _is_in_name(text: str, word: "re.Match[str]", around: list["re.Match[str]"]) -> bool:
    """A word with a capital that stands beside another: "Thanh Hoá". Words all in capitals are no names."""
    return _is_title(word[0]) and any(
        _is_title(other[0]) and _is_beside(text, word, other) for other in around
    )


def _is_title(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or not word.isupper())


def _is_beside(text: str, one: "re.Match[str]", other: "re.Match[str]") -> bool:
    first, second = sorted((one, other), key=lambda word: word.start())
    return text[first.end() : second.start()] == " "
