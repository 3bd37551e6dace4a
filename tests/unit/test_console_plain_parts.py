"""Commands in words, distances, times, settings, paths and secrets: the parts of the console without a screen."""

import faulthandler
import logging
import zipfile
from collections.abc import Iterator
from datetime import timedelta

import pytest

from console.commands import Command, complete, parse
from console.diagnostics import save_diagnostics
from console.logs import DeskLog, scrub
from console.numbers import is_meant, short_number
from console.paths import FolderBroken, make_folders, paths_of
from console.refusals import refusal_words, trouble_words
from console.settings import Settings, SettingsBroken, load_settings
from console.times import Times, span_text
from console.world import Start, World
from dispatch import errors
from dispatch.distance import metres_between
from dispatch.limits import ContinuousClock
from dispatch.states import State
from tests.fakes import JURISDICTION, NOON, SHANGHAI, HandClock, small_directory, some_case


@pytest.fixture
def traces() -> Iterator[None]:
    """Gives the crash traces of the test run back to the test run."""
    yield
    faulthandler.enable(2)


@pytest.fixture
def world() -> World:
    directory = small_directory()
    made = World(JURISDICTION)
    cases = (some_case(1), some_case(42, title="店外经营"), some_case(43, state=State.HANDLING))
    made.begin(Start(head=0, directory=directory, cases=cases, units=directory.units))
    return made


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("派 C42 3 号巡查车", ("assign", 42, "3 号巡查车")),
        ("assign c0042", ("assign", 42, "")),
        ("  派遣   C1  赵军 ", ("assign", 1, "赵军")),
        ("催 C43", ("urge", 43, "")),
        ("结案", ("close", None, "")),
        ("备注 已电话联系", ("note", None, "已电话联系")),
        ("find 永安路", ("find", None, "永安路")),
        ("cam 环城", ("camera", None, "环城")),
        ("go C42", ("go", 42, "")),
        ("C42", ("go", 42, "C42")),
        ("9900242026112300042", ("go", 42, "9900242026112300042")),
        ("农贸市场", ("find", None, "农贸市场")),
    ],
)
def test_words_mean_actions(world, text, meant):
    command = parse(text, world)
    assert (command.action_id, command.case and command.case.id, command.argument) == meant


def test_an_empty_line_means_nothing(world):
    assert parse("   ", world) is None
    for typed in ("cb C43", "/催 C43", "URGE C43"):
        assert parse(typed, world) == Command("urge", world.case_by_number("C43"), "")
    assert parse("派 3号巡查车", world) == Command("assign", None, "3号巡查车")  # the unit, not the case C3


def test_completion_offers_actions_then_lawful_cases_then_free_units(world):
    assert [way.text for way in complete("结", world)] == ["结案 "]
    assert [way.text for way in complete("派", world)] == ["派 C23-1 ", "派 C23-42 "]
    assert [way.text for way in complete("派 ", world)] == ["派 C23-1 ", "派 C23-42 "]
    assert [way.text for way in complete("催 ", world)] == ["催 C23-43 "]
    assert [way.text for way in complete("派 C42 3号", world)] == ["派 C42 3 号巡查车"]
    assert [way.text for way in complete("cam 环", world)] == ["cam 环城南路"]


def test_no_more_than_a_dozen_ways_are_offered():
    many = World(JURISDICTION)
    many.begin(Start(head=0, directory=small_directory(), cases=tuple(some_case(n) for n in range(1, 40))))
    assert len(complete("派 ", many)) == 12


def test_a_short_number_means_its_case():
    number = some_case(42).number
    assert short_number(number) == "C23-42"
    assert all(is_meant(text, number) for text in ("c42", "42", "0042", "C23-42", "23-0042", number))
    assert not any(is_meant(text, number) for text in ("C4", "C22-42", "C23-4", "23", ""))
    assert short_number("A-7") == "A-7"
    assert is_meant("95613", "101000295613")  # a number of another system, by its last digits
    assert not is_meant("2-95613", "101000295613")


def test_one_degree_of_a_meridian_is_111_km():
    assert metres_between(120, 28, 120, 29) == pytest.approx(111_195, abs=1)
    assert metres_between(179.9, 0, -179.9, 0) == pytest.approx(22_239, abs=1)


def test_times_are_shown_in_the_zone_of_the_watch():
    times = Times(HandClock(), ContinuousClock(), SHANGHAI)
    assert times.clock_text(NOON, seconds=True) == "12:00:00"
    assert times.moment_text(NOON - timedelta(hours=13)) == "11-22 23:00"
    assert span_text(timedelta(minutes=-40)) == "−0:40"
    assert span_text(timedelta(hours=26, minutes=5, seconds=59)) == "26:05"
    assert span_text(-timedelta(days=12, hours=23)) == "−12 d"
    assert span_text(-timedelta(hours=104_193)) == "−11 y"
    assert span_text(timedelta(hours=160), is_working=True) == "160:00"
    assert span_text(timedelta(hours=1200), is_working=True) == "1200 h"


