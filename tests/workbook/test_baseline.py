"""The sound office reads without a word."""


def test_a_sound_workbook_has_no_problem_but_the_missing_input(desk):
    batch = desk.tasks(
        ["I", "Hoàn thành Kế hoạch", None, None, "100%", "Trước 30/11"],
        ["1", "Tập huấn", "VP", "@CPDV", "Báo cáo", "Quý III"],
    )
    assert [str(problem) for problem in batch.problems] == []
    assert [row["ma"] for row in batch.tables["nhiem_vu"]] == ["I", "I.1"]
