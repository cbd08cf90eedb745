"""What every command asks of the library, prints, and ends with."""

import json
from datetime import date
from pathlib import Path

import pytest

from vanban.cli.main import answer
from vanban.errors import ExitCode, OutputError, OutsideError
from vanban.office import checking, machine, making, templates
from vanban.office.journal import Recovery
from vanban.office.machine import Item, Machine
from vanban.office.plan import Status
from vanban.office.request import CheckRequest, CheckResult, MakeRequest, MakeResult, Outcome
from vanban.office.templates import TemplateFault, TemplateReport
from vanban.problems import Place, Problem, Report, Severity

Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch

ERROR = Problem(
    "D005",
    Severity.ERROR,
    Place("so.xlsx", "Phát hiện", 12, "G"),
    'thời hạn "31/9/2020" không phải ngày hợp lệ.',
    "Sửa thành ngày có thật.",
)
WARNING = Problem("D014", Severity.WARNING, Place("so.xlsx", "Nhiệm vụ", 3), "dòng ẩn.")
NOTE = Problem("D020", Severity.NOTE, Place("so.xlsx", "Nhiệm vụ", 4, "B"), "bỏ khoảng trắng thừa.")
SECOND = Problem("D020", Severity.NOTE, Place("so.xlsx", "Nhiệm vụ", 9, "B"), "bỏ khoảng trắng thừa.")
REPORT = Report.of([SECOND, NOTE, WARNING, ERROR])


def given(monkeypatch: Patch, **changes: object) -> list[MakeRequest]:
    """Let `make` answer with this; returns the requests made."""
    asked: list[MakeRequest] = []
    outcomes = (
        Outcome("KH-CT", "Kế hoạch", "KH-CT.docx", Status.NEW),
        Outcome(
            "CV-KP/A",
            "Công văn (A)",
            "CV-KP_A.docx",
            Status.EDITED,
            "bản mới đặt bên cạnh",
            "CV-KP_A_ban-moi.docx",
        ),
        Outcome("QĐ-SK", "QĐ-SK", "", Status.NOT_MADE, "Sheet Sáng kiến không có dòng nào."),
    )
    values: dict[str, object] = {
        "folder": Path("output/2020"),
        "report": Report(),
        "outcomes": outcomes,
        **changes,
    }

    def make(request: MakeRequest) -> MakeResult:
        asked.append(request)
        return MakeResult(**values)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "make", make)
    return asked


def test_tao_asks_for_what_the_options_say(monkeypatch: Patch) -> None:
    asked = given(monkeypatch)
    options = [
        "--chi",
        "KH-CT, cv-kp",
        "--xem-truoc",
        "--chinh-thuc",
        "--pdf",
        "--bo-dong-an",
        "--ngay",
        "26/8/2020",
    ]
    assert answer(["tao", "a.xlsx", "b.xlsx", "-o", "ra", *options]) == ExitCode.OK
    request = asked[0]
    assert request.files == (Path("a.xlsx"), Path("b.xlsx"))
    assert (request.directory, request.only, request.today) == (
        Path("ra"),
        ("KH-CT", "cv-kp"),
        date(2020, 8, 26),
    )
    assert (request.preview, request.final, request.pdf, request.skip_hidden) == (True, True, True, True)


def test_tao_writes_drafts_of_today_into_output_unless_told_otherwise(monkeypatch: Patch) -> None:
    asked = given(monkeypatch)
    before = date.today()
    answer(["tao", "a.xlsx"])
    assert (asked[0].directory, asked[0].only, asked[0].final) == (Path("output"), (), False)
    assert before <= asked[0].today <= date.today()


