"""A sealed workbook is known as ours until another program saves it."""

import io

import openpyxl

from vanban.office.seal import is_sealed, sealed


def book(text: str) -> bytes:
    whole = openpyxl.Workbook()
    whole["Sheet"]["A1"] = text
    data = io.BytesIO()
    whole.save(data)
    return data.getvalue()


def resaved(data: bytes, text: str) -> bytes:
    whole = openpyxl.load_workbook(io.BytesIO(data))
    whole["Sheet"]["A1"] = text
    target = io.BytesIO()
    whole.save(target)
    return target.getvalue()


def test_a_workbook_we_sealed_is_ours() -> None:
    assert is_sealed(sealed(book("Phát hiện")))


def test_a_sealed_workbook_opens_and_keeps_its_cells() -> None:
    assert openpyxl.load_workbook(io.BytesIO(sealed(book("Phát hiện"))))["Sheet"]["A1"].value == "Phát hiện"


def test_sealing_twice_is_sealing_once() -> None:
    once = sealed(book("a"))
    assert sealed(once) == once


def test_an_edited_workbook_is_a_persons() -> None:
    assert not is_sealed(resaved(sealed(book("a")), "b"))


def test_any_other_file_is_a_persons() -> None:
    assert not is_sealed(book("a"))
    assert not is_sealed(b"not a workbook")
