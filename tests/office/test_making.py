"""Runs after runs: what is written, what is left alone, what is told."""

import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from vanban.compose.draft import Composition, Held
from vanban.errors import ExitCode, OutputError, OutsideError
from vanban.office import MakeResult, making, pdfs, shelf
from vanban.office.gather import Gathered
from vanban.office.journal import Recovery
from vanban.office.manifest import MANIFEST, load_manifest
from vanban.office.plan import Status
from vanban.office.request import UnknownFormError
from vanban.pdf.soffice import Converted
from vanban.problems import Place, Problem, Report, Severity


def statuses(result: MakeResult) -> dict[str, str]:
    return {outcome.id: outcome.status.value for outcome in result.outcomes}


def times(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir() if path.is_file()}


def test_the_first_run_makes_every_paper_and_a_manifest(house) -> None:
    result = house.run()
    assert house.shown() == house.contents
    assert set(statuses(result).values()) == {"mới"}
    assert len(json.loads((house.year / MANIFEST).read_text("utf-8"))["files"]) == 3


def test_a_second_run_with_the_same_data_touches_no_file(house) -> None:
    house.run()
    before = times(house.year)
    assert set(statuses(house.run()).values()) == {"không đổi"}
    assert times(house.year) == before


def test_only_what_changed_is_written(house) -> None:
    house.run()
    before = times(house.year)
    house.contents["CV-KP_A.docx"] = b"letter A2"
    assert statuses(house.run()) == {"KH-CT": "không đổi", "CV-KP_A": "thay đổi", "CV-KP_B": "không đổi"}
    changed = {name for name, when in times(house.year).items() if before[name] != when}
    assert changed == {"CV-KP_A.docx", MANIFEST}


def test_an_edited_paper_survives_three_further_runs(house) -> None:
    house.run()
    (house.year / "CV-KP_A.docx").write_bytes(b"edited")
    for content in (b"letter A1", b"letter A2", b"letter A3"):
        house.contents["CV-KP_A.docx"] = content
        result = house.run()
        assert statuses(result)["CV-KP_A"] == "đã sửa tay – giữ nguyên"
        assert (house.year / "CV-KP_A.docx").read_bytes() == b"edited"
    assert (house.year / "CV-KP_A_ban-moi.docx").read_bytes() == b"letter A3"
    assert {outcome.beside for outcome in result.outcomes} == {"", "CV-KP_A_ban-moi.docx"}


def test_a_paper_no_longer_owed_is_kept_and_told(house) -> None:
    house.run()
    del house.contents["CV-KP_B.docx"]
    assert statuses(house.run())["CV-KP_B"] == "không còn dùng"
    assert (house.year / "CV-KP_B.docx").read_bytes() == b"letter B1"
    assert statuses(house.run())["CV-KP_B"] == "không còn dùng"


def test_a_paper_held_back_is_told_with_the_reason_and_its_old_file_kept(house) -> None:
    house.run()
    del house.contents["CV-KP_B.docx"]
    house.held.append(Held("CV-KP", "Không có tồn tại, hạn chế.", "CV-KP_B"))
    told = next(outcome for outcome in house.run().outcomes if outcome.id == "CV-KP_B")
    assert (told.status, told.file) == (Status.HELD, "CV-KP_B.docx")
    assert told.why.startswith("Không có tồn tại, hạn chế.")
    assert (house.year / "CV-KP_B.docx").exists()


def test_a_paper_never_made_is_not_said_to_be_kept(house) -> None:
    house.held.append(Held("CV-KP", "Không có tồn tại, hạn chế.", "CV-KP_C"))
    told = next(outcome for outcome in house.run().outcomes if outcome.id == "CV-KP_C")
    assert (told.status, told.file, told.why) == (Status.NOT_MADE, "", "Không có tồn tại, hạn chế.")


