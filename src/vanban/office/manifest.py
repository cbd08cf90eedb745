"""The manifest of an output folder: what was made, from which rows, with which template."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vanban.errors import OutputError
from vanban.office.release import VERSION

MANIFEST = "ke-khai.json"


@dataclass(frozen=True)
class Entry:
    """One file we made. All hashes are SHA-256, empty where there is none.

    `offered` is the content last given to the person, `written` the content last put at `file`,
    `besides` the contents put beside it under other names while the person kept an edited `file`.
    `source` is the data of the rows used; for a PDF, the Word file it was made from. `finals` are those
    contents of ours that were made as final papers; `signed` says that the workbook calls the paper signed.
    """

    file: str
    id: str
    form: str
    unit: str
    rows: tuple[str, ...]
    template: str
    source: str
    offered: str
    written: str = ""
    besides: Mapping[str, str] = field(default_factory=dict)
    finals: frozenset[str] = frozenset()
    signed: bool = False

    @property
    def final(self) -> bool:
        """Whether the content last put at `file` is a final paper."""
        return self.written in self.finals

    @property
    def ours(self) -> frozenset[str]:
        """Contents that came from us: a file that still holds one was not edited."""
        return frozenset({self.written, *self.besides.values()} - {""})


def load_manifest(folder: Path) -> Mapping[str, Entry]:
    """Entries by file name; none if nothing was made yet."""
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        entries = (_entry(row) for row in json.loads(path.read_text("utf-8"))["files"])
        return {entry.file: entry for entry in entries}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise OutputError(
            f'Tệp kê khai "{path}" không đọc được.',
            "Chép lại tệp này từ bản lưu, hoặc xóa đi rồi chạy lại: "
            "văn bản đang có được giữ nguyên, bản mới đặt bên cạnh.",
        ) from error


def manifest_bytes(entries: Iterable[Entry]) -> bytes:
    """The manifest as a file: same entries, same bytes."""
    rows = [_row(entry) for entry in sorted(entries, key=lambda entry: entry.file)]
    whole = {"format": 1, "tool": f"vanban {VERSION}", "files": rows}
    return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _row(entry: Entry) -> dict[str, object]:
    lists = {"rows": list(entry.rows), "besides": dict(entry.besides), "finals": sorted(entry.finals)}
    return {**vars(entry), **lists, "chinh_thuc": entry.final}


def _entry(row: dict[str, object]) -> Entry:
    texts = {
        key: str(row[key])
        for key in ("file", "id", "form", "unit", "template", "source", "offered", "written")
    }
    # A manifest from before final papers were told apart names none.
    rows, besides, finals = row["rows"], row["besides"], row.get("finals", [])
    if not isinstance(rows, list) or not isinstance(besides, dict) or not isinstance(finals, list):
        raise TypeError(row)
    return Entry(
        **texts,
        rows=tuple(map(str, rows)),
        besides={str(key): str(value) for key, value in besides.items()},
        finals=frozenset(map(str, finals)),
        signed=row.get("signed") is True,
    )
