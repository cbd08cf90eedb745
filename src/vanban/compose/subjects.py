"""Trích yếu as typed in the sheet Văn bản, fitted to the words that the paper prints around it."""

from collections.abc import Iterable, Iterator

from vanban.compose.office import Office
from vanban.compose.views import Row
from vanban.problems import Problem, Severity
from vanban.vietnamese import lower_first, upper_first

_AFTER_LEAD = " :.-–\N{NO-BREAK SPACE}"


def typed_subject(office: Office, code: str, row: Row | None) -> str:
    """The typed trích yếu without what the paper adds by itself; empty if none is typed."""
    typed = str((row["trich_yeu"] if row else None) or "")
    return typed if office.world.verbatim or not typed else _fitted(office, code, typed)


def subject_notes(office: Office, rows: Iterable[Row]) -> Iterator[Problem]:
    """A note of every typed trích yếu that is printed otherwise."""
    for row in rows:
        typed, printed = row["trich_yeu"], typed_subject(office, str(row["loai"]), row)
        if typed and typed != printed:
            what = f"Trích yếu “{typed}” được in là “{printed}”."
            mend = "Mẫu tự thêm tên loại và chữ dẫn; muốn giữ nguyên thì đặt In nguyên văn là Có."
            yield Problem("X037", Severity.NOTE, row.cell("trich_yeu"), what, mend)


def _fitted(office: Office, code: str, typed: str) -> str:
    words, form, kind = office.phrases.subjects, office.forms.get(code), office.kind(code)
    own = form.subject if form else ""
    led = own.startswith(words.full)
    added = (kind.name, *words.short)
    if led or kind.key in words.lettered:
        added = (*added, words.full)
    bare = _without(typed, added, words.bound)
    if led:
        return f"{words.full} {_inside(office, bare)}"
    return upper_first(bare) if own[:1].isupper() else bare


def _without(text: str, leads: tuple[str, ...], bound: tuple[str, ...]) -> str:
    """The text without the words that stand before it, however many; never without all of its words."""
    for lead in leads:
        rest = text[len(lead) :].lstrip(_AFTER_LEAD)
        whole = text[len(lead) : len(lead) + 1] in _AFTER_LEAD
        stands = whole and rest.partition(" ")[0].casefold() not in (*bound, "")
        if stands and text.casefold().startswith(lead.casefold()):
            return _without(rest, leads, bound)
    return text


def _inside(office: Office, text: str) -> str:
    """The text as it goes on inside a sentence: a name keeps its capital."""
    second = text.partition(" ")[2]
    name = second[:1].isupper() or office.world.names.is_name(text)
    return text if name else lower_first(text)
