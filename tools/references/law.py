"""The facts of the decree that the program holds, each with its article and how well it is verified."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from tools.references.forms import TODAY
from tools.references.markdown import intro, listed, page, plain, table
from vanban.law.facts import Component, Fact, Law, Page, Paper, Phrase, Range, RuleLength, load_law
from vanban.vietnamese import long_date, number

ALIGN = {"left": "trái", "center": "giữa", "right": "phải", "both": "đều hai lề", "": ""}
CASE = {"upper": "in hoa", "sentence": "in thường", "": ""}
NUMBERING = {"roman": "số La Mã", "arabic": "số Ả Rập", "letter": "chữ cái tiếng Việt", "": ""}
COLOURS = {"black": "đen", "red": "đỏ", "blue": "xanh"}
WORDS = {"portrait": "đứng", "arabic": "số Ả Rập", "center": "giữa", "top_margin": "lề trên"} | COLOURS
AREA = {"line": "dòng chữ, ở bên dưới", "text_area": "vùng chữ"}
UNTITLED = "(không in tên loại)"
Value = TypeVar("Value")
Row = tuple[str, str, str, str]


def law_page() -> str:
    """The page."""
    law = load_law(TODAY)
    return page(
        "Quy định về thể thức mà chương trình dùng",
        f"{law.title}; áp dụng từ {long_date(law.valid_from)}.",
        intro("law"),
        "## Dấu kiểm chứng",
        table(("Dấu", "Nghĩa"), law.marks.items()),
        "## Trang giấy",
        table(("Mục", "Quy định", "Nơi quy định", "Dấu"), _page(law.page)),
        "## Thành phần thể thức",
        table(COMPONENT, map(_component, law.components.values())),
        "## Tên loại văn bản",
        table(("Tên loại", "Viết tắt", "Ký hiệu", "Mẫu", "Nơi quy định", "Dấu"), _kinds(law)),
        "## Chữ cố định",
        table(("Chữ", "Dùng khi", "Nơi quy định", "Dấu"), map(_phrase, law.wording.values())),
        "## Quy định bằng lời",
        table(
            ("Quy định", "Nơi quy định", "Dấu"),
            map(_rule_in_words, law.rules.values()),
        ),
        "## Nguồn",
        listed(f"{key}: {plain(text)}" for key, text in law.sources.items()),
    )


COMPONENT = ("Thành phần", "Ô", "Chữ", "Cỡ chữ", "Kiểu chữ", "Canh", "Khác", "Nơi quy định", "Dấu")


def _component(item: Component) -> tuple[str, ...]:
    style = " ".join(name for name, on in (("đậm", item.bold), ("nghiêng", item.italic)) if on)
    return (
        item.name,
        item.box,
        CASE[item.case],
        _range(item.size) if item.size else "",
        style or ("đứng" if item.size else ""),
        ALIGN[item.align],
        "; ".join(_more(item)),
        item.article,
        item.mark,
    )


def _more(item: Component) -> Iterator[str]:
    if item.rule:
        yield f"đường kẻ {_rule(item.rule)}"
    if item.numbering:
        yield f"đánh {NUMBERING[item.numbering]}"
    if item.gap is not None:
        yield f"cách dòng trên {number(item.gap)} pt"
    if item.frame:
        yield "trong khung"
    if item.colour != "black":
        yield f"màu {COLOURS[item.colour]}"


def _rule(rule: RuleLength) -> str:
    shortest, longest = (_share(share) for share in (rule.min, rule.max))
    length = f"dài {shortest}" if shortest == longest else f"dài từ {shortest} đến {longest}"
    return f"{length} {AREA.get(rule.of, rule.of)}"


def _share(share: float) -> str:
    return {1 / 3: "1/3", 1 / 2: "1/2", 1.0: "bằng"}.get(share, number(share))


def _range(found: Range) -> str:
    if found.max is None:
        return f"từ {number(found.min)}"
    return number(found.min) if found.min == found.max else f"{number(found.min)}–{number(found.max)}"


def _page(found: Page) -> Iterator[Row]:
    margins, numbering = found.margins, found.page_number
    yield _row("Khổ giấy", found.paper, "A4, {} mm")
    yield _row("Hướng giấy", found.orientation)
    yield _row("Nằm ngang khi có bảng, biểu không tách thành phụ lục", found.landscape_for_tables)
    for name, margin in (
        ("trên", margins.top),
        ("dưới", margins.bottom),
        ("trái", margins.left),
        ("phải", margins.right),
    ):
        yield _row(f"Lề {name}", margin, "{} mm")
    yield _row("Phông chữ", found.font, "{}, bộ mã Unicode")
    yield _row("Màu chữ", found.colour)
    yield _row("Cỡ chữ đi cùng nhau: Quốc hiệu, Tiêu ngữ, địa danh và ngày", found.size_sets)
    yield _row("Lùi đầu dòng", found.indents, "{} mm")
    yield _row("Khoảng cách giữa các đoạn", found.paragraph_gap, "{} pt")
    yield _row("Khoảng cách giữa các dòng", found.line_spacing, "{} dòng")
    yield _row("Khoảng cách dòng ở ô 1 và ô 2", found.head_spacing, "{} dòng")
    yield _row("Số trang: bắt đầu từ", numbering.first)
    yield _row("Số trang: kiểu số", numbering.numerals)
    yield _row("Số trang: cỡ chữ", numbering.size)
    yield _row("Số trang: canh", numbering.align)
    yield _row("Số trang: vị trí", numbering.place)
    yield _row("Số trang: hiện ở trang đầu", numbering.shown_on_first)
    yield _row("Số trang: phụ lục đánh riêng", numbering.restarts_in_appendix)


def _row(name: str, fact: Fact[Value], pattern: str = "{}") -> Row:
    return name, pattern.format(_value(fact.value)), fact.article, fact.mark


def _value(value: object) -> str:
    match value:
        case bool():
            return "có" if value else "không"
        case Range():
            return _range(value)
        case Paper():
            return f"{number(value.width)} × {number(value.height)}"
        case tuple():
            return _joined(value)
        case int() | float():
            return number(value)
        case _:
            return WORDS.get(str(value), str(value))


def _joined(values: Iterable[object]) -> str:
    return " hoặc ".join(
        ", ".join(map(_value, value)) if isinstance(value, tuple) else _value(value) for value in values
    )


def _kinds(law: Law) -> Iterator[tuple[str, ...]]:
    for kind in law.kinds.values():
        symbol = kind.symbol.format(abbr=kind.abbreviation, agency="CQ", unit="ĐV") if kind.symbol else ""
        name = kind.name if kind.has_title else f"{kind.name} {UNTITLED}"
        yield name, kind.abbreviation, symbol, kind.form, kind.article, kind.mark


def _rule_in_words(rule: Phrase) -> tuple[str, ...]:
    return rule.text, rule.article, rule.mark


def _phrase(phrase: Phrase) -> tuple[str, ...]:
    return phrase.text, phrase.meaning, phrase.article, phrase.mark
