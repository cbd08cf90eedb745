"""Every sheet and column of the workbook."""

from collections.abc import Iterator

from tools.references.markdown import intro, listed, page, plain, table
from vanban.workbook.sheets import Column, Sheet, load_sheets

TYPES = {
    "text": "chữ, một dòng",
    "lines": "chữ, mỗi ý một dòng (Alt+Enter)",
    "stt": "số thứ tự, định dạng ô là Text",
    "code": "mã hoặc ký hiệu, một dòng",
    "ref": "một dòng của sheet {sheet}: mã hoặc tên",
    "refs": "một hay nhiều dòng của sheet {sheet}, cách nhau bằng dấu chấm phẩy",
    "date": "ngày, ví dụ 18/08/2020",
    "time": "giờ, ví dụ 08:00",
    "datetime": "ngày và giờ, ví dụ 17/08/2020 17:00",
    "int": "số nguyên",
    "decimal": "số",
    "percent": "phần trăm: gõ 80 nghĩa là 80%",
    "bool": "Có hoặc Không",
    "choice": "chọn trong danh sách",
    "deadline": "thời hạn bằng chữ, ví dụ Trước 30/11; Quý III; Thường xuyên",
    "kinds": "mã văn bản, cách nhau bằng dấu chấm phẩy",
    "links": "một hay nhiều giá trị, cách nhau bằng dấu chấm phẩy",
}
REQUIRED = {"yes": "phải có", "no": "không", "when": "khi {when}", "computed": "để trống, máy tự tính"}
HEADINGS = ("Cột", "Bắt buộc", "Kiểu", "Giá trị dùng được", "Tên khác được nhận", "Ghi chú", "Ví dụ")


def sheets_page() -> str:
    """The page."""
    sheets = tuple(load_sheets().values())
    contents = listed(f"[{sheet.name}](#{_anchor(sheet.name)})" for sheet in sheets)
    return page("Trang và cột của sổ Excel", intro("sheets"), contents, *map(_sheet, sheets))


def _anchor(name: str) -> str:
    return name.lower().replace(" ", "-")


def _sheet(sheet: Sheet) -> str:
    parts = [f"## {sheet.name}", plain(sheet.hint)]
    headings = HEADINGS if sheet.layout == "table" else ("Mục", *HEADINGS[1:])
    if sheet.columns:
        parts.append(table(headings, map(_row, sheet.columns)))
    return "\n\n".join(parts)


def _row(column: Column) -> tuple[str, ...]:
    return (
        column.heading,
        REQUIRED[column.required].format(when=column.when),
        TYPES[column.type].format(sheet=load_sheets()[column.table].name if column.table else ""),
        "\n".join(_values(column)),
        "; ".join(column.synonyms),
        " ".join(_notes(column)),
        column.example,
    )


def _values(column: Column) -> Iterator[str]:
    if column.choices:
        yield "; ".join(column.choices)
    if column.list:
        yield f"cột {load_sheets()['danh_muc'].by_key[column.list].heading} của sheet Danh mục"
    if column.synonyms_of_choice:
        pairs = (f"{typed} = {meant}" for typed, meant in column.synonyms_of_choice.items())
        yield f"cũng nhận: {'; '.join(pairs)}"


def _notes(column: Column) -> Iterator[str]:
    if column.help:
        yield column.help
    if column.default and "Để trống:" not in column.help:
        yield f"Để trống: {column.default}."
