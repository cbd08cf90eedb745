"""Texts with tags, as a clerk may read them: every tag becomes a word in brackets."""

from collections.abc import Iterator

from jinja2 import Environment, nodes

NAMES = {
    "nam": "năm",
    "co_quan": "tên cơ quan",
    "lanh_dao": "lãnh đạo cơ quan",
    "trich_yeu": "trích yếu",
    "thu_truong_soan": "người đứng đầu đơn vị soạn thảo",
    "don_vi_soan.ten": "đơn vị soạn thảo",
    "dv.ten": "tên đơn vị",
    "lich.don_vi.ten": "tên đơn vị",
    "l.don_vi.ten": "tên đơn vị",
    "p.don_vi.ten": "tên đơn vị",
    "p.ma": "mã phát hiện",
    "sk.ma": "mã sáng kiến",
    "sk.ten": "tên sáng kiến",
    "ngay_vb": "ngày văn bản",
    "l.ngay": "ngày kiểm tra",
    "p.thoi_han": "thời hạn",
    "cau_hinh.chi_tieu": "chỉ tiêu",
    "cau_hinh.thu_dien_tu": "thư điện tử",
    "nguoi_ky.ho_ten": "người ký",
    "chuc_danh": "chức danh người đứng đầu",
    "goc": "chức vụ",
    "quyen_han": "quyền hạn ký",
    "hoc_vi": "học hàm, học vị",
    "luat.deputy_signs": "điều của Nghị định",
    "luat.collective_signs": "điều của Nghị định",
    "luat.name_plain": "điều của Nghị định",
    "k.don_vi.ten": "tên đơn vị",
    "d.noi_dung": "nơi ghi ở Kính gửi",
    "thu": "thứ trong tuần",
}
UNNAMED = "…"
_PARSER = Environment(autoescape=False)


def readable(text: str) -> str:
    """The text with each tag named: "năm {{ nam }}" gives "năm [năm]". Empty if nothing is left."""
    return "".join(_said(node) for node in _PARSER.parse(text).body).strip()


def _said(node: nodes.Node) -> str:
    match node:
        case nodes.Output() | nodes.Concat():
            return "".join(_said(child) for child in node.nodes)
        case nodes.TemplateData():
            return node.data
        case nodes.Const():
            return str(node.value)
        case nodes.CondExpr():
            return _either(node)
        case _:
            return _named(node)


def _either(node: nodes.CondExpr) -> str:
    """The wordings between which the data decide; one that may be absent says so."""
    found = [said for branch in (node.expr1, node.expr2) if branch is not None and (said := _said(branch))]
    if len(found) == 1:
        return found[0]
    space = " " if any(said.startswith(" ") for said in found) else ""
    return f"{space}[{' hoặc '.join(said.strip() for said in found)}]"


def _named(node: nodes.Node) -> str:
    return f"[{NAMES.get('.'.join(_path(node)), UNNAMED)}]"


def _path(node: nodes.Node) -> Iterator[str]:
    match node:
        case nodes.Name():
            yield node.name
        case nodes.Getattr():
            yield from _path(node.node)
            yield node.attr
        case nodes.Filter(name="thu"):
            yield "thu"
        case nodes.Filter() if node.node is not None:
            yield from _path(node.node)
        case _:
            yield ""
