"""A program that crashes, and what its next start tells."""

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from astrobookings_desktop.crashes import Crash, CrashWatch
from tests.helpers.polling import until
from tests.helpers.program import run_program, window_program

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The surroundings of somebody who has a database."""
    there = {**os.environ, **OFFSCREEN, "XDG_CONFIG_HOME": str(tmp_path / "config")}
    done = run_program("--database", tmp_path / "office.db", "init", environment=there)
    assert done.returncode == 0
    return there


@pytest.mark.parametrize("sign", [signal.SIGSEGV, signal.SIGABRT], ids=lambda sign: sign.name)
def test_a_crash_of_the_real_program_is_told_at_the_next_start(
    home: dict[str, str], tmp_path: Path, sign: signal.Signals
) -> None:
    folder = tmp_path / "config" / "astrobookings" / "crashes"
    with window_program(
        "--database", tmp_path / "office.db", environment=home, log=tmp_path / "log"
    ) as program:
        until(lambda: list(folder.glob("running-*.txt")), "the program to begin its watch")
        program.send_signal(sign)
        program.wait(30)
    assert program.returncode == -sign
    (file,) = folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    watch = CrashWatch(folder)
    (crash,) = watch.begin()
    report = crash.report()
    assert "astrobookings_desktop/" in report
    assert "Fatal Python error" in report
    assert str(Path.home()) not in report
    assert str(tmp_path) not in report
    watch.end()
    assert list(folder.iterdir()) == []


def test_an_orderly_end_leaves_nothing(tmp_path: Path) -> None:
    watch = CrashWatch(tmp_path / "crashes")
    assert watch.begin() == []
    watch.end()
    watch.end()  # twice is once
    assert list((tmp_path / "crashes").iterdir()) == []


def test_a_program_that_runs_is_no_crash_and_a_killed_one_says_nothing(tmp_path: Path) -> None:
    running = CrashWatch(tmp_path)
    assert running.begin() == []
    (mine,) = tmp_path.iterdir()
    assert running._file is not None
    running._file.write(b"something")
    killed = tmp_path / "running-1.txt"
    killed.write_bytes(b"")
    assert CrashWatch(tmp_path)._collect() == []
    assert mine.exists()
    assert not killed.exists()
    running.end()


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    watch = CrashWatch(tmp_path / "file" / "crashes")
    assert watch.begin() == []
    watch.end()


def test_a_report_names_versions_and_no_folders(tmp_path: Path) -> None:
    left = tmp_path / "running-1.txt"
    left.write_text(
        'Fatal Python error: Aborted\n  File "/home/ana/desk/astrobookings_desktop/ui/app.py", '
        "line 7 in run\n"
    )
    watch = CrashWatch(tmp_path)
    (crash,) = watch.begin()
    watch.end()
    assert "/home/ana" not in crash.report()
    assert 'File "astrobookings_desktop/ui/app.py", line 7 in run' in crash.report()
    assert f"Python {sys.version.split()[0]}" in crash.report()
    day = Crash(datetime(2026, 11, 23, 9, 5, tzinfo=UTC), "stacks")
    assert "2026-11-23 09:05 UTC" in day.report()
