"""Templates are hostile input; made files are the same bytes for the same values."""

import random
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_BZIP2, ZipFile, ZipInfo

import docx
import pytest

from vanban.errors import TemplateError
from vanban.page.engine import compile_template, render
from vanban.page.package import entry, open_package, pack

Make = Callable[..., bytes]
P = Callable[..., str]
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_two_renders_give_the_same_bytes(make: Make, p: P) -> None:
    data = make(p("{{ x }}"), header=p("{{ x }}"), title="{{ x }}")
    first = render(compile_template(data), {"x": "a"})
    compile_template.cache_clear()
    assert render(compile_template(data), {"x": "a"}) == first


def test_a_template_is_compiled_once(make: Make, p: P) -> None:
    data = make(p("{{ x }}"))
    assert compile_template(data) is compile_template(bytes(bytearray(data)))


def test_a_render_leaves_no_trace_in_the_next(make: Make, p: P) -> None:
    template = compile_template(make(p("{{ x }}")))
    alone = render(template, {"x": "b"})
    render(template, {"x": "a"})
    assert render(template, {"x": "b"}) == alone


def test_a_made_file_opens_and_lists_its_types_first(make: Make, p: P) -> None:
    made = render(compile_template(make(p("{{ x }}"))), {"x": "a"})
    with ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert docx.Document(BytesIO(made)).paragraphs[0].text == "a"


def test_packed_parts_come_back() -> None:
    parts = {"b.xml": b"<b/>" * 1000, "a/ệ.xml": b""}
    with ZipFile(BytesIO(pack(entry(name, data) for name, data in parts.items()))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == parts


def external(kind: str, target: str) -> str:
    return f'<Relationship Id="rId9" Type="{R}/{kind}" Target="{target}" TargetMode="External"/>'


def field(words: str) -> str:
    chars = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")]
    half = len(words) // 2
    parts = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (words[:half], words[half:]))
    return f"<w:p>{chars[0]}{parts}{chars[1]}</w:p>"


@pytest.mark.parametrize(
    "words", ["DATE", "TIME", " SAVEDATE \\@ ", "DDEAUTO c:\\x", "INCLUDETEXT x", "MERGEFIELD a"]
)
def test_fields_that_change_or_reach_out_are_refused(make: Make, words: str) -> None:
    with pytest.raises(TemplateError, match=words.split(maxsplit=1)[0]):
        compile_template(make(field(words)))


def test_a_simple_date_field_is_refused(make: Make) -> None:
    with pytest.raises(TemplateError, match="DATE"):
        compile_template(make('<w:p><w:fldSimple w:instr=" date "/></w:p>'))


def test_page_numbers_are_welcome(make: Make) -> None:
    compile_template(make(field(" PAGE ") + field("NUMPAGES")))


@pytest.mark.parametrize(
    "body",
    [
        '<w:altChunk r:id="rId9"/>',
        "<w:p><w:r><w:object/></w:r></w:p>",
        "<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>x</w:t></w:r></w:ins></w:p>",
        "<w:p><w:del w:id='1' w:author='a'><w:r><w:delText>x</w:delText></w:r></w:del></w:p>",
        "<w:p><w:r><w:commentReference w:id='1'/></w:r></w:p>",
        "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/x' w:storeItemID=''/></w:sdtPr><w:sdtContent/></w:sdt>",
    ],
)
def test_elements_that_bring_in_other_text_are_refused(make: Make, body: str) -> None:
    with pytest.raises(TemplateError, match="không dùng được"):
        compile_template(make(body))


@pytest.mark.parametrize(
    "relation",
    [
        external("attachedTemplate", "file:///x.dotm"),
        external("image", "http://example.com/x.png"),
        external("hyperlink", "file:///etc/passwd"),
        external("hyperlink", "javascript:alert(1)"),
        f'<Relationship Id="rId9" Type="{R}/oleObject" Target="x.bin"/>',
        '<Relationship Id="rId9" Type="http://schemas.microsoft.com/vbaProject" Target="v.bin"/>',
    ],
)
def test_relations_that_reach_out_are_refused(make: Make, p: P, relation: str) -> None:
    with pytest.raises(TemplateError, match="không dùng được"):
        compile_template(make(p("a"), relations=relation))


def test_a_web_link_is_welcome(make: Make, p: P) -> None:
    compile_template(make(p("a"), relations=external("hyperlink", "https://example.com")))


