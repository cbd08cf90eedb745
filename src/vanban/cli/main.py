"""The command `vanban`: its commands, and the way from arguments to an exit code."""

import sys
from collections.abc import Sequence

import click

from vanban.cli.exits import answered, tell_bug
from vanban.cli.kham import kham
from vanban.cli.kiem import kiem
from vanban.cli.mau import mau
from vanban.cli.mau_docx import mau_docx
from vanban.cli.params import OPTIONS
from vanban.cli.speech import open_streams, speak_vietnamese, write_utf8
from vanban.cli.tao import tao
from vanban.office.release import VERSION

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(
    commands=[mau, kiem, tao, mau_docx, kham],
    context_settings=SETTINGS,
    options_metavar=OPTIONS,
    subcommand_metavar="LỆNH [ĐỐI SỐ]...",
)
@click.version_option(VERSION, prog_name="vanban", message="%(prog)s %(version)s", help="In phiên bản.")
def vanban() -> None:
    """Từ sổ Excel của cơ quan đến bộ văn bản Word đúng thể thức Nghị định 30/2020/NĐ-CP.

    \b
    Ví dụ:
      vanban mau -o cong-viec.xlsx     ghi sổ để điền
      vanban kiem cong-viec.xlsx       kiểm tra số liệu
      vanban tao cong-viec.xlsx        làm văn bản vào output/<năm>

    Mã thoát: 0 tốt, 1 số liệu còn lỗi, 2 gõ lệnh sai, 3 không đọc được tệp, 4 mẫu hoặc quy định,
    7 thiếu chương trình ngoài, 8 không ghi được, 70 lỗi của chương trình, 130 bị dừng.
    """


def answer(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (those of the process, if none are given): its exit code."""
    speak_vietnamese()
    as_json = "--json" in (sys.argv[1:] if arguments is None else arguments)
    return answered(lambda: vanban.main(arguments, prog_name="vanban", standalone_mode=False), as_json)


def run() -> None:
    """The whole program, once it is loaded."""
    open_streams()
    write_utf8()
    sys.excepthook = tell_bug
    sys.exit(answer())
