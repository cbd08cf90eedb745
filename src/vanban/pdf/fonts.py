"""Whether this machine's Times New Roman, or its stand-in, has every Vietnamese letter.

LibreOffice quietly takes a missing letter from another, wider face: the page then looks wrong and its
lines break elsewhere.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vanban.errors import OutsideError
from vanban.pdf.cmap import characters
from vanban.pdf.process import run

FAMILY = "Times New Roman"
# Faces with the widths of Times New Roman.
STAND_INS = (FAMILY, "Liberation Serif", "Tinos")
LETTERS = frozenset(range(0x1EA0, 0x1EFA)) | frozenset(map(ord, "ăâđêôơưĂÂĐÊÔƠƯ₫"))
# Style as fontconfig names it, and the file of that face on Windows and macOS.
FACES = {
    "Regular": ("times.ttf", "Times New Roman.ttf"),
    "Bold": ("timesbd.ttf", "Times New Roman Bold.ttf"),
    "Italic": ("timesi.ttf", "Times New Roman Italic.ttf"),
    "Bold Italic": ("timesbi.ttf", "Times New Roman Bold Italic.ttf"),
}
MAC_FOLDERS = (Path("/System/Library/Fonts/Supplemental"), Path("/Library/Fonts"))
INSTALL = (
    "Cài phông Times New Roman, hoặc gói fonts-liberation2 "
    "(gói fonts-liberation cũ thiếu chữ Việt), rồi chạy lại với --pdf; các tệp Word không cần việc này."
)
LIMIT = 60.0


@dataclass(frozen=True)
class Face:
    """One style of Times New Roman on this machine: the family and file that stand for it."""

    style: str
    family: str
    file: Path | None
    missing: str

    @property
    def trouble(self) -> str:
        """What is wrong with the face, in Vietnamese; empty if it can be trusted."""
        if self.file is None:
            return f"Máy này không có phông {FAMILY} (kiểu {self.style})."
        if self.family not in STAND_INS:
            return (
                f"Máy này thay phông {FAMILY} (kiểu {self.style}) bằng {self.family}, chữ rộng hẹp khác đi."
            )
        if self.missing:
            letters = f"{len(self.missing)} chữ Việt: {self.missing[:6]}…"
            return f"Phông {self.family} (kiểu {self.style}) thiếu {letters}"
        return ""


def faces(environ: Mapping[str, str]) -> tuple[Face, ...]:
    """The four faces of Times New Roman as this machine would draw them."""
    matcher = shutil.which("fc-match", path=environ.get("PATH", ""))
    if matcher:
        return tuple(_matched(Path(matcher), style, environ) for style in FACES)
    return tuple(_installed(style, environ) for style in FACES)


def need_fonts(environ: Mapping[str, str]) -> None:
    """Raises `OutsideError` if a face of Times New Roman is missing or lacks Vietnamese letters."""
    for face in faces(environ):
        if face.trouble:
            raise OutsideError(face.trouble, INSTALL)


def _matched(matcher: Path, style: str, environ: Mapping[str, str]) -> Face:
    wanted = f"{FAMILY}:style={style}"
    said = run((matcher, "--format=%{family[0]}\n%{file}\n", wanted), environ, LIMIT).said.splitlines()
    return _face(style, said[0], Path(said[1])) if len(said) == 2 else Face(style, "", None, "")


def _installed(style: str, environ: Mapping[str, str]) -> Face:
    windows, mac = FACES[style]
    system, local = environ.get("SYSTEMROOT"), environ.get("LOCALAPPDATA")
    places = [folder / mac for folder in MAC_FOLDERS]
    places += [Path(system, "Fonts", windows)] if system else []
    places += [Path(local, "Microsoft", "Windows", "Fonts", windows)] if local else []
    found = next((place for place in places if place.is_file()), None)
    return _face(style, FAMILY, found) if found else Face(style, "", None, "")


def _face(style: str, family: str, file: Path) -> Face:
    return Face(style, family, file, "".join(map(chr, sorted(LETTERS - characters(file)))))
