"""vanban kham."""

import json
import os
from datetime import date

import click

from vanban.cli.params import OPTIONS, day
from vanban.cli.speech import result
from vanban.errors import ExitCode


@click.command(options_metavar=OPTIONS, short_help="Xem máy này có gì, thiếu gì.")
@click.option("--ngay", "today", callback=day, metavar="NGÀY", help="Lấy ngày này làm hôm nay.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def kham(today: date, as_json: bool) -> ExitCode:
    """Xem máy này có đủ Python, các gói, mẫu Word, LibreOffice, phông chữ; thiếu gì thì mất gì.

    \b
    Ví dụ:
      vanban kham
    """
    from vanban.office import inspect_machine

    machine = inspect_machine(os.environ, today)
    if as_json:
        rows = [{**vars(item), "code": int(item.code), "missing": bool(item.cost)} for item in machine.items]
        result(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for item in machine.items:
            result(f"{'THIẾU' if item.cost else 'có   '}  {item.name}: {item.found}")
            if item.cost:
                result(f"       {item.cost} {item.mend}")
    return machine.exit_code
