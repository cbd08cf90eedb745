"""Papers into their folder: decided one by one, written as one set, reported one by one."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from vanban.compose.draft import Held
from vanban.errors import OutsideError
from vanban.office.journal import WORK, Recovery, has_journal
from vanban.office.manifest import Entry, load_manifest
from vanban.office.outcomes import held_back, left_over, made, stale_pdfs
from vanban.office.pdfs import make_pdfs
from vanban.office.plan import Decision, Standing, decide, standing_in
from vanban.office.rendering import Paper
from vanban.office.request import MakeRequest, MakeResult, Outcome
from vanban.office.shelf import own
from vanban.office.writing import write


@dataclass(frozen=True)
class Dossier:
    """The papers of these forms, finished, and those held back."""

    forms: frozenset[str]
    papers: tuple[Paper, ...]
    held: tuple[Held, ...]


def shelve(request: MakeRequest, result: MakeResult, dossier: Dossier) -> MakeResult:
    """Put a dossier into the result's folder. A preview writes nothing and says what would be done."""
    folder = result.folder
    with _alone(folder, request.preview, bool(dossier.papers)) as recovered:
        known, standing = load_manifest(folder), standing_in(folder)
        decided = [(decide(p.entry, known.get(p.entry.file), standing), p.data) for p in dossier.papers]
        decisions = [decision for decision, _ in decided]
        result = replace(result, recovered=recovered, outcomes=_told(dossier, decisions, known, standing))
        if request.preview:
            return result
        write(folder, known, decided, standing)
        return _with_pdfs(request, result, dossier)


def _told(
    dossier: Dossier, decisions: Sequence[Decision], known: Mapping[str, Entry], standing: Standing
) -> tuple[Outcome, ...]:
    pairs = zip(dossier.papers, decisions, strict=True)
    done = [made(paper.title, decision, known.get(paper.entry.file), standing) for paper, decision in pairs]
    there = {file: entry for file, entry in known.items() if standing(file)}
    owed = [*done, *(held_back(paper, there) for paper in dossier.held)]
    return (*owed, *left_over(there, owed, dossier.forms))


def _with_pdfs(request: MakeRequest, result: MakeResult, dossier: Dossier) -> MakeResult:
    """The Word files are safe by now: trouble with PDFs is told, not raised."""
    folder = result.folder
    if not request.pdf:
        return replace(result, pdfs=tuple(stale_pdfs(load_manifest(folder), standing_in(folder))))
    try:
        pdfs, trouble = make_pdfs(request, folder, dossier.papers)
    except OutsideError as missing:
        return replace(result, trouble=missing)
    return replace(result, pdfs=pdfs, trouble=trouble)


@contextmanager
def _alone(folder: Path, preview: bool, papers: bool) -> Iterator[Recovery]:
    """Hold the folder. A preview only looks: it takes no lock and leaves an interrupted run as it is.

    Where nothing was ever made and nothing is to be made, no folder may appear.
    """
    if preview:
        yield Recovery.PENDING if has_journal(folder) else Recovery.NONE
    elif papers or (folder / WORK).exists():
        with own(folder) as recovered:
            yield recovered
    else:
        yield Recovery.NONE
