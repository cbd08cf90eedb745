"""What becomes of a file, from what we remember and what stands there."""

from vanban.office.disk import digest
from vanban.office.manifest import Entry
from vanban.office.plan import Decision, Status, decide

FILE, BESIDE, SECOND = "CV.docx", "CV_ban-moi.docx", "CV_ban-moi-2.docx"


class Folder(dict[str, str]):
    """A folder in memory, and the manifest of its one file, as runs and a person change them."""

    entry: Entry | None = None

    def run(self, content: str, final: bool = False, signed: bool = False) -> Decision:
        offered = digest(content.encode())
        finals = frozenset({offered}) if final else frozenset()
        new = Entry(FILE, "CV", "CV-KP", "", (), "", "", offered, finals=finals, signed=signed)
        decision = decide(new, self.entry, lambda name: digest(self[name].encode()) if name in self else "")
        self.entry = decision.entry
        if decision.target:
            self[decision.target] = content
        return decision


def test_a_new_file_is_written() -> None:
    folder = Folder()
    assert folder.run("A").status is Status.NEW
    assert folder == {FILE: "A"}


def test_the_same_content_is_not_written_again() -> None:
    folder = Folder()
    folder.run("A")
    decision = folder.run("A")
    assert (decision.status, decision.target) == (Status.SAME, "")


def test_our_own_file_is_replaced() -> None:
    folder = Folder()
    folder.run("A")
    assert folder.run("B").status is Status.CHANGED
    assert folder == {FILE: "B"}


def test_a_deleted_file_is_made_again() -> None:
    folder = Folder()
    folder.run("A")
    del folder[FILE]
    assert folder.run("A").status is Status.NEW
    assert folder == {FILE: "A"}


def test_an_edited_file_survives_any_number_of_runs() -> None:
    folder = Folder()
    folder.run("A")
    folder[FILE] = "edited"
    decisions = [folder.run(content) for content in "AAABBBAACC"]
    assert {decision.status for decision in decisions} == {Status.EDITED}
    assert folder == {FILE: "edited", BESIDE: "C"}


def test_nothing_is_put_beside_an_edited_file_while_our_content_is_what_the_person_had() -> None:
    folder = Folder()
    folder.run("A")
    folder[FILE] = "edited"
    folder.run("A")
    assert folder == {FILE: "edited"}


def test_a_new_version_beside_is_offered_once() -> None:
    folder = Folder()
    folder.run("A")
    folder[FILE] = "edited"
    folder.run("B")
    del folder[BESIDE]
    folder.run("B")
    assert folder == {FILE: "edited"}


def test_an_edited_new_version_is_not_overwritten_either() -> None:
    folder = Folder()
    folder.run("A")
    folder[FILE] = "edited"
    folder.run("B")
    folder[BESIDE] = "edited too"
    folder.run("C")
    folder.run("D")
    assert folder == {FILE: "edited", BESIDE: "edited too", SECOND: "D"}


def test_a_file_nobody_remembers_is_a_persons() -> None:
    folder = Folder({FILE: "theirs"})
    assert [folder.run(content).status for content in "AAB"] == [Status.EDITED] * 3
    assert folder == {FILE: "theirs", BESIDE: "B"}


def test_an_accepted_new_version_is_ours_again() -> None:
    folder = Folder()
    folder.run("A")
    folder[FILE] = "edited"
    folder.run("B")
    folder[FILE] = folder.pop(BESIDE)
    assert folder.run("B").status is Status.SAME
    assert folder.run("C").status is Status.CHANGED
    assert folder == {FILE: "C"}


def test_an_accepted_new_version_is_ours_even_if_the_data_changed_at_once() -> None:
    folder = Folder()
    folder.run("A")
    folder[FILE] = "edited"
    folder.run("B")
    folder[FILE] = folder.pop(BESIDE)
    assert folder.run("C").status is Status.CHANGED


def test_a_stray_file_with_the_name_of_the_new_version_is_left_alone() -> None:
    folder = Folder()
    folder.run("A")
    folder |= {FILE: "edited", BESIDE: "somebody's"}
    folder.run("B")
    assert folder == {FILE: "edited", BESIDE: "somebody's", SECOND: "B"}


def test_a_draft_never_replaces_a_final_paper() -> None:
    folder = Folder()
    folder.run("final", final=True)
    decisions = [folder.run(content) for content in ("draft 1", "draft 1", "draft 2")]
    assert {decision.status for decision in decisions} == {Status.FINAL}
    assert [decision.target for decision in decisions] == [BESIDE, "", BESIDE]
    assert folder == {FILE: "final", BESIDE: "draft 2"}


def test_nothing_replaces_a_paper_that_the_workbook_calls_signed() -> None:
    folder = Folder()
    folder.run("final", final=True)
    decisions = [folder.run(content, final=True, signed=True) for content in ("final", "new", "newer")]
    assert [decision.status for decision in decisions] == [Status.SAME, Status.SIGNED, Status.SIGNED]
    assert folder == {FILE: "final", BESIDE: "newer"}


def test_a_signed_paper_that_is_not_there_yet_is_written() -> None:
    folder = Folder()
    assert folder.run("final", final=True, signed=True).status is Status.NEW


def test_a_new_final_paper_replaces_one_that_nobody_edited() -> None:
    folder = Folder()
    folder.run("final 1", final=True)
    folder.run("draft")
    assert folder.run("final 2", final=True).status is Status.CHANGED
    assert folder.run("draft 2").status is Status.FINAL
    assert folder == {FILE: "final 2", BESIDE: "draft 2"}


def test_a_final_paper_replaces_a_draft() -> None:
    folder = Folder()
    folder.run("draft")
    assert folder.run("final", final=True).status is Status.CHANGED
    assert folder == {FILE: "final"}


def test_an_edited_final_paper_is_kept_like_any_edited_file() -> None:
    folder = Folder()
    folder.run("final", final=True)
    folder[FILE] = "edited"
    assert folder.run("draft").status is Status.EDITED
    assert folder.run("final 2", final=True).status is Status.EDITED
    assert folder == {FILE: "edited", BESIDE: "final 2"}


def test_an_edited_final_paper_brought_back_is_final() -> None:
    folder = Folder()
    folder.run("final", final=True)
    folder[FILE] = "edited"
    folder.run("draft")
    folder[FILE] = "final"
    assert folder.run("draft 2").status is Status.FINAL


def test_a_final_paper_beside_an_edited_file_is_not_replaced_by_a_draft() -> None:
    folder = Folder()
    folder.run("draft")
    folder[FILE] = "edited"
    folder.run("final", final=True)
    folder.run("draft 2")
    assert folder == {FILE: "edited", BESIDE: "final", SECOND: "draft 2"}


def test_an_accepted_final_paper_is_not_replaced_by_a_draft() -> None:
    folder = Folder()
    folder.run("draft")
    folder[FILE] = "edited"
    folder.run("final", final=True)
    folder[FILE] = folder.pop(BESIDE)
    assert folder.run("draft 2").status is Status.FINAL
    assert folder[FILE] == "final"


def test_an_accepted_draft_is_no_final_paper() -> None:
    folder = Folder()
    folder.run("final", final=True)
    folder.run("draft")
    folder[FILE] = folder.pop(BESIDE)
    assert folder.run("draft 2").status is Status.CHANGED


def test_finals_long_gone_are_forgotten() -> None:
    folder = Folder()
    for number in range(5):
        folder.run(f"final {number}", final=True)
    assert folder.entry is not None
    assert len(folder.entry.finals) == 1