def test_a_paper_held_back_whose_old_file_is_gone_is_not_said_to_be_kept(house) -> None:
    house.run()
    del house.contents["CV-KP_B.docx"]
    (house.year / "CV-KP_B.docx").unlink()
    house.held.append(Held("CV-KP", "Không có tồn tại, hạn chế.", "CV-KP_B"))
    told = [(told.status, told.file) for told in house.run().outcomes if told.id == "CV-KP_B"]
    assert told == [(Status.NOT_MADE, "")]


def test_a_deleted_paper_is_made_again(house) -> None:
    house.run()
    (house.year / "KH-CT.docx").unlink()
    told = house.run().outcomes[0]
    assert (told.status, told.why) == (Status.NEW, "tệp đã bị xóa nên làm lại")
    assert house.shown() == house.contents


def test_a_choice_of_forms_leaves_the_others_alone(house) -> None:
    house.run()
    house.contents = {"KH-CT.docx": b"plan 2", "CV-KP_A.docx": b"letter A2"}
    assert statuses(house.run(only=("kh-ct",))) == {"KH-CT": "thay đổi"}
    assert (house.year / "CV-KP_A.docx").read_bytes() == b"letter A1"


@pytest.mark.parametrize("code", ["QĐ-TKT", "QD-TKT", "qd-tkt", "qđ_tkt"])
def test_forms_are_named_with_or_without_diacritics_in_any_case(house, code: str) -> None:
    house.contents = {"QD-TKT.docx": b"decision", "KH-CT.docx": b"plan"}
    assert statuses(house.run(only=(code,))) == {"QD-TKT": "mới"}


def test_an_unknown_form_is_wrong_use_and_lists_the_known_ones(house) -> None:
    with pytest.raises(UnknownFormError, match=r'"XX".*KH-CT') as raised:
        house.run(only=("XX",))
    assert raised.value.exit_code is ExitCode.USAGE


def test_a_preview_tells_what_would_happen_and_writes_nothing(house) -> None:
    result = house.run(preview=True)
    assert set(statuses(result).values()) == {"mới"}
    assert not house.folder.exists()


def test_a_preview_of_changes_writes_nothing(house) -> None:
    house.run()
    before = times(house.year)
    house.contents["KH-CT.docx"] = b"plan 2"
    assert statuses(house.run(preview=True))["KH-CT"] == "thay đổi"
    assert times(house.year) == before