def test_every_refusal_has_words_of_its_own():
    times = Times(HandClock(), ContinuousClock(), SHANGHAI)
    refusals = [
        errors.NotLawful(1, "D1", "close"),
        errors.NotAllowed("unit", "close"),
        errors.SameHands("check", "王敏"),
        errors.Stale(1, "C1", "H1", "李强", "assign", NOON, ""),
        errors.UnitBusy(1, "3 号车", "sent", "C2", "李强", NOON),
        errors.CameraBusy(1, "人民路口", "李强", NOON),
        errors.EvidenceMissing(1, "close", "after"),
        errors.Invalid("place", "missing"),
        errors.Unknown("case", "9"),
        errors.TooSoon(1, NOON),
        errors.Owed(1, "support", "1"),
        errors.NotNow(1, "max_extensions", "2"),
        errors.OutOfScope(1, "东城街道"),
    ]
    said = [refusal_words(error, times) for error in refusals]
    assert len(set(said)) == len(refusals) == len(errors.Refused.__subclasses__())
    assert not [text for text in said if "{" in text or text.startswith("Refused")]
    assert "OSError" in trouble_words(OSError("rtsp://admin:geheim@host"))
    assert "geheim" not in trouble_words(OSError("rtsp://admin:geheim@host"))


def test_no_settings_are_the_defaults(tmp_path):
    assert load_settings(tmp_path / "settings.toml") == Settings()


def test_settings_are_read_by_table_and_field(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('[desk]\nlanguage = "en"\nscale = 150\n[video]\nengine = "vlc"\n', encoding="utf-8")
    settings = load_settings(file)
    assert (settings.desk_language, settings.desk_scale, settings.video_engine) == ("en", 150, "vlc")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[desk]\nscale = 300\n", ("[desk] scale = 300", "80 to 200")),
        ("[desk]\nscale = true\n", ("[desk] scale = True",)),
        ('[desk]\nlanguage = "fr"\n', ("[desk] language = 'fr'", "zh_CN")),
        ('[desk]\ntimezone = "Mars/Base"\n', ("[desk] timezone = 'Mars/Base'",)),
        ('[centre]\njurisdiction = "12"\n', ("[centre] jurisdiction = '12'", "six digits")),
        ("[centre]\nsingle_manned = 1\n", ("[centre] single_manned = 1",)),
        ("[video]\nspeed = 1\n", ("[video] speed is unknown", "engine")),
        ("[radio]\n", ("[radio] is unknown", "desk")),
        ("desk = 3\n", ("desk = 3", "[desk]")),
        ("[desk\n", ("line 1",)),
    ],
)
def test_a_broken_setting_names_file_table_field_and_value(tmp_path, text, named):
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsBroken) as broken:
        load_settings(file)
    for part in (str(file), *named):
        assert part in str(broken.value)


def test_a_secret_setting_is_never_shown(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text("[map]\nkey = 12345678\n", encoding="utf-8")
    with pytest.raises(SettingsBroken) as broken:
        load_settings(file)
    assert "12345678" not in str(broken.value)
    file.write_text('[map]\nkey = "abcd1234"\n', encoding="utf-8")
    assert "abcd1234" not in repr(load_settings(file))


def test_paths_follow_the_data_folder_then_xdg_then_home(tmp_path):
    assert paths_of(tmp_path, {}).database == tmp_path / "watchfloor.db"
    xdg = {"XDG_DATA_HOME": "/x/data", "XDG_CACHE_HOME": "/x/cache", "HOME": "/home/a"}
    assert str(paths_of(None, xdg).data) == "/x/data/watchfloor"
    assert str(paths_of(None, xdg).cache) == "/x/cache/watchfloor"
    assert str(paths_of(None, {"HOME": "/home/a"}).data) == "/home/a/.local/share/watchfloor"


def test_folders_are_private_and_an_unusable_one_is_named(tmp_path):
    paths = paths_of(tmp_path / "data", {"XDG_CACHE_HOME": str(tmp_path / "cache")})
    make_folders(paths)
    assert paths.secrets.stat().st_mode & 0o077 == 0
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    with pytest.raises(FolderBroken, match=str(in_the_way)):
        make_folders(paths_of(in_the_way / "data", {}))


@pytest.mark.parametrize(
    "text",
    [
        "open rtsp://admin:geheim@10.0.0.1/live failed",
        "rtsp://admin:p@geheim@10.0.0.1/live",
        "GET /tiles?x=1&tk=geheim&y=2",
        "Authorization: Digest username=a, response=geheim",
        'settings {"password": "geheim", "name": "x"}',
        "api_key='geheim' x",
        "camera_password=geheim",
        "Bearer geheimgeheim",
    ],
)
def test_no_credential_reaches_the_log(tmp_path, text, traces):
    assert "geheim" not in scrub(text)
    log = DeskLog(tmp_path)
    try:
        raise OSError(text)
    except OSError:
        logging.getLogger("desk").exception("broke: %s", text)
    log.close()
    written = (tmp_path / "desk.log").read_text(encoding="utf-8")
    assert "geheim" not in written
    assert "OSError" in written


def test_ordinary_lines_stay_as_they_are():
    text = "case C0042 at 永安路 12:30 http://127.0.0.1:8080/x?page=2 moved"
    assert scrub(text) == text


def test_diagnostics_hold_versions_settings_and_logs_but_no_secret(tmp_path):
    paths = paths_of(tmp_path / "data", {"XDG_CACHE_HOME": str(tmp_path / "cache")})
    make_folders(paths)
    paths.settings.write_text('[map]\nkey = "geheim"\n', encoding="utf-8")
    (paths.log / "desk.log").write_text("rtsp://a:geheim@b/\n", encoding="utf-8")
    (paths.secrets / "key").write_text("geheim", encoding="utf-8")
    made = save_diagnostics(paths, tmp_path / "d.zip", version="0.1.0", now=NOON)
    with zipfile.ZipFile(made) as bundle:
        assert set(bundle.namelist()) == {"about.txt", "settings.toml", "log/desk.log"}
        assert not [name for name in bundle.namelist() if b"geheim" in bundle.read(name)]
        assert b"PySide6 6." in bundle.read("about.txt")
