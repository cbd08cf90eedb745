"""From the clerk's files to drafts: the first half of the way, shared by checking and making."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vanban.compose.compose import compose
from vanban.compose.draft import Composition, Draft
from vanban.forms.load import load_forms
from vanban.forms.model import Form
from vanban.forms.typeset import load_typeset
from vanban.law.facts import Law, load_law
from vanban.office.echoes import without_echoes
from vanban.office.request import UnknownFormError
from vanban.office.seal import is_copy
from vanban.problems import Place, Problem, Report, Severity
from vanban.records import Batch
from vanban.vietnamese import fold
from vanban.workbook.read import read

LOCK_PREFIX = "~$"
NO_YEAR = "khong-ro-nam"


@dataclass(frozen=True)
class Gathered:
    """What the files say: rows, the law their papers follow, drafts, and every problem of both.

    `owed` are the drafts that would be made if nothing had to be final.
    """

    batch: Batch
    law: Law
    composition: Composition
    owed: tuple[Draft, ...]
    report: Report

    @property
    def year(self) -> str:
        """The year of the dossier, which names its folder."""
        year = self.batch.settings.get("nam")
        return str(year) if isinstance(year, int) and year else NO_YEAR


def gather(files: Sequence[Path], today: date, skip_hidden: bool = False, final: bool = False) -> Gathered:
    """Read the files and compose all papers. Raises `InputError` if a file cannot be read at all.

    Annotated copies we wrote ourselves are passed over, with a note, unless there is nothing else.
    """
    kept = _without_copies(files)
    notes = tuple(_passed_over(path) for path in dict.fromkeys(files) if path not in kept)
    batch = read(kept, today=today, skip_hidden=skip_hidden)
    law, forms = load_law(_regime_day(batch, today)), load_forms()
    composition = compose(batch, forms, law, load_typeset(law), final)
    owed = compose(batch, forms, law, load_typeset(law)).drafts if final else composition.drafts
    claims = without_echoes(batch.problems, composition.problems)
    return Gathered(batch, law, composition, owed, Report.of((*notes, *batch.problems, *claims)))


def _regime_day(batch: Batch, today: date) -> date:
    """The papers follow the law of their own year, whenever they are made."""
    year = batch.settings.get("nam")
    return date(year, 12, 31) if isinstance(year, int) and not isinstance(year, bool) else today


def workbooks(files: Iterable[Path]) -> tuple[Path, ...]:
    """The files, each once, without our own annotated copies and without the lock files (`~$…`) that Excel
    lays beside an open workbook."""
    named = _without_copies(files)
    return tuple(path for path in named if not _is_lock(path)) or named


def _without_copies(files: Iterable[Path]) -> tuple[Path, ...]:
    """The files, each once, without our own annotated copies; all of them if nothing else is there."""
    named = tuple(dict.fromkeys(files))
    kept = tuple(path for path in named if not is_copy(path))
    return kept if any(not _is_lock(path) for path in kept) else named


def _is_lock(path: Path) -> bool:
    return path.name.startswith(LOCK_PREFIX)


def _passed_over(path: Path) -> Problem:
    what = f'bỏ qua bản soát "{path.name}" do vanban ghi.'
    return Problem("D119", Severity.NOTE, Place(path.name), what)


def chosen(forms: Mapping[str, Form], codes: Sequence[str]) -> frozenset[str]:
    """The forms with these codes, in any case and with or without diacritics; all if there are none."""
    by_name = {_bare(code): code for code in forms}
    unknown = [code for code in codes if _bare(code) not in by_name]
    if unknown:
        raise UnknownFormError(
            f'Không có loại văn bản "{unknown[0]}".', f"Các mã dùng được: {', '.join(forms)}."
        )
    return frozenset(by_name[_bare(code)] for code in codes) or frozenset(forms)


def _bare(code: str) -> str:
    return fold(code).replace("-", "").replace("_", "")