def test_tao_closes_with_a_table_of_what_became_of_each_paper(monkeypatch: Patch, capsys: Capture) -> None:
    given(monkeypatch)
    answer(["tao", "a.xlsx"])
    assert capsys.readouterr().out.splitlines() == [
        f"Văn bản trong {Path('output/2020')}:",
        "  mới (1):",
        "    KH-CT.docx",
        "  đã sửa tay – giữ nguyên (1):",
        "    CV-KP_A.docx  – bản mới đặt bên cạnh: CV-KP_A_ban-moi.docx",
        "  không làm (1):",
        "    QĐ-SK  – Sheet Sáng kiến không có dòng nào.",
        "Dữ liệu: tốt.",
    ]


def test_tao_lists_errors_with_cell_and_mend_and_ends_with_1(monkeypatch: Patch, capsys: Capture) -> None:
    given(monkeypatch, report=REPORT)
    assert answer(["tao", "a.xlsx"]) == ExitCode.PROBLEMS
    said = capsys.readouterr().out
    assert f'  D005  Sheet "Phát hiện", ô G12: {ERROR.what} {ERROR.mend}' in said
    assert "1 lỗi, 1 cảnh báo, 2 ghi chú" in said


def test_tao_lists_warnings_as_well_and_counts_notes(monkeypatch: Patch, capsys: Capture) -> None:
    given(monkeypatch, report=REPORT)
    answer(["tao", "a.xlsx"])
    said = capsys.readouterr().out
    assert '  D014  Sheet "Nhiệm vụ", dòng 3: dòng ẩn.' in said
    assert "D020" not in said


def test_tao_says_on_stderr_that_a_final_build_was_refused(monkeypatch: Patch, capsys: Capture) -> None:
    given(monkeypatch, report=REPORT, refused=True, outcomes=())
    assert answer(["tao", "a.xlsx", "--chinh-thuc"]) == ExitCode.PROBLEMS
    told = capsys.readouterr().err
    assert "Chưa ghi tệp nào" in told
    assert "kể cả khi dùng --chi" in told


@pytest.mark.parametrize(
    ("recovered", "said"),
    [
        (Recovery.FINISHED, "đã hoàn tất phần còn lại"),
        (Recovery.UNDONE, "đã trả các tệp về như trước"),
        (Recovery.PENDING, "xem trước thì chưa đụng tới"),
    ],
)
def test_tao_says_on_stderr_what_became_of_an_interrupted_run(
    monkeypatch: Patch, capsys: Capture, recovered: Recovery, said: str
) -> None:
    given(monkeypatch, recovered=recovered)
    answer(["tao", "a.xlsx"])
    assert said in capsys.readouterr().err
    answer(["tao", "a.xlsx", "--json"])
    assert json.loads(capsys.readouterr().out)["recovered"] == recovered.value


def test_tao_ends_with_7_when_only_the_pdfs_are_lacking(monkeypatch: Patch, capsys: Capture) -> None:
    given(monkeypatch, trouble=OutsideError("Máy này không có LibreOffice.", "Cài LibreOffice."))
    assert answer(["tao", "a.xlsx", "--pdf"]) == ExitCode.OUTSIDE
    streams = capsys.readouterr()
    assert "KH-CT.docx" in streams.out
    assert streams.err == "Lỗi: Máy này không có LibreOffice. Cài LibreOffice.\n"


def test_tao_mirrors_the_text_in_json(monkeypatch: Patch, capsys: Capture) -> None:
    given(monkeypatch, report=REPORT)
    answer(["tao", "a.xlsx", "--json"])
    said = json.loads(capsys.readouterr().out)
    assert said["exit_code"] == 1
    assert said["papers"][0] == {
        "id": "KH-CT",
        "title": "Kế hoạch",
        "file": "KH-CT.docx",
        "status": "mới",
        "why": "",
        "beside": "",
    }
    assert said["problems"][0] == {
        "code": "D005",
        "severity": "error",
        "file": "so.xlsx",
        "sheet": "Phát hiện",
        "cell": "G12",
        "row": 12,
        "what": ERROR.what,
        "mend": ERROR.mend,
    }


