"""The names that the texts of one paper may use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vanban.compose.figures import comparison
from vanban.compose.grounds import Grounds, choose, lines
from vanban.compose.merits import merits
from vanban.compose.numbering import Numbering, numbering
from vanban.compose.office import Office
from vanban.compose.papers import Papers
from vanban.compose.passages import passages
from vanban.compose.recipients import recipients
from vanban.compose.signature import Signature, signature
from vanban.compose.subjects import typed_subject
from vanban.compose.views import Gap, World
from vanban.compose.workdays import later
from vanban.forms.model import Form
from vanban.records import Missing
from vanban.tags import evaluate, fill


@dataclass(frozen=True)
class Occasion:
    """One paper to be: its form, its name, the row it is made for, the papers it cites, its own number.

    `context` holds what is known before anything is written: settings, tables, item, number, values.
    """

    form: Form
    name: str
    unit: str
    item: object
    papers: Papers
    numbering: Numbering
    context: Mapping[str, object]


@dataclass(frozen=True)
class Scope:
    """All names of a paper, and where some of them come from."""

    context: Mapping[str, object]
    grounds: Grounds
    signature: Signature


def occasions(office: Office, form: Form) -> Iterator[Occasion]:
    """One for the form, or one for each item of its fan-out."""
    if form.each is None:
        yield _occasion(office, form, "", None)
        return
    for index, item in enumerate(_items(office, form.each.over), start=1):
        key = evaluate(form.each.id, {**office.texts, form.each.name: item})
        yield _occasion(office, form, str(index) if isinstance(key, Missing) else str(key), item)


def _items(office: Office, over: str) -> Sequence[object]:
    found = evaluate(over, office.texts)
    return tuple(found) if isinstance(found, Sequence | Iterator) else ()


def _occasion(office: Office, form: Form, unit: str, item: object) -> Occasion:
    papers = Papers(office)
    name = f"{form.code}/{unit}" if unit else form.code
    own = numbering(office, form.code, papers.row(name))
    context: dict[str, object] = {**office.texts, **_numbered(own), "vb": papers}
    if form.each:
        context[form.each.name] = item
    for key, expression in form.values.items():
        value = evaluate(expression, context)
        context[key] = tuple(value) if isinstance(value, Iterator) else value
    return Occasion(form, name, unit, item, papers, own, context)


def _numbered(own: Numbering) -> Mapping[str, object]:
    parts = ("so", "ngay", "thang", "nam_vb", "ky_hieu")
    return {**{part: getattr(own, part) for part in parts}, "ngay_vb": own.date}


def scope(office: Office, occasion: Occasion) -> Scope:
    """Everything that the texts of a paper may use."""
    form, row = occasion.form, occasion.papers.row(occasion.name)
    context = dict(occasion.context)
    context["noi_ban_hanh"] = context["thu_truong" if form.issued_by_head else "co_quan"]
    context["trich_yeu"] = typed_subject(office, form.code, row) or fill(form.subject, context)
    context["doan"] = passages(office, form, context)
    context["dieu_thi_hanh"] = evaluate(form.enforcing_article, context) if form.enforcing_article else 0
    grounds = choose(office, form.code, occasion.numbering.date)
    context["vien_dan"] = tuple(ground.citation for ground in grounds.chosen)
    own = tuple(fill(line, context) for line in form.grounds)
    context["can_cu"] = lines(grounds, office.phrases, own)
    signed = signature(office, form, row)
    context["ky"] = {"quyen_han": signed.lines, "ho_ten": signed.name}
    context["noi_nhan"] = recipients(office, form, context)
    return Scope(context, grounds, signed)


def tools(world: World) -> Mapping[str, object]:
    """Functions that expressions may call, and the days off: `ngay_nghi`."""
    days = tuple(row["ngay_nghi"] for row in world.tables.get("danh_muc", ()) if row["ngay_nghi"])
    return {
        "ngay_nghi": days,
        "thieu": Gap,
        "bang": comparison,
        "uu_diem": lambda rows: merits(rows, world),
        **world.tools,
        "sau_ngay_lam_viec": lambda day, count: later(day, count, days),
    }
