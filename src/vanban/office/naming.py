"""Names of output files that every system can hold, Windows above all."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from vanban.office.disk import digest

# Devices of MS-DOS: Windows refuses these stems whatever the suffix.
RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
FORBIDDEN = frozenset('<>:"/\\|?*') | {chr(code) for code in range(32)}
# A whole Windows path may hold 259 characters, and the folder needs most of them: a name stays below
# 100, also when it becomes that of a new version beside it.
LONGEST = 85


def safe_name(name: str) -> str:
    """The name itself, or the nearest one that Windows accepts and that is short enough."""
    path = PurePath("".join("-" if char in FORBIDDEN else char for char in name))
    stem, suffix = path.name.removesuffix(path.suffix).strip(" ."), path.suffix
    if stem.split(".")[0].lower() in RESERVED or not stem:
        stem = f"_{stem}"
    return _marked(stem, suffix, name) if len(stem) + len(suffix) > LONGEST else stem + suffix


def file_names(wanted: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Distinct file names by paper, from pairs (id, wanted name). Windows and macOS ignore case."""
    names = {key: safe_name(name) for key, name in wanted}
    seen = Counter(name.lower() for name in names.values())
    return {key: name if seen[name.lower()] == 1 else _told_apart(key, name) for key, name in names.items()}


def beside_name(name: str, count: int = 1) -> str:
    """The name of a new version put beside a file that a person has edited."""
    path = PurePath(name)
    return f"{path.stem}_ban-moi{'' if count == 1 else f'-{count}'}{path.suffix}"


def _told_apart(key: str, name: str) -> str:
    path = PurePath(name)
    return _marked(path.stem, path.suffix, key)


def _marked(stem: str, suffix: str, key: str) -> str:
    mark = f"_{digest(key.encode())[:6]}"
    return stem[: LONGEST - len(mark) - len(suffix)] + mark + suffix
