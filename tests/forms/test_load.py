"""Forms from TOML."""

from pathlib import Path

import pytest

from vanban.errors import TemplateError
from vanban.forms.load import PAPERS, load_form, load_forms
from vanban.forms.model import Form
from vanban.tags import expression_names, names

SMALL = 'code = "X"\nkind = "ke_hoach"\nname = "X"\nfile = "x"\nsubject = "X"\nblocks = []\n'
FORMS = load_forms()


def _load(folder: Path, text: str) -> Form:
    path = folder / "01_x.toml"
    path.write_text(text, encoding="utf-8")
    return load_form(path)


def test_the_forms_come_in_the_order_of_the_dossier() -> None:
    assert list(FORMS) == ["KH-CT", "QĐ-TKT", "TB-LKT", "BB-KT", "CV-KP", "BC-KQKT", "BC-SK", "QĐ-SK"]


def test_a_folder_of_ones_own_is_read(tmp_path: Path) -> None:
    _load(tmp_path, SMALL)
    assert list(load_forms(tmp_path)) == ["X"]


def test_passages_come_apart_into_texts_and_labels(tmp_path: Path) -> None:
    form = _load(tmp_path, SMALL + '[passages.ket]\nlabel = "Kết thúc"\ndefault = ["Hết."]\n')
    assert (form.passages["ket"], form.passage_labels["ket"]) == (("Hết.",), "Kết thúc")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (SMALL + "mau = 1\n", '"mau"'),
        (SMALL.replace('file = "x"\n', ""), '"file"'),
        (SMALL.replace('file = "x"', "file = 1"), "file phải là chữ"),
        (SMALL.replace("blocks = []", "blocks = 1"), "blocks phải là một danh sách"),
        (SMALL.replace("blocks = []", "blocks = [{}]"), "blocks[1]"),
        (SMALL + '[[checks]]\ncode = "X"\n', "checks[1]"),
        (SMALL + '[passages.ket]\nlabel = "K"\n', "passages, ket"),
        (SMALL + "[values]\na = 1\n", "values, a"),
        ("code = ", "01_x.toml"),
    ],
)
def test_a_faulty_form_names_file_and_key(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(TemplateError) as error:
        _load(tmp_path, text)
    assert named in error.value.what
    assert "01_x.toml" in error.value.what


@pytest.mark.parametrize("code", FORMS)
def test_every_tag_of_a_form_can_be_compiled(code: str) -> None:
    form = FORMS[code]
    blocks = [*form.blocks, *(block for appendix in form.appendices for block in appendix.blocks)]
    texts = [form.subject, form.made_why, *form.recipients, *form.grounds]
    texts += [text for passage in form.passages.values() for text in passage]
    texts += [block.text for block in blocks] + [column.text for block in blocks for column in block.columns]
    expressions = [
        *form.values.values(),
        *(block.when for block in blocks),
        *(check.that for check in form.checks),
    ]
    assert [names(text) for text in texts]
    assert [expression_names(expression) for expression in expressions if expression]


@pytest.mark.parametrize("path", sorted(PAPERS.glob("*.toml")), ids=lambda path: path.stem)
def test_no_form_names_an_office_of_the_examples(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = [
        name for name in ("Khoa học", "Đồng Tháp", "Giám đốc", "Văn phòng", "SKHCN", "Huỳnh") if name in text
    ]
    assert found == []


@pytest.mark.parametrize("code", FORMS)
def test_the_body_ends_once(code: str) -> None:
    texts = [block.text for block in FORMS[code].blocks]
    assert sum("./." in text for text in texts) == 1
