"""The environment as it was: the command line sets the language of its messages in it."""

import gettext
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LANGUAGE", "vi")
    domain = gettext.textdomain()
    yield
    gettext.textdomain(domain)
