"""vanban kiem."""

from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from vanban.cli.params import OPTIONS, PATH, day
from vanban.cli.show_check import show_check
from vanban.errors import ExitCode


class Wanted(TypedDict):
    """What the command passes on to the library."""

    files: tuple[Path, ...]
    today: date
    skip_hidden: bool
    target: Path | None


@click.command(options_metavar=OPTIONS, short_help="Kiểm tra số liệu, không làm văn bản.")
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="TỆP...")
@click.option("-o", "target", type=PATH, metavar="TỆP", help="Tên bản soát (chỉ khi kiểm một tệp).")
@click.option("--chi-tiet", "full", is_flag=True, help="In cả các ghi chú, từng ô một.")
@click.option("--bo-dong-an", "skip_hidden", is_flag=True, help="Bỏ qua dòng, cột, trang đang ẩn.")
@click.option("--ngay", "today", callback=day, metavar="NGÀY", help="Lấy ngày này làm hôm nay.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def kiem(full: bool, as_json: bool, **wanted: Unpack[Wanted]) -> ExitCode:
    """Kiểm tra số liệu: nêu mọi chỗ sai kèm trang, ô, đang là gì, phải là gì.

    Bên cạnh mỗi sổ có một bản soát (tên thêm _kiem) với các ô sai được tô màu và ghi chú.

    \b
    Ví dụ:
      vanban kiem cong-viec.xlsx
      vanban kiem data/*.xlsx --chi-tiet
    """
    from vanban.office import CheckRequest, check

    checked = check(CheckRequest(**wanted))
    show_check(checked, full, as_json)
    return checked.exit_code
