"""Tiny Word files written by hand, so that a test names only what it is about."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" '
    'w:gutter="0"/>'
    "</w:sectPr>"
)
CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>vanban</dc:creator>'
    "</cp:coreProperties>"
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    '<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Dam"><w:name w:val="VB Tiêu ngữ"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Dam13"><w:name w:val="VB Quốc hiệu"/>'
    '<w:basedOn w:val="Dam"/><w:rPr><w:sz w:val="26"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Nghieng"><w:name w:val="VB Địa danh"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>'
) + "".join(
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
    '</w:pBdr><w:spacing w:line="40" w:lineRule="exact"/></w:pPr></w:style>'
    for key, name in (
        ("KeTN", "VB Kẻ tiêu ngữ"),
        ("KeCQ", "VB Kẻ cơ quan"),
        ("KeTY", "VB Kẻ trích yếu"),
        ("KePL", "VB Kẻ phụ lục"),
    )
)

Make = Callable[..., bytes]


def _content_types(extra: str) -> str:
    kinds = {"document.main": "document", "header": "header1", "styles": "styles"}
    parts = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for kind, part in kinds.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'{parts}<Override PartName="/docProps/core.xml" ContentType="{core}"/>{extra}</Types>'
    )


def _relations(rows: Mapping[str, tuple[str, str]], extra: str = "") -> str:
    made = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{to}"/>' for id_, (kind, to) in rows.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{made}{extra}</Relationships>'


def _parts(body: str, header: str, title: str, types: str, relations: str) -> dict[str, str]:
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    inside = {"rId1": (f"{R}/styles", "styles.xml"), "rId2": (f"{R}/header", "header1.xml")}
    top = {"rId1": (f"{R}/officeDocument", "word/document.xml"), "rId2": (core, "docProps/core.xml")}
    return {
        "[Content_Types].xml": _content_types(types),
        "_rels/.rels": _relations(top),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}{SECTION}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(inside, relations),
        "word/header1.xml": f"<w:hdr {SPACES}>{header}</w:hdr>",
        "word/styles.xml": f"<w:styles {SPACES}>{STYLES}</w:styles>",
        "docProps/core.xml": CORE.format(title),
    }


@pytest.fixture(scope="session")
def make() -> Make:
    """`make(body, header=, title=, types=, relations=, **{part: text})`: a Word file of this XML."""

    def made(
        body: str, header: str = "<w:p/>", title: str = "", types: str = "", relations: str = "", **more: str
    ) -> bytes:
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            for name, text in (_parts(body, header, title, types, relations) | more).items():
                archive.writestr(name, text)
        return target.getvalue()

    return made


@pytest.fixture(scope="session")
def p() -> Callable[..., str]:
    """`p("chữ", …, style="Dam")`: a paragraph of runs."""

    def made(*texts: str, style: str = "") -> str:
        about = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f"<w:p>{about}{''.join(f'<w:r><w:t>{text}</w:t></w:r>' for text in texts)}</w:p>"

    return made


@pytest.fixture(scope="session")
def table(p: Callable[..., str]) -> Callable[..., str]:
    """`table("tên", row, row…)`: a table of rows of texts; a row beginning with "!" is a heading."""

    def row(texts: tuple[str, ...], width: int) -> str:
        header = texts[0].startswith("!")
        mark = (
            "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if header else "<w:trPr><w:cantSplit/></w:trPr>"
        )
        about = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        return f"<w:tr>{mark}{''.join(f'<w:tc>{about}{p(text)}</w:tc>' for text in texts)}</w:tr>"

    def made(name: str, *rows: tuple[str, ...], width: int = 2000) -> str:
        about = (
            f'<w:tblPr><w:tblW w:w="{width * len(rows[0])}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblCaption w:val="{name}"/></w:tblPr>'
        )
        grid = f"<w:tblGrid>{f'<w:gridCol w:w={chr(34)}{width}{chr(34)}/>' * len(rows[0])}</w:tblGrid>"
        return f"<w:tbl>{about}{grid}{''.join(row(texts, width) for texts in rows)}</w:tbl>"

    return made


@pytest.fixture(scope="session")
def xml() -> Callable[..., str]:
    """`xml(data, part="word/document.xml")`: the text of a part."""

    def read(data: bytes, part: str = "word/document.xml") -> str:
        with ZipFile(BytesIO(data)) as archive:
            return archive.read(part).decode()

    return read
