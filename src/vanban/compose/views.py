"""Rows as forms see them: a reference is the row it names, and every row knows what it is called."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vanban.compose.naming import Names
from vanban.compose.wording import worded
from vanban.forms.phrases import Phrases
from vanban.problems import Place
from vanban.records import Batch, Missing, Record, Ref, Refs, Value
from vanban.tags import fill

WORDED = "_in"
"""`<column>_in` is the column worded for a table."""


@dataclass(frozen=True)
class Gap(Missing):
    """A missing row or value: any column of it is missing in the same way, its only item is itself."""

    def __getitem__(self, key: str) -> "Gap":
        return self

    def __iter__(self) -> Iterator[object]:
        return iter((self,))

    def __len__(self) -> int:
        return 1

    def __lt__(self, other: object) -> bool:
        return False

    __le__ = __gt__ = __ge__ = __lt__


class Row(Mapping[str, object]):
    """One row. Columns are read by key; references become rows when they are read."""

    def __init__(self, record: Record, world: "World") -> None:
        self._record = record
        self._world = world
        self._names: Mapping[str, str] = world.phrases.rows.get(record.table, {})

    @property
    def place(self) -> Place:
        """Where the row stands."""
        return self._record.place

    def cell(self, key: str) -> Place:
        """Where a column of the row stands."""
        return self._record.place_of(key)

    def raw(self, key: str) -> Value:
        """The value of a column as it was read; choosing rows by it does not count as telling of them."""
        return self._record.get(key)

    def __getitem__(self, key: str) -> object:
        self._world.told[self] = None
        if key in self._names:
            return fill(self._names[key], {"dong": self, **self._world.tools})
        if key in self._record or not key.endswith(WORDED):
            return self._world.seen(self._record[key])
        return self._worded(self._record[key.removesuffix(WORDED)])

    def _worded(self, value: Value) -> object:
        if not self._world.verbatim and isinstance(value, Ref | Refs):
            return self._world.called(value)
        return worded(value, self._world.phrases, self._world.verbatim)

    def __contains__(self, key: object) -> bool:
        known = key in self._names or key in self._record
        return known or (isinstance(key, str) and key.removesuffix(WORDED) in self._record)

    def __iter__(self) -> Iterator[str]:
        return iter(self._record)

    def __len__(self) -> int:
        return len(self._record)

    # A world has one Row for each record: comparing cell by cell would follow every reference.
    __eq__ = object.__eq__
    __hash__ = object.__hash__


class World:
    """All rows of a batch, and how they find each other.

    `verbatim`: the clerk asked for the text exactly as typed. `told` collects the rows that are read.
    """

    def __init__(self, batch: Batch, phrases: Phrases) -> None:
        self.phrases = phrases
        self.told: dict[Row, None] = {}
        self.verbatim = batch.settings.get("giu_nguyen") is True
        self.names = Names(batch)
        self.tools = {"thuong": self.names.lowered, "goi": self.spoken}
        self.settings = Row(batch.settings, self)
        self.tables = {key: self._ordered(records) for key, records in batch.tables.items()}
        self._by_key = {
            (key, str(row["ma"])): row for key, rows in self.tables.items() for row in rows if "ma" in row
        }

    def _ordered(self, records: Sequence[Record]) -> tuple[Row, ...]:
        """Rows by their column of order, if they have one; rows without it last, as they stand."""
        return tuple(Row(record, self) for record in sorted(records, key=_turn))

    def row(self, ref: Ref) -> Row | Gap:
        """The row a reference names."""
        return self._by_key.get((ref.table, ref.key)) or Gap(ref.text)

    def seen(self, value: Value) -> object:
        """A value as forms see it."""
        if isinstance(value, Ref):
            return self.row(value)
        if isinstance(value, Refs):
            return tuple(self.row(ref) for ref in value)
        return Gap(value.label, value.place) if isinstance(value, Missing) else value

    def spoken(self, text: object) -> object:
        """A text with the names of those whose codes it holds."""
        if not isinstance(text, str):
            return text
        parts = self.names.parts(text)
        return "".join(part if isinstance(part, str) else self._spoken(part) for part in parts)

    def _spoken(self, record: Record) -> str:
        row = self.row(Ref(record.table, str(record["ma"]), ""))
        return fill(self.phrases.citations["responsible"], {"dong": row})

    def called(self, value: Ref | Refs) -> str:
        """The names of the rows referred to, as tables print them."""
        refs = (value,) if isinstance(value, Ref) else value.items
        names = (self._called(ref) for ref in refs)
        return "; ".join(names) or value.text

    def _called(self, ref: Ref) -> str:
        row = self.row(ref)
        return str(row["ten_in"]) if "ten_in" in self.phrases.rows.get(ref.table, {}) else ref.text


def _turn(record: Record) -> tuple[bool, int]:
    turn = record.get("thu_tu")
    return (False, turn) if isinstance(turn, int) else (True, 0)
