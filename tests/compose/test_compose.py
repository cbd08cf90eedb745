"""Which papers are made, which are held, what is wrong with them."""

from datetime import date
from types import SimpleNamespace

import pytest

from vanban.problems import Place, Severity
from vanban.records import CellMerge, Missing

ALL = ["KH-CT", "QĐ-TKT", "TB-LKT", "BB-KT/KT", "BB-KT/CC", "CV-KP/CC", "BC-KQKT", "BC-SK/SK01", "QĐ-SK"]


def _codes(small: SimpleNamespace, **tables: object) -> set[tuple[str, str]]:
    return {(problem.code, problem.place.cell) for problem in small.composed(small.build(**tables)).problems}


def test_the_papers_come_in_the_order_of_the_dossier(small: SimpleNamespace) -> None:
    assert [draft.id for draft in small.composed(small.build()).drafts] == ALL


def test_what_is_not_owed_is_held_with_the_reason(small: SimpleNamespace) -> None:
    assert [(held.id, held.why) for held in small.composed(small.build()).held] == [
        ("CV-KP/KT", "Sheet Phát hiện không có dòng nào của Phòng Kỹ thuật."),
        ("BC-SK/SK02", "Sáng kiến SK02 đã rút."),
    ]


@pytest.mark.parametrize(
    ("rows", "why"), [(None, "Không có sheet Nhiệm vụ."), ([], "Sheet Nhiệm vụ không có dòng nào.")]
)
def test_a_paper_without_its_sheet_is_held(small: SimpleNamespace, rows: object, why: str) -> None:
    held = small.composed(small.build(nhiem_vu=rows)).held
    assert (held[0].id, held[0].why) == ("KH-CT", why)


def test_a_unit_not_inspected_yet_has_no_minutes(small: SimpleNamespace) -> None:
    batch = small.build(lich_kiem_tra=small.changed("lich_kiem_tra", 0, trang_thai="Hoãn"))
    assert "BB-KT/KT" in [held.id for held in small.composed(batch).held]


def test_the_same_batch_gives_the_same_drafts(small: SimpleNamespace) -> None:
    one, other = (small.composed(small.build()).drafts for _ in range(2))
    facts = [[(d.id, d.file_name, d.title, d.merges, d.sources) for d in drafts] for drafts in (one, other)]
    assert facts[0] == facts[1]


def test_file_names_are_ascii_and_carry_the_unit(small: SimpleNamespace) -> None:
    names = [draft.file_name for draft in small.composed(small.build()).drafts]
    assert (names[1], names[5]) == (
        "QD-TKT_quyet-dinh-thanh-lap-to-kiem-tra.docx",
        "CV-KP_khac-phuc-ton-tai-han-che_CC.docx",
    )


def test_cells_of_the_plan_are_joined_as_its_rows_say(small: SimpleNamespace) -> None:
    assert small.composed(small.build()).drafts[0].merges["nhiem_vu"] == (
        CellMerge(0, 2, 4),
        CellMerge(1, 2, 6),
        CellMerge(3, 3, 4, up=True),
        CellMerge(4, 3, 4),
    )


def test_a_draft_names_the_rows_it_was_made_from(small: SimpleNamespace) -> None:
    letter = small.composed(small.build()).drafts[5]
    found = {(place.sheet, place.row) for place in letter.sources} - {("Cấu hình", 4)}
    assert found == {
        *(("Văn bản", row) for row in (5, 6, 8)),
        *(("Đơn vị", row) for row in (4, 6)),
        *(("Phát hiện", row) for row in (4, 5)),
        ("Lịch kiểm tra", 5),
        ("Nhân sự", 4),
    }


def test_values_hold_no_functions(small: SimpleNamespace) -> None:
    drafts = small.composed(small.build()).drafts
    assert [key for draft in drafts for key, value in draft.values.items() if callable(value)] == []


def test_a_complete_batch_has_no_problems_and_everything_final(small: SimpleNamespace) -> None:
    done = small.composed(small.build(), final=True)
    assert ([draft.id for draft in done.drafts], done.problems) == (ALL, ())


def test_a_missing_value_refuses_the_final_paper_and_names_the_cell(small: SimpleNamespace) -> None:
    gap = Missing("Yêu cầu khắc phục", Place("so.xlsx", "Phát hiện", 4, "I"))
    done = small.composed(small.build(phat_hien=small.changed("phat_hien", 0, yeu_cau=gap)), final=True)
    refused = {held.id for held in done.held}
    assert {"BB-KT/CC", "CV-KP/CC", "BC-KQKT"} <= refused
    assert {(p.code, p.severity, p.place) for p in done.problems} == {("X026", Severity.ERROR, gap.place)}