def checked(monkeypatch: Patch, report: Report = REPORT) -> list[CheckRequest]:
    asked: list[CheckRequest] = []

    def check(request: CheckRequest) -> CheckResult:
        asked.append(request)
        return CheckResult(report, (Path("so_kiem.xlsx"),))

    monkeypatch.setattr(checking, "check", check)
    return asked


def test_kiem_lists_errors_first_and_sums_up_notes(monkeypatch: Patch, capsys: Capture) -> None:
    checked(monkeypatch)
    assert answer(["kiem", "so.xlsx"]) == ExitCode.PROBLEMS
    said = capsys.readouterr().out
    assert said.index("D005") < said.index("D014")
    assert '  D020  2 chỗ, như Sheet "Nhiệm vụ", ô B4: bỏ khoảng trắng thừa.\n' in said
    assert "ô B9" not in said
    assert "Tổng cộng: 1 lỗi, 1 cảnh báo, 2 ghi chú" in said
    assert "Bản soát: so_kiem.xlsx" in said


def test_kiem_tells_a_copy_that_could_not_be_written_in_one_line_more(
    monkeypatch: Patch, capsys: Capture
) -> None:
    lacking = OutputError('Tệp "so_kiem.xlsx" đang mở trong Excel.', "Đóng rồi chạy lại.")
    monkeypatch.setattr(checking, "check", lambda _: CheckResult(REPORT, (), (lacking,)))
    assert answer(["kiem", "so.xlsx"]) == ExitCode.PROBLEMS
    streams = capsys.readouterr()
    assert "D005" in streams.out
    assert streams.err == 'Không có bản soát: Tệp "so_kiem.xlsx" đang mở trong Excel. Đóng rồi chạy lại.\n'
    answer(["kiem", "so.xlsx", "--json"])
    assert json.loads(capsys.readouterr().out)["lacking"] == [str(lacking)]


def test_kiem_ends_with_8_if_a_copy_is_all_that_is_lacking(monkeypatch: Patch) -> None:
    lacking = OutputError("Không ghi được.")
    monkeypatch.setattr(checking, "check", lambda _: CheckResult(Report(), (), (lacking,)))
    assert answer(["kiem", "so.xlsx"]) == ExitCode.OUTPUT


def test_kiem_lists_notes_when_asked(monkeypatch: Patch, capsys: Capture) -> None:
    checked(monkeypatch)
    answer(["kiem", "so.xlsx", "--chi-tiet"])
    assert 'D020  Sheet "Nhiệm vụ", ô B4: bỏ khoảng trắng thừa.' in capsys.readouterr().out


def test_kiem_asks_for_what_the_options_say(monkeypatch: Patch) -> None:
    asked = checked(monkeypatch)
    answer(["kiem", "so.xlsx", "-o", "ra.xlsx", "--bo-dong-an", "--ngay", "2020-09-01"])
    assert asked == [CheckRequest((Path("so.xlsx"),), date(2020, 9, 1), True, Path("ra.xlsx"))]


def test_kiem_mirrors_the_text_in_json(monkeypatch: Patch, capsys: Capture) -> None:
    checked(monkeypatch)
    answer(["kiem", "so.xlsx", "--json"])
    said = json.loads(capsys.readouterr().out)
    assert [problem["code"] for problem in said["problems"]] == ["D005", "D014", "D020", "D020"]
    assert (said["exit_code"], said["copies"]) == (1, ["so_kiem.xlsx"])


def test_several_files_are_told_apart(monkeypatch: Patch, capsys: Capture) -> None:
    other = Problem("D005", Severity.ERROR, Place("hai.xlsx", "Phát hiện", 3, "A"), "sai.")
    checked(monkeypatch, Report.of([ERROR, other]))
    answer(["kiem", "so.xlsx", "hai.xlsx"])
    assert 'D005  hai.xlsx, Sheet "Phát hiện", ô A3: sai.' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("report", "code"),
    [
        (Report(), 0),
        (Report.of([WARNING, NOTE]), 0),
        (REPORT, 1),
        (Report.of([Problem("D034", Severity.ERROR, Place("x"), "hỏng.", "", True)]), 3),
    ],
)
def test_only_errors_make_a_check_fail(monkeypatch: Patch, report: Report, code: int) -> None:
    checked(monkeypatch, report)
    assert answer(["kiem", "so.xlsx"]) == code


