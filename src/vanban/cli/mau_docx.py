"""vanban mau-docx."""

from datetime import date
from pathlib import Path

import click

from vanban.cli.params import OPTIONS, PATH, day
from vanban.cli.speech import result
from vanban.errors import ExitCode


@click.group(
    "mau-docx", options_metavar=OPTIONS, subcommand_metavar="LỆNH", short_help="Dựng, kiểm mẫu Word."
)
def mau_docx() -> None:
    """Dựng mẫu Word từ dữ liệu, hoặc kiểm các mẫu đang có.

    \b
    Ví dụ:
      vanban mau-docx dung
      vanban mau-docx kiem
    """


@mau_docx.command(options_metavar=OPTIONS, short_help="Dựng lại mọi mẫu Word.")
@click.option("-o", "folder", type=PATH, metavar="THƯ_MỤC", help="Nơi ghi, nếu khác chỗ thường dùng.")
@click.option("--ngay", "today", callback=day, metavar="NGÀY", help="Theo quy định có hiệu lực ngày này.")
def dung(folder: Path | None, today: date) -> ExitCode:
    """Dựng lại mọi mẫu Word. Mẫu riêng của cơ quan trong thư mục local không bị đụng tới.

    \b
    Ví dụ:
      vanban mau-docx dung
    """
    from vanban.office import build_templates

    for path in build_templates(today, folder):
        result(f"Đã dựng {path}")
    return ExitCode.OK


@mau_docx.command(options_metavar=OPTIONS, short_help="So các mẫu với dữ liệu.")
@click.option("-o", "folder", type=PATH, metavar="THƯ_MỤC", help="Thư mục mẫu, nếu khác chỗ thường dùng.")
@click.option("--ngay", "today", callback=day, metavar="NGÀY", help="Theo quy định có hiệu lực ngày này.")
def kiem(folder: Path | None, today: date) -> ExitCode:
    """Kiểm các mẫu Word: mẫu dựng sẵn có đúng như dữ liệu, mẫu riêng có dùng đúng trường.

    \b
    Ví dụ:
      vanban mau-docx kiem
    """
    from vanban.office import check_templates

    report = check_templates(today, folder)
    for fault in report.faults:
        result(f"LỖI  {fault.file}: {fault.what} {fault.mend}")
    result(f"{len(report.sound)} mẫu đúng, {len(report.faults)} mẫu có lỗi, trong {report.folder}.")
    return report.exit_code
