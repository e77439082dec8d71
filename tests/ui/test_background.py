"""Long works beside the window: their thread, its progress, and what becomes of it."""

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.ui.threads.background import Background, Canceled


@pytest.fixture
def background(qtbot: QtBot) -> Background:
    return Background()


def test_work_that_is_stopped_has_done_in_the_gui_thread_what_it_waits_for(
    qtbot: QtBot, background: Background
) -> None:
    heard: list[object] = []
    for told in (background.progressed, background.done, background.failed):
        told.connect(lambda *_told: heard.append(True))
    acted: list[bool] = []

    def work(progress: Callable[[str, int, int], None]) -> None:
        progress("Going on", 1, 2)
        background._canceled.wait(10)  # by now the GUI thread waits for this one
        background.in_gui_thread(lambda: acted.append(True))

    background.start(work)
    background.stop()
    assert acted == [True]
    qtbot.waitUntil(lambda: not background.is_busy)
    assert heard == []


def test_work_whose_window_is_gone_ends_without_a_word(background: Background) -> None:
    gone, ended = threading.Event(), threading.Event()

    def work(progress: Callable[[str, int, int], None]) -> None:
        gone.wait(10)
        with pytest.raises(Canceled):
            progress("Going on", 1, 2)
        ended.set()

    background.start(work)
    thread = background._thread
    assert thread is not None
    delete(background)
    gone.set()
    thread.join()  # a fault in the thread fails the test
    assert ended.is_set()


def test_progress_and_result_come_in_the_gui_thread(qtbot: QtBot, background: Background) -> None:
    heard: list[tuple[object, ...]] = []
    background.progressed.connect(lambda *told: heard.append(told))

    def work(progress: Callable[[str, int, int], None]) -> int:
        assert threading.current_thread() is not threading.main_thread()
        acted: list[bool] = []
        background.in_gui_thread(
            lambda: acted.append(threading.current_thread() is threading.main_thread())
        )
        assert acted == [True]
        progress("Big", 1 << 40, 1 << 41)
        progress("Big", 1 << 41, 1 << 41)
        return 7

    with qtbot.waitSignal(background.done) as ended:
        background.start(work)
        with pytest.raises(RuntimeError):
            background.start(work)
    assert ended.args == [7]
    assert heard == [("Big", 1 << 40, 1 << 41), ("Big", 1 << 41, 1 << 41)]
    assert not background.is_busy


def test_canceled_work_ends_at_its_next_progress(qtbot: QtBot, background: Background) -> None:
    going = threading.Event()

    def work(progress: Callable[[str, int, int], None]) -> None:
        going.wait()
        progress("Step", 0, 1)
        raise AssertionError("it went on")

    with qtbot.waitSignal(background.failed) as ended:
        background.start(work)
        background.cancel()
        going.set()
    assert isinstance(ended.args[0], Canceled)


def test_what_goes_wrong_in_the_thread_is_carried_over(
    qtbot: QtBot, background: Background
) -> None:
    def work(_progress: object) -> None:
        raise InvalidValue("file", "be another one")

    with qtbot.waitSignal(background.failed) as ended:
        background.start(work)
    assert isinstance(ended.args[0], InvalidValue)
    with qtbot.waitSignal(background.done):
        background.start(lambda _progress: None)
