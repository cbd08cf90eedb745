"""What becomes of each paper: written, left alone, or put beside a file that is edited or final."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import count
from pathlib import Path

from vanban.office.disk import digest_of
from vanban.office.manifest import Entry
from vanban.office.naming import beside_name


class Status(StrEnum):
    """What a run did with a paper (or would do), as a clerk reads it."""

    NEW = "mới"
    CHANGED = "thay đổi"
    SAME = "không đổi"
    EDITED = "đã sửa tay – giữ nguyên"
    FINAL = "đã có bản chính thức – giữ nguyên"
    SIGNED = "đã ký – giữ nguyên"
    HELD = "giữ lại"
    NOT_MADE = "không làm"
    UNUSED = "không còn dùng"
    STALE = "cũ hơn bản Word"


@dataclass(frozen=True)
class Decision:
    """The status of a file, the name to write it under (empty: write nothing), and what to remember."""

    status: Status
    target: str
    entry: Entry


Standing = Callable[[str], str]
"""The hash of what stands in the folder under a name; empty if nothing does."""


def standing_in(folder: Path) -> Standing:
    """What stands in a folder, each file read once."""

    @cache
    def standing(name: str) -> str:
        return digest_of(folder / name)

    return standing


def decide(new: Entry, old: Entry | None, standing: Standing) -> Decision:
    """What to do with content `new.offered` for `new.file`, given what we remember and what stands there.

    A file is ours only while it holds what we wrote. Any other belongs to a person and is never
    overwritten: newer content goes beside it, once. So does a draft where a final paper stands, and
    anything where a paper stands that the workbook calls signed.
    """
    finals = new.finals | (old.finals if old else frozenset())
    besides = dict(old.besides) if old else {}
    decision = _decided(replace(new, besides=besides, finals=finals), old, standing, bool(new.finals))
    entry = decision.entry
    return replace(decision, entry=replace(entry, finals=entry.finals & entry.ours))


def _decided(new: Entry, old: Entry | None, standing: Standing, final: bool) -> Decision:
    there = standing(new.file)
    ours = replace(new, written=new.offered)
    if there == new.offered:
        return Decision(Status.SAME, "", ours)
    issued = new.signed or (there in new.finals and not final)
    if not there or (old and there in old.ours and not issued):
        return Decision(Status.CHANGED if there else Status.NEW, new.file, ours)
    kept = replace(new, written=old.written if old else "")
    status = _why_kept(new, there)
    if old and old.offered == new.offered:
        return Decision(status, "", kept)
    return _beside(Decision(status, "", kept), standing, final)


def _why_kept(new: Entry, there: str) -> Status:
    if new.signed:
        return Status.SIGNED
    return Status.FINAL if there in new.finals else Status.EDITED


def _beside(kept: Decision, standing: Standing, final: bool) -> Decision:
    """The content put beside the file, over an older one of ours; a draft never over a final paper."""
    entry = kept.entry
    names = (beside_name(entry.file, number) for number in count(1))
    for name in names:
        there = standing(name)
        ours = there == entry.besides.get(name, "") and (final or there not in entry.finals)
        if there in ("", entry.offered) or ours:
            besides: Mapping[str, str] = {**entry.besides, name: entry.offered}
            target = "" if there == entry.offered else name
            return replace(kept, target=target, entry=replace(entry, besides=besides))
    raise AssertionError("count() ends only with a name")
