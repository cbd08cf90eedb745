"""File names that every system can hold."""

import pytest

from vanban.office.naming import LONGEST, beside_name, file_names, safe_name


@pytest.mark.parametrize(
    ("wanted", "safe"),
    [
        ("CV-KP_khac-phuc_CCTDC.docx", "CV-KP_khac-phuc_CCTDC.docx"),
        ("CON.docx", "_CON.docx"),
        ("nul.docx", "_nul.docx"),
        ("com1.ban.docx", "_com1.ban.docx"),
        ("TCĐ/TCĐLCL.docx", "TCĐ-TCĐLCL.docx"),
        ('a<b>:"|?*\x07.docx', "a-b-------.docx"),
        ("ten. .docx", "ten.docx"),
    ],
)
def test_a_name_is_kept_or_made_safe_for_windows(wanted: str, safe: str) -> None:
    assert safe_name(wanted) == safe


def test_a_long_name_is_cut_and_stays_distinct() -> None:
    names = {safe_name("x" * 200 + f"{n}.docx") for n in range(3)}
    assert len(names) == 3
    assert {len(name) for name in names} == {LONGEST}


def test_names_that_differ_only_in_case_are_told_apart_by_their_paper() -> None:
    wanted = [("a", "CV_TTKD.docx"), ("b", "CV_ttkd.docx"), ("c", "CV_VP.docx")]
    names = file_names(wanted)
    assert names["c"] == "CV_VP.docx"
    assert len({name.lower() for name in names.values()}) == 3
    assert file_names(reversed(wanted)) == names


def test_new_versions_beside_a_file_are_numbered_from_the_second() -> None:
    assert [beside_name("a.docx", n) for n in (1, 2)] == ["a_ban-moi.docx", "a_ban-moi-2.docx"]


def test_the_longest_name_stays_below_a_hundred_characters() -> None:
    assert len(beside_name(safe_name("x" * 300 + ".docx"), 99)) < 100