def all_of(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file below a folder with its time and content, those of the journal included."""
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def interrupt(house, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a run be killed when its journal is written and nothing has moved."""
    house.run()
    house.contents = {name: b"new " + data for name, data in house.contents.items()}
    with monkeypatch.context() as patch:
        for name in ("move_forward", "_undo"):
            patch.setattr(shelf, name, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            house.run()


def test_a_preview_leaves_an_interrupted_run_as_it_is_and_tells_of_it(
    house, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt(house, monkeypatch)
    before = all_of(house.folder)
    assert house.run(preview=True).recovered is Recovery.PENDING
    assert all_of(house.folder) == before
    assert house.run().recovered is Recovery.FINISHED
    assert house.run(preview=True).recovered is Recovery.NONE


def test_an_interrupted_run_that_cannot_be_finished_is_told_as_undone(
    house, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt(house, monkeypatch)
    (house.year / "KH-CT.docx").write_bytes(b"edited")
    result = house.run()
    assert result.recovered is Recovery.UNDONE
    assert house.shown()["KH-CT.docx"] == b"edited"
    assert statuses(result)["CV-KP_A"] == "thay đổi"


@pytest.mark.parametrize("pdf", [False, True])
def test_a_run_that_makes_no_paper_leaves_no_folder(
    house, monkeypatch: pytest.MonkeyPatch, pdf: bool
) -> None:
    converter(monkeypatch)
    house.contents = {}
    house.held.append(Held("KH-CT", "Sheet Nhiệm vụ không có dòng nào.", "KH-CT"))
    assert statuses(house.run(pdf=pdf)) == {"KH-CT": "không làm"}
    assert not house.folder.exists()


def test_a_run_that_makes_no_paper_any_more_keeps_what_it_remembers(house) -> None:
    house.run()
    before, house.contents = all_of(house.year), {}
    assert set(statuses(house.run()).values()) == {"không còn dùng"}
    assert set(all_of(house.year)) == set(before)
    assert load_manifest(house.year).keys() == {"KH-CT.docx", "CV-KP_A.docx", "CV-KP_B.docx"}


def test_a_draft_with_errors_is_made_and_ends_with_1(house) -> None:
    house.error()
    result = house.run()
    assert (result.exit_code, len(house.shown())) == (ExitCode.PROBLEMS, 3)


def test_a_final_build_with_errors_writes_nothing(house) -> None:
    house.error()
    result = house.run(final=True)
    assert (result.exit_code, result.refused, house.folder.exists()) == (ExitCode.PROBLEMS, True, False)


def test_a_final_build_without_errors_is_written(house) -> None:
    result = house.run(final=True)
    assert (result.exit_code, result.refused, house.shown()) == (ExitCode.OK, False, house.contents)


def test_a_draft_run_leaves_final_papers_and_tells_where_the_drafts_are(house) -> None:
    house.run(final=True)
    finals, house.contents = house.contents, {name: b"draft " + data for name, data in house.contents.items()}
    result = house.run()
    assert {name: data for name, data in house.shown().items() if name in finals} == finals
    told = result.outcomes[0]
    assert (told.status.value, told.why, told.beside) == (
        "đã có bản chính thức – giữ nguyên",
        "bản dự thảo đặt bên cạnh",
        "KH-CT_ban-moi.docx",
    )
    assert house.shown()["KH-CT_ban-moi.docx"] == b"draft plan 1"


def test_the_manifest_marks_final_papers_and_is_the_same_after_the_same_runs(house) -> None:
    house.run(final=True)
    house.contents["KH-CT.docx"] = b"draft"
    house.run()
    first = (house.year / MANIFEST).read_bytes()
    assert [row["chinh_thuc"] for row in json.loads(first)["files"]] == [True, True, True]
    house.run()
    assert (house.year / MANIFEST).read_bytes() == first


@pytest.mark.parametrize("sheet", ["Phát hiện", "Sáng kiến", ""])
def test_a_part_is_refused_for_an_error_wherever_it_stands(house, sheet: str) -> None:
    house.error(sheet=sheet)
    assert house.run(final=True, only=("KH-CT",)).refused
    assert not house.folder.exists()


def test_a_part_can_be_final_while_another_paper_still_lacks_a_number(
    house, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = making.gather

    def gather(*wishes: object) -> Gathered:
        whole = plain(*wishes)
        made = tuple(draft for draft in whole.owed if draft.form == "KH-CT")
        place = Place("so.xlsx", "Văn bản", 3, "C")
        lacking = Problem("X002", Severity.ERROR, place, "CV-KP viện dẫn văn bản chưa có số.")
        return replace(whole, composition=Composition(made, (), (lacking,)), report=Report.of([lacking]))

    monkeypatch.setattr(making, "gather", gather)
    assert house.run(final=True, only=("CV-KP",)).refused
    assert not house.run(final=True, only=("KH-CT",)).refused
    assert set(house.shown()) == {"KH-CT.docx"}


def test_a_mark_of_something_missing_never_reaches_a_final_paper(house) -> None:
    house.contents["KH-CT.docx"] = b"thieu"
    result = house.run(final=True)
    assert result.refused
    assert [problem.code for problem in result.report] == ["X026"]
    assert not house.folder.exists()


def test_unreadable_data_makes_nothing_and_ends_with_3(house) -> None:
    house.error(unreadable=True)
    result = house.run()
    assert (result.exit_code, house.folder.exists()) == (ExitCode.INPUT, False)


def test_a_run_that_meets_a_locked_file_leaves_nothing_to_recover(
    house, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.run()
    house.contents = {name: b"new " + data for name, data in house.contents.items()}
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(PermissionError(errno.EACCES, "x")))
        with pytest.raises(OutputError):
            house.run()
    assert set(house.shown().values()).isdisjoint(house.contents.values())
    assert not house.run().recovered
    assert house.shown() == house.contents


def converter(monkeypatch: pytest.MonkeyPatch, failing: str = "") -> list[list[str]]:
    """LibreOffice and fonts in order; returns the calls made, each a list of file names."""
    calls: list[list[str]] = []

    def convert(words, *_: object) -> Converted:
        calls.append([path.name for path in words])
        good = {
            path: b"%PDF " + path.read_bytes() + bytes([len(calls)]) for path in words if path.name != failing
        }
        return Converted(good, tuple(path for path in words if path.name == failing), "nói gì đó")

    monkeypatch.setattr(pdfs, "need_soffice", lambda _: Path("soffice"))
    monkeypatch.setattr(pdfs, "need_fonts", lambda _: None)
    monkeypatch.setattr(pdfs, "convert", convert)
    return calls


def test_every_paper_gets_its_pdf_by_one_call(house, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = converter(monkeypatch)
    result = house.run(pdf=True)
    assert calls == [["KH-CT.docx", "CV-KP_A.docx", "CV-KP_B.docx"]]
    assert {outcome.file for outcome in result.pdfs} == {"KH-CT.pdf", "CV-KP_A.pdf", "CV-KP_B.pdf"}
    assert all((house.year / outcome.file).exists() for outcome in result.pdfs)


def test_only_changed_papers_are_converted_again(house, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = converter(monkeypatch)
    house.run(pdf=True)
    house.contents["KH-CT.docx"] = b"plan 2"
    house.run(pdf=True)
    house.run(pdf=True)
    assert calls[1:] == [["KH-CT.docx"]]


def test_a_signed_pdf_is_never_overwritten(house, monkeypatch: pytest.MonkeyPatch) -> None:
    converter(monkeypatch)
    house.run(pdf=True)
    (house.year / "KH-CT.pdf").write_bytes(b"signed")
    for content in (b"plan 1", b"plan 2", b"plan 3"):
        house.contents["KH-CT.docx"] = content
        house.run(pdf=True)
        assert (house.year / "KH-CT.pdf").read_bytes() == b"signed"
    assert (house.year / "KH-CT_ban-moi.pdf").read_bytes().startswith(b"%PDF plan 3")


def test_a_pdf_older_than_its_paper_is_told(house, monkeypatch: pytest.MonkeyPatch) -> None:
    converter(monkeypatch)
    house.run(pdf=True)
    house.contents["KH-CT.docx"] = b"plan 2"
    assert [(told.file, told.status) for told in house.run().pdfs] == [("KH-CT.pdf", Status.STALE)]


def test_without_libreoffice_the_papers_are_there_and_the_run_ends_with_7(
    house, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: object) -> Path:
        raise OutsideError("Không có.")

    monkeypatch.setattr(pdfs, "need_soffice", missing)
    result = house.run(pdf=True)
    assert (result.exit_code, house.shown()) == (ExitCode.OUTSIDE, house.contents)


def test_a_paper_libreoffice_fails_on_is_named_and_the_others_have_their_pdf(
    house, monkeypatch: pytest.MonkeyPatch
) -> None:
    converter(monkeypatch, failing="KH-CT.docx")
    result = house.run(pdf=True)
    assert result.exit_code is ExitCode.OUTSIDE
    assert "KH-CT.docx" in str(result.trouble)
    assert {path.name for path in house.year.glob("*.pdf")} == {"CV-KP_A.pdf", "CV-KP_B.pdf"}