def test_macros_are_refused(make: Make, p: P) -> None:
    kind = "application/vnd.ms-office.vbaProject"
    with pytest.raises(TemplateError, match="macro"):
        compile_template(
            make(
                p("a"),
                types=f'<Override PartName="/word/v.bin" ContentType="{kind}"/>',
                **{"word/v.bin": "x"},
            )
        )


@pytest.mark.parametrize("name", ["word/_rels/document.xml.RELS", "word/_rels/Document.xml.Rels"])
def test_relations_that_reach_out_are_refused_however_the_part_is_spelled(
    make: Make, p: P, name: str
) -> None:
    data = BytesIO()
    made = BytesIO(make(p("a"), relations=external("attachedTemplate", "file:///x.dotm")))
    with ZipFile(made) as source, ZipFile(data, "w") as target:
        for one in source.namelist():
            target.writestr(name if one == "word/_rels/document.xml.rels" else one, source.read(one))
    with pytest.raises(TemplateError, match="liên kết ra ngoài"):
        compile_template(data.getvalue())


def test_relations_are_known_by_their_content_type_too(make: Make, p: P) -> None:
    kind = "application/vnd.openxmlformats-package.relationships+xml"
    own = f'<Override PartName="/word/odd.bin" ContentType="{kind}"/>'
    rows = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{external('attachedTemplate', 'file:///x.dotm')}</Relationships>"
    )
    with pytest.raises(TemplateError, match="liên kết ra ngoài"):
        compile_template(make(p("a"), types=own, **{"word/odd.bin": rows}))


@pytest.mark.parametrize(
    "link",
    [
        'HYPERLINK "file:///etc/passwd"',
        "HYPERLINK file:///etc/passwd",
        r'HYPERLINK "\\may\chung\a.docx"',
        'HYPERLINK \\l "muc" "javascript:alert(1)"',
        'HYPERLINK "C:\\\\a.docx"',
    ],
)
def test_a_link_field_goes_only_where_relations_may(make: Make, link: str) -> None:
    with pytest.raises(TemplateError, match="liên kết ra ngoài"):
        compile_template(make(f"<w:p><w:r><w:instrText>{link}</w:instrText></w:r></w:p>"))


@pytest.mark.parametrize(
    "link",
    ['HYPERLINK "https://example.com"', r'HYPERLINK \l "muc"', r'HYPERLINK "http://a.vn" \o "Trang a"'],
)
def test_a_link_field_to_the_web_or_into_the_paper_is_welcome(make: Make, link: str) -> None:
    compile_template(make(f"<w:p><w:r><w:instrText>{link}</w:instrText></w:r></w:p>"))


def test_document_types_are_refused(make: Make, p: P) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    with pytest.raises(TemplateError, match="DOCTYPE"):
        compile_template(make(p("a"), **{"word/extra.xml": bomb}))


def test_broken_markup_is_refused_not_mended(make: Make, p: P) -> None:
    with pytest.raises(TemplateError, match="không phải XML đúng cú pháp"):
        compile_template(make(p("a"), **{"word/extra.xml": "<a><b></a>"}))


@pytest.mark.parametrize("name", ["/word/a.xml", "../a.xml", "word\\a.xml", "WORD/document.xml"])
def test_unsafe_or_doubled_names_are_refused(make: Make, p: P, name: str) -> None:
    with pytest.raises(TemplateError, match=r"không an toàn|trùng tên"):
        open_package(make(p("a"), **{name: "<a/>"}))


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\5\6" + b"\0" * 18, b"not a zip at all" * 100])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateError, match="không phải tệp Word"):
        compile_template(data)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr("word/document.xml", bytes(70 * 1024 * 1024), compress_type=8)
    with pytest.raises(TemplateError, match="quá lớn"):
        open_package(target.getvalue())


def test_odd_compression_is_refused() -> None:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr(ZipInfo("[Content_Types].xml"), "<a/>", compress_type=ZIP_BZIP2)
    with pytest.raises(TemplateError, match="nén lạ"):
        open_package(target.getvalue())


def test_damaged_files_are_refused_never_crash(make: Make, p: P) -> None:
    data = make(p("{{ x }}"))
    chance = random.Random(zlib.crc32(b"vanban"))
    for _ in range(300):
        bad = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        try:
            compile_template(bytes(bad))
        except TemplateError:
            continue
