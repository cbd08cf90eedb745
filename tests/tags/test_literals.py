"""Which words of a text are ours: only these may be written another way."""

import pytest

from vanban.errors import TemplateError
from vanban.tags import reworded


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("hóa", "HÓA"),
        ("{{ ten }} hóa\n{{ hóa }}", "{{ ten }} HÓA\n{{ hóa }}"),
        ("{{ 'hóa' if nam else 'hóa' }}", "{{ 'HÓA' if nam else 'HÓA' }}"),
        ("{{ ten ~ ' hóa' }}", "{{ ten ~ ' HÓA' }}"),
        ("{{ (ten ~ ' hóa') or 'hóa' }}", "{{ (ten ~ ' HÓA') or 'HÓA' }}"),
        ("{{ ('hóa ' ~ ten)|viet_hoa }}", "{{ ('HÓA ' ~ ten)|viet_hoa }}"),
        ("{{ a if b == 'hóa' }}", "{{ a if b == 'hóa' }}"),
        ("{{ a if 'hóa' in b }}", "{{ a if 'hóa' in b }}"),
        ("{{ a|selectattr('b', 'equalto', 'hóa') }}", "{{ a|selectattr('b', 'equalto', 'hóa') }}"),
        ("{{ a|noi('hóa') }} {{ a['hóa'] }}", "{{ a|noi('hóa') }} {{ a['hóa'] }}"),
        ("{% if a == 'hóa' %}hóa{% endif %}", "{% if a == 'hóa' %}HÓA{% endif %}"),
    ],
)
def test_only_our_own_words_are_changed(text: str, wanted: str) -> None:
    assert reworded(text, lambda said: said.replace("hóa", "HÓA")) == wanted


def test_a_text_without_such_words_stays_to_the_letter() -> None:
    text = "{{-  a }}\r\n{{ b  }} "
    assert reworded(text, lambda said: said.replace("hóa", "HÓA")) == text


def test_tags_that_cannot_be_read_are_named() -> None:
    with pytest.raises(TemplateError, match="không đọc được"):
        reworded("hóa {{ 'a }}", str.upper)
