"""Typical mistakes M-15 to M-22 and M-35 to M-38: what stands in cells of words."""

import unicodedata
from datetime import datetime

import pytest
from openpyxl.styles import Font

from vanban.problems import Severity

LONG = "Rà soát văn bản " * 130


def products(desk, text, *settings):
    """The products of one task, and the batch."""
    sheets = {
        "Nhiệm vụ": [
            ["STT", "Nội dung", "Mục tiêu/Kết quả", "Bộ phận thực hiện", "Thời gian hoàn thành"],
            ["I", "Việc", text, "VP", "Quý III"],
        ]
    }
    batch = desk.read({**sheets, **desk.settings(*settings)})
    return batch.tables["nhiem_vu"][0]["ket_qua"], batch


@pytest.mark.parametrize("text", ["Kế hoạch\nBáo cáo", "Kế hoạch_x000D_\nBáo cáo", "Kế hoạch_x000B_Báo cáo"])
def test_m15_every_line_break_ends_an_item(desk, at, text):
    found, batch = products(desk, text)
    assert found == ("Kế hoạch", "Báo cáo")
    assert bool(at(batch, "D015", "C2")) == (text != "Kế hoạch\nBáo cáo")


def test_m15_line_breaks_in_a_one_line_column_become_spaces_and_are_told(desk, at):
    batch = desk.read(desk.settings(["Tập thể lãnh đạo", "Ủy ban\nnhân dân"]))
    assert batch.settings["tap_the"] == "Ủy ban nhân dân"
    assert "Ủy ban⏎nhân" in at(batch, "D015", "B10")[0].what


def test_m16_a_dash_that_excel_took_for_a_formula_is_unreadable_with_its_own_hint(desk, at):
    _, batch = products(desk, "=formula:-Kế hoạch")
    [problem] = at(batch, "D016", "C2")
    assert (problem.severity, problem.unreadable) == (Severity.ERROR, True)
    assert "dấu nháy" in problem.mend


@pytest.mark.parametrize("bullet", ["- ", "+ ", "• ", "* ", "a) ", "– ", "-"])
def test_m17_bullets_typed_by_hand_are_taken_off_and_told(desk, at, bullet):
    found, batch = products(desk, f"{bullet}Kế hoạch\n{bullet}Báo cáo")
    assert found == ("Kế hoạch", "Báo cáo")
    assert at(batch, "D017", "C2")[0].severity is Severity.NOTE


@pytest.mark.parametrize("text", ["-5 độ", "+84 277", "*sao", "-"])
def test_m17_signs_that_are_no_bullets_stay(desk, at, text):
    found, batch = products(desk, text)
    assert found == (text,)
    assert at(batch, "D017") == []


def test_m18_formulas_never_calculated_and_error_values_are_all_listed(desk, at):
    sheets = {"Nhiệm vụ": [["STT", "Nội dung", "Mục tiêu/Kết quả"], ["I", "=formula:A1&B1", "=formula:1/0"]]}

    def tweak(book):
        cell = book["Nhiệm vụ"]["A3"]
        cell.value, cell.data_type = "#REF!", "e"

    batch = desk.read(sheets, tweak)
    found = at(batch, "D018")
    assert [problem.place.cell for problem in found] == ["B2", "C2", "A3"]
    assert all(problem.unreadable and problem.severity is Severity.ERROR for problem in found)
    assert "=A1&B1" in found[0].what


def test_m19_decomposed_letters_are_composed_everywhere_and_told(desk, at):
    text = unicodedata.normalize("NFD", "Báo cáo kết quả")
    found, batch = products(desk, text)
    assert found == ("Báo cáo kết quả",)
    assert at(batch, "D019", "C2")[0].severity is Severity.NOTE


def test_m19_decomposed_headings_and_keys_are_found(desk):
    headings = [unicodedata.normalize("NFD", text) for text in ("STT", "Nội dung", "Bộ phận thực hiện")]
    row = ["I", "Việc", unicodedata.normalize("NFD", "Phòng Kế hoạch - Tài chính")]
    batch = desk.read({unicodedata.normalize("NFD", "Nhiệm vụ"): [headings, row]})
    assert batch.tables["nhiem_vu"][0]["thuc_hien"].items[0].key == "KHTC"


def test_m20_spaces_of_every_kind_are_put_in_order_and_told(desk, at):
    found, batch = products(desk, "\u00a0 Báo\u00a0\u00a0cáo\t\u200bquý  ")
    assert found == ("Báo cáo quý",)
    told = " ".join(problem.what for problem in at(batch, "D020", "C2"))
    assert "⟨U+00A0⟩" in told
    assert "⟨U+200B⟩" in told


@pytest.mark.parametrize("text", ["Kho¸ häc vµ C«ng nghÖ", "Khoa hoïc vaø Coâng ngheä"])
def test_m21_text_in_an_old_encoding_is_an_error_and_stays_as_it_is(desk, at, text):
    found, batch = products(desk, text)
    assert found == (text,)
    assert at(batch, "D021", "C2")[0].severity is Severity.ERROR


def test_m21_an_old_typeface_betrays_a_doubtful_text(desk, at):
    def tweak(book):
        book["Nhiệm vụ"]["B2"].font = Font(name=".VnTime")

    batch = desk.tasks(["I", "KÕ ho¹ch", "VP", None, "Báo cáo", "Quý III"], tweak=tweak)
    assert len(at(batch, "D021", "B2")) == 1


