"""Who signs, in whose name, and who receives."""

from types import SimpleNamespace

import pytest

from vanban.compose.signature import signature
from vanban.problems import Severity

CHAIR = {
    "chuc_danh_thu_truong": "Chủ tịch",
    "tap_the": "Ủy ban nhân dân",
    "co_quan": "Ủy ban nhân dân xã An Bình",
}


def _lines(small: SimpleNamespace, post: str, form: str = "KH-CT", **settings: object) -> tuple[str, ...]:
    batch = small.build(settings, nhan_su=small.changed("nhan_su", 0, chuc_vu=post, don_vi=small.unit("VP")))
    return signature(small.office(batch), small.forms[form], None).lines


@pytest.mark.parametrize(
    ("powers", "post", "lines"),
    [
        ("", "Giám đốc Sở", ("GIÁM ĐỐC",)),
        ("KT.", "Phó Giám đốc Sở", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("TL.", "Chánh Văn phòng Sở", ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG SỞ")),
        (
            "TL.",
            "Phó Chánh Văn phòng Sở",
            ("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG SỞ", "PHÓ CHÁNH VĂN PHÒNG SỞ"),
        ),
        ("TUQ.", "Trưởng phòng Kỹ thuật", ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG KỸ THUẬT")),
        ("Q.", "Phó Giám đốc Sở", ("Q. GIÁM ĐỐC",)),
    ],
)
def test_a_department_signs(small: SimpleNamespace, powers: str, post: str, lines: tuple[str, ...]) -> None:
    assert _lines(small, post, quyen_han=powers) == lines


@pytest.mark.parametrize(
    ("form", "powers", "post", "lines"),
    [
        ("KH-CT", "TM.", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("KH-CT", "KT.", "Phó Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("KH-CT", "TM.", "Phó Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("QĐ-SK", "TM.", "Chủ tịch", ("CHỦ TỊCH",)),
        ("QĐ-SK", "KT.", "Phó Chủ tịch", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ],
)
def test_a_committee_signs(
    small: SimpleNamespace, form: str, powers: str, post: str, lines: tuple[str, ...]
) -> None:
    assert _lines(small, post, form, quyen_han=powers, **CHAIR) == lines


def test_a_signer_of_one_paper_comes_with_his_own_powers(small: SimpleNamespace) -> None:
    own = {"loai": "KH-CT", "so": "45", "nguoi_ky": small.person("NS5"), "quyen_han": "TUQ."}
    assert "TUQ. GIÁM ĐỐC" in small.aloud(small.build(van_ban=[own]), "KH-CT").text


def test_kt_needs_a_deputy(small: SimpleNamespace) -> None:
    batch = small.build(nhan_su=small.changed("nhan_su", 0, chuc_vu="Giám đốc"))
    found = [problem for problem in small.composed(batch).problems if problem.code == "X007"]
    assert (found[0].severity, found[0].place.cell) == (Severity.ERROR, "D4")


def _told(small: SimpleNamespace, settings: dict[str, object], **person: object) -> list[tuple[object, ...]]:
    batch = small.build(settings, nhan_su=small.changed("nhan_su", 0, **person))
    problems = small.composed(batch, final=True).problems
    return [(one.severity, one.place.sheet, one.what) for one in problems if one.code == "X007"]


@pytest.mark.parametrize(
    ("powers", "post"), [("KT.", "Giám đốc Sở"), ("KT.", "Chánh Văn phòng Sở"), ("", "Phó Giám đốc Sở")]
)
def test_a_signature_that_cannot_be_holds_the_final_paper(
    small: SimpleNamespace, powers: str, post: str
) -> None:
    batch = small.build({"quyen_han": powers}, nhan_su=small.changed("nhan_su", 0, chuc_vu=post))
    done = small.composed(batch, final=True)
    assert Severity.ERROR in {one.severity for one in done.problems if one.code == "X007"}
    assert "KH-CT" in {held.id for held in done.held}


@pytest.mark.parametrize("powers", ["TL.", "TUQ."])
def test_a_deputy_of_the_head_signs_by_no_order(small: SimpleNamespace, powers: str) -> None:
    ((level, sheet, what),) = _told(small, {"quyen_han": powers})
    assert (level, sheet, "Điều 13" in what) == (Severity.WARNING, "Nhân sự", True)


def test_a_deputy_of_a_unit_may_sign_by_order(small: SimpleNamespace) -> None:
    deputy = {"chuc_vu": "Phó Chánh Văn phòng Sở", "don_vi": small.unit("VP")}
    assert _told(small, {"quyen_han": "TL."}, **deputy) == []


def test_only_a_collective_is_signed_for(small: SimpleNamespace) -> None:
    ((level, sheet, what),) = _told(small, {"quyen_han": "TM."}, chuc_vu="Giám đốc")
    assert (level, sheet, "Điều 13" in what) == (Severity.WARNING, "Cấu hình", True)
    assert _told(small, {"quyen_han": "TM.", **CHAIR}, chuc_vu="Chủ tịch") == []


@pytest.mark.parametrize(
    ("name", "honour"),
    [
        ("TS. Lê Văn Một", "TS"),
        ("ThS Lê Văn Một", "ThS"),
        ("PGS.TS. Lê Văn Một", "PGS"),
        ("tiến sĩ Lê Một", "Tiến sĩ"),
    ],
)
def test_a_signer_has_no_title_before_his_name(small: SimpleNamespace, name: str, honour: str) -> None:
    ((level, sheet, what),) = _told(small, {}, ho_ten=name)
    assert (level, sheet) == (Severity.WARNING, "Nhân sự")
    assert f"“{honour}”" in what
    assert "Phụ lục I, Phần I, Mục II.7, V" in what


def test_a_name_that_begins_like_a_title_is_a_name(small: SimpleNamespace) -> None:
    assert _told(small, {}, ho_ten="Thạc Văn Một") == []


@pytest.mark.parametrize(
    ("paper", "first"), [("CV-KP/CC", "Như trên"), ("QĐ-TKT", "Như Điều 3"), ("TB-LKT", "Các phòng")]
)
def test_the_first_recipient_follows_from_the_paper(small: SimpleNamespace, paper: str, first: str) -> None:
    lines = small.aloud(small.build(), paper).lines
    assert next(line.text for line in lines if line.style == "recipients").startswith(first)


def test_recipients_of_the_workbook_stand_between_the_derived_ones(small: SimpleNamespace) -> None:
    rows = [
        {"loai_van_ban": ("*",), "dong": "Mọi nơi", "thu_tu": 1},
        {"loai_van_ban": ("CV-KP",), "dong": "Thanh tra Sở;", "muc_dich": "để biết", "thu_tu": 2},
    ]
    lines = small.aloud(small.build(noi_nhan=rows), "CV-KP/CC").lines
    listed = [line.text for line in lines if line.style == "recipients"]
    assert listed == ["Như trên", "Thanh tra Sở (để biết)", "Lưu: VT, VP"]


def test_a_file_copy_of_the_workbook_is_kept(small: SimpleNamespace) -> None:
    rows = [{"loai_van_ban": ("*",), "dong": "Lưu: VT, KT (2).", "thu_tu": 1}]
    lines = small.aloud(small.build(noi_nhan=rows), "TB-LKT").lines
    assert [line.text for line in lines if line.style == "recipients"] == ["Lưu: VT, KT (2)"]


def test_minutes_of_authors_have_no_recipients(small: SimpleNamespace) -> None:
    lines = small.aloud(small.build(), "BC-SK/SK01").lines
    assert [line for line in lines if line.style == "recipients"] == []
