"""Căn cứ."""

from datetime import date
from types import SimpleNamespace

import pytest

from vanban.compose.grounds import choose
from vanban.problems import Severity
from vanban.records import Missing

DAY = date(2020, 8, 10)


def _citations(small: SimpleNamespace, **values: object) -> list[str]:
    office = small.office(small.build(can_cu=small.changed("can_cu", 0, **values)))
    return [ground.citation for ground in choose(office, "KH-CT", DAY).chosen]


def test_a_ground_is_cited_with_kind_number_date_body_and_subject(small: SimpleNamespace) -> None:
    assert _citations(small) == [
        "Kế hoạch số 180/KH-UBND ngày 03 tháng 8 năm 2020 của UBND tỉnh Hòa An về cải thiện chỉ số năm 2020"
    ]


@pytest.mark.parametrize("subject", ["Lưu trữ", "Luật Lưu trữ"])
def test_a_law_is_cited_by_name_and_date_alone(small: SimpleNamespace, subject: str) -> None:
    given = {"loai": "Luật", "so_ky_hieu": "01/2011/QH13", "trich_yeu": subject}
    assert _citations(small, **given) == ["Luật Lưu trữ ngày 03 tháng 8 năm 2020"]


@pytest.mark.parametrize(
    ("subject", "end"),
    [
        ("Cải thiện Chỉ số", "của UBND tỉnh Hòa An về Cải thiện Chỉ số"),
        ("Ban hành Quy chế.", "Hòa An ban hành Quy chế"),
        ("Đồng Tháp phát triển", "Hòa An về Đồng Tháp phát triển"),
        ("tin, bài, v.v.", "Hòa An về tin, bài, v.v."),
    ],
)
def test_a_subject_is_joined_by_ve_unless_it_joins_itself(
    small: SimpleNamespace, subject: str, end: str
) -> None:
    assert _citations(small, trich_yeu=subject)[0].endswith(end)


@pytest.mark.parametrize("codes", [("QĐ-TKT",), ()])
def test_a_ground_for_other_papers_is_not_taken(small: SimpleNamespace, codes: tuple[str, ...]) -> None:
    assert _citations(small, dung_cho=codes) == []


def test_a_ground_for_every_paper_is_taken(small: SimpleNamespace) -> None:
    assert len(_citations(small, dung_cho=("*",))) == 1


@pytest.mark.parametrize(
    "values", [{"ngay": date(2020, 8, 11)}, {"hieu_luc_tu": date(2020, 9, 1)}, {"het_hieu_luc": DAY}]
)
def test_a_ground_not_in_force_is_left_out_and_named(
    small: SimpleNamespace, values: dict[str, object]
) -> None:
    office = small.office(small.build(can_cu=small.changed("can_cu", 0, **values)))
    grounds = choose(office, "KH-CT", DAY)
    assert (grounds.chosen, [problem.code for problem in grounds.problems(final=False)]) == ((), ["X003"])


def test_an_unchecked_ground_carries_a_mark_in_drafts(small: SimpleNamespace) -> None:
    assert _citations(small, kiem_chung=None)[0].endswith("‹chưa kiểm chứng›")


@pytest.mark.parametrize(("final", "level"), [(False, Severity.WARNING), (True, Severity.ERROR)])
def test_an_unchecked_ground_refuses_only_a_final_paper(
    small: SimpleNamespace, final: bool, level: Severity
) -> None:
    office = small.office(small.build(can_cu=small.changed("can_cu", 0, kiem_chung=None)))
    assert [problem.severity for problem in choose(office, "KH-CT", DAY).problems(final)] == [level]


def test_a_missing_date_shows_its_mark(small: SimpleNamespace) -> None:
    assert "‹thiếu: Ngày ban hành›" in _citations(small, ngay=Missing("Ngày ban hành"))[0]


def test_a_typed_subject_keeps_its_capital_where_wording_is_kept(small: SimpleNamespace) -> None:
    office = small.office(
        small.build({"giu_nguyen": True}, can_cu=small.changed("can_cu", 0, trich_yeu="Ban hành Quy chế"))
    )
    assert choose(office, "KH-CT", DAY).chosen[0].citation.endswith("Hòa An Ban hành Quy chế")
