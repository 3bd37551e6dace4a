"""The scripts of the house: what setting up looks for, and that no process of a test slips away."""

import subprocess
import sys

from scripts import system_libraries
from scripts.setup import is_worth_telling
from tests.house import ROOT

# A child that starts a sleeper of its own and dies: the sleeper is an orphan.
ORPHANING = """
import subprocess, sys
from scripts import children
children.GRACE_S = 0.3
children.adopt_orphans()
inner = "import subprocess; print(subprocess.Popen(['sleep', '60'], stdout=subprocess.DEVNULL).pid)"
orphan = int(subprocess.run([sys.executable, "-c", inner], stdout=subprocess.PIPE, check=True).stdout)
told = children.end_left_over()
assert told == [f"{orphan} sleep 60"], told
assert children.end_left_over() == []
"""


def test_an_orphan_of_a_test_is_told_and_ended():
    done = subprocess.run([sys.executable, "-c", ORPHANING], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_row_of_the_system_list_names_a_package_and_a_known_probe():
    rows = system_libraries.wanted_packages()
    assert len(rows) > 20
    assert {probe.partition(":")[0] for _, probe in rows} == {"lib", "command", "path", "module", "font"}


def test_a_library_that_is_nowhere_is_missing():
    assert not system_libraries.is_present("lib:libnowhere.so.77")
    assert not system_libraries.is_present("command:no-such-command")
    assert not system_libraries.is_present("path:/nowhere/*.so")
    assert not system_libraries.is_present("module:no_such_module")


def test_large_downloads_are_told_and_small_ones_are_not():
    assert is_worth_telling("  Downloading PySide6_Addons-6.11.3.whl (175.3 MB)\n")
    assert is_worth_telling("Downloading pyside6-addons (167.2MiB)\n")
    assert not is_worth_telling("  Downloading idna-3.10-py3-none-any.whl (70 kB)\n")
    assert not is_worth_telling("Requirement already satisfied: idna\n")
