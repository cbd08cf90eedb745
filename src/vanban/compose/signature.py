"""Who signs, and in whose name."""

from collections.abc import Mapping
from dataclasses import dataclass

from vanban.compose.office import Office
from vanban.compose.views import Gap, Row
from vanban.forms.model import Form
from vanban.records import Missing
from vanban.tags import evaluate, fill


@dataclass(frozen=True)
class Signature:
    """`lines` above the signature, the name under it, and the names that its checks use."""

    lines: tuple[str, ...]
    name: object
    context: Mapping[str, object]


def signature(office: Office, form: Form, row: Row | None) -> Signature:
    """The signature of a paper: of its row in the sheet Văn bản, otherwise as the settings say."""
    signer, powers = _signer(office, row)
    context = _context(office, form, signer, str(powers or ""))
    context = {**context, "noi_quyen_han": _said_in(office, row)}
    stack = next(stack for stack in office.capacities.stacks if evaluate(stack.when, context))
    lines = tuple(fill(line, context) for line in stack.lines)
    return Signature(lines, signer["ho_ten"], context)


def _signer(office: Office, row: Row | None) -> tuple[Row | Gap, object]:
    """A signer named for one paper comes with the powers named beside him."""
    own = row["nguoi_ky"] if row else None
    if row and isinstance(own, Row):
        return own, row["quyen_han"]
    usual = office.settings["nguoi_ky"]
    powers = (row["quyen_han"] if row else None) or office.settings["quyen_han"]
    return (usual if isinstance(usual, Row | Gap) else Gap("Người ký")), powers


def _said_in(office: Office, row: Row | None) -> Row:
    """The row that says in what capacity the signer signs."""
    return row if row and (isinstance(row["nguoi_ky"], Row) or row["quyen_han"]) else office.settings


def _honour(office: Office, name: object) -> str:
    """The title before a name, "TS" in "TS. Lê Văn Một"; empty if there is none."""
    typed = str(name).casefold()
    words = (word for word in office.capacities.honours if typed.startswith(word.casefold()))
    return next((word for word in words if not typed[len(word) : len(word) + 1].isalnum()), "")


def _context(office: Office, form: Form, signer: Row | Gap, powers: str) -> Mapping[str, object]:
    unit = signer["don_vi"]
    names: dict[str, object] = {
        "nguoi_ky": signer,
        "quyen_han": powers,
        "tap_the": office.settings["tap_the"] or "",
        "ca_nhan": form.issued_by_head,
        "goc": str(signer["chuc_vu"]),
        "chuc_danh": office.texts["chuc_danh"],
        "co_quan": office.texts["co_quan"],
        "hoc_vi": _honour(office, signer["ho_ten"]),
        "luat": {key: f"{rule.article}, {rule.mark}" for key, rule in office.law.rules.items()},
        "chuc_danh_don_vi": (unit["chuc_danh"] if isinstance(unit, Row) else "") or "",
    }
    missing = isinstance(signer["chuc_vu"], Missing)
    names["chuc_vu"] = signer["chuc_vu"] if missing else fill(office.capacities.position, names)
    return {**names, "pho": evaluate(office.capacities.deputy, names)}
