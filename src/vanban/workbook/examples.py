"""Examples shipped with the program, as data in `examples/`, and the workbooks made from them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import zip_longest
from pathlib import Path

from vanban.errors import InputError
from vanban.workbook.blank import Rows, shipped_lists, write_blank
from vanban.workbook.sheets import load_sheets

SHARED = "chung"
WHOLE = ("cchc-2020", "xa-2026")
SPLIT = {"cchc-2020": ("nhiem-vu", "phat-hien", "sang-kien")}


@dataclass(frozen=True)
class _Book:
    """One workbook of data/: its path there, its rows, the sheets it holds (None: all)."""

    path: str
    rows: Rows
    only: frozenset[str] | None = None


def example_names() -> tuple[str, ...]:
    """The names `load_example` knows."""
    return WHOLE


def load_example(name: str) -> Rows:
    """The rows of an example, by sheet key and column key. Raises InputError for an unknown name."""
    if name not in WHOLE:
        raise InputError(f'Không có ví dụ "{name}".', f"Các ví dụ có sẵn: {', '.join(WHOLE)}.")
    return {key: rows for part in _parts(name) for key, rows in _part(name, part).items()}


def load_rows(text: str) -> Rows:
    """Rows from TOML: arrays of tables by sheet key; `lists` lengthens or replaces columns of Danh mục."""
    data = tomllib.loads(text)
    lists = data.pop("lists", None)
    return data if lists is None else data | {"danh_muc": _catalogue(lists)}


def write_example(name: str, path: Path) -> None:
    """Write an example as one workbook. Raises InputError, OutputError."""
    write_blank(path, load_example(name), _sheets_of(name))


def write_data(folder: Path) -> tuple[Path, ...]:
    """Write every example workbook below `folder`, whole and split; the same bytes every time."""
    for book in _books():
        write_blank(folder / book.path, book.rows, book.only)
    return tuple(folder / book.path for book in _books())


def _books() -> tuple[_Book, ...]:
    whole = (_Book(f"{name}.xlsx", load_example(name), _sheets_of(name)) for name in WHOLE)
    parts = (_split(name, part) for name, split in SPLIT.items() for part in split)
    return (*whole, *parts)


def _split(name: str, part: str) -> _Book:
    """One of the clerk's three files: the first carries the sheets shared by all."""
    rows = dict(_part(name, part))
    if part == SPLIT[name][0]:
        rows = {"huong_dan": (), **_part(name, SHARED), **rows}
    return _Book(f"{name}/{part}.xlsx", rows, frozenset(rows))


def _sheets_of(name: str) -> frozenset[str] | None:
    """An example of a whole year shows every sheet; a small office keeps only those it fills."""
    return None if name in SPLIT else frozenset(load_example(name)) | {"huong_dan", "danh_muc"}


def _parts(name: str) -> list[str]:
    folder = files("vanban.workbook") / "examples" / name
    return sorted(path.name.removesuffix(".toml") for path in folder.iterdir() if path.name.endswith(".toml"))


def _part(name: str, part: str) -> Rows:
    path = files("vanban.workbook") / "examples" / name / f"{part}.toml"
    return load_rows(path.read_text(encoding="utf-8"))


def _catalogue(lists: Mapping[str, Sequence[object]]) -> list[dict[str, object]]:
    """The shipped lists, some columns replaced."""
    shipped = shipped_lists()
    columns = {key: [row[key] for row in shipped if key in row] for key in load_sheets()["danh_muc"].by_key}
    replaced = columns | {key: list(values) for key, values in lists.items()}
    return [dict(zip(replaced, row, strict=True)) for row in zip_longest(*replaced.values())]
