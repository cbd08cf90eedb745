"""Cleaning of text: every change of a character is named by a problem at its cell."""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from vanban.problems import Place, Problem, Severity
from vanban.vietnamese import nfc, unstopped
from vanban.workbook.tones import toned

SPACES = "\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_SPACE_RUN = re.compile(f"[{SPACES}]+")
_LINE_ENDS = re.compile(f"^[{SPACES}]+|[{SPACES}]+$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{2,}|\A\n+|\n+\Z")
_BULLET = re.compile(r"^(?:[•●▪◦‣·]\s*|[-+*–—]\s+|[-–—+](?=[^\W\d_])|[a-zđ]\)\s*)(?=\S)", re.MULTILINE)
_TAGS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{_\{|\}_\}")
_HIDDEN = re.compile(
    f"[\x00-\x09\x0b-\x1f\x7f-\xa0{_INVISIBLE.pattern[1:-1]}\u1680\u2000-\u200a\u2028-\u202f\u3000]"
)
SHOWN = 200


@dataclass(frozen=True)
class Wording:
    """How prose may be mended: not at all (`keep`), or tone marks in one style, except in people's names."""

    keep: bool = False
    tone: str = "mới"
    people: frozenset[str] = frozenset()


class Cleaned(NamedTuple):
    """A text as it goes on, and what was done to it."""

    text: str
    problems: list[Problem]


class Step(NamedTuple):
    """One way of cleaning: its code, what it does in words, and the change itself."""

    code: str
    label: str
    mend: Callable[[str], str]


@dataclass(frozen=True)
class Rules:
    """The word lists of `text.toml`."""

    long_from: int
    long_reference: int
    stopless: frozenset[str]
    names: frozenset[str]
    titles: tuple[str, ...]
    abbreviations: tuple[str, ...]
    legacy: tuple[dict[str, Any], ...] = field(default=())


@cache
def rules() -> Rules:
    """The rules of text, read once."""
    data = tomllib.loads((files("vanban.workbook") / "text.toml").read_text(encoding="utf-8"))
    return Rules(
        data["long_from"],
        data["long_reference"],
        frozenset(data["stopless"]),
        frozenset(data["names"]),
        tuple(data["titles"]),
        tuple(data["abbreviations"]),
        tuple(data["legacy"]),
    )


LAWFUL = (
    Step("D015", "đổi dấu xuống dòng", lambda text: _BREAK.sub("\n", text)),
    Step("D020", "bỏ ký tự vô hình", lambda text: _INVISIBLE.sub("", text)),
    Step("D019", "đưa về chữ dựng sẵn (NFC)", nfc),
)
TRIMMED = Step("D020", "bỏ khoảng trắng đầu và cuối dòng", lambda text: _LINE_ENDS.sub("", text))
SPACED = Step("D020", "sửa khoảng trắng", lambda text: _LINE_ENDS.sub("", _SPACE_RUN.sub(" ", text)))
ONE_LINE = Step("D015", "nối các dòng thành một", lambda text: re.sub(r"\s*\n\s*", " ", text.strip("\n")))
NO_BLANK = Step("D015", "bỏ dòng trống", lambda text: _BLANK_LINES.sub(_one_break, text))
NO_GAP = Step("D011", "viết liền dấu %", lambda text: re.sub(r"(?<=\d) +(?=%)", "", text))
NO_BULLET = Step("D017", "bỏ gạch đầu dòng gõ tay", lambda text: _BULLET.sub("", text))
NO_STOP = Step("D038", "bỏ dấu cuối câu (mẫu tự thêm)", lambda text: _each_line(text, _unstopped))


def clean(raw: str, place: Place, escapes: Sequence[str] = (), keep: bool = False) -> Cleaned:
    """Text of any cell: characters that can be printed, in NFC, spaces in order. Line breaks are `\\n`."""
    problems = [_escaped(place, escapes)] if escapes else []
    text, done = _apply(raw, LAWFUL[:1], place)
    problems += done
    if found := _ILLEGAL.findall(text):
        text = _ILLEGAL.sub("", text)
        problems.append(_unprintable(place, found))
    text, done = _apply(text, (*LAWFUL[1:], TRIMMED if keep else SPACED), place)
    return Cleaned(text, problems + done)


