"""vanban tao."""

import os
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from vanban.cli.params import OPTIONS, PATH, codes, day
from vanban.cli.progress import progress_bar
from vanban.cli.show_papers import show_papers
from vanban.errors import ExitCode


class Wanted(TypedDict):
    """What the command passes on to the library."""

    files: tuple[Path, ...]
    directory: Path
    today: date
    only: tuple[str, ...]
    final: bool
    preview: bool
    pdf: bool
    skip_hidden: bool


@click.command(options_metavar=OPTIONS, short_help="Làm văn bản từ sổ Excel.")
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="TỆP...")
@click.option(
    "-o",
    "directory",
    type=PATH,
    default=Path("output"),
    metavar="THƯ_MỤC",
    show_default=True,
    help="Nơi ghi.",
)
@click.option(
    "--chi", "only", callback=codes, metavar="MÃ,…", help="Chỉ làm các loại này, ví dụ KH-CT,CV-KP."
)
@click.option("--xem-truoc", "preview", is_flag=True, help="Chỉ cho biết sẽ làm gì, không ghi.")
@click.option(
    "--chinh-thuc",
    "final",
    is_flag=True,
    help="Bản chính thức: sổ còn lỗi thì không làm, kể cả khi dùng --chi.",
)
@click.option("--pdf", is_flag=True, help="Làm thêm PDF (cần LibreOffice).")
@click.option("--ngay", "today", callback=day, metavar="NGÀY", help="Lấy ngày này làm hôm nay.")
@click.option("--bo-dong-an", "skip_hidden", is_flag=True, help="Bỏ qua dòng, cột, trang đang ẩn.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def tao(as_json: bool, **wanted: Unpack[Wanted]) -> ExitCode:
    """Làm mọi văn bản mà sổ Excel yêu cầu, ghi vào THƯ_MỤC/<năm>.

    Tệp đã sửa tay không bao giờ bị ghi đè: bản mới được đặt bên cạnh, tên thêm _ban-moi.

    \b
    Ví dụ:
      vanban tao cong-viec.xlsx
      vanban tao cong-viec.xlsx --chi CV-KP --xem-truoc
      vanban tao cong-viec.xlsx --chinh-thuc --pdf
    """
    from vanban.office import MakeRequest, make

    with progress_bar("Đang làm văn bản") as progress:
        made = make(MakeRequest(environ=os.environ, progress=progress, **wanted))
    show_papers(made, as_json)
    return made.exit_code
