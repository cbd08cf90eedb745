"""A typed trích yếu fits the words its form prints around it, and every change is told."""

from datetime import date
from types import SimpleNamespace

import pytest

from vanban.compose.papers import Papers
from vanban.problems import Severity


def _made(small: SimpleNamespace, code: str, typed: str, **settings: object) -> tuple[object, list[object]]:
    name, _, unit = code.partition("/")
    row = {"loai": name, "don_vi": unit or None, "so": "7", "ngay": date(2020, 8, 26), "trich_yeu": typed}
    made = small.composed(small.build(settings, van_ban=[row]))
    draft = next(one for one in made.drafts if one.id == code)
    return draft.values["trich_yeu"], [one for one in made.problems if one.code == "X037"]


@pytest.mark.parametrize(
    ("code", "typed", "printed"),
    [
        ("KH-CT", "Kế hoạch cải thiện chỉ số năm 2020", "Cải thiện chỉ số năm 2020"),
        ("KH-CT", "V/v cải thiện chỉ số", "Cải thiện chỉ số"),
        ("KH-CT", "cải thiện chỉ số", "Cải thiện chỉ số"),
        ("BC-KQKT", "BÁO CÁO kết quả kiểm tra", "Kết quả kiểm tra"),
        ("BC-KQKT", "Báo cáo: V/v: kết quả kiểm tra", "Kết quả kiểm tra"),
        ("CV-KP/CC", "V/v khắc phục hạn chế", "khắc phục hạn chế"),
        ("CV-KP/CC", "Về việc khắc phục hạn chế", "khắc phục hạn chế"),
        ("QĐ-TKT", "Thành lập Tổ kiểm tra", "Về việc thành lập Tổ kiểm tra"),
        ("QĐ-TKT", "v/v thành lập Tổ kiểm tra", "Về việc thành lập Tổ kiểm tra"),
        ("QĐ-TKT", "Quyết định về việc thành lập Tổ", "Về việc thành lập Tổ"),
        ("QĐ-TKT", "Đồng Tháp đổi mới", "Về việc Đồng Tháp đổi mới"),
        ("QĐ-TKT", "Phòng Kỹ thuật đổi tên", "Về việc Phòng Kỹ thuật đổi tên"),
    ],
)
def test_a_typed_subject_fits_its_form_and_the_change_is_a_note(
    small: SimpleNamespace, code: str, typed: str, printed: str
) -> None:
    subject, (note,) = _made(small, code, typed)
    assert subject == printed
    assert (note.severity, note.place.sheet, note.place.cell) == (Severity.NOTE, "Văn bản", "D4")
    assert f"“{typed}”" in note.what
    assert f"“{printed}”" in note.what


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("KH-CT", "Cải thiện chỉ số năm 2020"),
        ("KH-CT", "Kế hoạch hóa công tác văn thư"),
        ("KH-CT", "Kế hoạch"),
        ("CV-KP/CC", "Khắc phục hạn chế"),
        ("QĐ-TKT", "Về việc thành lập Tổ"),
    ],
)
def test_a_subject_that_fits_stays(small: SimpleNamespace, code: str, typed: str) -> None:
    assert _made(small, code, typed) == (typed, [])


def test_the_clerks_own_words_stay_where_he_says_so(small: SimpleNamespace) -> None:
    assert _made(small, "KH-CT", "V/v cải thiện", giu_nguyen=True) == ("V/v cải thiện", [])


def test_a_paper_from_outside_is_cited_without_doubled_words(small: SimpleNamespace) -> None:
    row = {"loai": "KH-KT", "so": "46", "ngay": date(2020, 8, 10), "trich_yeu": "Kế hoạch V/v kiểm tra"}
    vb = Papers(small.office(small.build(van_ban=[row])))
    assert str(vb["KH-KT"]["vien_dan"]).endswith(" của Sở Thủy lợi về kiểm tra")