def test_m22_tone_marks_of_prose_take_one_style_and_names_keep_theirs(desk, at):
    found, batch = products(desk, "Hoà giải, uỷ quyền cho bà Lê Thị Thuý; ông Hoà, Thanh Hoá")
    assert found == ("Hòa giải, ủy quyền cho bà Lê Thị Thuý; ông Hoà, Thanh Hoá",)
    assert '"Hoà" → "Hòa"; "uỷ" → "ủy"' in at(batch, "D022", "C2")[0].what
    assert batch.tables["nhan_su"][1]["ho_ten"] == "Lê Thị Thuý"


def test_m22_the_old_style_can_be_chosen(desk):
    found, _ = products(desk, "Hòa giải", ["Kiểu dấu thanh", "cũ"])
    assert found == ("Hoà giải",)


@pytest.mark.parametrize(
    "text",
    ["báo cáo năm 2019", "Kế hoạch năm 2019 của Sở"],
)
def test_m35_a_year_left_from_last_year_is_a_warning(desk, at, text):
    found, batch = products(desk, text)
    assert found == (text,)
    assert at(batch, "D035", "C2")[0].severity is Severity.WARNING


def test_m35_a_deadline_and_an_inspection_of_another_year_are_warnings(desk, at):
    headings = ["Mã đơn vị", "Ngày kiểm tra", "Giờ bắt đầu", "Địa điểm", "Trạng thái"]
    tasks = [["STT", "Nội dung", "Thời gian hoàn thành"], ["I", "Việc", "Trước 30/11/2019"]]
    row = ["VP", datetime(2019, 8, 18), "08:00", "Phòng họp", "Chưa"]
    batch = desk.read({"Nhiệm vụ": tasks, "Lịch kiểm tra": [headings, row]})
    assert [problem.place.cell for problem in at(batch, "D035")] == ["B2", "C2"]


@pytest.mark.parametrize(
    "text", ["A & B < C > \"D\" 'E' ]]>", "&amp; &#65; <w:t>", "=1+1", "@SUM(A1)", "{_{ x }_}"]
)
def test_m36_characters_with_a_meaning_elsewhere_are_kept(desk, text):
    found, _ = products(desk, text)
    assert found == (text,)


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% if x %}", "{# x #}", "{_{ x }_}"])
def test_m36_template_marks_are_kept_as_text_and_told(desk, at, text):
    found, batch = products(desk, text)
    assert found == (text,)
    assert at(batch, "D036", "C2")[0].severity is Severity.NOTE


@pytest.mark.parametrize(
    ("text", "code"), [("a_x0007_b", "U+0007"), ("a_xFFFE_b", "U+FFFE"), ("a_xD800_b", "U+D800")]
)
def test_m36_characters_that_xml_cannot_hold_are_an_error_naming_them(desk, at, text, code):
    found, batch = products(desk, text)
    assert found == ("ab",)
    assert code in at(batch, "D036", "C2")[0].what
    assert at(batch, "D036", "C2")[0].severity is Severity.ERROR


def test_m36_escapes_of_excel_are_read_as_excel_does_and_told(desk, at):
    found, batch = products(desk, "a_x005F_x000D_b _x0041_")
    assert found == ("a_x000D_b A",)
    assert "_x005F_, _x0041_" in at(batch, "D015", "C2")[0].what


def test_m37_a_very_long_cell_is_kept_whole_with_a_warning(desk, at):
    found, batch = products(desk, LONG)
    assert found == (LONG.strip(),)
    assert at(batch, "D037", "C2")[0].severity is Severity.WARNING


def test_m37_the_longest_cell_excel_allows_comes_back_whole(desk):
    text = "ă" * 32_767
    assert products(desk, text)[0] == (text,)


def test_m37_a_paragraph_where_units_should_stand_is_a_warning(desk, at):
    batch = desk.tasks(["I", "Việc", LONG[:300], None, "Báo cáo", "Quý III"])
    assert at(batch, "D037", "C2")[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "kept"), [("Báo cáo.", "Báo cáo"), ("Báo cáo;", "Báo cáo"), ("Báo cáo./.", "Báo cáo")]
)
def test_m38_a_final_stop_that_the_paper_adds_itself_is_taken_off(desk, at, text, kept):
    found, batch = products(desk, text)
    assert found == (kept,)
    assert at(batch, "D038", "C2")[0].severity is Severity.NOTE


@pytest.mark.parametrize("text", ["tin, bài, v.v.", "còn nữa..."])
def test_m38_abbreviations_and_ellipses_keep_their_stops(desk, text):
    assert products(desk, text)[0] == (text,)


def test_text_is_kept_as_typed_on_demand(desk):
    found, batch = products(desk, "- Hoà  giải.\n+ Uỷ quyền; ", ["Giữ nguyên chữ đã gõ", "Có"])
    assert found == ("- Hoà  giải.", "+ Uỷ quyền;")
    assert [problem.code for problem in batch.problems if problem.place.sheet == "Nhiệm vụ"] == ["D020"]


def test_m20_a_doubled_space_is_told_by_the_words_around_it(desk, at):
    _, batch = products(desk, "Tăng  cường\u00a0tuyên truyền")
    assert '""' not in at(batch, "D020", "C2")[0].what
