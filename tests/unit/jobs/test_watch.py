"""Hearing of other people's commits."""

import threading
from collections.abc import Iterator

import pytest

from astrobookings_desktop.jobs.watch import CommitWatch
from tests.unit.jobs.conftest import Works

LONG = 20.0


@pytest.fixture(params=[False, True], ids=["told", "asking"])
def watch(works: Works, request: pytest.FixtureRequest) -> Iterator[CommitWatch]:
    with CommitWatch(works.company.path, asking=request.param) as watch:
        yield watch


def hears(watch: CommitWatch) -> bool:
    """Whether it hears of something, however often it has to look."""
    return any(watch.wait(0.05) for _ in range(200))


def test_a_commit_is_heard_and_silence_is_not(works: Works, watch: CommitWatch) -> None:
    assert not watch.wait(0.05)
    works.add()
    assert hears(watch)
    while watch.wait(0.05):  # whatever else that commit brought
        pass
    works.company.rows("SELECT count(*) FROM job_queue")
    assert not watch.wait(0.05)


def test_who_waits_is_let_go(watch: CommitWatch) -> None:
    heard: list[bool] = []
    waiting = threading.Thread(target=lambda: heard.append(watch.wait(LONG)))
    waiting.start()
    watch.end()
    waiting.join(LONG)
    watch.close()
    watch.end()  # nobody is there any more
    assert len(heard) == 1
    assert not waiting.is_alive()
