"""The facts of Nghị định 30/2020/NĐ-CP."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from vanban.errors import ExitCode
from vanban.law.entry import Entry
from vanban.law.facts import Component, Fact, Kind, Law, LawError, Phrase, Range, load_law
from vanban.vietnamese import nfc


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law(date(2020, 8, 3))


def facts_in(value: object) -> Iterator[Fact[object] | Component | Kind | Phrase]:
    if isinstance(value, Fact | Component | Kind | Phrase):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from facts_in(getattr(value, field.name))


def all_facts(law: Law) -> list[Fact[object] | Component | Kind | Phrase]:
    tables = (law.components, law.kinds, law.wording, law.rules)
    return [*facts_in(law.page), *(fact for table in tables for fact in table.values())]


@pytest.mark.parametrize("day", [date(2020, 3, 5), date(2026, 11, 23)])
def test_decree_covers_every_day_since_it_was_signed(day: date) -> None:
    assert load_law(day).id == "nd30_2020"


def test_day_without_a_regime_is_refused() -> None:
    with pytest.raises(LawError, match="04/3/2020") as caught:
        load_law(date(2020, 3, 4))
    assert caught.value.exit_code == ExitCode.TEMPLATE


def test_every_fact_has_an_article_and_a_known_mark(law: Law) -> None:
    assert all(fact.article and fact.mark in law.marks for fact in all_facts(law))


def test_only_what_was_read_twice_is_verified(law: Law) -> None:
    assert {fact.mark for fact in all_facts(law) if fact.verified} == {"V"}
    assert not law.wording["end_mark"].verified
    assert law.components["motto"].verified


def test_all_texts_are_nfc_and_trimmed(law: Law) -> None:
    texts = [phrase.text for table in (law.wording, law.rules) for phrase in table.values()]
    texts += [item.name for item in (*law.components.values(), *law.kinds.values())]
    assert all(text == nfc(text) and text.lstrip() == text for text in texts)


def test_page_is_a4_with_the_margins_of_the_decree(law: Law) -> None:
    page = law.page
    assert (page.paper.value.width, page.paper.value.height) == (210, 297)
    assert page.margins.top.value == page.margins.bottom.value == Range(20, 25)
    assert (page.margins.left.value, page.margins.right.value) == (Range(30, 35), Range(15, 20))
    assert (page.typeface, page.indents.value) == ("Times New Roman", (10, 12.7))
    assert (page.paragraph_gap.value, page.line_spacing.value) == (Range(6), Range(1, 1.5))
    assert not page.page_number.shown_on_first.value


@pytest.mark.parametrize(
    ("key", "setting"),
    [
        ("national_title", ("upper", Range(12, 13), True, False)),
        ("motto", ("sentence", Range(13, 14), True, False)),
        ("parent_agency", ("upper", Range(12, 13), False, False)),
        ("agency", ("upper", Range(12, 13), True, False)),
        ("number", ("sentence", Range(13, 13), False, False)),
        ("place_date", ("sentence", Range(13, 14), False, True)),
        ("kind_title", ("upper", Range(13, 14), True, False)),
        ("subject", ("sentence", Range(13, 14), True, False)),
        ("letter_subject", ("sentence", Range(12, 13), False, False)),
        ("grounds", ("sentence", Range(13, 14), False, True)),
        ("body", ("sentence", Range(13, 14), False, False)),
        ("article", ("sentence", Range(13, 14), True, False)),
        ("capacity", ("upper", Range(13, 14), True, False)),
        ("signer", ("sentence", Range(13, 14), True, False)),
        ("addressees", ("sentence", Range(13, 14), False, False)),
        ("recipients_label", ("sentence", Range(12, 12), True, True)),
        ("recipients", ("sentence", Range(11, 11), False, False)),
        ("appendix_label", ("sentence", Range(14, 14), True, False)),
        ("appendix_title", ("upper", Range(13, 14), True, False)),
        ("appendix_reference", ("sentence", Range(13, 14), False, True)),
        ("page_number", ("sentence", Range(13, 14), False, False)),
    ],
)
def test_components_are_set_as_the_table_of_the_decree_has_them(
    law: Law, key: str, setting: tuple[str, Range, bool, bool]
) -> None:
    component = law.components[key]
    assert (component.case, component.size, component.bold, component.italic) == setting


def test_rules_stand_under_three_components_of_the_first_page(law: Law) -> None:
    shares = {
        key: (c.rule.min, c.rule.max) for key, c in law.components.items() if c.rule and c.rule.of == "line"
    }
    assert shares == {"motto": (1, 1), "agency": (1 / 3, 1 / 2), "subject": (1 / 3, 1 / 2)}


def test_there_are_twenty_nine_kinds_and_three_copies(law: Law) -> None:
    copies = {key for key, kind in law.kinds.items() if kind.copy}
    assert (len(law.kinds) - len(copies), copies) == (29, {"sao_y", "sao_luc", "trich_sao"})


def test_abbreviations_are_unique_and_missing_only_for_letters(law: Law) -> None:
    abbreviations = [kind.abbreviation for kind in law.kinds.values() if kind.abbreviation]
    assert len(set(abbreviations)) == len(abbreviations) == 30
    assert {key for key, kind in law.kinds.items() if not kind.abbreviation} == {"cong_van", "thu_cong"}


def test_symbols_follow_their_patterns(law: Law) -> None:
    assert law.kinds["quyet_dinh"].symbol_of("SKHCN") == "QĐ-SKHCN"
    assert law.kinds["cong_van"].symbol_of("SKHCN", "VP") == "SKHCN-VP"


def test_layout_of_the_kinds_we_make(law: Law) -> None:
    kinds = law.kinds
    assert not kinds["cong_van"].has_title
    assert not kinds["bien_ban"].has_date_line
    assert (kinds["cong_van"].recipients_lead, kinds["quyet_dinh"].recipients_lead) == (
        "as_above",
        "as_article",
    )
    assert (kinds["bien_ban"].form, kinds["ke_hoach"].form) == ("1.9", "1.4")
    phrases = {kind.recipients_lead for kind in kinds.values()} | {kind.enacting for kind in kinds.values()}
    assert phrases - {""} <= law.wording.keys()


def test_fixed_phrases_are_exact(law: Law) -> None:
    assert law.wording["national_title"].text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert law.wording["motto"].text == "Độc lập - Tự do - Hạnh phúc"
    # A template changes from one reading to the other letter by letter.
    assert law.wording["motto_long_dash"].text == law.wording["motto"].text.replace("-", "–")
    assert not law.wording["motto_long_dash"].verified
    reference = law.wording["appendix_reference"].text
    filled = reference.format(
        kind="Kế hoạch", number="45/KH-SKHCN", date="ngày 10 tháng 8 năm 2020", agency="Sở"
    )
    assert filled == "(Kèm theo Kế hoạch số 45/KH-SKHCN ngày 10 tháng 8 năm 2020 của Sở)"


def test_ranges_hold_both_their_ends() -> None:
    assert [value in Range(20, 25) for value in (19.9, 20, 25, 25.1)] == [False, True, True, False]
    assert 600 in Range(6)


@pytest.mark.parametrize(
    ("data", "read"),
    [
        ({"size": [14, 13]}, lambda entry: entry.range("size")),
        ({"size": []}, lambda entry: entry.range("size")),
        ({"size": "13"}, lambda entry: entry.range("size")),
        ({"size": True}, lambda entry: entry.number("size")),
        ({"bold": 1}, lambda entry: entry.flag("bold")),
        ({}, lambda entry: entry.text("name")),
        ({"other": 1}, lambda entry: entry.known("name")),
    ],
)
def test_faulty_data_is_refused_by_key(data: dict[str, object], read: object) -> None:
    assert callable(read)
    with pytest.raises(LawError, match=r"x\.toml"):
        read(Entry("x.toml", data))
