"""Names of people: capitals where names have them, titles in their own column."""

from vanban.problems import Problem, Severity
from vanban.vietnamese import upper_first
from vanban.workbook.entries import Entry

TITLES = {"ông": "Ông", "bà": "Bà"}


def tidy_name(entry: Entry) -> tuple[Entry, list[Problem]]:
    """A row with its person's name without title; a name all in capitals or without them is kept and told."""
    name = entry["ho_ten"]
    if not isinstance(name, str) or not name:
        return entry, []
    first, _, rest = name.partition(" ")
    problems = []
    title = TITLES.get(first.casefold().strip("."))
    if title and rest:
        entry, told = _untitled(entry, name, title, rest)
        problems, name = [told], rest
    proposed = " ".join(upper_first(word.lower()) for word in name.split(" "))
    if " " in name and name in {name.upper(), name.lower()}:
        what = f'họ tên "{name}" nên viết "{proposed}".'
        problems.append(
            entry.problem("D030", Severity.WARNING, "ho_ten", what, "Viết hoa chữ cái đầu mỗi chữ.")
        )
    return entry, problems


def _untitled(entry: Entry, name: str, title: str, rest: str) -> tuple[Entry, Problem]:
    entry = entry.having(ho_ten=rest)
    has_column = "danh_xung" in entry.values
    typed = entry["danh_xung"]
    if has_column and typed and typed != title:
        what = f'"{name}" nhưng cột Danh xưng ghi {typed}; giữ {typed}, họ tên đọc là "{rest}".'
        return entry, entry.problem("D030", Severity.WARNING, "ho_ten", what, "Bỏ danh xưng trong họ tên.")
    if has_column and not typed:
        entry = entry.having(danh_xung=title)
    what = f'"{name}" tách thành danh xưng {title} và họ tên "{rest}".'
    return entry, entry.problem("D030", Severity.NOTE, "ho_ten", what)
