"""Our words follow the office's way to place tone marks; those of its clerk stay."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace

import pytest

from vanban.compose.compose import compose
from vanban.forms.load import load_forms
from vanban.forms.model import Form
from vanban.forms.phrases import load_phrases
from vanban.vietnamese import tone_style

OLD = {"dau_thanh": "cũ"}


def _draft(small: SimpleNamespace, settings: Mapping[str, object], form: Form) -> Mapping[str, object]:
    plain = small.office(small.build())
    made = compose(small.build(settings), {form.code: form}, plain.law, plain.typeset)
    return made.drafts[0].values


def test_default_passages_follow_the_setting(small: SimpleNamespace) -> None:
    form = small.forms["TB-LKT"]
    assert "Hiện đại hóa hành chính" in _draft(small, {}, form)["doan"]["linh_vuc"]
    assert "Hiện đại hoá hành chính" in _draft(small, OLD, form)["doan"]["linh_vuc"]


def test_subjects_grounds_and_recipients_follow_the_setting(small: SimpleNamespace) -> None:
    ours = {
        "subject": "Hòa giải",
        "grounds": ("Theo {{ co_quan }} hòa giải",),
        "recipients": ("Tổ hòa giải",),
    }
    values = _draft(small, OLD, replace(small.forms["KH-CT"], **ours))
    assert values["trich_yeu"] == "Hoà giải"
    assert values["can_cu"][-1] == "Theo Sở Thủy lợi hoà giải"
    assert "Tổ hoà giải" in values["noi_nhan"]


def test_words_of_the_law_follow_the_setting(small: SimpleNamespace) -> None:
    office = small.office(small.build(OLD))
    assert (office.words("chair"), office.law.kinds["giay_uy_quyen"].name) == ("CHỦ TOẠ", "Giấy uỷ quyền")


def test_the_clerks_words_stay_as_typed(small: SimpleNamespace) -> None:
    typed = [{"loai_van_ban": "KH-CT", "muc": "muc_dich", "noi_dung": "Hòa giải."}]
    batch = small.build({**OLD, "giu_nguyen": True}, doan_van=typed)
    (draft, *_) = small.composed(batch).drafts
    assert draft.values["doan"]["muc_dich"] == ("Hòa giải.",)
    assert draft.values["co_quan"] == "Sở Thủy lợi"


@pytest.mark.parametrize("settings", [{}, {"dau_thanh": "mới"}])
def test_the_new_style_is_how_our_words_stand(small: SimpleNamespace, settings: dict[str, object]) -> None:
    office = small.office(small.build(settings))
    plain = small.office(small.build())
    assert (office.forms, office.law, office.phrases) == (plain.forms, plain.law, load_phrases())
    assert office.forms == small.forms


def _printed(form: Form) -> list[str]:
    """The texts of a form that stand in its template."""
    blocks = [*form.blocks, *(block for appendix in form.appendices for block in appendix.blocks)]
    cells = [text for block in blocks for column in block.columns for text in (column.heading, column.text)]
    signers = [text for block in blocks for pair in block.signers for text in pair]
    return [*(block.text for block in blocks), *cells, *signers, *(one.title for one in form.appendices)]


@pytest.mark.parametrize("code", list(load_forms()))
def test_no_word_with_two_spellings_is_hidden_where_the_setting_cannot_reach_it(code: str) -> None:
    """In the tags of a template, and in expressions, words are not respelled."""
    form = load_forms()[code]
    tags = [tag for text in _printed(form) for tag in re.findall(r"\{\{.*?\}\}", text)]
    assert [text for text in (*form.values.values(), *tags) if tone_style(text, "cũ") != text] == []
