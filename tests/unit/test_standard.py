"""A standard that cannot be used says which file, row and field; the shipped one leaves no gap."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dispatch.limits import Limit, LimitUnit
from dispatch.papers import PetitionKind
from dispatch.rules import gaps, overlaps
from dispatch.standard import StandardBroken, load_standard
from dispatch.states import Step
from dispatch.values import Role

SHIPPED = Path(__file__).parents[2] / "resources" / "standards" / "county"


@pytest.fixture(scope="module")
def standard():
    return load_standard(SHIPPED)


def test_the_shipped_standard_can_be_read_in_both_languages(standard) -> None:
    assert standard.name("06010", "zh_CN") == "暴露垃圾"
    assert standard.name("06010", "en") == "Exposed garbage"
    assert standard.conditions["01003-1"].limit == Limit(2, LimitUnit.URGENT_HOUR)
    assert [row.id for row in standard.conditions_of("01003")] == ["01003-1", "01003-2"]


def test_a_class_that_the_standard_does_not_hold_keeps_its_code(standard) -> None:
    assert standard.name("12345", "zh") == "12345"


def test_the_shipped_pack_holds_all_classes_of_2026_with_conditions_and_the_codes_of_2013(standard) -> None:
    assert len(standard.classes) == 250
    assert all(standard.conditions_of(code) for code in standard.classes)
    assert standard.classes["01001"].old == "100101"


def test_its_matrix_names_exactly_one_department_for_every_class(standard) -> None:
    assert gaps(standard.rules, list(standard.classes), ["990024001001001"]) == []
    assert overlaps(standard.rules, list(standard.classes), ["990024001001001"]) == []


def test_gaps_and_overlaps_of_a_matrix_are_found(tmp_path: Path) -> None:
    pack = shutil.copytree(SHIPPED, tmp_path / "pack")
    rows = "department,classes,areas\n环卫,06,990024001\n综合执法局,06010 07,\n"
    (pack / "responsibility.csv").write_text(rows, encoding="utf-8")
    rules = load_standard(pack).rules
    assert gaps(rules, ["06011", "07001"], ["990024001", "990024002"]) == [("06011", "990024002")]
    assert overlaps(rules, ["06010"], ["990024001"]) == [("06010", "990024001", ("环卫", "综合执法局"))]


def test_every_class_has_guidance_and_the_longest_beginning_counts(standard) -> None:
    assert all(standard.rules.guidance_of(code) for code in standard.classes)
    assert "消防" in standard.rules.guidance_of("09012").basis.zh
    assert standard.rules.warns_first("09006")
    assert not standard.rules.warns_first("09012")


def test_a_second_extension_and_a_long_suspension_ask_for_more(standard) -> None:
    stages = standard.rules.stages
    assert Role.DISPATCHER in stages(PetitionKind.EXTENSION, 1, 0)[0]
    assert Role.DISPATCHER not in stages(PetitionKind.EXTENSION, 2, 0)[0]
    assert [len(stages(PetitionKind.SUSPENSION, 1, days)) for days in (3, 60)] == [2, 3]


def test_reasons_and_phrases_come_in_both_languages(standard) -> None:
    first = standard.rules.reasons[Step.REFUSE][0]
    assert (first.text("zh_CN"), first.text("en")) == ("不属本单位职责", "Not the duty of this unit")


def test_quiet_hours_go_over_midnight(standard) -> None:
    night, noon = (datetime(2026, 11, 23, hour, tzinfo=UTC) for hour in (23, 12))
    assert standard.rules.is_quiet(night)
    assert not standard.rules.is_quiet(noon)
    assert standard.rules.quiet_until(night) - night == timedelta(hours=8, minutes=30)


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("conditions.csv", "2,urgent_hour", "2,fortnight", "conditions.csv: row 2: unit"),
        ("conditions.csv", "2,urgent_hour", "0,urgent_hour", "conditions.csv: row 2: limit"),
        ("conditions.csv", "01001-1,01001,", "01001-1,99999,", "conditions.csv: row 2: class_code"),
        ("conditions.csv", "01001-2,", "01001-1,", "conditions.csv: row 3: id: 01001-1 stands there twice"),
        ("conditions.csv", "closing_en", "closing", "closing_en: the column is missing"),
        ("classes.csv", "01001,供水井盖,", "01001,,", "classes.csv: row 2: zh"),
        ("classes.csv", "01001,", "1001,", "classes.csv: row 2: code"),
        ("classes.csv", "01001,供水井盖,", "01001,供水,井盖,", "classes.csv: row 2: has another number of fields"),
        ("responsibility.csv", "01 02", "77 02", "responsibility.csv: row 2: classes"),
        ("pack.toml", "D1 = 15", "D9 = 15", "stages.D9"),
        ("pack.toml", "D1 = 15", "D1 = -1", "stages.D1"),
        ("pack.toml", 'close = "after"', 'close = "later"', "evidence.close"),
        ("pack.toml", "D1 = 15", 'D1 = [15, "fortnight"]', "stages.D1"),
        ("pack.toml", "[stages]", "[stage]", "stages"),
        ("pack.toml", "[stages]", "[stages", "pack.toml"),
        ("pack.toml", 'stages = [["head"], ', 'stages = [["chief"], ', "approvals, row 3"),
        ("pack.toml", "track_days = 365", "track_days = 30", "retention, row 1: track_days"),
        ("pack.toml", "max_extensions = 2", "max_extensions = 0", "max_extensions"),
        ("pack.toml", 'code = "advise"', 'code = ""', "disposals, row 1"),
        ("pack.toml", 'quiet_hours = ["21:30"', 'quiet_hours = ["25:30"', "quiet_hours, row 1"),
        ("pack.toml", "refuse_filing = [", "refuse_fillling = [", "reasons, row 2"),
    ],
)
def test_a_broken_pack_names_file_row_and_field(tmp_path: Path, file: str, old: str, new: str, named: str) -> None:
    pack = shutil.copytree(SHIPPED, tmp_path / "pack")
    text = (pack / file).read_text(encoding="utf-8")
    assert old in text
    (pack / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(StandardBroken) as broken:
        load_standard(pack)
    assert named in str(broken.value)
