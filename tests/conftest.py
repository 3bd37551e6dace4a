"""What every group of tests stands on: no settings, cache or data of the person who runs them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

XDG = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


@pytest.fixture(autouse=True, scope="session")
def nobody_s_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty home for the whole run: a test that forgets its data folder must not find a person's own."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in XDG:
            patch.setenv(name, str(home / name.lower()))
        yield home
