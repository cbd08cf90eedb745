"""Checks between tables: shares of authors, marks of the council, dates that follow one another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from vanban.problems import Problem, Severity
from vanban.vietnamese import number, percent
from vanban.workbook.checks import before
from vanban.workbook.entries import Entry
from vanban.workbook.fill import LETTER, MARKS, key
from vanban.workbook.rules import Tables

AUTHOR = "Tác giả"
WHOLE = 100
ROUNDING = Decimal("0.01")


def check_tables(tables: Tables) -> Iterator[Problem]:
    """Every check that looks at more than one row or table."""
    yield from _grounds(tables["can_cu"])
    yield from _extensions(tables["phat_hien"])
    yield from _followed(tables)
    yield from _marks(tables)
    yield from _council(tables)


def share_authors(entries: Sequence[Entry]) -> tuple[list[Entry], list[Problem]]:
    """Shares of each initiative's authors add up to 100; shares that add up to 1 are taken for fractions."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if _has_share(entry):
            groups[key(entry["sang_kien"])].append(entry)
    sums = {name: sum((_share(entry) for entry in group), Decimal()) for name, group in groups.items()}
    problems = [problem for name, group in groups.items() for problem in _shares(group, sums[name])]
    fractions = {name for name, total in sums.items() if total == 1}
    return [_whole(entry, fractions) for entry in entries], problems


def _whole(entry: Entry, fractions: set[str]) -> Entry:
    """The row with its share in per cent, if its group gives fractions."""
    if key(entry["sang_kien"]) not in fractions or not _has_share(entry):
        return entry
    return entry.having(ty_le=_share(entry) * WHOLE)


def _has_share(entry: Entry) -> bool:
    return entry["vai_tro"] == AUTHOR and isinstance(entry["ty_le"], Decimal)


def _share(entry: Entry) -> Decimal:
    value = entry["ty_le"]
    return value if isinstance(value, Decimal) else Decimal()


def _shares(group: Sequence[Entry], total: Decimal) -> Iterator[Problem]:
    if total == 1:
        for entry in group:
            shown = percent(_share(entry) * WHOLE)
            what = f"tỷ lệ {number(_share(entry))} đọc là {shown} (cả nhóm cộng lại bằng 1)."
            yield entry.problem("D031", Severity.NOTE, "ty_le", what)
    elif abs(total - WHOLE) > ROUNDING:
        name = group[0]["sang_kien"]
        what = f"tỷ lệ đóng góp của các tác giả {name} cộng lại là {percent(total, 2)}, phải là 100%."
        yield group[-1].problem("D031", Severity.ERROR, "ty_le", what, "Sửa tỷ lệ của từng tác giả.")


def _grounds(entries: Iterable[Entry]) -> Iterator[Problem]:
    for entry in entries:
        if entry["kiem_chung"] is None:
            what = f"căn cứ {entry['ma'] or ''} chưa kiểm chứng."
            mend = "Đối chiếu với bản gốc rồi ghi ngày ở cột Đã kiểm chứng ngày."
            yield entry.problem("D115", Severity.WARNING, "kiem_chung", what, mend)


def _extensions(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Both the new date and the paper that grants it, or neither."""
    for entry in entries:
        given, missing = (
            ("van_ban_gia_han", "gia_han") if entry["van_ban_gia_han"] else ("gia_han", "van_ban_gia_han")
        )
        if entry[given] and entry[missing] is None:
            what = "gia hạn phải ghi cả ngày và văn bản gia hạn."
            yield entry.problem("D118", Severity.ERROR, missing, what, "Ghi đủ hai ô, hoặc để trống cả hai.")


def _followed(tables: Tables) -> Iterator[Problem]:
    """A deadline follows the inspection and the letter that sets it."""
    inspected = {key(entry["don_vi"]): entry["ngay"] for entry in tables["lich_kiem_tra"]}
    letters = {entry["ma"]: entry["ngay"] for entry in tables["van_ban"]}
    for entry in tables["phat_hien"]:
        unit = key(entry["don_vi"])
        events = ((inspected.get(unit), "ngày kiểm tra"), (letters.get(f"{LETTER}/{unit}"), "ngày công văn"))
        found = (before(entry, "thoi_han", day, name) for day, name in events if isinstance(day, date))
        yield from filter(None, [next(filter(None, found), None)])
        day = inspected.get(unit)
        if isinstance(day, date) and (problem := before(entry, "ngay_hoan_thanh", day, "ngày kiểm tra")):
            yield problem


def _marks(tables: Tables) -> Iterator[Problem]:
    """Marks above the most a criterion allows."""
    most = [row["tieu_chi_toi_da"] for row in tables["danh_muc"]]
    for entry in tables["cham_diem"]:
        for mark, limit in zip(MARKS, most, strict=False):
            value = entry[mark]
            if isinstance(value, Decimal) and isinstance(limit, Decimal) and not 0 <= value <= limit:
                what = f"điểm {number(value)} không nằm trong 0 đến {number(limit)}."
                yield entry.problem(
                    "D032", Severity.ERROR, mark, what, "Sửa điểm, hoặc điểm tối đa ở sheet Danh mục."
                )


def _council(tables: Tables) -> Iterator[Problem]:
    """Only members mark, none marks an initiative of their own, and every member marks each initiative."""
    members = {key(entry["nguoi"]) for entry in tables["hoi_dong"]} - {""}
    authors = {(key(entry["sang_kien"]), key(entry["nguoi"])) for entry in tables["tac_gia"]}
    marked: dict[str, set[str]] = defaultdict(set)
    places: dict[str, Entry] = {}
    for entry in tables["cham_diem"]:
        who, initiative = key(entry["nguoi"]), key(entry["sang_kien"])
        marked[initiative].add(who)
        places.setdefault(initiative, entry)
        if who and members and who not in members:
            text = f"{entry['nguoi']} không có trong sheet Hội đồng."
            yield entry.problem(
                "D032", Severity.ERROR, "nguoi", text, "Thêm vào sheet Hội đồng, hoặc xóa dòng."
            )
        if (initiative, who) in authors:
            text = f"{entry['nguoi']} chấm sáng kiến {initiative} của chính mình."
            yield entry.problem(
                "D032", Severity.WARNING, "nguoi", text, "Tác giả không chấm sáng kiến của mình."
            )
    for initiative, present in marked.items():
        absent = sorted(member for member in members - present if (initiative, member) not in authors)
        if absent and initiative:
            text = f"sáng kiến {initiative} thiếu phiếu của {', '.join(absent)}."
            mend = "Nhập phiếu còn thiếu."
            yield places[initiative].problem("D032", Severity.WARNING, "sang_kien", text, mend)
