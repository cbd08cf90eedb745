"""Values that follow from others: codes, default deadlines, delays, marks and votes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from vanban.problems import Problem, Severity
from vanban.records import Deadline, Missing, Ref, Value
from vanban.vietnamese import short_date
from vanban.workbook.entries import Entry

LETTER = "CV-KP"
DONE, AGREED = "Đã khắc phục", "Đồng ý"
MARKS = tuple(f"diem_{number}" for number in range(1, 6))
ON_TIME, LATE = "Đúng hạn", "Trễ hạn"
FINISHED = "Hoàn thành"
NOT_DUE = "Chưa đến hạn"
LONGEST_DEADLINE = 3660  # days

Tables = Mapping[str, list[Entry]]


@dataclass(frozen=True)
class Run:
    """What the day of the run and the settings say."""

    today: date
    days: Value


def fill(tables: Tables, run: Run) -> tuple[dict[str, list[Entry]], list[Problem]]:
    """The tables with everything computed that belongs to the data."""
    filled = dict(tables)
    filled["van_ban"] = [_paper(entry) for entry in tables["van_ban"]]
    findings, problems = _findings(tables["phat_hien"], filled["van_ban"], run)
    filled["phat_hien"] = findings
    filled["tien_do"] = _progress(tables["tien_do"], tables["nhiem_vu"], run.today)
    filled["cham_diem"] = [_total(entry) for entry in tables["cham_diem"]]
    filled["sang_kien"] = _initiatives(tables["sang_kien"], filled["cham_diem"], tables["danh_muc"])
    return filled, problems


def key(value: Value) -> str:
    """The key of a reference; empty if it is none."""
    return value.key if isinstance(value, Ref) else ""


def _paper(entry: Entry) -> Entry:
    """`CV-KP/CCTDC`, or `QĐ-TKT` alone."""
    if entry["ma"] or not isinstance(entry["loai"], str):
        return entry
    return entry.having(ma="/".join(str(part) for part in (entry["loai"], entry["don_vi"]) if part))


def _findings(
    entries: Sequence[Entry], papers: Iterable[Entry], run: Run
) -> tuple[list[Entry], list[Problem]]:
    letters = {entry["ma"]: entry["ngay"] for entry in papers}
    used = {str(entry["ma"]) for entry in entries if entry["ma"]}
    counts: dict[str, int] = defaultdict(int)
    done, problems = [], []
    for entry in entries:
        unit = key(entry["don_vi"])
        coded = entry.having(ma=_next_code(unit, counts, used)) if unit and not entry["ma"] else entry
        dated, found = _default_deadline(coded, letters.get(f"{LETTER}/{unit}"), run.days)
        problems += found
        done.append(dated.having(qua_han=_delay(dated, run.today)))
    return done, problems


def _next_code(unit: str, counts: dict[str, int], used: set[str]) -> str:
    """The unit's next code that nobody has typed: codes already given stay what they are."""
    while True:
        counts[unit] += 1
        code = f"{unit}-{counts[unit]:02d}"
        if code not in used:
            used.add(code)
            return code


def _default_deadline(entry: Entry, letter: Value, days: Value) -> tuple[Entry, list[Problem]]:
    """A deadline left empty: so many days after the letter, if the letter has its date."""
    if entry["thoi_han"] is not None:
        return entry, []
    if isinstance(letter, date) and isinstance(days, int) and 0 <= days <= LONGEST_DEADLINE:
        due = letter + timedelta(days=days)
        what = f"thời hạn để trống: lấy ngày công văn cộng {days} ngày là {short_date(due)}."
        problem = entry.problem("D109", Severity.WARNING, "thoi_han", what, "Ghi thời hạn vào ô.")
        return entry.having(thoi_han=due), [problem]
    what = "thời hạn để trống và chưa có ngày công văn khắc phục để tính hạn mặc định."
    mend = "Ghi thời hạn, hoặc ghi ngày công văn ở sheet Văn bản."
    missing = Missing("Thời hạn khắc phục", entry.place_of("thoi_han"))
    return entry.having(thoi_han=missing), [entry.problem("D101", Severity.ERROR, "thoi_han", what, mend)]


def _delay(entry: Entry, today: date) -> int | None:
    """Days past the deadline: until today, or until it was mended."""
    due = entry["gia_han"] if isinstance(entry["gia_han"], date) else entry["thoi_han"]
    end = entry["ngay_hoan_thanh"] if entry["tinh_trang"] == DONE else today
    return max((end - due).days, 0) if isinstance(due, date) and isinstance(end, date) else None


def _progress(entries: Iterable[Entry], tasks: Iterable[Entry], today: date) -> list[Entry]:
    due = {str(task["ma"]): _due(task) for task in tasks}
    return [
        entry.having(dung_han=_on_time(entry, due.get(key(entry["nhiem_vu"])), today)) for entry in entries
    ]


def _due(task: Entry) -> date | None:
    deadline, last = task["thoi_gian"], task["han"]
    if isinstance(last, date):
        return last
    return deadline.end if isinstance(deadline, Deadline) and deadline.kind != "continuous" else None


def _on_time(entry: Entry, due: date | None, today: date) -> str | None:
    finished = entry["ngay_hoan_thanh"]
    if due is None or entry["tinh_trang"] == NOT_DUE:
        return None
    if entry["tinh_trang"] == FINISHED:
        return (ON_TIME if finished <= due else LATE) if isinstance(finished, date) else None
    return LATE if today > due else None


def _total(entry: Entry) -> Entry:
    marks = [value for mark in MARKS if isinstance(value := entry[mark], Decimal)]
    return entry.having(tong=sum(marks, Decimal())) if marks else entry


def _initiatives(entries: Iterable[Entry], marks: Iterable[Entry], lists: Sequence[Entry]) -> list[Entry]:
    given: dict[str, list[Entry]] = defaultdict(list)
    for mark in marks:
        given[key(mark["sang_kien"])].append(mark)
    return [_judged(entry, given.get(str(entry["ma"]), []), lists) for entry in entries]


def _judged(entry: Entry, marks: Sequence[Entry], lists: Sequence[Entry]) -> Entry:
    """The average, the votes and the class of an initiative; as typed, if nobody has marked it."""
    if not marks:
        return entry
    average = _average(mark["tong"] for mark in marks)
    votes = f"{sum(mark['bieu_quyet'] == AGREED for mark in marks)}/{len(marks)}"
    if average is None:
        return entry.having(phieu=votes)
    grade = _grade(average, _average(mark["diem_1"] for mark in marks), lists)
    return entry.having(diem=average, phieu=votes, xep_loai=grade)


def _average(values: Iterable[Value]) -> Decimal | None:
    """Rounded half up to two decimals, zeros at the end dropped."""
    marks = [value for value in values if isinstance(value, Decimal)]
    if not marks:
        return None
    mean = (sum(marks, Decimal()) / len(marks)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return mean.to_integral_value() if mean == mean.to_integral_value() else mean.normalize()


def _grade(average: Decimal, novelty: Decimal | None, lists: Iterable[Entry]) -> str | None:
    """The first class of Danh mục whose marks are reached."""
    for row in lists:
        name, needed, new = row["xep_loai"], row["xep_loai_tu"], row["xep_loai_tinh_moi"]
        new_enough = not isinstance(new, Decimal) or (novelty is not None and novelty >= new)
        if isinstance(name, str) and isinstance(needed, Decimal) and average >= needed and new_enough:
            return name
    return None
