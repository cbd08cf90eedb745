"""The words that stand in a template as an office spells them; its tags, and what fills them, stay."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise
from types import MappingProxyType

from lxml.etree import _Element

from vanban.law.facts import Law
from vanban.page.dialect import TAG
from vanban.page.oxml import name
from vanban.page.package import parse, serialise
from vanban.page.parts import story_parts
from vanban.page.text import PIECES, own
from vanban.vietnamese import NEW, nfc, tone_style

_P, _T, _SPACE = name("w:p"), name("w:t"), name("xml:space")
_BREAK = "\n"  # stands for a tab or a break: it parts words
_MOTTOS = ("motto", "motto_long_dash")


@dataclass(frozen=True)
class Spelling:
    """`tone`: where tone marks stand, "mới" or "cũ". `readings`: a fixed phrase as it may be written,
    and as the office writes it, letter for letter."""

    tone: str
    readings: tuple[tuple[str, str], ...] = ()


def spelling_of(law: Law, tone: str = "", dash: str = "") -> Spelling:
    """The spelling an office chooses: style of tone marks, dash of the motto; "" for what we choose."""
    mottos = [law.wording[key].text for key in _MOTTOS]
    chosen = next((motto for motto in mottos if dash and dash in motto), mottos[0])
    return Spelling(tone or NEW, tuple((motto, chosen) for motto in mottos if motto != chosen))


def respelled(parts: Mapping[str, bytes], spelling: Spelling) -> Mapping[str, bytes]:
    """The parts with the words of body, headers, footers and notes respelled; untouched where all is well."""
    stories = (part.name for part in story_parts(parts)[0])
    return MappingProxyType({**parts, **{story: _part(story, parts[story], spelling) for story in stories}})


def _part(story: str, data: bytes, spelling: Spelling) -> bytes:
    root = parse(story, data)
    changed = [_respell(paragraph, spelling) for paragraph in root.iter(_P)]
    return serialise(root) if any(changed) else data


def _respell(paragraph: _Element, spelling: Spelling) -> bool:
    """Respell a paragraph as a whole, for Word cuts words into runs. Says whether it changed."""
    pieces = list(own(paragraph, *PIECES))
    said = [nfc(piece.text or "") if piece.tag == _T else _BREAK for piece in pieces]
    before = "".join(said)
    after = "".join(_spelled(before, spelling))
    if after == before:
        return False
    for piece, (start, end) in zip(pieces, pairwise(accumulate(map(len, said), initial=0)), strict=True):
        if piece.tag == _T:
            piece.text = after[start:end]
            piece.set(_SPACE, "preserve")
    return True


def _spelled(text: str, spelling: Spelling) -> Iterator[str]:
    """The text piece by piece, each as long as before: what stands between tags respelled."""
    cursor = 0
    for tag in TAG.finditer(text):
        yield _words(text[cursor : tag.start()], spelling)
        yield tag.group()
        cursor = tag.end()
    yield _words(text[cursor:], spelling)


def _words(text: str, spelling: Spelling) -> str:
    for other, chosen in spelling.readings:
        text = text.replace(other, chosen)
    return tone_style(text, spelling.tone)
