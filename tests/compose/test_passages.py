"""Passages that an office replaces."""

from types import SimpleNamespace

import pytest


def _row(topic: str, text: str) -> dict[str, object]:
    return {"loai_van_ban": "KH-CT", "muc": topic, "noi_dung": text}


@pytest.mark.parametrize("topic", ["Mục đích, yêu cầu", "muc dich, yeu cau", "muc_dich"])
def test_own_paragraphs_replace_ours(small: SimpleNamespace, topic: str) -> None:
    text = small.aloud(small.build(doan_van=[_row(topic, "- Một"), _row(topic, "Hai.")]), "KH-CT").text
    assert "- Một.\n- Hai.\n2. Nhiệm vụ" in text.replace("1. Mục đích, yêu cầu\n", "")


def test_own_words_are_never_a_template(small: SimpleNamespace) -> None:
    assert (
        "- {{ nam }} {% x %}."
        in small.aloud(small.build(doan_van=[_row("Mục đích, yêu cầu", "{{ nam }} {% x %}")]), "KH-CT").text
    )


def test_verbatim_adds_no_stop(small: SimpleNamespace) -> None:
    batch = small.build({"giu_nguyen": True}, doan_van=[_row("Mục đích, yêu cầu", "Một")])
    assert "- Một\n" in small.aloud(batch, "KH-CT").text


def test_the_last_paragraph_carries_the_end_mark_once(small: SimpleNamespace) -> None:
    batch = small.build(doan_van=[_row("Kết thúc", "Một."), _row("Kết thúc", "Hai./.")])
    text = small.aloud(batch, "KH-CT").text
    assert ("Một.\nHai./.\n" in text, text.count("./.")) == (True, 1)


def test_a_paragraph_that_comes_out_empty_drops_out(small: SimpleNamespace) -> None:
    assert "đạt từ" not in small.aloud(small.build({"chi_tieu": None}), "KH-CT").text


def test_a_topic_no_form_has_is_a_problem(small: SimpleNamespace) -> None:
    problems = small.composed(small.build(doan_van=[_row("Lời bạt", "x")])).problems
    assert [(problem.code, problem.place.cell) for problem in problems] == [("X034", "B4")]


@pytest.mark.parametrize("verbatim", [False, True])
def test_a_minus_sign_stays(small: SimpleNamespace, verbatim: bool) -> None:
    batch = small.build(
        {"giu_nguyen": verbatim}, doan_van=[_row("Mục đích, yêu cầu", "-5% so với năm 2019.")]
    )
    assert "- -5% so với năm 2019.\n" in small.aloud(batch, "KH-CT").text


@pytest.mark.parametrize("verbatim", [False, True])
def test_a_dash_typed_before_an_item_is_printed_once(small: SimpleNamespace, verbatim: bool) -> None:
    batch = small.build({"giu_nguyen": verbatim}, doan_van=[_row("Mục đích, yêu cầu", "- Một.")])
    assert "\n- Một.\n" in small.aloud(batch, "KH-CT").text


def test_a_dash_typed_before_a_paragraph_stays_in_verbatim(small: SimpleNamespace) -> None:
    batch = small.build({"giu_nguyen": True}, doan_van=[_row("Kết thúc", "- Một.")])
    assert "\n- Một./.\n" in small.aloud(batch, "KH-CT").text


@pytest.mark.parametrize(
    ("verbatim", "typed", "codes"),
    [
        (False, "– Một", ["D017"]),
        (False, "- Một", []),
        (True, "- Một", []),
        (True, "– Một", ["D017"]),
        (False, "-5% số vụ", []),
    ],
)
def test_a_dash_taken_away_is_named_at_its_cell(
    small: SimpleNamespace, verbatim: bool, typed: str, codes: list[str]
) -> None:
    batch = small.build({"giu_nguyen": verbatim}, doan_van=[_row("Mục đích, yêu cầu", typed)])
    problems = [problem for problem in small.composed(batch).problems if problem.code == "D017"]
    assert [problem.code for problem in problems] == codes
    assert all(problem.place.cell == "C4" for problem in problems)


def test_a_last_paragraph_ending_with_an_abbreviation_keeps_it(small: SimpleNamespace) -> None:
    text = small.aloud(small.build(doan_van=[_row("Kết thúc", "Gồm tin, bài, v.v.")]), "KH-CT").text
    assert "Gồm tin, bài, v.v./.\n" in text
