"""Our choices inside the ranges of the law."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.errors import ExitCode, TemplateError
from vanban.forms.typeset import load_typeset
from vanban.law.facts import Law, load_law


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law(date(2020, 8, 3))


def own_file(folder: Path, text: str) -> Path:
    path = folder / "co-quan.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_our_own_choices_are_legal(law: Law) -> None:
    choices = load_typeset(law)
    assert (choices.portrait.left, choices.portrait.right, choices.indent) == (30, 15, 12.7)
    assert (choices.sizes["national_title"], choices.sizes["motto"], choices.sizes["body"]) == (13, 14, 14)


def test_our_sizes_are_a_set_the_decree_names(law: Law) -> None:
    sizes = load_typeset(law).sizes
    assert (sizes["national_title"], sizes["motto"], sizes["place_date"]) in law.page.size_sets.value


def test_every_component_with_a_size_of_ours_is_in_the_law(law: Law) -> None:
    choices = load_typeset(law)
    assert choices.sizes.keys() - law.components.keys() == {"table", "draft_mark"}
    assert choices.rule_shares.keys() <= law.components.keys()


def test_office_file_replaces_only_the_keys_it_names(law: Law, tmp_path: Path) -> None:
    choices = load_typeset(law, own_file(tmp_path, "indent = 10\n[portrait]\nleft = 35\n"))
    assert (choices.indent, choices.portrait.left, choices.portrait.top) == (10, 35, 20)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[portrait]\ntop = 26", ("portrait, top", "26", "từ 20 đến 25", "Mục I.3")),
        ("[portrait]\nright = 10", ("portrait, right", "10", "từ 15 đến 20", "Mục I.3")),
        ("indent = 11", ("indent", "11", "10 hoặc 12,7", "Mục II.6")),
        ("line_spacing = 1.6", ("line_spacing", "1,6", "từ 1 đến 1,5", "Mục II.6")),
        ("[gaps]\ngap = 5", ("gaps, gap", "5", "từ 6 trở lên", "Mục II.6")),
        ("[sizes]\nmotto = 12", ("sizes, motto", "12", "từ 13 đến 14", "Mục II.1")),
        ("[sizes]\nrecipients = 12", ("sizes, recipients", "12", "11", "Mục II.9")),
        ("[rule_shares]\nagency = 0.6", ("rule_shares, agency", "0,6", "0,33", "0,5", "Mục II.2")),
    ],
)
def test_choice_outside_the_law_is_refused_with_range_and_article(
    law: Law, tmp_path: Path, text: str, words: tuple[str, ...]
) -> None:
    with pytest.raises(TemplateError) as caught:
        load_typeset(law, own_file(tmp_path, text))
    assert caught.value.exit_code == ExitCode.TEMPLATE
    assert [word for word in ("co-quan.toml", *words) if word not in str(caught.value)] == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("khoa_la = 1", "khoa_la"),
        ("[sizes]\nkhoa_la = 1", "khoa_la"),
        ("sizes = 3", "sizes"),
        ("indent = 'x'", "indent"),
        ("indent = true", "indent"),
        ("line_spacing = nan", "line_spacing"),
        ("header_distance = -1", "header_distance"),
        ("header_distance = 30", "header_distance"),
        ("[landscape]\nleft = 200", "landscape"),
        ("[landscape]\ntop = 150", "landscape"),
        ("[sizes]\nbody = 13.3", "sizes, body"),
        ("[sizes]\ntable = 0", "sizes, table"),
        ("signature_left = 1.5", "signature_left"),
        ("[rule_shares]\nappendix_reference = 0", "appendix_reference"),
        ("missing_highlight = 'pink'", "missing_highlight"),
        ("a =", "co-quan.toml"),
    ],
)
def test_faulty_file_is_refused_by_key(law: Law, tmp_path: Path, text: str, word: str) -> None:
    with pytest.raises(TemplateError, match=word):
        load_typeset(law, own_file(tmp_path, text))


def test_page_lying_sideways_has_no_legal_range(law: Law, tmp_path: Path) -> None:
    assert load_typeset(law, own_file(tmp_path, "[landscape]\nbottom = 15")).landscape.bottom == 15


@settings(max_examples=25)
@given(left=st.floats(25, 40))
def test_left_margin_is_taken_exactly_where_the_law_allows(
    law: Law, tmp_path_factory: pytest.TempPathFactory, left: float
) -> None:
    path = own_file(tmp_path_factory.mktemp("typeset"), f"[portrait]\nleft = {left!r}")
    if 30 <= left <= 35:
        assert load_typeset(law, path).portrait.left == left
    else:
        with pytest.raises(TemplateError, match="portrait, left"):
            load_typeset(law, path)
