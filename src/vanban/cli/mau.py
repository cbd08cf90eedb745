"""vanban mau."""

from pathlib import Path

import click

from vanban.cli.params import OPTIONS, PATH, workbook
from vanban.cli.speech import result
from vanban.errors import ExitCode


@click.command(options_metavar=OPTIONS, short_help="Ghi sổ Excel để điền.")
@click.option(
    "-o",
    "target",
    type=PATH,
    callback=workbook,
    default=Path("so-lieu.xlsx"),
    metavar="TỆP",
    show_default=True,
    help="Tên sổ (.xlsx).",
)
@click.option("--vi-du", "example", is_flag=True, help="Điền sẵn ví dụ năm 2020.")
@click.option("--ghi-de", "overwrite", is_flag=True, help="Ghi đè nếu tệp đã có.")
def mau(target: Path, example: bool, overwrite: bool) -> ExitCode:
    """Ghi sổ Excel để điền: có sẵn tiêu đề, danh sách chọn, ghi chú từng cột và dòng mẫu.

    \b
    Ví dụ:
      vanban mau -o cong-viec.xlsx
      vanban mau -o vi-du.xlsx --vi-du
    """
    from vanban.office import write_workbook

    result(f"Đã ghi {write_workbook(target, example, overwrite)}")
    return ExitCode.OK
