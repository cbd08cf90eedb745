"""The clerk's files → a batch: typed rows, references resolved, and every problem at its cell."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

from vanban.errors import InputError
from vanban.problems import Place, Problem, Report, Severity
from vanban.records import Batch
from vanban.workbook.checks import check_rows
from vanban.workbook.cross_checks import check_tables, share_authors
from vanban.workbook.entries import Entry, read_entries
from vanban.workbook.fill import Run, fill
from vanban.workbook.gate import is_lock
from vanban.workbook.lists import lists_of, shipped_lists
from vanban.workbook.people import tidy_name
from vanban.workbook.reader import Source, absent_columns, lack_of_sheets, read_source
from vanban.workbook.required import require
from vanban.workbook.resolve import Directory, directory, resolve, resolve_owner, twins
from vanban.workbook.rules import rules
from vanban.workbook.settings import manner_of, read_settings
from vanban.workbook.sheets import load_sheets
from vanban.workbook.slot import Manner
from vanban.workbook.tasks import check_order, number_tasks

Entries = dict[str, list[Entry]]


def read(paths: Sequence[Path], *, today: date, skip_hidden: bool = False) -> Batch:
    """Read the clerk's files as one batch; sheets that several files hold are joined in the order given.

    Everything wrong is in `Batch.problems`, all at once. `skip_hidden` leaves out hidden rows, columns and
    sheets. Raises InputError only for a file that cannot be read at all.
    """
    kept, problems = _without_locks(paths)
    source = read_source(kept, skip_hidden)
    needed = rules()["needed"]
    problems += [*source.problems, *lack_of_sheets(source, needed["sheets"], needed["one_of"])]
    manner = manner_of(source.settings, today, _people(source), lists_of(source.tables))
    settings, found = read_settings(source.settings, manner)
    tables, more = _typed(source, manner)
    problems += found + more
    settings, tables, found = _connected(settings, tables, today)
    problems += found
    settings, tables, found = _required(settings, tables, source)
    problems += found
    checked = {**tables, "cau_hinh": [settings]}
    problems += [*check_rows(checked, manner.year.number, today), *check_tables(tables)]
    return _batch(settings, tables, problems)


def _batch(settings: Entry, tables: Mapping[str, Iterable[Entry]], problems: Iterable[Problem]) -> Batch:
    records = {key: tuple(entry.record() for entry in entries) for key, entries in tables.items()}
    return Batch(settings.record(), MappingProxyType(records), Report.of(problems).problems)


def _without_locks(paths: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    """The files, each once, without those that Excel lays beside an open workbook."""
    if not paths:
        raise InputError("Chưa có tệp nào để đọc.", "Ghi đường dẫn tới tệp .xlsx.")
    each = list(dict.fromkeys(paths))
    kept = [path for path in each if not is_lock(path)]
    problems = [
        Problem("D119", Severity.NOTE, Place(path.name), f'bỏ qua tệp khóa "{path.name}" của Excel.')
        for path in each
        if is_lock(path) and kept
    ]
    return kept or each, problems


def _people(source: Source) -> tuple[str, ...]:
    """Names of people, whose tone marks stay in any text."""
    cells = (row.cells["ho_ten"] for table in source.tables for row in table.rows if "ho_ten" in row.cells)
    return tuple(cell.text.strip() for cell in cells if cell.kind == "text" and " " in cell.text.strip())


def _typed(source: Source, manner: Manner) -> tuple[Entries, list[Problem]]:
    """Every cell by the type of its column, and what concerns one table alone."""
    tables: Entries = {key: [] for key, sheet in load_sheets().items() if sheet.layout == "table"}
    problems: list[Problem] = []
    for table in source.tables:
        entries, found = read_entries(table, manner)
        tables[table.sheet.key] += entries
        problems += found
    for key in ("nhan_su", "tac_gia"):
        for index, entry in enumerate(tables[key]):
            tables[key][index], found = tidy_name(entry)
            problems += found
    tables["nhiem_vu"], found = number_tasks(tables["nhiem_vu"], manner.wording.keep)
    problems += found + check_order(tables["tuyen_truyen"])
    tables["danh_muc"] = tables["danh_muc"] or shipped_lists(manner)
    return tables, problems


def _connected(settings: Entry, tables: Entries, today: date) -> tuple[Entry, Entries, list[Problem]]:
    """References resolved, then everything computed from them."""
    known = directory(tables)
    settings, problems = resolve(settings, known)
    problems += twins(known)
    resolved: Entries = {}
    for key, entries in tables.items():
        resolved[key], found = _resolved(entries, known)
        problems += found
    resolved["tac_gia"], found = share_authors(resolved["tac_gia"])
    problems += found
    filled, found = fill(resolved, Run(today, settings["han_kp"]))
    return settings, filled, problems + found


def _resolved(entries: Iterable[Entry], known: Directory) -> tuple[list[Entry], list[Problem]]:
    done, problems = [], []
    for entry in entries:
        resolved, found = resolve(entry, known)
        owned, more = resolve_owner(resolved, known)
        done.append(owned)
        problems += found + more
    return done, problems


def _required(settings: Entry, tables: Entries, source: Source) -> tuple[Entry, Entries, list[Problem]]:
    """Marks in the cells that must not be empty."""
    absent = {f"{table.grid.file}|{table.grid.name}": absent_columns(table) for table in source.tables}
    settings, found = require(settings, {})
    problems = found if source.settings else []  # without the sheet, one problem says it all
    done: Entries = {}
    for key, entries in tables.items():
        pairs = [require(entry, absent) for entry in entries]
        done[key] = [entry for entry, _ in pairs]
        problems += [problem for _, found in pairs for problem in found]
    return settings, done, problems
