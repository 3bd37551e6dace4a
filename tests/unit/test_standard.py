"""A standard that cannot be used says which file, row and field."""

from pathlib import Path

import pytest

from dispatch.limits import Limit, LimitUnit
from dispatch.standard import StandardBroken, load_standard

SHIPPED = Path(__file__).parents[2] / "resources" / "standards" / "county.toml"


def test_the_shipped_standard_can_be_read_in_both_languages() -> None:
    standard = load_standard(SHIPPED)
    assert standard.name("06010", "zh_CN") == "暴露垃圾"
    assert standard.name("06010", "en") == "Exposed garbage"
    assert standard.conditions["01003-1"].limit == Limit(2, LimitUnit.URGENT_HOUR)
    assert [row.id for row in standard.conditions_of("01003")] == ["01003-1", "01003-2"]


def test_a_class_that_the_standard_does_not_hold_keeps_its_code() -> None:
    assert load_standard(SHIPPED).name("12345", "zh") == "12345"


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('limit = [2, "urgent_hour"]', 'limit = [2, "fortnight"]', "conditions.01001-1.limit"),
        ('limit = [2, "urgent_hour"]', 'limit = [0, "urgent_hour"]', "conditions.01001-1.limit"),
        ('class_code = "01001"', 'class_code = "99999"', "conditions.01001-1.class_code"),
        ('zh = "供水井盖", ', "", "classes.01001.zh"),
        ("D1 = 15", "D9 = 15", "stage_minutes.D9"),
        ("D1 = 15", "D1 = -1", "stage_minutes.D1"),
        ('close = "after"', 'close = "later"', "evidence.close"),
        ("[stage_minutes]", "[stages]", "stage_minutes"),
        ("[classes]", "[classes", "county.toml"),
    ],
)
def test_a_broken_standard_names_the_place(tmp_path: Path, old: str, new: str, named: str) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "county.toml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(StandardBroken, match=named.replace("[", r"\[")):
        load_standard(broken)
