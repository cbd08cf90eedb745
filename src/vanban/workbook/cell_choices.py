"""Cells whose value comes from a list: yes or no, choices, codes of papers."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from vanban.problems import Problem, Severity
from vanban.vietnamese import fold
from vanban.workbook.cell_texts import text_of
from vanban.workbook.sheets import load_sheets
from vanban.workbook.slot import Read, Slot, words
from vanban.workbook.text import Wording, in_style

EVERY_KIND = "*"
_SEPARATORS = re.compile(r"[;,\n]")
LISTED = 12


def read_bool(slot: Slot) -> Read:
    """Có or Không, or a word for them."""
    if slot.cell.kind in {"bool", "number"} and slot.cell.text in {"0", "1"}:
        return Read(
            slot.cell.text == "1",
            [_understood(slot, slot.cell.text, "Có" if slot.cell.text == "1" else "Không")],
        )
    text, problems = text_of(slot)
    plain = text.casefold()
    value = plain in words()["yes"]
    if not text:
        return Read(None, problems)
    if not value and plain not in words()["no"]:
        return Read(slot.missing(), [*problems, _unknown(slot, text, ("Có", "Không"))])
    shown = "Có" if value else "Không"
    return Read(value, problems if text == shown else [*problems, _understood(slot, text, shown)])


def read_choice(slot: Slot) -> Read:
    """One value of a list, as the list writes it."""
    text, problems = text_of(slot)
    text = " ".join(text.split())
    if not text:
        return Read(None, problems)
    choices = choices_of(slot)
    if not choices or text in choices:
        return Read(text, problems)
    meant = _meant(text, choices, _synonyms(slot))
    if not meant:
        return Read(slot.missing(), [*problems, _unknown(slot, text, choices)])
    return Read(meant, [*problems, _understood(slot, text, meant)])


def read_kinds(slot: Slot) -> Read:
    """Codes of papers, separated by semicolons; `*` stands for every paper."""
    text, problems = text_of(slot)
    known = _list("ma_van_ban", slot)
    codes: list[str] = []
    for typed in filter(None, (piece.strip() for piece in _SEPARATORS.split(text))):
        meant = typed if typed in (*known, EVERY_KIND) else _meant(typed, known, {})
        if not meant:
            what = f'không có mã văn bản "{typed}".'
            mend = f"Chọn trong: {'; '.join(known)}, hoặc thêm vào sheet Danh mục."
            problems.append(slot.problem("D108", Severity.ERROR, what, mend))
        elif meant != typed:
            problems.append(_understood(slot, typed, meant))
        codes.append(meant or typed)
    return Read(tuple(dict.fromkeys(codes)) or None, problems)


def choices_of(slot: Slot) -> tuple[str, ...]:
    """What the cell may hold: its column's own list, or that of Danh mục with the office's additions."""
    return _styled(slot.column.choices, slot.manner.wording) or _list(slot.column.list, slot)


def _list(key: str, slot: Slot) -> tuple[str, ...]:
    if not key:
        return ()
    shipped = load_sheets()["danh_muc"].by_key[key].choices
    return _styled((*slot.manner.lists.get(key, ()), *shipped), slot.manner.wording)


@lru_cache(maxsize=256)
def _styled(choices: tuple[str, ...], wording: Wording) -> tuple[str, ...]:
    """The choices, each once, with tone marks as in the prose beside them."""
    return tuple(dict.fromkeys(in_style(choice, wording) for choice in choices))


def _synonyms(slot: Slot) -> Mapping[str, str]:
    shared = load_sheets()["danh_muc"].by_key[slot.column.list].synonyms_of_choice if slot.column.list else {}
    wording = slot.manner.wording
    return {
        word: in_style(meant, wording) for word, meant in {**shared, **slot.column.synonyms_of_choice}.items()
    }


def _meant(text: str, choices: Iterable[str], synonyms: Mapping[str, str]) -> str:
    """The choice that differs only in case, marks or spaces, or of which the text is a synonym."""
    meanings = {fold(word): meant for word, meant in synonyms.items()} | {
        fold(choice): choice for choice in choices
    }
    return meanings.get(fold(text), "")


def _understood(slot: Slot, text: str, meant: str) -> Problem:
    return slot.problem("D028", Severity.NOTE, f'"{text}" đọc là "{meant}".')


def _unknown(slot: Slot, text: str, choices: Iterable[str]) -> Problem:
    listed = list(choices)
    more = "; …" if len(listed) > LISTED else ""
    mend = f"Chọn trong: {'; '.join(listed[:LISTED])}{more}".rstrip(".") + "."
    return slot.problem("D028", Severity.ERROR, f'{slot.column.heading} không có giá trị "{text}".', mend)
