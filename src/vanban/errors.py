"""What stops the program: one exception per cause, each with its exit code.

A `VanbanError` means that the program cannot go on. What is wrong with an input
that can still be read is a value instead: see `vanban.problems`.
"""

import errno
from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    INPUT = 3
    TEMPLATE = 4
    REGISTER = 5
    ARCHIVE = 6
    OUTSIDE = 7
    OUTPUT = 8


_REASONS = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.ENOSPC: "ổ đĩa đã đầy",
    getattr(errno, "EDQUOT", errno.ENOSPC): "hết phần ổ đĩa được cấp",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOTDIR: "trên đường dẫn có tệp, không phải thư mục",
    errno.EISDIR: "là thư mục, không phải tệp",
    errno.EEXIST: "tên này đã có",
    errno.ENAMETOOLONG: "tên hoặc đường dẫn quá dài",
    errno.EINVAL: "tên có chữ mà hệ thống không nhận",
    errno.EIO: "ổ đĩa đọc, ghi bị lỗi",
    errno.EBUSY: "đang bị chương trình khác giữ",
    errno.ELOOP: "lối tắt trỏ vòng tròn",
}


def reason(error: OSError) -> str:
    """Why the system refuses, in Vietnamese words."""
    return _REASONS.get(error.errno or 0, "hệ thống không nói rõ lý do")


class VanbanError(Exception):
    """The program cannot go on.

    `what` is one Vietnamese sentence saying what is; `mend` says how to mend it.
    """

    exit_code = ExitCode.INPUT

    def __init__(self, what: str, mend: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.what} {self.mend}".strip()


class InputError(VanbanError):
    """A file given to the program cannot be read at all."""


class TemplateError(VanbanError):
    """A form, a typesetting choice or a Word template is faulty."""

    exit_code = ExitCode.TEMPLATE


class OutsideError(VanbanError):
    """A program outside vanban (LibreOffice, say) is missing or failed."""

    exit_code = ExitCode.OUTSIDE


class OutputError(VanbanError):
    """The results cannot be written: folder in use, file locked, disk full."""

    exit_code = ExitCode.OUTPUT
