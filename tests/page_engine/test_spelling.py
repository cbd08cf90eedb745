"""The words of a template in the office's spelling: its tags, and the data, stay."""

from collections.abc import Callable
from datetime import date

import pytest

from vanban.law.facts import load_law
from vanban.page.engine import compile_template, render
from vanban.page.package import open_package
from vanban.page.spelling import respelled, spelling_of
from vanban.page.store import read_template
from vanban.page.text import paragraphs
from vanban.vietnamese import tone_style

Make = Callable[..., bytes]
LAW = load_law(date(2020, 8, 10))
HYPHEN, DASH = "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"
FORMS = ("BB-KT", "BC-KQKT", "BC-SK", "CV-KP", "KH-CT", "QĐ-SK", "QĐ-TKT", "TB-LKT")


def said(data: bytes, tone: str = "", dash: str = "", **values: object) -> list[str]:
    template = compile_template(data, "", None, spelling_of(LAW, tone, dash))
    return [line.text for line in paragraphs(render(template, values)) if line.text]


def test_our_words_follow_and_the_data_does_not(make: Make, p: Callable[..., str]) -> None:
    data = make(p("Hòa giải, {{ ten }}, HÒA, hoàn, quý"))
    assert said(data, "cũ", ten="bà Thúy ủy ban") == ["Hoà giải, bà Thúy ủy ban, HOÀ, hoàn, quý"]


def test_a_tag_is_never_respelled(make: Make, p: Callable[..., str]) -> None:
    data = make(p("hòa {{ 'hòa' if ten == 'hòa' else ", "'ủy' }} hòa"))
    assert said(data, "cũ", ten="hòa") == ["hoà hòa hoà"]


def test_a_word_cut_into_runs_is_one_word(make: Make, p: Callable[..., str]) -> None:
    assert said(make(p("CỘNG H", "Ò", "A XÃ HỘI")), "cũ") == ["CỘNG HOÀ XÃ HỘI"]


def test_a_break_parts_words(make: Make) -> None:
    body = "<w:p><w:r><w:t>thu</w:t><w:br/><w:t>hòa</w:t><w:tab/><w:t>an</w:t></w:r></w:p>"
    assert said(make(body), "cũ") == ["thu\nhoà\tan"]


def test_a_template_in_the_old_style_becomes_new(make: Make, p: Callable[..., str]) -> None:
    assert said(make(p("hoà, uỷ, khoẻ")), "mới") == ["hòa, ủy, khỏe"]


def test_a_header_without_tags_follows_too(make: Make, p: Callable[..., str]) -> None:
    assert said(make(p("x"), header=p("Ủy ban")), "cũ") == ["Uỷ ban", "x"]


@pytest.mark.parametrize("standing", [HYPHEN, DASH])
@pytest.mark.parametrize(("dash", "wanted"), [("-", HYPHEN), ("–", DASH), ("", HYPHEN)])
def test_the_motto_takes_the_dash_of_the_office(
    make: Make, p: Callable[..., str], standing: str, dash: str, wanted: str
) -> None:
    body = p(standing[:9], standing[9:]) + p("năm 2019 - 2020 – 2021, {{ ten }}")
    assert said(make(body), dash=dash, ten=standing) == [wanted, f"năm 2019 - 2020 – 2021, {standing}"]


def test_names_in_the_file_that_are_no_words_stay(make: Make, p: Callable[..., str], table, xml) -> None:
    data = make(p("hòa") + table("hòa", ("hòa",)))
    made = xml(render(compile_template(data, "", None, spelling_of(LAW, "cũ")), {}))
    assert ('<w:tblCaption w:val="hòa"/>' in made, made.count("hoà")) == (True, 2)


@pytest.mark.parametrize("code", FORMS)
def test_built_templates_stand_in_the_spelling_we_choose(code: str) -> None:
    parts = open_package(read_template(code))
    assert respelled(parts, spelling_of(LAW, "mới", "-")) == parts


@pytest.mark.parametrize("code", FORMS)
def test_built_templates_have_no_mixture_in_the_old_style(code: str) -> None:
    parts = respelled(open_package(read_template(code)), spelling_of(LAW, "cũ", "–"))
    text = parts["word/document.xml"].decode()
    assert ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text, DASH in text) == (True, True)
    assert tone_style(text, "cũ") == text