def test_mau_writes_the_workbook_and_names_it(tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "so.xlsx"
    assert answer(["mau", "-o", str(target)]) == ExitCode.OK
    assert target.exists()
    assert str(target) in capsys.readouterr().out


def test_mau_never_overwrites_unless_told(tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "so.xlsx"
    target.write_bytes(b"a clerk's year of work")
    assert answer(["mau", "-o", str(target)]) == ExitCode.OUTPUT
    assert "--ghi-de" in capsys.readouterr().err
    assert target.read_bytes() == b"a clerk's year of work"
    assert answer(["mau", "-o", str(target), "--ghi-de"]) == ExitCode.OK
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("typed", "written"), [("a", "a.xlsx"), ("so 2.2020", "so 2.2020.xlsx"), ("b.XLSX", "b.XLSX")]
)
def test_mau_adds_the_ending_that_excel_wants(tmp_path: Path, typed: str, written: str) -> None:
    assert answer(["mau", "-o", str(tmp_path / typed)]) == ExitCode.OK
    assert [path.name for path in tmp_path.iterdir()] == [written]


def test_mau_can_hold_the_example(tmp_path: Path) -> None:
    plain, example = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    answer(["mau", "-o", str(plain)])
    answer(["mau", "-o", str(example), "--vi-du"])
    assert example.stat().st_size > plain.stat().st_size


def test_mau_docx_kiem_names_faulty_templates_and_ends_with_4(monkeypatch: Patch, capsys: Capture) -> None:
    fault = TemplateFault(
        Path("KH-CT.docx"), "khác với mẫu ở word/document.xml.", "Chạy: vanban mau-docx dung"
    )
    report = TemplateReport(Path("templates_docx"), (Path("CV-KP.docx"),), (fault,))
    monkeypatch.setattr(templates, "check_templates", lambda *_: report)
    assert answer(["mau-docx", "kiem"]) == ExitCode.TEMPLATE
    said = capsys.readouterr().out
    assert "LỖI  KH-CT.docx: khác với mẫu ở word/document.xml." in said
    assert "1 mẫu đúng, 1 mẫu có lỗi" in said


def test_mau_docx_dung_names_every_template(monkeypatch: Patch, capsys: Capture) -> None:
    monkeypatch.setattr(templates, "build_templates", lambda *_: (Path("a.docx"), Path("b.docx")))
    assert answer(["mau-docx", "dung"]) == ExitCode.OK
    assert capsys.readouterr().out.splitlines() == ["Đã dựng a.docx", "Đã dựng b.docx"]


def test_kham_says_what_is_missing_and_what_that_costs(monkeypatch: Patch, capsys: Capture) -> None:
    found = Machine(
        (Item("Python", "3.11"), Item("LibreOffice", "chưa có", "Không tạo được PDF.", "Cài LibreOffice."))
    )
    monkeypatch.setattr(machine, "inspect_machine", lambda *_: found)
    assert answer(["kham"]) == ExitCode.OUTSIDE
    assert capsys.readouterr().out.splitlines() == [
        "có     Python: 3.11",
        "THIẾU  LibreOffice: chưa có",
        "       Không tạo được PDF. Cài LibreOffice.",
    ]


def test_kham_mirrors_the_text_in_json(monkeypatch: Patch, capsys: Capture) -> None:
    monkeypatch.setattr(machine, "inspect_machine", lambda *_: Machine((Item("Python", "3.11"),)))
    assert answer(["kham", "--json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)[0]["missing"] is False
