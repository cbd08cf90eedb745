"""What the filters on lists do with the items. A missing item is never dropped in silence from a sum."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias, cast

from vanban.records import Missing
from vanban.tags.limits import LIMIT, too_long
from vanban.tags.printing import printed

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

    Ordered: TypeAlias = Iterable[SupportsRichComparison]

DASH = "- "


def items_of(value: object) -> Iterator[object]:
    """The items of a list; a lone text, number or row is a list of one."""
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        yield value
    else:
        yield from value


def present(value: object) -> tuple[object, ...]:
    """The items that say something: neither missing nor empty."""
    return tuple(
        item
        for item in items_of(value)
        if item is not None and not isinstance(item, Missing) and item not in ("", ())
    )


def joined(value: object, sep: str = "; ") -> str:
    """The printed items in one line; empty ones drop out, missing ones show their mark."""
    return _strung(sep, [text for item in items_of(value) if (text := printed(item))])


def strung(value: object, d: str = "") -> str:
    """Every printed item, empty ones too, so that the lines of two columns stay side by side."""
    return _strung(d, [printed(item) for item in items_of(value)])


def _strung(separator: str, texts: list[str]) -> str:
    if len(separator) * len(texts) + sum(map(len, texts)) > LIMIT:
        raise too_long()
    return separator.join(texts)


def dashed(value: object) -> str:
    """The lines of all items as one text; each begins with a dash if there are several."""
    lines = [line for item in items_of(value) for line in printed(item).splitlines() if line.strip()]
    if len(lines) < 2:
        return "".join(lines)
    return "\n".join(line if line.startswith(DASH) else f"{DASH}{line}" for line in lines)


def unique(value: object) -> tuple[object, ...]:
    """The items without doubles, in their first order."""
    found: list[object] = []
    for item in items_of(value):
        if item not in found:
            found.append(item)
    return tuple(found)


def _figure(item: object) -> int | Decimal:
    if isinstance(item, int | Decimal):
        return item
    raise TypeError(f"không cộng được “{printed(item)}”, vì đó không phải là số")


def total(items: Iterable[object]) -> object:
    """The sum; an empty cell counts as nothing, but one missing item makes the whole sum missing."""
    result: int | Decimal = 0
    for item in items:
        if isinstance(item, Missing):
            return item
        if item is not None and item != "":
            result += _figure(item)
    return result


def largest(items: Iterable[object]) -> object:
    """The largest of the items present; None if there is none."""
    return _extreme(max, items)


def smallest(items: Iterable[object]) -> object:
    """The smallest of the items present; None if there is none."""
    return _extreme(min, items)


def _extreme(choose: "Callable[[Ordered], object]", items: Iterable[object]) -> object:
    found = present(items)
    return choose(cast("Ordered", found)) if found else None
