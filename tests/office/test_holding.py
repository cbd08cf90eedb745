"""One run a folder, also on a share whose file system knows no locks."""

import errno
from pathlib import Path

import pytest
from filelock import FileLock

from vanban.errors import OutputError
from vanban.office.holding import SOFT_LOCK, held
from vanban.office.journal import WORK

LACKING = [NotImplementedError(), OSError(errno.ENOSYS, "x"), OSError(errno.ENOLCK, "x")]


def without_locks(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def acquire(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(FileLock, "acquire", acquire)


@pytest.mark.parametrize("error", LACKING, ids=repr)
def test_without_locks_the_presence_of_a_file_is_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    without_locks(monkeypatch, error)
    with held(tmp_path):
        assert (tmp_path / WORK / SOFT_LOCK).exists()
        with pytest.raises(OutputError, match=r"lệnh vanban khác.*lock\.soft"), held(tmp_path):
            pass
    assert not (tmp_path / WORK / SOFT_LOCK).exists()
    with held(tmp_path):
        pass


def test_a_lock_refused_for_another_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch, OSError(errno.EIO, "x"))
    with pytest.raises(OutputError, match="ổ đĩa đọc, ghi bị lỗi"), held(tmp_path):
        pass


def test_a_second_run_is_refused_and_told_to_wait(tmp_path: Path) -> None:
    with held(tmp_path), pytest.raises(OutputError, match=r"lệnh vanban khác.*chạy lại\.$"), held(tmp_path):
        pass
