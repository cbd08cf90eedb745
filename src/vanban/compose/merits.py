"""What was found done well, by field: every statement once, with the units it is true of."""

from collections.abc import Iterable, Iterator, Mapping

from vanban.compose.citing import cited
from vanban.compose.views import Row, World
from vanban.vietnamese import unstopped

_COLUMNS = ("linh_vuc", "don_vi", "noi_dung")


def merits(rows: Iterable[Row], world: World) -> tuple[Mapping[str, object], ...]:
    """A field each (`linh_vuc`), with one text (`cau`) that names the units before what they did."""
    fields: dict[object, dict[object, list[object]]] = {}
    for row in rows:
        field, unit, lines = (row[key] for key in _COLUMNS)
        said = fields.setdefault(field, {})
        for line in lines if isinstance(lines, tuple) else (lines,):
            units = said.setdefault(unstopped(line) if isinstance(line, str) else line, [])
            if unit not in units:
                units.append(unit)
    return tuple(
        {"linh_vuc": field, "cau": "; ".join(_sentences(said, world))} for field, said in fields.items()
    )


def _sentences(said: Mapping[object, list[object]], world: World) -> Iterator[str]:
    """One sentence for the statements that are true of the same units."""
    shared: dict[tuple[object, ...], list[object]] = {}
    for line, units in said.items():
        shared.setdefault(tuple(units), []).append(world.names.lowered(line))
    for alike, lines in shared.items():
        yield cited(world.phrases, "merit", {"don_vi": alike, "noi_dung": tuple(lines)})
