"""Proper names of the office: kept in capitals inside a sentence, and printed in place of their codes."""

import re
from collections.abc import Mapping, Sequence

from vanban.records import Batch, Missing, Record
from vanban.tags import printed
from vanban.vietnamese import lower_first

_UNIT_NAMES = ("ten", "ten_tat", "alias")
_OFFICE_NAMES = ("co_quan", "co_quan_day_du", "co_quan_chu_quan", "dia_danh")
_BETWEEN = re.compile(r"(\s*[;,\n]\s*)")


class Names:
    """The names of units, agency and people of a batch, and who or what a code stands for."""

    def __init__(self, batch: Batch) -> None:
        units, people = batch.tables.get("don_vi", ()), batch.tables.get("nhan_su", ())
        found = [*_texts(batch.settings, _OFFICE_NAMES), *_of_each(units, _UNIT_NAMES)]
        found += _of_each(people, ("ho_ten",))
        self._names = tuple(name.casefold() for name in found)
        self._coded: Mapping[str, Record] = {
            str(row["ma"]).casefold(): row for row in (*units, *people) if row.get("ma")
        }

    def lowered(self, value: object) -> object:
        """A text, or each text of a list, with a small first letter unless it begins with a name."""
        if value is None or isinstance(value, Missing):
            return "" if value is None else value
        if isinstance(value, tuple | list):
            return tuple(self.lowered(item) for item in value)
        text = printed(value)
        return text if self.is_name(text) else lower_first(text)

    def is_name(self, text: str) -> bool:
        """Whether a text begins with a name."""
        whole = text.casefold()
        return any(_begins(whole, name) for name in self._names)

    def parts(self, text: str) -> Sequence[Record | str]:
        """A text taken apart at its separators: rows where a code stands, the rest as it is."""
        return tuple(self._coded.get(part.casefold(), part) for part in _BETWEEN.split(text.strip()))


def _begins(text: str, name: str) -> bool:
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalnum()


def _of_each(rows: Sequence[Record], keys: Sequence[str]) -> list[str]:
    return [name for row in rows for name in _texts(row, keys)]


def _texts(row: Record, keys: Sequence[str]) -> list[str]:
    values = (row.get(key) for key in keys)
    texts = (text for value in values for text in (value if isinstance(value, tuple) else (value,)))
    return [text for text in texts if isinstance(text, str) and text]
