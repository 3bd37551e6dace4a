"""ONVIF and RTSP against a camera that this project did not write."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.faults.feeds import Open, lives
from tests.faults.foreign_camera import ForeignCamera
from video.account import Account
from video.feed import Why
from video.onvif_camera import OnvifCamera, OnvifTroubled, Preset, discovered


def spoken_to(camera: ForeignCamera, ahead: timedelta = timedelta(0)) -> OnvifCamera:
    return OnvifCamera(camera.control_url, Account(*camera.account), now=lambda: datetime.now(UTC) - ahead)


def test_it_says_what_it_is_how_wrong_its_clock_is_and_which_streams_it_has(foreign_camera: ForeignCamera) -> None:
    camera = spoken_to(foreign_camera, ahead=timedelta(minutes=5))
    about = camera.about()
    assert (about.maker, about.model) == ("PythonCam", "VirtualCam-1")
    assert about.drift_s == pytest.approx(300, abs=10)
    main, sub = camera.profiles()
    assert (main.url, sub.url) == foreign_camera.streams
    assert main.can_turn
    assert main.width > sub.width > 0


def test_it_is_turned_stopped_and_sent_to_a_preset_that_was_kept(foreign_camera: ForeignCamera) -> None:
    camera = spoken_to(foreign_camera)
    camera.move(0.5, 0.0, 0.2)
    camera.stop()
    camera.keep("东门")
    kept = next(preset for preset in camera.presets() if preset.name == "东门")
    camera.go(kept)


def test_a_wrong_password_is_refused_without_saying_it(foreign_camera: ForeignCamera) -> None:
    camera = OnvifCamera(foreign_camera.control_url, Account("operator", "wrong-Geheim-77"))
    with pytest.raises(OnvifTroubled) as refusal:
        camera.presets()
    assert "wrong-Geheim-77" not in str(refusal.value)
    assert refusal.value.why is Why.ACCOUNT


def test_its_stream_lives_on_a_feed(foreign_camera: ForeignCamera, open_feed: Open) -> None:
    assert lives(open_feed(foreign_camera.streams[1]), 15)


def test_it_is_found_by_a_probe_of_the_network(foreign_camera: ForeignCamera) -> None:
    assert foreign_camera.control_url in discovered(2, "127.0.0.1")


def test_a_service_that_is_not_there_is_said_to_be_so() -> None:
    with pytest.raises(OnvifTroubled) as refusal:
        OnvifCamera("http://127.0.0.1:9/onvif/device_service").go(Preset("1", "x"))
    assert refusal.value.why is Why.REFUSED
