"""What holds for every test: no real screen, no real home, properties of a known thoroughness."""

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import hypothesis
import pytest

from tests.helpers.display import Display

# --- the surroundings, laid before anything of the program or of Qt is imported -------------------

_HOME = Path(tempfile.mkdtemp(prefix="astrobookings-tests-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)

OF_THE_TESTS = ("ASTROBOOKINGS_TEST_PROGRAM", "ASTROBOOKINGS_TEST_DATA")

_FOLDERS = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}


def _lay_surroundings() -> None:
    for variable, name in _FOLDERS.items():
        folder = _HOME / name
        folder.mkdir(mode=0o700)
        os.environ[variable] = str(folder)
    # The person's own database, session bus and desktop are none of the tests' business.
    for variable in list(os.environ):
        if variable.startswith("ASTROBOOKINGS_") and variable not in OF_THE_TESTS:
            del os.environ[variable]
    for variable in ("DBUS_SESSION_BUS_ADDRESS", "XDG_CURRENT_DESKTOP", "QT_STYLE_OVERRIDE"):
        os.environ.pop(variable, None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["LANGUAGE"] = ""


_lay_surroundings()

_MEMORY, _ROOM = Path("/dev/shm"), 2 << 30  # bytes


def _choose_ground() -> None:
    """The tests' own files stand in memory where there is room: nobody waits for a disk then."""
    wanted = "PYTEST_DEBUG_TEMPROOT"
    if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ROOM:
        os.environ.setdefault(wanted, str(_MEMORY))


_choose_ground()

# --- properties -----------------------------------------------------------------------------------

# deadline=None: on a shared machine a slow example says nothing about the code.
hypothesis.settings.register_profile("quick", max_examples=50, deadline=None, derandomize=False)
hypothesis.settings.register_profile(
    "thorough", max_examples=1000, deadline=None, derandomize=False
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--slow",
        action="store_true",
        help="run the slow tests too, with more examples per property",
    )
    parser.addoption(
        "--bundle", type=Path, help="the folder of a built bundle, to be tried by tests/packaging"
    )


def pytest_configure(config: pytest.Config) -> None:
    profile = "thorough" if config.getoption("--slow") else "quick"
    hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", profile))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if not item.get_closest_marker("slow")]


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()  # what was loaded stays: collecting after each test is quick


# --- shared fixtures ------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    """A private X screen with a window manager, for programs run as processes of their own."""
    with Display() as screen:
        yield screen


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """For every test; a fixture of a wider scope does it itself."""
    from tests.helpers.hashing import hash_quickly

    hash_quickly(monkeypatch)


@pytest.fixture(autouse=True)
def no_gate_stays_open() -> Iterator[None]:
    """The program keeps its one database's gate open; thousands would use up the descriptors."""
    yield
    from astrobookings_desktop.data.gate import WriteGate

    for gate in WriteGate._gates.values():
        gate.forget_after_fork()
    WriteGate._gates.clear()


SLOW_COLLECTION = 0.05  # seconds; a window's own garbage takes a fifth of it


@pytest.fixture(autouse=True)
def garbage_goes_in_the_main_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the program's window: a widget that a worker's thread collects may hang both."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    began = perf_counter()
    gc.collect()
    if perf_counter() - began > SLOW_COLLECTION:
        gc.freeze()  # what thousands of tests before left for good isn't walked over each time
    gc.enable()