def test_a_citation_without_number_refuses_the_final_paper(small: SimpleNamespace) -> None:
    rows = [row for row in small.tables["van_ban"] if row["loai"] != "QĐ-TKT"]
    done = small.composed(small.build(van_ban=rows), final=True)
    assert ({p.code for p in done.problems}, "TB-LKT" in {held.id for held in done.held}) == ({"X002"}, True)


def test_the_own_number_may_be_open_in_a_final_paper(small: SimpleNamespace) -> None:
    rows = [row for row in small.tables["van_ban"] if row["loai"] != "QĐ-SK"]
    assert "QĐ-SK" in [draft.id for draft in small.composed(small.build(van_ban=rows), final=True).drafts]


def test_an_unchecked_ground_refuses_the_final_paper(small: SimpleNamespace) -> None:
    done = small.composed(small.build(can_cu=small.changed("can_cu", 0, kiem_chung=None)), final=True)
    assert ({p.code for p in done.problems}, {"KH-CT", "QĐ-TKT"} <= {held.id for held in done.held}) == (
        {"X030"},
        True,
    )


def test_zero_findings_are_said_in_the_minutes(small: SimpleNamespace) -> None:
    assert "2. Tồn tại, hạn chế\nKhông có tồn tại, hạn chế." in small.aloud(small.build(), "BB-KT/KT").text


def test_three_findings_make_a_table(small: SimpleNamespace) -> None:
    rows = [*small.tables["phat_hien"], {**small.tables["phat_hien"][0], "ma": "CC-03"}]
    styles = [line.style for line in small.aloud(small.build(phat_hien=rows), "CV-KP/CC").lines]
    assert (styles.count("ton_tai"), styles.count("point")) == (3, 0)


def test_more_than_seven_members_make_a_list(small: SimpleNamespace) -> None:
    rows = [*small.tables["to_kiem_tra"], *({"nguoi": small.person("NS5"), "vai_tro": "Thành viên"},) * 5]
    text = small.aloud(small.build(to_kiem_tra=rows), "QĐ-TKT").text
    assert "gồm 08 thành viên (Danh sách tại Phụ lục kèm theo)" in text
    assert "8 │ Ông Lê Văn Năm │ Trưởng phòng Kỹ thuật │ Thành viên" in text


def test_funds_move_the_article_on_enforcement(small: SimpleNamespace) -> None:
    rows = [{"loai_van_ban": "QĐ-TKT", "muc": "Kinh phí", "noi_dung": "Kinh phí do Sở bảo đảm"}]
    text = small.aloud(small.build(doan_van=rows), "QĐ-TKT").text
    assert ("**Điều 4.** Chánh" in text, "Như Điều 4" in text) == (True, True)


@pytest.mark.parametrize(
    ("table", "number", "values", "expected"),
    [
        ("to_kiem_tra", 0, {"vai_tro": "Thành viên"}, ("X008", "B4")),
        ("lich_kiem_tra", 1, {"ngay": date(2020, 8, 22)}, ("X010", "B5")),
        ("phat_hien", 0, {"thoi_han": date(2020, 8, 26)}, ("X013", "K4")),
        ("phat_hien", 1, {"muc_do": "Nghiêm trọng"}, ("X022", "K5")),
        ("phat_hien", 0, {"san_pham": None}, ("X024", "L4")),
        ("phat_hien", 0, {"gia_han": date(2020, 10, 1)}, ("X013", "Q4")),
        ("tac_gia", 0, {"ty_le": 70}, ("X018", "I4")),
        ("van_ban", 5, {"ngay": date(2020, 8, 19)}, ("X014", "B5")),
    ],
)
def test_a_broken_rule_names_its_cell(
    small: SimpleNamespace, table: str, number: int, values: dict[str, object], expected: tuple[str, str]
) -> None:
    assert expected in _codes(small, **{table: small.changed(table, number, **values)})


def test_a_member_does_not_inspect_his_own_unit(small: SimpleNamespace) -> None:
    rows = small.changed("lich_kiem_tra", 0, thanh_vien=small.people("NS2", "NS4"))
    assert ("X009", "G4") in _codes(small, lich_kiem_tra=rows)


def test_too_few_inspections_and_initiatives_are_warned_of(small: SimpleNamespace) -> None:
    problems = small.composed(small.build({"ty_le_kt": 90, "so_sk": 2})).problems
    assert {problem.what for problem in problems} == {
        "Mới kiểm tra 02/03 phòng, đơn vị (66,7%).",
        "Mới công nhận 01 sáng kiến.",
    }
