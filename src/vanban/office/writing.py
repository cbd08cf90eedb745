"""Decisions carried out: the files and the manifest that remembers them, as one set."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from vanban.office.disk import digest
from vanban.office.manifest import MANIFEST, Entry, manifest_bytes
from vanban.office.plan import Decision, Standing
from vanban.office.shelf import put


def write(
    folder: Path,
    known: Mapping[str, Entry],
    decided: Iterable[tuple[Decision, bytes]],
    standing: Standing,
) -> Mapping[str, Entry]:
    """Write what was decided, the manifest last, and return all entries. Nothing to remember: no manifest."""
    pairs = tuple(decided)
    remembered = {**known, **{decision.entry.file: decision.entry for decision, _ in pairs}}
    contents = {decision.target: data for decision, data in pairs if decision.target}
    manifest = manifest_bytes(remembered.values())
    if contents or (remembered and digest(manifest) != standing(MANIFEST)):
        contents[MANIFEST] = manifest
        put(folder, contents, {name: standing(name) for name in contents})
    return remembered
