"""One window per database and session: who is first, what is handed over, and bad callers."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.start import one_window
from astrobookings_desktop.ui.start.one_window import (
    LONGEST_KEY,
    LONGEST_MESSAGE,
    Hangs,
    NotOurs,
    OneWindow,
    Wanted,
    place_of,
    take_place,
)

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts of the window as processes on one database; `says` reads what one says."""
    started: list[subprocess.Popen[str]] = []

    def begin(key: str = "", patience: float = 20.0) -> subprocess.Popen[str]:
        words = [sys.executable, "-m", "tests.helpers.starts", tmp_path / "office.db", key]
        process = subprocess.Popen(
            [*map(str, words), str(patience)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def says(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_of_starts_that_race_exactly_one_is_first_and_hears_of_all_others(start: Start) -> None:
    keys = [f"K7M4Q{number}" for number in range(2, 6)]
    said = {key: (process, says(process)) for key, process in [(key, start(key)) for key in keys]}
    (first,) = [key for key, (_process, words) in said.items() if words == "first"]
    others = [key for key in keys if key != first]
    assert [said[key][1] for key in others] == ["handed over"] * 3
    assert {says(said[first][0]) for _ in others} == {f"wanted {key}" for key in others}


def test_the_place_of_a_killed_one_is_free_and_a_hanging_one_is_told(start: Start) -> None:
    first = start()
    assert says(first) == "first"
    first.send_signal(signal.SIGSTOP)
    assert says(start("K7M4QX", patience=0.5)) == "hangs"
    first.kill()  # the socket stays behind
    first.wait()
    second = start()
    assert says(second) == "first"
    assert says(start("ABCDEF")) == "handed over"
    assert says(second) == "wanted ABCDEF"


# --- within one process ---------------------------------------------------------------------------


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[OneWindow]:
    found = take_place(tmp_path / "office.db", Wanted())
    assert found is not None
    assert found.listen()
    yield found
    found.close()
    found.deleteLater()


def call(place: OneWindow) -> socket.socket:
    caller = socket.socket(socket.AF_UNIX)
    caller.settimeout(10)
    caller.connect(str(place._place))
    return caller


LINES = st.one_of(
    st.binary(max_size=300),
    st.binary(max_size=100).map(lambda some: some + b"\n"),
    st.just(b"x" * (LONGEST_MESSAGE * 3)),
    st.just(b"[" * LONGEST_MESSAGE + b"\n"),
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    ).map(lambda some: json.dumps(some).encode() + b"\n"),
    st.fixed_dictionaries(
        {"entity": st.text() | st.just("booking") | st.none() | st.integers()},
        optional={
            "key": st.text() | st.integers() | st.just("k" * 400) | st.just("\ud800"),
            "activation": st.text() | st.lists(st.text()),
        },
    ).map(lambda some: json.dumps(some).encode() + b"\n"),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(LINES)
def test_whatever_a_caller_says_the_next_one_is_heard(
    qtbot: QtBot, place: OneWindow, said: bytes
) -> None:
    with closing(call(place)) as caller:
        caller.sendall(said[:60_000])
        caller.shutdown(socket.SHUT_WR)
        with (
            qtbot.waitSignal(place.wanted, check_params_cb=lambda one: one.key == "K7M4QX"),
            closing(call(place)) as good,
        ):
            good.sendall(Wanted(Entity.BOOKING, "K7M4QX").as_line())


def test_who_says_nothing_is_hung_up_on_and_only_so_many_are_heard(
    qtbot: QtBot, place: OneWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_window, "CALLER_MS", 300)
    callers = []
    for _ in range(60):
        callers.append(call(place))
        QCoreApplication.processEvents()
    assert len(place.findChildren(one_window._Caller)) <= one_window.MOST_CALLERS
    qtbot.waitUntil(lambda: not place.findChildren(one_window._Caller))
    for caller in callers:
        caller.close()
    with qtbot.waitSignal(place.wanted), closing(call(place)) as good:
        good.sendall(Wanted().as_line())


@given(
    st.sampled_from([None, *Entity]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=LONGEST_KEY),
    st.text(max_size=400),
)
def test_what_is_wanted_comes_over_as_it_is(entity: Entity | None, key: str, token: str) -> None:
    line = Wanted(entity, key, token).as_line()
    assert len(line) <= LONGEST_MESSAGE
    heard = Wanted.from_line(line)
    assert (heard.entity, heard.key) == (entity, key)
    assert heard.activation in ("", token)


@pytest.fixture
def short() -> Iterator[Path]:
    """A private folder with a short name, as sockets need."""
    with tempfile.TemporaryDirectory(prefix="run-", dir="/tmp") as folder:
        yield Path(folder)


def test_the_place_is_private_and_of_one_database_and_session(tmp_path: Path, short: Path) -> None:
    here = {"XDG_RUNTIME_DIR": str(short), "DISPLAY": ":1"}
    (tmp_path / "one.db").touch()
    (tmp_path / "link.db").symlink_to(tmp_path / "one.db")
    one = place_of(tmp_path / "one.db", here)
    assert one.parent == short
    assert place_of(tmp_path / "link.db", here) == one
    assert place_of(tmp_path / "one.db", here | {"DISPLAY": ":1.0"}) == one
    assert place_of(tmp_path / "one.db", here | {"DISPLAY": ":2"}) != one
    assert place_of(tmp_path / "one.db", here | {"WAYLAND_DISPLAY": "wayland-0"}) != one
    assert place_of(tmp_path / "two.db", here) != one


def test_a_folder_that_others_can_enter_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    open_one = tmp_path / "open"
    open_one.mkdir(mode=0o755)
    own = tmp_path / f"astrobookings-{os.geteuid()}"
    assert place_of(tmp_path / "one.db", {"XDG_RUNTIME_DIR": str(open_one)}).parent == own
    assert own.stat().st_mode & 0o777 == 0o700
    own.rmdir()
    own.symlink_to(open_one)
    with pytest.raises(NotOurs):
        place_of(tmp_path / "one.db", {})


def test_an_orderly_end_leaves_nothing_and_the_place_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QCoreApplication
) -> None:
    with tempfile.TemporaryDirectory(prefix="run-", dir="/tmp") as short:
        monkeypatch.setattr("tempfile.tempdir", short)
        first = take_place(tmp_path / "one.db", Wanted(), {})
        other = take_place(tmp_path / "two.db", Wanted(), {})
        assert first is not None
        assert other is not None
        assert first.listen()
        lock = first._place.with_suffix(".lock")
        late = os.open(lock, os.O_RDWR)  # by a start that waits for the place
        first.close()
        assert not lock.exists()
        again = take_place(tmp_path / "one.db", Wanted(), {})
        assert again is not None
        assert not os.path.samestat(os.fstat(late), lock.stat())
        os.close(late)
        for window in (again, other):
            window.close()
        assert list(Path(short).iterdir()) == []


def test_the_socket_is_for_its_owner_alone(
    place: OneWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert place._place.stat().st_mode & 0o077 == 0
    assert place._place.with_suffix(".lock").stat().st_mode & 0o077 == 0
    monkeypatch.setattr(one_window, "ANSWER_SECONDS", 0.2)
    with pytest.raises(Hangs):  # our own loop, which would answer, stands still meanwhile
        take_place(tmp_path / "office.db", Wanted())
