"""Other papers as they are cited, and a paper's own number."""

from datetime import date
from types import SimpleNamespace

import pytest

from vanban.compose.numbering import numbering
from vanban.compose.papers import Papers
from vanban.problems import Severity
from vanban.workbook.sheets import load_sheets

NUMBER_GAP = "\N{NO-BREAK SPACE}" * 8
DAY_GAP = "\N{NO-BREAK SPACE}" * 6


def _papers(small: SimpleNamespace, *rows: dict[str, object], **settings: object) -> Papers:
    return Papers(small.office(small.build(settings, van_ban=list(rows))))


def test_a_numbered_paper_is_cited_with_number_and_date(small: SimpleNamespace) -> None:
    vb = _papers(small, {"loai": "CV-KP", "don_vi": "CC", "so": "413", "ngay": date(2020, 8, 26)})
    assert vb["CV-KP/CC"]["trich_dan"] == "Công văn số 413/STL-VP ngày 26 tháng 8 năm 2020"


def test_a_number_below_ten_gets_a_zero(small: SimpleNamespace) -> None:
    vb = _papers(small, {"loai": "QĐ-TKT", "so": "5", "ngay": date(2020, 1, 9)})
    assert vb["QĐ-TKT"]["trich_dan"] == "Quyết định số 05/QĐ-STL ngày 09 tháng 01 năm 2020"


def test_a_paper_without_number_is_cited_with_gaps_and_remembered(small: SimpleNamespace) -> None:
    vb = _papers(small)
    expected = f"Quyết định số {NUMBER_GAP}/QĐ-STL ngày {DAY_GAP} tháng {DAY_GAP} năm 2020"
    assert (vb["QĐ-TKT"]["trich_dan"], list(vb.blank)) == (expected, ["QĐ-TKT"])


def test_the_expected_month_is_printed_while_the_day_is_open(small: SimpleNamespace) -> None:
    vb = _papers(small, {"loai": "QĐ-TKT", "so": "7", "thang": 8})
    assert f"ngày {DAY_GAP} tháng 8 năm 2020" in str(vb["QĐ-TKT"]["trich_dan"])


def test_a_decision_is_cited_as_of_the_head(small: SimpleNamespace) -> None:
    vb = _papers(small, {"loai": "QĐ-TKT", "so": "5", "ngay": date(2020, 8, 12)})
    assert str(vb["QĐ-TKT"]["vien_dan"]).endswith(
        "của Giám đốc Sở Thủy lợi về việc thành lập Tổ kiểm tra công tác cải cách hành chính năm 2020"
    )


def test_a_paper_without_form_is_known_from_the_sheet(small: SimpleNamespace) -> None:
    given = {"loai": "QĐ-HĐSK", "so": "201", "ngay": date(2020, 10, 5), "trich_yeu": "Thành lập Hội đồng"}
    expected = (
        "Quyết định số 201/QĐ-STL ngày 05 tháng 10 năm 2020 của Giám đốc Sở Thủy lợi về Thành lập Hội đồng"
    )
    assert _papers(small, given)["QĐ-HĐSK"]["vien_dan"] == expected


def test_a_series_of_its_own_keeps_its_symbol(small: SimpleNamespace) -> None:
    vb = _papers(small, {"loai": "BB-HĐ", "so": "01", "ky_hieu": "BB-HĐSK", "ngay": date(2020, 10, 16)})
    assert vb["BB-HĐ"]["so_ngay"] == "01/BB-HĐSK, ngày 16/10/2020"


@pytest.mark.parametrize("state", ["Thu hồi", "Thay thế"])
def test_a_withdrawn_paper_is_not_cited(small: SimpleNamespace, state: str) -> None:
    vb = _papers(small, {"loai": "KH-KT", "so": "46", "ngay": date(2020, 8, 10), "trang_thai": state})
    assert "KH-KT" not in vb


@pytest.mark.parametrize(("state", "signed"), [("Dự thảo", False), ("Đã ký", True), ("Đã phát hành", True)])
def test_the_sheet_tells_which_papers_are_signed(small: SimpleNamespace, state: str, signed: bool) -> None:
    vb = _papers(small, {"loai": "KH-KT", "so": "46", "ngay": date(2020, 8, 10), "trang_thai": state})
    assert vb.signed("KH-KT") is signed


@pytest.mark.parametrize(
    ("numbered", "text"), [(False, "Biên bản ngày"), (True, "Biên bản số 03/BB-STL ngày")]
)
def test_minutes_have_a_number_if_the_office_says_so(
    small: SimpleNamespace, numbered: bool, text: str
) -> None:
    vb = _papers(
        small, {"loai": "BB-KT", "don_vi": "KT", "so": "3", "ngay": date(2020, 8, 18)}, bb_co_so=numbered
    )
    assert str(vb["BB-KT/KT"]["trich_dan"]).startswith(text)


def test_the_own_number_comes_in_parts(small: SimpleNamespace) -> None:
    office = small.office(small.build())
    own = numbering(office, "KH-CT", Papers(office).row("KH-CT"))
    assert (own.so, own.ngay, own.thang, own.nam_vb, own.ky_hieu) == ("45", "10", "8", "2020", "KH-STL")


@pytest.mark.parametrize("subject", ["Đồng Tháp đổi mới", "UBND xã hiện đại", "Kiểm tra"])
def test_a_typed_subject_is_cited_as_typed(small: SimpleNamespace, subject: str) -> None:
    vb = _papers(small, {"loai": "KH-KT", "so": "5", "ngay": date(2020, 8, 12), "trich_yeu": subject})
    assert str(vb["KH-KT"]["vien_dan"]).endswith(f" về {subject}")


@pytest.mark.parametrize(("typed", "number"), [("12a/KH-STL", "12a"), ("12a/", "12a"), ("7/KH-STL", "07")])
def test_a_symbol_typed_beside_the_number_is_no_fault_if_it_is_the_right_one(
    small: SimpleNamespace, typed: str, number: str
) -> None:
    row = {"loai": "KH-CT", "so": typed, "ngay": date(2020, 8, 10)}
    batch = small.build(van_ban=[row])
    assert not [one for one in small.composed(batch).problems if one.code == "X035"]
    assert Papers(small.office(batch))["KH-CT"]["so_ky_hieu"] == f"{number}/KH-STL"


@pytest.mark.parametrize(("final", "level"), [(False, Severity.WARNING), (True, Severity.ERROR)])
def test_another_symbol_typed_beside_the_number_is_named_and_refuses_a_final_paper(
    small: SimpleNamespace, final: bool, level: Severity
) -> None:
    row = {"loai": "KH-CT", "so": "12a/QĐ-XYZ", "ngay": date(2020, 8, 10)}
    made = small.composed(small.build(van_ban=[row]), final)
    found = [problem for problem in made.problems if problem.code == "X035"]
    column = chr(ord("A") + [one.key for one in load_sheets()["van_ban"].columns].index("so"))
    assert [(problem.severity, problem.place.cell) for problem in found] == [(level, f"{column}4")]
    assert "QĐ-XYZ" in found[0].what
    assert "KH-STL" in found[0].what
    assert final == ("KH-CT" in {held.id for held in made.held})


def test_a_symbol_of_its_own_column_may_be_typed_beside_the_number_too(small: SimpleNamespace) -> None:
    row = {"loai": "BB-HĐ", "so": "01/BB-HĐSK", "ky_hieu": "BB-HĐSK", "ngay": date(2020, 10, 16)}
    assert "X035" not in {problem.code for problem in small.composed(small.build(van_ban=[row])).problems}
