"""What is loaded when: as little as the person needs who waits."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from pytestqt.qtbot import QtBot

from astrobookings_desktop.ui.start.loading import Loading

OURS = "astrobookings_desktop"


@pytest.fixture
def unfrozen() -> Iterator[None]:
    """What was set aside as loaded is looked at again: the tests go on."""
    yield
    gc.unfreeze()


@pytest.mark.parametrize(
    ("loaded", "spared"),
    [
        (
            "ui.app",
            ("ui.main_window", "ui.desk", "ui.entities", "ui.table", "data.queries.listing.base"),
        ),
        ("cli.window", ("data.queries.language", "jobs.registry", "jobs.mail.way")),
        (
            "ui.main_window",
            ("ui.pages.page", "ui.dialogs.form", "ui.settings.dialog", "jobs.documents"),
        ),
        (
            "cli.listing",
            ("services.lists.exports", "services.bookings.sales", "services.launches.scheduling"),
        ),
    ],
)
def test_nothing_is_loaded_that_is_not_needed_yet(loaded: str, spared: tuple[str, ...]) -> None:
    names = [f"{OURS}.{name}" for name in spared] + ["lark", "jinja2", "openpyxl", "keyring"]
    assert [name for name in names if find_spec(name) is None] == [], "spared, not misspelled"
    code = f"import sys, {OURS}.{loaded}; print(*[name for name in {names} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.split() == []


@pytest.mark.usefixtures("unfrozen")
def test_the_window_is_loaded_while_somebody_signs_in(qtbot: QtBot) -> None:
    loading = Loading()
    with qtbot.waitSignal(loading.done):
        loading.start()
    loading.finish()  # nothing is left


@pytest.mark.usefixtures("unfrozen")
def test_who_is_in_at_once_waits_for_the_rest(qtbot: QtBot) -> None:
    loading = Loading()
    loading.start()
    with qtbot.waitSignal(loading.done):
        loading.finish()
    assert f"{OURS}.ui.start.opening" in sys.modules
