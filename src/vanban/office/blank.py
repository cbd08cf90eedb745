"""The workbook to fill in."""

from pathlib import Path

from vanban.errors import OutputError
from vanban.office.refusal import missing_folder
from vanban.workbook.blank import write_blank
from vanban.workbook.examples import write_example

EXAMPLE = "cchc-2020"


def write_workbook(target: Path, example: bool = False, overwrite: bool = False) -> Path:
    """Write the workbook to fill in, empty or with the example of 2020.

    Raises `OutputError` if the file is there and `overwrite` is false, or if it cannot be written.
    """
    if not target.parent.parent.is_dir():
        # One new folder may be meant; a whole path that is not there is a slip.
        raise missing_folder(next(p for p in reversed(target.parents) if not p.is_dir()))
    if target.exists() and not overwrite:
        raise OutputError(f'Tệp "{target}" đã có.', "Chọn tên khác sau -o, hoặc thêm --ghi-de để ghi đè.")
    if example:
        write_example(EXAMPLE, target)
    else:
        write_blank(target)
    return target
