"""Lines of a cell read as a small table: "tên | đơn vị tính | trước | sau"."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from vanban.vietnamese import number

_COLUMNS = 4
_GROUPED = re.compile(r"[-+]?\d{1,3}(\.\d{3})+(,\d+)?\Z")


def comparison(lines: object) -> tuple[Mapping[str, str], ...]:
    """Rows `o_1` … `o_4` (name, unit, before, after) and `chenh_lech`, the difference if both are numbers."""
    found = lines if isinstance(lines, tuple) else ()
    return tuple(_row(line) for line in found if line.strip())


def _row(line: str) -> Mapping[str, str]:
    cells = [cell.strip() for cell in line.split("|")]
    cells += [""] * (_COLUMNS - len(cells))
    named = {f"o_{index}": cell for index, cell in enumerate(cells, start=1)}
    return {**named, "chenh_lech": difference(cells[2], cells[3])}


def difference(before: str, after: str) -> str:
    """After minus before, with the decimals of the finer of the two; empty unless both are numbers."""
    try:
        change = _figure(after) - _figure(before)
    except InvalidOperation:
        return ""
    decimals = -int(change.as_tuple().exponent)
    text = number(change)
    missing = decimals - len(text.partition(",")[2])
    return text + ("," if "," not in text and decimals > 0 else "") + "0" * missing


def _figure(text: str) -> Decimal:
    """A number typed the Vietnamese way, "1.250,5"; a lone point before one or two digits is a decimal."""
    bare = text.removesuffix("%").strip()
    return Decimal(
        bare.replace(".", "").replace(",", ".") if _GROUPED.match(bare) else bare.replace(",", ".")
    )
