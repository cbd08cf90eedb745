"""Making papers: read, compose, print, shelve, and PDFs if wanted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from vanban.errors import ExitCode
from vanban.forms.load import load_forms
from vanban.office.gather import Gathered, chosen, gather
from vanban.office.rendering import Paper, print_papers
from vanban.office.request import MakeRequest, MakeResult
from vanban.office.shelving import Dossier, shelve
from vanban.page.marks import missing_marks
from vanban.problems import NOWHERE, Problem, Report, Severity


def make(request: MakeRequest) -> MakeResult:
    """Make the papers of the clerk's files: all of them appear together, or the previous ones stay.

    A file that a person has edited is never overwritten. Raises `InputError`, `TemplateError`,
    `LawError` or `OutputError`; what is wrong with the data, and missing PDFs, are in the result.
    """
    forms = chosen(load_forms(), request.only)
    gathered = gather(request.files, request.today, request.skip_hidden, request.final)
    folder = request.directory / gathered.year
    drafts = tuple(draft for draft in gathered.composition.drafts if draft.form in forms)
    result = MakeResult(folder, gathered.report, preview=request.preview)
    if gathered.report.exit_code is ExitCode.INPUT:
        return result
    if request.final and not _can_be_final(gathered, forms):
        return replace(result, refused=True)
    papers = tuple(print_papers(drafts, gathered.batch, gathered.law, request))
    if request.final and (marked := tuple(_marked(papers))):
        return replace(result, report=Report.of((*gathered.report, *marked)), refused=True)
    held = tuple(paper for paper in gathered.composition.held if paper.form in forms)
    return shelve(request, result, Dossier(forms, papers, held))


def _can_be_final(gathered: Gathered, forms: frozenset[str]) -> bool:
    """Whether the data is without error and every paper owed of these forms can be issued.

    An error counts wherever it stands: a row that could not be read is missing from the very papers that
    would say so. What only another paper still lacks, a number that is not given yet, does not count.
    """
    owed = {draft.id for draft in gathered.owed if draft.form in forms}
    made = {draft.id for draft in gathered.composition.drafts}
    return owed <= made and not any(problem.severity is Severity.ERROR for problem in gathered.batch.problems)


def _marked(papers: Iterable[Paper]) -> Iterator[Problem]:
    """What no check of the data has caught and yet would be lacking on a final paper."""
    for paper in papers:
        for mark in missing_marks(paper.data):
            what = f"{paper.title} còn chỗ trống {mark}."
            yield Problem("X026", Severity.ERROR, NOWHERE, what, "Bản chính thức không được thiếu dữ liệu.")
