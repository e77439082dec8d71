"""What lies on the disk is its owner's alone, whatever the umask."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.polling import until
from tests.helpers.program import run_program, window_program


@pytest.fixture(params=[0o000, pytest.param(0o022, marks=pytest.mark.slow)], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_every_file_of_a_day_is_private(tmp_path: Path, umask: int) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    there = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
    }
    backups = home / "data" / "astrobookings" / "backups"
    for words in (
        ("init",),
        ("create", "traveler", "--name", "Ana"),
        ("settings", "set", "theme", "dark"),
        ("export", "entry_log", home / "data" / "astrobookings" / "proof.log"),
    ):
        done = run_program(*words, environment=there)
        assert done.returncode == 0, done.stderr
    backups.mkdir(mode=0o700)
    assert run_program("backup", backups, environment=there).returncode == 0
    crashes = home / "config" / "astrobookings" / "crashes"
    with window_program(environment=there, log=tmp_path / "log"):
        until(lambda: list(crashes.glob("running-*.txt")), "the program to begin its watch")
    open_to_others = {
        str(one.relative_to(home)): oct(stat.S_IMODE(one.stat().st_mode))
        for one in home.rglob("*")
        if "astrobookings" in one.parts and stat.S_IMODE(one.stat().st_mode) & 0o077
    }
    assert open_to_others == {}
    kinds = {one.suffix for one in home.rglob("*") if one.is_file()}
    assert {".db", ".db-gate", ".abk", ".toml", ".log", ".txt"} <= kinds, kinds
