"""What may stop the program, each as one Vietnamese line and an exit code."""

from dataclasses import dataclass
from functools import singledispatch

import click

from vanban.errors import ExitCode, VanbanError, reason

# What a shell itself reports for Ctrl-C.
INTERRUPTED = 130
STOPS = (
    VanbanError,
    click.ClickException,
    click.Abort,
    KeyboardInterrupt,
    MemoryError,
    ImportError,
    OSError,
    SystemExit,
)


@dataclass(frozen=True)
class Stop:
    """Why the program stops: exit code, what is, how to mend it. No `error`: there is nobody to tell."""

    code: int
    error: str = ""
    mend: str = ""

    def __str__(self) -> str:
        return f"{self.error} {self.mend}".strip()


@singledispatch
def stop_of(cause: BaseException) -> Stop:
    """What one of `STOPS` means."""
    raise cause


@stop_of.register
def _ours(cause: VanbanError) -> Stop:
    return Stop(cause.exit_code, cause.what, cause.mend)


@stop_of.register
def _usage(cause: click.ClickException) -> Stop:
    return Stop(cause.exit_code, cause.format_message())


@stop_of.register(KeyboardInterrupt)
@stop_of.register(click.Abort)
def _interrupted(_: BaseException) -> Stop:
    return Stop(INTERRUPTED, "Đã dừng theo yêu cầu.")


@stop_of.register
def _memory(_: MemoryError) -> Stop:
    mend = "Đóng bớt chương trình, hoặc chia sổ tính thành nhiều tệp."
    return Stop(ExitCode.OUTPUT, "máy hết bộ nhớ.", mend)


@stop_of.register
def _package(cause: ImportError) -> Stop:
    mend = "Cài lại: pip install vanban. Xem máy thiếu gì: vanban kham"
    return Stop(ExitCode.OUTSIDE, f"thiếu gói Python {cause.name}.", mend)


@stop_of.register
def _system(cause: OSError) -> Stop:
    name = cause.filename2 or cause.filename
    what = f'Hệ thống không cho đọc hoặc ghi "{name}"' if name else "Hệ thống báo lỗi khi đọc hoặc ghi"
    mend = "Kiểm tra quyền và chỗ trống của ổ đĩa rồi chạy lại."
    return Stop(ExitCode.OUTPUT, f"{what} ({reason(cause)}).", mend)


@stop_of.register(BrokenPipeError)
@stop_of.register(SystemExit)
def _unread(_: BaseException) -> Stop:
    """Nobody reads click's own page any more (it says so by SystemExit): what was asked for is done."""
    return Stop(ExitCode.OK)
