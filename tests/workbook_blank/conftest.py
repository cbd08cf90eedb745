"""Workbooks written once for all tests of this folder."""

from pathlib import Path

import pytest

from vanban.workbook.blank import write_blank
from vanban.workbook.examples import write_example


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "trống.xlsx"
    write_blank(path)
    return path


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "cchc-2020.xlsx"
    write_example("cchc-2020", path)
    return path