def prose(text: str, place: Place, column: str, several: bool, wording: Wording) -> Cleaned:
    """A cleaned text as the paper needs it; `column` is `table.key`, `several` that lines stay lines."""
    steps = [NO_BLANK if several else ONE_LINE]
    if not wording.keep:
        steps += [NO_GAP, NO_BULLET] if several else [NO_GAP]
        steps += [] if column in rules().names else [_tone_step(wording)]
        steps += [NO_STOP] if several or column in rules().stopless else []
    done = _apply(text, steps, place)
    return Cleaned(done.text, [*done.problems, *remarks(done.text, place)])


def in_style(text: str, wording: Wording) -> str:
    """The text with its tone marks in the style wished, if texts may be mended at all."""
    return text if wording.keep else toned(text, wording.tone, wording.people, rules().titles)


def remarks(text: str, place: Place) -> Iterable[Problem]:
    """What is kept as it is but worth a look."""
    if tags := sorted(set(_TAGS.findall(text))):
        what = f"có {', '.join(tags)}: được in như chữ thường, không được hiểu là thẻ của mẫu."
        yield Problem("D036", Severity.NOTE, place, what)
    if len(text) > rules().long_from:
        what = f"dài {len(text)} ký tự."
        yield Problem(
            "D037", Severity.WARNING, place, what, "Xem có phải cả đoạn văn dán nhầm vào một ô không."
        )


def visible(text: str) -> str:
    """The text with characters that cannot be seen written as ⟨U+00A0⟩ (line breaks as ⏎), in quotes."""
    shown = _HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
    return f'"{shown.replace(chr(10), "⏎")}"'


def note(code: str, place: Place, label: str, before: str, after: str) -> Problem:
    """A silent repair, told: what was done, what stood there and what stands there now."""
    shown = "; ".join(f"{visible(old)} → {visible(new)}" for old, new in _differences(before, after))
    return Problem(code, Severity.NOTE, place, f"đã {label}: {shown}.")


def _apply(text: str, steps: Iterable[Step], place: Place) -> Cleaned:
    problems = []
    for step in steps:
        after = step.mend(text)
        if after != text:
            problems.append(note(step.code, place, step.label, text, after))
        text = after
    return Cleaned(text, problems)


def _differences(before: str, after: str) -> list[tuple[str, str]]:
    """The words that changed, each once; the differing middle, if words were joined or split."""
    olds, news = before.split(" "), after.split(" ")
    if len(olds) == len(news) and "" not in olds:
        pairs = dict.fromkeys((old, new) for old, new in zip(olds, news, strict=True) if old != new)
        if sum(len(old) for old, _ in pairs) <= SHOWN:
            return list(pairs)
    start = _shared(before, after)
    end = min(_shared(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    start, end = max(start - 10, 0), max(end - 10, 0)
    return [(_shortened(before[start : len(before) - end]), _shortened(after[start : len(after) - end]))]


def _shared(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN // 2]} […] {text[-SHOWN // 2 :]}"


def _escaped(place: Place, escapes: Sequence[str]) -> Problem:
    return Problem(
        "D015", Severity.NOTE, place, f"đã đọc mã {', '.join(escapes)} thành ký tự mà Excel viết thay."
    )


def _unprintable(place: Place, found: Sequence[str]) -> Problem:
    codes = ", ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(found))
    what = f"có ký tự không in được ({codes}), đã bỏ khi đọc."
    return Problem("D036", Severity.ERROR, place, what, "Xóa ô rồi gõ lại.")


def _one_break(found: "re.Match[str]") -> str:
    inside = found.start() > 0 and found.end() < len(found.string)
    return "\n" if inside else ""


def _each_line(text: str, change: Callable[[str], str]) -> str:
    return "\n".join(change(line) for line in text.split("\n"))


def _unstopped(line: str) -> str:
    """A line without its final stop; never emptied, and abbreviations keep theirs."""
    return line if line.endswith(rules().abbreviations) else unstopped(line) or line


def _tone_step(wording: Wording) -> Step:
    def mend(text: str) -> str:
        return in_style(text, wording)

    return Step("D022", f"đưa dấu thanh về kiểu {wording.tone}", mend)
