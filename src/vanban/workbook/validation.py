"""Drop-down lists and guards against impossible entries.

Lists follow the sheets Đơn vị, Nhân sự and Danh mục: each is a defined name that grows with its column.
"""

from collections.abc import Collection, Sequence
from typing import Literal, TypeAlias

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from vanban.workbook.dress import dress, header_row
from vanban.workbook.sheets import Column, load_sheets

LITERAL_LIMIT = 255  # Excel refuses a longer list typed into a validation.
FIRST_DAY, LAST_DAY = "36526", "73415"  # 01/01/2000 and 31/12/2100 as Excel counts days.
LARGEST = "1000000000000"
LAST_SECOND = "0.999988425925926"  # 23:59:59 as a part of a day.
Kind: TypeAlias = Literal["date", "time", "whole", "decimal"]
# Type of a column -> kind of entry, least and greatest.
GUARDS: dict[str, tuple[Kind, str, str]] = {
    "date": ("date", FIRST_DAY, LAST_DAY),
    "time": ("time", "0", LAST_SECOND),
    "int": ("whole", "0", LARGEST),
    "decimal": ("decimal", "0", LARGEST),
    "percent": ("decimal", "0", "100"),
}
YES_NO = ("Có", "Không")


def validation_for(column: Column, present: Collection[str]) -> DataValidation | None:
    """The drop-down list or guard of a column; `present` are the keys of the sheets in this workbook."""
    if column.required == "computed":
        return None
    source = _source(column, present)
    return _dropdown(column, source) if source else _guard(column)


def define_lists(workbook: Workbook, present: Collection[str]) -> None:
    """Define the names that the drop-down lists point to."""
    for table, column in sorted(_lists(present)):
        workbook.defined_names[_name(table, column)] = DefinedName(
            _name(table, column), attr_text=_growing(table, column)
        )


def literal(values: Sequence[str]) -> str:
    """A list typed into the validation itself, or nothing if Excel would refuse it."""
    joined = ",".join(values)
    fits = values and len(joined) <= LITERAL_LIMIT and not any({",", '"'} & set(value) for value in values)
    return f'"{joined}"' if fits else ""


def _source(column: Column, present: Collection[str]) -> str:
    if column.type == "bool":
        return literal(YES_NO)
    target = _target(column)
    if target and target[0] in present:
        return _name(*target)
    return literal(column.choices) if column.type == "choice" else ""


def _target(column: Column) -> tuple[str, str] | None:
    if column.list:
        return ("danh_muc", column.list)
    sheets = load_sheets()
    if not column.table or not (shown := sheets[column.table].shown):
        return None
    computed = sheets[column.table].by_key[shown].required == "computed"
    return None if computed else (column.table, shown)


def _lists(present: Collection[str]) -> set[tuple[str, str]]:
    columns = (column for key in present for column in load_sheets()[key].columns)
    targets = (_target(column) for column in columns)
    return {target for target in targets if target and target[0] in present}


def _name(table: str, column: str) -> str:
    return f"DS_{table}_{column}"


def _growing(table: str, column: str) -> str:
    """A range from the first row after the example row, as long as the column is filled.

    Anchored at the heading, which nobody deletes: deleting the example row must not break the list.
    """
    sheet = load_sheets()[table]
    position = next(i for i, known in enumerate(sheet.columns, 1) if known.key == column)
    letter, top, quoted = get_column_letter(position), header_row(), quote_sheetname(sheet.name)
    head = f"{quoted}!${letter}${top}"
    skipped = f'(OFFSET({quoted}!$A${top},1,0)="{dress()["example_mark"]}")'
    filled = f"COUNTA({head}:${letter}${top + dress()['rows']})-1"
    shown = f'{filled}-{skipped}*(OFFSET({head},1,0)<>"")'
    return f"OFFSET({head},1+{skipped},0,MAX(1,{shown}),1)"


def _dropdown(column: Column, source: str) -> DataValidation:
    rule = DataValidation("list", formula1=source, allow_blank=True)
    strict = column.type in ("choice", "bool")
    rule.showErrorMessage = strict
    if strict:
        rule.errorTitle, rule.error = dress()["refused"]["title"], dress()["refused"]["choice"]
    return rule


def _guard(column: Column) -> DataValidation | None:
    if column.type not in GUARDS:
        return None
    kind, least, greatest = GUARDS[column.type]
    rule = DataValidation(kind, operator="between", formula1=least, formula2=greatest, allow_blank=True)
    refused = dress()["refused"]
    rule.showErrorMessage, rule.errorTitle, rule.error = True, refused["title"], refused[column.type]
    return rule
