"""Word styles: one a component, measured by law and typesetting."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from vanban.forms.model import Form
from vanban.forms.typeset import Typeset
from vanban.law.facts import Law
from vanban.page.build import template_parts
from vanban.page.oxml import name
from vanban.page.styles import size_of, styles

Make = Callable[..., object]


def _about(built: Make, key: str, path: str) -> list[object]:
    return built().all(f"//w:style[@w:styleId='{styles()[key].id}']/{path}", "word/styles.xml")


@pytest.mark.parametrize("key", list(styles()))
def test_every_style_has_a_meaningful_name_without_a_comma(key: str) -> None:
    # Word takes a comma in the name of a style for the beginning of an alias.
    assert styles()[key].name.startswith("VB ")
    assert "," not in styles()[key].name
    assert styles()[key].id.isascii()


def test_names_and_ids_of_styles_are_unique() -> None:
    for field in ("id", "name"):
        found = [getattr(style, field) for style in styles().values()]
        assert len(set(found)) == len(found)


@pytest.mark.parametrize("key", [key for key, style in styles().items() if style.component])
def test_weight_and_slant_are_the_laws(built: Make, law: Law, key: str) -> None:
    fact = law.components[styles()[key].component]
    assert bool(_about(built, key, "w:rPr/w:b")) == fact.bold
    assert bool(_about(built, key, "w:rPr/w:i")) == fact.italic


@pytest.mark.parametrize("key", [key for key, style in styles().items() if style.component])
def test_sizes_stay_inside_the_range_of_the_law(law: Law, typeset: Typeset, key: str) -> None:
    size = law.components[styles()[key].component].size
    assert size is None or size_of(key, typeset) in size


def test_the_body_is_justified_indented_and_spaced_as_the_typesetting_says(
    built: Make, typeset: Typeset
) -> None:
    (spacing,) = _about(built, "body", "w:pPr/w:spacing")
    (indent,) = _about(built, "body", "w:pPr/w:ind")
    (align,) = _about(built, "body", "w:pPr/w:jc")
    assert spacing.get(name("w:after")) == str(round(typeset.gaps["gap"] * 20))
    assert spacing.get(name("w:line")) == str(round(240 * typeset.line_spacing))
    assert indent.get(name("w:firstLine")) == str(round(typeset.indent * 1440 / 25.4))
    assert align.get(name("w:val")) == "both"


def test_another_typesetting_gives_other_styles(law: Law, typeset: Typeset) -> None:
    form = Form("X", "ke_hoach", "Mẫu", "m", "s", ())
    wide = template_parts(form, law, replace(typeset, line_spacing=1.5))["word/styles.xml"]
    assert wide != template_parts(form, law, typeset)["word/styles.xml"]
    assert b'w:line="360"' in wide


def test_every_letter_is_in_the_typeface_of_the_law(built: Make, law: Law) -> None:
    made = built()
    (fonts,) = made.all("//w:docDefaults//w:rFonts", "word/styles.xml")
    assert set(fonts.attrib.values()) == {law.page.typeface}
    theme = made.parts["word/theme/theme1.xml"].decode()
    assert theme.count(f'typeface="{law.page.typeface}"') == theme.count("typeface=")
    assert made.all("//w:rFonts[@w:asciiTheme]", "word/styles.xml") == []


def test_the_language_is_vietnamese(built: Make) -> None:
    (language,) = built().all("//w:docDefaults//w:lang", "word/styles.xml")
    assert set(language.attrib.values()) == {"vi-VN"}


def test_a_rule_is_a_single_line_over_a_paragraph_of_almost_no_height(built: Make) -> None:
    for key in ("motto_rule", "agency_rule", "subject_rule", "appendix_rule"):
        (top,) = _about(built, key, "w:pPr/w:pBdr/w:top")
        (spacing,) = _about(built, key, "w:pPr/w:spacing")
        assert top.get(name("w:val")) == "single"
        assert spacing.get(name("w:lineRule")) == "exact"
