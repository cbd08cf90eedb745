"""What the system refuses, told by names a clerk has seen and without a word of the system's own."""

import errno
import os
from pathlib import Path

import pytest

from vanban.errors import OutputError
from vanban.office.blank import write_workbook
from vanban.office.journal import WORK
from vanban.office.refusal import refusal, told


def said(error: OSError, path: Path) -> str:
    return str(refusal(error, path))


def test_a_file_where_a_folder_is_wanted_is_named_as_typed(tmp_path: Path) -> None:
    typed = tmp_path / "tep"
    typed.write_bytes(b"x")
    with pytest.raises(OutputError) as raised, told(typed / "2020"):
        (typed / "2020" / WORK).mkdir(parents=True)
    assert str(raised.value) == f'"{typed}" là tệp, không phải thư mục. Ghi tên một thư mục sau -o.'


@pytest.mark.parametrize("code", [errno.ENOTDIR, errno.EIO, errno.EROFS, errno.EINVAL, errno.EBADF, 99999])
def test_no_word_of_the_system_is_told(tmp_path: Path, code: int) -> None:
    hidden = tmp_path / WORK / "0001.new"
    text = said(OSError(code, os.strerror(code), str(hidden)), tmp_path)
    assert os.strerror(code) not in text
    assert errno.errorcode.get(code, "OSError") not in text
    assert WORK not in text
    assert str(tmp_path) in text


def test_a_draft_beside_the_file_is_told_as_the_file(tmp_path: Path) -> None:
    target = tmp_path / "so_kiem.xlsx"
    target.write_bytes(b"x")
    draft = str(tmp_path / ".so_kiem.xlsx.tmp")
    text = said(PermissionError(errno.EACCES, "Permission denied", draft, None, str(target)), target)
    assert ".tmp" not in text
    assert "so_kiem.xlsx" in text
    assert "đang mở trong Excel" in text


def test_a_folder_that_takes_no_file_is_not_called_open(tmp_path: Path) -> None:
    target = tmp_path / "so_kiem.xlsx"
    refused = PermissionError(errno.EACCES, "Permission denied", str(tmp_path / ".so_kiem.xlsx.tmp"))
    text = said(refused, target)
    told = f'Không ghi được "{target}": thư mục "{tmp_path}" không cho ghi tệp mới.'
    assert text == f"{told} Xin quyền ghi, hoặc chọn thư mục khác."


def test_a_paper_that_is_held_is_named(tmp_path: Path) -> None:
    paper = tmp_path / "KH-CT.docx"
    paper.write_bytes(b"x")
    text = said(PermissionError(errno.EACCES, "Permission denied", str(paper)), tmp_path)
    assert f'"{paper}" đang mở trong Word' in text


def test_a_full_disk_names_the_folder(tmp_path: Path) -> None:
    hidden = tmp_path / WORK / "0001.new"
    text = said(OSError(errno.ENOSPC, "No space left on device", str(hidden)), tmp_path)
    assert text == f'Ổ đĩa đã đầy, không ghi được "{tmp_path}". Giải phóng chỗ trống rồi chạy lại.'


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    target = tmp_path / "khong-co" / "so.xlsx"
    text = said(FileNotFoundError(errno.ENOENT, "No such file", str(target.with_name(".so.tmp"))), target)
    assert f'Không có thư mục "{target.parent}".' in text


def test_a_workbook_is_not_written_into_folders_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r'Không có thư mục ".*khong-co"') as raised:
        write_workbook(tmp_path / "khong-co" / "nua" / "a.xlsx")
    assert "nua" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_makes_the_last_folder_of_its_path(tmp_path: Path) -> None:
    assert write_workbook(tmp_path / "moi" / "a.xlsx").exists()


def test_a_workbook_that_cannot_be_written_is_told_in_vietnamese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("vanban.workbook.saving.NamedTemporaryFile", refuse)
    with pytest.raises(OutputError) as raised:
        write_workbook(tmp_path / "a.xlsx")
    assert "Permission denied" not in str(raised.value)
    assert "(không có quyền)" in str(raised.value)
