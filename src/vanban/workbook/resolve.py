"""References resolved: a code, full name, short name or alias becomes the row it means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vanban.problems import Place, Problem, Severity
from vanban.records import Missing, Ref, Refs, Value
from vanban.workbook.entries import Entry
from vanban.workbook.names import Names, key_of, names_of, words
from vanban.workbook.pieces import split
from vanban.workbook.sheets import Column, load_sheets

Tables = Mapping[str, list[Entry]]
GROUP = "Nhóm"
REFERRED_TO = ("don_vi", "nhan_su", "can_cu", "nhiem_vu", "sang_kien")


@dataclass(frozen=True)
class Directory:
    """The names of every table that may be referred to, the groups among units, and who is in the team."""

    names: Mapping[str, Names]
    groups: frozenset[str]
    everyone: Mapping[str, tuple[str, ...]]
    places: Mapping[str, Place]


def directory(tables: Tables) -> Directory:
    """The names in the tables read."""
    sheets = load_sheets()
    names = {key: names_of(sheets[key], tables.get(key, [])) for key in REFERRED_TO}
    units = tables.get("don_vi", [])
    groups = frozenset(key_of(unit, sheets["don_vi"]) for unit in units if unit["loai"] == GROUP)
    inside = [
        key_of(unit, sheets["don_vi"]) for unit in units if unit["loai"] not in words()["outside"]["don_vi"]
    ]
    team = [names["nhan_su"].find(str(member["nguoi"])).keys for member in tables.get("to_kiem_tra", [])]
    members = tuple(keys[0] for keys in team if len(keys) == 1)
    places = {key_of(unit, sheets["don_vi"]): unit.place_of("ten") for unit in units}
    return Directory(names, groups, {"don_vi": tuple(filter(None, inside)), "nhan_su": members}, places)


def resolve(entry: Entry, known: Directory) -> tuple[Entry, list[Problem]]:
    """The row with each reference as `Ref` or `Refs`, and what could not be found."""
    problems: list[Problem] = []
    values: dict[str, Value] = {}
    for column in load_sheets()[entry.table].columns:
        value = entry[column.key]
        if column.type not in {"ref", "refs"} or not isinstance(value, str):
            continue
        read = _one if column.type == "ref" else _many
        values[column.key], found = read(value, column, entry.place_of(column.key), known)
        problems += found
    return entry.having(**values), problems


def _one(text: str, column: Column, place: Place, known: Directory) -> tuple[Value, list[Problem]]:
    ref, problems = _lookup(text, column, place, known)
    missing = Missing(column.heading, place)
    if ref is None:
        return missing, problems
    if column.table == "don_vi" and ref.key in known.groups:
        what = f'"{text}" là một nhóm đơn vị; ở đây phải là một đơn vị.'
        mend = "Ghi từng đơn vị một dòng."
        return missing, [Problem("D025", Severity.ERROR, place, what, mend)]
    return ref, problems


def _many(text: str, column: Column, place: Place, known: Directory) -> tuple[Value, list[Problem]]:
    if text.strip(" .").casefold() in words()["all"].get(column.table, ()):
        return Refs(tuple(Ref(column.table, key, key) for key in known.everyone[column.table]), text), []
    names, guessed = split(text, lambda name: bool(known.names[column.table].find(name).keys))
    problems: list[Problem] = []
    refs: dict[str, Ref] = {}
    for name in names:
        ref, found = _lookup(name, column, place, known)
        problems += found
        if ref:
            refs.setdefault(ref.key, ref)
    if guessed and refs:
        what = f'"{text}" đọc thành {len(refs)}: {"; ".join(refs)}.'
        problems.append(Problem("D024", Severity.NOTE, place, what, "Nên cách nhau bằng dấu chấm phẩy."))
    return Refs(tuple(refs.values()), text) if refs else Missing(column.heading, place), problems


def _lookup(name: str, column: Column, place: Place, known: Directory) -> tuple[Ref | None, list[Problem]]:
    names = known.names[column.table]
    keys, how = names.find(name)
    code = "D023" if column.table == "don_vi" else "D105"
    if len(keys) == 1:
        told = how != "typed" and name != keys[0]
        note = Problem(code, Severity.NOTE, place, f'"{name}" hiểu là {_shown(names, keys[0])}.')
        return Ref(column.table, keys[0], name), [note] if told else []
    if keys:
        what = f'"{name}" có thể là {" hoặc ".join(_shown(names, key) for key in keys)}.'
        return None, [Problem(code, Severity.ERROR, place, what, "Gõ mã thay cho tên.")]
    return None, [_unknown(name, names, code, place)]


def _unknown(name: str, names: Names, code: str, place: Place) -> Problem:
    nearest = names.nearest(name)
    what = f'"{name}" không có ở sheet "{names.sheet.name}".'
    mend = f"Có phải: {'; '.join(nearest)}?" if nearest else f'Thêm vào sheet "{names.sheet.name}".'
    return Problem(code, Severity.ERROR, place, what, mend)


def _shown(names: Names, key: str) -> str:
    longest: Iterable[str] = (name for name, owner in names.shown.items() if owner == key)
    name = max(longest, key=len, default=key)
    return key if name == key else f"{name} ({key})"


def resolve_owner(entry: Entry, known: Directory) -> tuple[Entry, list[Problem]]:
    """A paper's unit or initiative, typed as any of its names, becomes its code."""
    typed = entry["don_vi"]
    if entry.table != "van_ban" or not isinstance(typed, str):
        return entry, []
    place = entry.place_of("don_vi")
    keys = known.names["don_vi"].find(typed).keys or known.names["sang_kien"].find(typed).keys
    if len(keys) != 1:
        return entry, [_unknown(typed, known.names["don_vi"], "D105", place)]
    told = [] if keys[0] == typed else [Problem("D105", Severity.NOTE, place, f'"{typed}" đọc là {keys[0]}.')]
    return entry.having(don_vi=keys[0]), told


def twins(known: Directory) -> list[Problem]:
    """Units that share a name once marks, capitals and spaces are left out."""
    problems = []
    for keys in known.names["don_vi"].folded.values():
        if len(keys) > 1:
            place = known.places[keys[-1]]
            what = f"hai đơn vị có tên như nhau khi bỏ dấu, chữ hoa: {' và '.join(keys)}."
            problems.append(
                Problem("D023", Severity.ERROR, place, what, "Đổi tên hoặc bỏ tên gọi khác bị trùng.")
            )
    return problems
