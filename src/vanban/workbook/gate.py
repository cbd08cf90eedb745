"""Is this a sound workbook? Everything is checked before any reader sees the file."""

import tomllib
import zipfile
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from vanban.errors import InputError, reason

LOCK_PREFIX = "~$"
ZIP_START = b"PK"
TABLES = frozenset({".csv", ".tsv", ".txt"})
CHUNK = 1 << 20
# What expat would obey: forbidden in every part, also in those that only other programs read.
DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


@dataclass(frozen=True)
class Rules:
    """The limits and the refusals of `gate.toml`."""

    limits: MappingProxyType[str, int]
    looks: MappingProxyType[str, int]
    extensions: tuple[dict[str, Any], ...]
    signatures: tuple[dict[str, Any], ...]
    members: tuple[dict[str, Any], ...]


@cache
def rules() -> Rules:
    """The gate's rules, read once."""
    data = tomllib.loads((files("vanban.workbook") / "gate.toml").read_text(encoding="utf-8"))
    return Rules(
        MappingProxyType(data["limits"]),
        MappingProxyType(data["looks"]),
        tuple(data["extensions"]),
        tuple(data["signatures"]),
        tuple(data["members"]),
    )


def is_lock(path: Path) -> bool:
    """Excel lays a small file `~$name.xlsx` beside a workbook that is open."""
    return path.name.startswith(LOCK_PREFIX)


def check(path: Path) -> str:
    """`xlsx` or `csv`: what the file is. Raises InputError: why it cannot be read, how to mend it."""
    head = _head(path)
    if head.startswith(ZIP_START):
        _check_zip(path)
        return "xlsx"
    if path.suffix.lower() not in TABLES:
        _refuse_by_signature(path, head)
    return "csv"


def refuse(path: Path, what: str, mend: str) -> NoReturn:
    """Raise InputError about this file."""
    raise InputError(f'Tệp "{path.name if path.name.strip(".") else path.resolve()}" {what}', mend)


def _head(path: Path) -> bytes:
    if is_lock(path):
        own = path.name.removeprefix(LOCK_PREFIX)
        refuse(path, "là tệp khóa do Excel tạo khi đang mở sổ tính.", f'Chọn tệp "{own}".')
    for rule in rules().extensions:
        if path.suffix.lower() in rule["names"]:
            refuse(path, rule["what"].format(extension=path.suffix.lower()), rule["mend"])
    _check_outside(path)
    try:
        with path.open("rb") as stream:
            return stream.read(64)
    except PermissionError:
        refuse(
            path,
            "không được phép đọc, hoặc đang bị chương trình khác giữ.",
            "Đóng Excel hoặc xin quyền đọc tệp.",
        )
    except OSError as error:
        refuse(path, f"không đọc được ({reason(error)}).", "Chép tệp sang ổ đĩa khác rồi thử lại.")


def _check_outside(path: Path) -> None:
    """What can be known without opening: it exists, it is a file, it has a size that can be read."""
    try:
        if path.is_dir():
            refuse(path, "là thư mục, không phải tệp.", "Ghi đường dẫn tới tệp .xlsx.")
        if not path.exists():
            refuse(path, "không có.", f"Kiểm tra lại đường dẫn {path}.")
        if not path.is_file():
            refuse(path, "không phải tệp thường.", "Ghi đường dẫn tới tệp .xlsx.")
        size = path.stat().st_size
    except PermissionError:
        refuse(path, "nằm trong thư mục không được phép đọc.", "Xin quyền đọc thư mục.")
    if not size:
        refuse(path, "trống, không có byte nào.", "Lưu lại từ Excel, hoặc lấy lại bản gốc.")
    limit = rules().limits["csv" if path.suffix.lower() in TABLES else "file"]
    if size > limit:
        refuse(
            path,
            f"lớn {size:,} byte, quá mức {limit:,} byte.".replace(",", "."),
            "Xóa hình ảnh và sheet thừa.",
        )


def _refuse_by_signature(path: Path, head: bytes) -> NoReturn:
    for rule in rules().signatures:
        inside = rule.get("holds", "").encode("utf-16-le")
        if head.startswith(bytes.fromhex(rule["starts"])) and (not inside or inside in path.read_bytes()):
            refuse(path, rule["what"], rule["mend"])
    refuse(
        path,
        "không phải sổ tính Excel (.xlsx), dù mang tên như vậy.",
        "Mở bằng Excel và lưu lại thành .xlsx.",
    )


def _check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            members = package.infolist()
            _check_sizes(path, members)
            _check_members(path, package, members)
            for member in members:
                _check_part(path, package, member)
    except DAMAGED:
        refuse(path, "hỏng hoặc chép chưa xong.", "Lấy lại bản gốc, hoặc mở bằng Excel rồi lưu lại.")


def _check_sizes(path: Path, members: list[zipfile.ZipInfo]) -> None:
    limits = rules().limits
    bomb = (
        len(members) > limits["entries"]
        or sum(member.file_size for member in members) > limits["total"]
        or any(member.file_size > limits["part"] or _too_dense(member) for member in members)
    )
    if bomb:
        refuse(
            path, "bung ra quá lớn so với một sổ tính.", "Xóa dòng trống, cột trống, sheet thừa rồi lưu lại."
        )
    if len({member.filename.lower() for member in members}) < len(members):
        refuse(path, "hỏng: có hai phần cùng tên bên trong.", "Mở bằng Excel rồi lưu lại.")


def _too_dense(member: zipfile.ZipInfo) -> bool:
    limits = rules().limits
    large = member.file_size > limits["ratio_from"]
    return large and member.file_size > limits["ratio"] * max(member.compress_size, 1)


def _check_members(path: Path, package: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & 1 for member in members):
        refuse(path, "đặt mật khẩu mở tệp.", "Mở bằng Excel, bỏ mật khẩu, lưu lại.")
    names = "\n".join(member.filename for member in members)
    lists = [
        member for member in members if member.filename.lower().endswith((".rels", "[content_types].xml"))
    ]
    # A part may be called anything: its type and its relation say what it is.
    types = b"\n".join(package.read(member) for member in lists if _is_small(member))
    text = (names + types.replace(b"\0", b"").decode("utf-8", "replace")).lower()
    for rule in rules().members:
        if any(word in text for word in rule["words"]):
            refuse(path, rule["what"], rule["mend"])
    if "xl/" not in text and "workbook" not in text:
        refuse(path, "là tệp nén, không phải sổ tính Excel (.xlsx).", "Chọn tệp .xlsx, hoặc giải nén trước.")


def _is_small(member: zipfile.ZipInfo) -> bool:
    return member.file_size <= rules().limits["small_part"]


def _check_part(path: Path, package: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Unpack one part to the end: its checksum must hold, and it may declare no document type or entity."""
    is_xml = member.filename.lower().endswith((".xml", ".rels", ".vml"))
    tail = b""
    with package.open(member) as stream:
        while block := stream.read(CHUNK):
            if is_xml and any(word in tail + block for word in DECLARATIONS):
                refuse(path, "khai báo thực thể XML (DTD), có thể gây hại.", "Mở bằng Excel rồi lưu lại.")
            tail = block[-32:]
