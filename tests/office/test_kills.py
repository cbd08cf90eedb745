"""A run killed at every single step, and its recovery killed at every single step: the old set or the new one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.whole, pytest.mark.skipif(sys.platform == "win32", reason="needs fork")]

# The program is not told that it is being tested: a child process replaces the calls it makes.
DRIVER = r"""
import errno, json, os, shutil, sys
from pathlib import Path
from vanban.office import journal, shelf
from vanban.office.disk import digest

OLD = {"a.docx": b"a1", "b.docx": b"b1"}
NEW = {"a.docx": b"a2", "b.docx": b"b2", "c.docx": b"c2", "ke-khai.json": b"{}"}
STEPS = ("replace", "rename", "link", "fsync", "unlink")
root, trouble = Path(sys.argv[1]), sys.argv[2]

def commit(folder):
    with shelf.own(folder):
        shelf.put(folder, NEW, {name: digest(data) for name, data in OLD.items()})

def recover(folder):
    with shelf.own(folder):
        pass

def refuse(name, at, error):
    plain, left = getattr(os, name), [at]
    def call(*args, **kwargs):
        left[0] -= 1
        if left[0] <= 0:
            left[0] = at if at == 1 else 10**9
            raise OSError(error, "refused")
        return plain(*args, **kwargs)
    setattr(os, name, call)

def deadly(name, left):
    plain = getattr(os, name)
    def call(*args, **kwargs):
        left[0] -= 1
        if left[0] == 0:
            os._exit(9)
        return plain(*args, **kwargs)
    setattr(os, name, call)

def killed(action, folder, fatal):
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    if trouble == "no links":
        refuse("link", 1, errno.EPERM)
    if trouble == "undone" and action is commit:
        refuse("replace", 3, errno.EIO)
    left = [fatal]
    for name in STEPS:
        deadly(name, left)
    try:
        action(folder)
    except shelf_errors:
        pass
    os._exit(0)

from vanban.errors import OutputError
shelf_errors = (OutputError,)

def state(folder):
    shown = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    return "old" if shown == OLD else "new" if shown == NEW else "mixed"

def fresh():
    folder = root / "set"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    return folder

def told(folder, **where):
    work = folder / journal.WORK
    waits = (work / journal.JOURNAL).exists()
    litter = [path.name for path in work.glob("*") if path.name != "lock"] if work.exists() else []
    return {**where, "state": state(folder), "journal": waits, "litter": litter}

rows, first, more = [], 0, True
while more:
    first += 1
    folder = fresh()
    more = killed(commit, folder, first)
    rows.append(told(folder, first=first, second=None))
    second, again = 0, True
    while again:
        second += 1
        copy = root / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(folder, copy)
        again = killed(recover, copy, second)
        rows.append(told(copy, first=first, second=second))
        recover(copy)
        rows.append(told(copy, first=first, second="recovered"))
print(json.dumps(rows))
"""


@pytest.mark.parametrize(("trouble", "ends"), [("", "new"), ("no links", "new"), ("undone", "old")])
def test_killed_at_any_step_and_again_in_the_recovery_the_set_is_old_or_new(
    tmp_path: Path, trouble: str, ends: str
) -> None:
    command = [sys.executable, "-c", DRIVER, str(tmp_path), trouble]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert [row for row in rows if row["state"] == "mixed" and not row["journal"]] == []
    recovered = [row for row in rows if row["second"] == "recovered"]
    assert [row for row in recovered if row["state"] == "mixed" or row["litter"]] == []
    assert recovered[-1]["state"] == ends
    assert {row["state"] for row in recovered} >= {"old", ends}
    assert any(row["journal"] for row in rows)
    assert rows[-1]["first"] > 20
