"""Times New Roman is trusted only with every Vietnamese letter and its own widths."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

from vanban.errors import ExitCode, OutsideError
from vanban.pdf import fonts
from vanban.pdf.cmap import characters


def font(path: Path, codes: set[int]) -> Path:
    """A font file with empty glyphs for these characters."""
    names = {code: f"u{code:05X}" for code in sorted(codes)}
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: Glyph() for name in [".notdef", *names.values()]})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


@pytest.mark.parametrize("codes", [{65, 66, 68}, set(fonts.LETTERS), {65, 0x1F600, 0x1F601, 0x20000}])
def test_the_characters_of_a_font_are_read_from_its_file(tmp_path: Path, codes: set[int]) -> None:
    assert characters(font(tmp_path / "a.ttf", codes)) == codes


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x00\x00", b"not a font at all", b"\x00\x01\x00\x00\x00\x09" + bytes(30)]
)
def test_what_is_no_font_has_no_characters(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(data)
    assert characters(path) == frozenset()


def windows(tmp_path: Path, codes: set[int]) -> dict[str, str]:
    """The environment of a Windows machine whose four faces have these characters."""
    folder = tmp_path / "Fonts"
    folder.mkdir()
    for file, _ in fonts.FACES.values():
        font(folder / file, codes)
    return {"SYSTEMROOT": str(tmp_path), "PATH": ""}


def test_a_complete_times_new_roman_is_trusted(tmp_path: Path) -> None:
    fonts.need_fonts(windows(tmp_path, set(fonts.LETTERS)))


def test_a_face_without_vietnamese_letters_is_refused_and_names_them(tmp_path: Path) -> None:
    environ = windows(tmp_path, set(fonts.LETTERS) - {ord("ạ"), ord("ế")})
    with pytest.raises(OutsideError, match="thiếu 2 chữ Việt: ạế") as raised:
        fonts.need_fonts(environ)
    assert raised.value.exit_code is ExitCode.OUTSIDE


def test_a_machine_without_the_font_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "MAC_FOLDERS", ())
    with pytest.raises(OutsideError, match="không có phông Times New Roman"):
        fonts.need_fonts({"SYSTEMROOT": str(tmp_path), "PATH": ""})


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for fc-match is a shell script")
def test_a_stand_in_with_other_widths_is_refused(tmp_path: Path) -> None:
    file = font(tmp_path / "dejavu.ttf", set(fonts.LETTERS))
    matcher = tmp_path / "fc-match"
    matcher.write_text(f"#!/bin/sh\nprintf 'DejaVu Serif\\n{file}\\n'\n")
    matcher.chmod(0o755)
    with pytest.raises(OutsideError, match="bằng DejaVu Serif"):
        fonts.need_fonts({"PATH": f"{tmp_path}:/bin:/usr/bin"})


@pytest.mark.office
@pytest.mark.skipif(shutil.which("fc-match") is None, reason="no fontconfig")
def test_this_machines_stand_in_is_complete() -> None:
    assert [face.trouble for face in fonts.faces(os.environ)] == [""] * 4
