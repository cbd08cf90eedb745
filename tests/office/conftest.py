"""A house whose data and pages are given by the test: only the way of the papers to disk is real."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from vanban.compose.draft import Composition, Draft, Held
from vanban.law.facts import Law, load_law
from vanban.office import MakeRequest, MakeResult, making
from vanban.office.disk import digest
from vanban.office.gather import Gathered
from vanban.office.manifest import Entry
from vanban.office.rendering import Paper
from vanban.problems import Place, Problem, Report, Severity
from vanban.records import Batch, Record

TODAY = date(2020, 9, 1)


@dataclass
class House:
    """What the next run finds: contents by file name, papers held back, problems; and how to run it."""

    folder: Path
    contents: dict[str, bytes] = field(default_factory=dict)
    held: list[Held] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def year(self) -> Path:
        """Where the papers of the run appear."""
        return self.folder / "2020"

    def run(self, **wishes: object) -> MakeResult:
        """One run of `make`."""
        request = MakeRequest((Path("so.xlsx"),), self.folder, TODAY)
        return making.make(replace(request, **wishes))  # type: ignore[arg-type]

    def shown(self) -> dict[str, bytes]:
        """The Word files a person sees."""
        return {path.name: path.read_bytes() for path in self.year.glob("*.docx")}

    def error(self, sheet: str = "Phát hiện", unreadable: bool = False) -> None:
        """Let the data have an error."""
        place = Place("so.xlsx", sheet, 7, "G")
        self.problems.append(Problem("D005", Severity.ERROR, place, "Sai.", "Sửa.", unreadable))


def form_of(name: str) -> str:
    """The code of the form in a file name."""
    code = name.partition("_")[0].removesuffix(".docx")
    return {"QD-TKT": "QĐ-TKT"}.get(code, code)


def drafts(contents: Mapping[str, bytes]) -> tuple[Draft, ...]:
    """A draft for every file."""
    sources = (Place("so.xlsx", "Phát hiện", 7),)
    return tuple(Draft(name[:-5], form_of(name), "", name, {}, {}, sources, name[:-5]) for name in contents)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    built = House(tmp_path / "output")

    def gather(*_: object) -> Gathered:
        settings = Record("cau_hinh", Place("so.xlsx", "Cấu hình"), {"nam": 2020})
        batch = Batch(settings, {}, tuple(built.problems))
        made = drafts(built.contents)
        return Gathered(
            batch, load_law(TODAY), Composition(made, tuple(built.held), ()), made, Report.of(built.problems)
        )

    def print_papers(wanted: Sequence[Draft], _: Batch, __: Law, request: MakeRequest) -> Iterator[Paper]:
        for draft in wanted:
            data = built.contents[draft.file_name]
            entry = Entry(draft.file_name, draft.id, draft.form, "", ("so.xlsx",), "t", "s", digest(data))
            finals = frozenset({entry.offered}) if request.final else frozenset()
            yield Paper(draft.title, data, replace(entry, finals=finals))

    monkeypatch.setattr(making, "gather", gather)
    monkeypatch.setattr(making, "print_papers", print_papers)
    monkeypatch.setattr(making, "missing_marks", lambda data: ("‹thiếu: Ngày›",) if b"thieu" in data else ())
    built.contents = {"KH-CT.docx": b"plan 1", "CV-KP_A.docx": b"letter A1", "CV-KP_B.docx": b"letter B1"}
    return built
