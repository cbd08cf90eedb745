"""The sheet Nhiệm vụ: the path of every row, its level, and what it inherits from the rows above."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from vanban.problems import Problem, Severity
from vanban.records import Deadline, Missing, Value
from vanban.vietnamese import short_date
from vanban.workbook.entries import Entry
from vanban.workbook.stt import parts, roman_value

GROUP, SUBGROUP, TASK = "Nhóm", "Tiểu nhóm", "Nhiệm vụ"
UNITS = ("thuc_hien", "phoi_hop")


@dataclass
class Counter:
    """Where the reading of the ordinal numbers stands: the group, and the last number under each parent."""

    group: str = ""
    last: dict[str, int] = field(default_factory=dict)
    seen: dict[str, Entry] = field(default_factory=dict)


def number_tasks(entries: Iterable[Entry], as_typed: bool = False) -> tuple[list[Entry], list[Problem]]:
    """Each row with its path (`I.1.1`), its level and the values it inherits.

    `as_typed`: what a row inherits counts, but is not printed, since the clerk did not type it.
    """
    counter, problems = Counter(), list[Problem]()
    numbered = _collected((_numbered(entry, counter) for entry in entries), problems)
    parents = {path for entry in numbered if isinstance(entry["ma"], str) for path in _above(entry["ma"])}
    levelled = _collected((_levelled(entry, parents) for entry in numbered), problems)
    joined = _joined(levelled, problems)
    deadlines = dict(_deadlines(joined, as_typed))
    return _collected((_inherited(entry, deadlines) for entry in joined), problems), problems


def _deadlines(entries: Iterable[Entry], as_typed: bool) -> Iterator[tuple[Value, Deadline]]:
    """The deadline of every row that has one, by its path."""
    for entry in entries:
        if isinstance(deadline := entry["thoi_gian"], Deadline):
            yield entry["ma"], replace(deadline, text="") if as_typed else deadline


def _collected(steps: Iterable[tuple[Entry, list[Problem]]], problems: list[Problem]) -> list[Entry]:
    """The rows of a step, its problems added to the others."""
    entries = []
    for entry, found in steps:
        entries.append(entry)
        problems += found
    return entries


def check_order(entries: Iterable[Entry]) -> list[Problem]:
    """Plain lists 1, 2, 3: a number that is left out, repeated or out of order."""
    counter, problems = Counter(), list[Problem]()
    for entry in entries:
        found = parts(str(entry["stt"])) if isinstance(entry["stt"], str) else None
        if found and found.numbers:
            path = ".".join(map(str, found.numbers))
            problems += _sequence(entry, counter, "", path, found.numbers[-1])
            counter.seen.setdefault(path, entry)
    return problems


def _numbered(entry: Entry, counter: Counter) -> tuple[Entry, list[Problem]]:
    stt = entry["stt"]
    if not isinstance(stt, str):
        return entry.having(ma=Missing("Mã nhiệm vụ", entry.place_of("stt"))), []
    found = parts(stt)
    if found is None:
        what = f'STT "{stt}" không đúng dạng.'
        mend = "Nhóm ghi I, II; tiểu nhóm 1, 2; nhiệm vụ 1.1, 1.2 hoặc 1, 2."
        problem = entry.problem("D008", Severity.ERROR, "stt", what, mend)
        return entry.having(ma=Missing("Mã nhiệm vụ", entry.place_of("stt"))), [problem]
    counter.group = found.group or counter.group
    if not found.numbers:
        path, parent, number = found.group, "", roman_value(found.group)
        return _with_path(entry, counter, (path, parent, number), [])
    numbers, problems = _restored(entry, counter, found.numbers)
    path = ".".join([counter.group, *map(str, numbers)] if counter.group else map(str, numbers))
    return _with_path(entry, counter, (path, path.rpartition(".")[0], numbers[-1]), problems)


def _restored(
    entry: Entry, counter: Counter, numbers: tuple[int, ...]
) -> tuple[tuple[int, ...], list[Problem]]:
    """1.10 that Excel kept as the number 1.1: after 1.9 it can only mean 1.10."""
    parent = ".".join(filter(None, [counter.group, *map(str, numbers[:-1])]))
    expected = counter.last.get(parent, 0) + 1
    lost_zero = expected % 10 == 0 and str(expected).rstrip("0") == str(numbers[-1])
    if entry.raw.get("stt") != "number" or len(numbers) < 2 or not lost_zero:
        return numbers, []
    meant = (*numbers[:-1], expected)
    text = ".".join(map(str, meant))
    previous = ".".join(map(str, (*numbers[:-1], expected - 1)))
    what = f"STT lưu là số {entry['stt']}, đứng sau {previous}; đọc là {text}."
    mend = "Định dạng cột STT là Text rồi gõ lại."
    return meant, [entry.problem("D006", Severity.WARNING, "stt", what, mend)]


def _with_path(
    entry: Entry, counter: Counter, step: tuple[str, str, int], problems: list[Problem]
) -> tuple[Entry, list[Problem]]:
    path, parent, number = step
    problems = [*problems, *_sequence(entry, counter, parent, path, number)]
    typed = entry["ma"]
    if isinstance(typed, str) and typed != path:
        what = f'mã "{typed}" không khớp STT; dùng {path}.'
        problems.append(entry.problem("D126", Severity.WARNING, "ma", what, "Để trống cột Mã nhiệm vụ."))
    short = path.removeprefix(f"{counter.group}.") if parent else path
    entry = entry.having(ma=path, stt=short if entry["stt"] != path else entry["stt"])
    counter.seen.setdefault(path, entry)
    return entry, problems


def _sequence(entry: Entry, counter: Counter, parent: str, path: str, number: int) -> list[Problem]:
    """Repeated, skipped or out of order among the rows of one parent."""
    last = counter.last.get(parent, 0)
    counter.last[parent] = max(last, number)
    if path in counter.seen:
        other = counter.seen[path].place
        file = f' của tệp "{other.file}"' if other.file != entry.place.file else ""
        what = f"STT {path} trùng với dòng {other.row}{file}."
        return [entry.problem("D008", Severity.ERROR, "stt", what, "Đánh lại số thứ tự.")]
    if number == last + 1:
        return []
    what = f"STT {path} đứng sau số {last}: " + ("thiếu số ở giữa." if number > last else "sai thứ tự.")
    return [entry.problem("D008", Severity.WARNING, "stt", what, "Kiểm tra có thiếu dòng không.")]


def _above(path: str) -> Iterator[str]:
    """The paths a path lies under: I.1 and I for I.1.2."""
    while "." in path:
        path = path.rpartition(".")[0]
        yield path


def _levelled(entry: Entry, parents: set[str]) -> tuple[Entry, list[Problem]]:
    """The level by the path; a level typed by the clerk stays, with a warning if it cannot be."""
    path, typed = entry["ma"], entry["cap"]
    if not isinstance(path, str):
        return entry.having(cap=typed or TASK), []
    has_children = path in parents
    empty = not any(entry[key] for key in (*UNITS, "ket_qua", "thoi_gian"))
    level = TASK if _numbers(path) else GROUP
    if level == TASK and (
        has_children or (empty and len(_numbers(path)) == 1 and _has_subgroups(path, parents))
    ):
        level = SUBGROUP
    problems = []
    if isinstance(typed, str) and typed != level and has_children and typed == TASK:
        what = f"cột Cấp ghi {typed} nhưng dòng này có các dòng con."
        problems.append(entry.problem("D126", Severity.WARNING, "cap", what, "Để trống cột Cấp."))
    if level == GROUP and not has_children and not entry["thuc_hien"]:
        what = f"nhóm {path} không có nhiệm vụ con và không có bộ phận thực hiện."
        problems.append(entry.problem("D110", Severity.WARNING, "thuc_hien", what, "Ghi bộ phận thực hiện."))
    return entry.having(cap=typed or level), problems


def _numbers(path: str) -> tuple[int, ...]:
    found = parts(path)
    return found.numbers if found else ()


def _has_subgroups(path: str, parents: set[str]) -> bool:
    """Whether other rows of the same group have rows below them."""
    parent = path.rpartition(".")[0]
    return any(other.rpartition(".")[0] == parent and "." in other for other in parents)


def _joined(entries: Iterable[Entry], problems: list[Problem]) -> list[Entry]:
    """Rows joined with the row above take its units; units joined with each other are the same."""
    done: list[Entry] = []
    for entry in entries:
        marked = entry.having(**dict.fromkeys(entry.joined, True))
        across, found = _taken(marked, "phoi_hop", marked["thuc_hien"], "gop_ngang")
        problems += found
        for key in UNITS if done else ():
            across, found = _taken(across, key, done[-1][key], "gop")
            problems += found
        done.append(across)
    return done


def _taken(entry: Entry, key: str, value: Value, flag: str) -> tuple[Entry, list[Problem]]:
    """The row with the value of the cell it is joined with, if it says so and holds none itself."""
    if entry[flag] is not True or entry[key] is not None or value is None:
        return entry, []
    where = "dòng trên" if flag == "gop" else "Bộ phận thực hiện"
    what = f'ô gộp: lấy theo {where} ("{value}").'
    return entry.having(**{key: value}), [entry.problem("D013", Severity.NOTE, key, what)]


def _inherited(entry: Entry, deadlines: Mapping[Value, Deadline]) -> tuple[Entry, list[Problem]]:
    """A task without a deadline takes that of the nearest row above it in the path, with a warning."""
    if entry["cap"] != TASK or entry["thoi_gian"] is not None:
        return entry, []
    for parent in _above(str(entry["ma"])):
        if found := deadlines.get(parent):
            until = f" (đến {short_date(found.end)})" if found.end else ""
            what = f"thời hạn để trống, lấy theo thời hạn của {parent}{until}."
            problem = entry.problem("D111", Severity.WARNING, "thoi_gian", what, "Ghi thời hạn vào ô.")
            return entry.having(thoi_gian=found), [problem]
    return entry, []
