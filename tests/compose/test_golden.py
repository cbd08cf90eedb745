"""Every paper of the small office, word by word. `VANBAN_GOLDEN=1 pytest tests/compose` writes them anew."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from vanban.vietnamese import ascii_name

GOLDEN = Path(__file__).with_name("golden")
PAPERS = ("KH-CT", "QĐ-TKT", "TB-LKT", "BB-KT/KT", "BB-KT/CC", "CV-KP/CC", "BC-KQKT", "BC-SK/SK01", "QĐ-SK")


@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_reads_as_before(small: SimpleNamespace, name: str) -> None:
    lines = small.aloud(small.build(), name).lines
    text = "\n".join(f"{line.style} │ {line.text}" for line in lines) + "\n"
    path = GOLDEN / f"{ascii_name(name)}.txt"
    if os.environ.get("VANBAN_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
