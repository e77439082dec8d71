"""How the jobs' page shares its height: causes of trouble, what runs, and the list."""

import pytest

from astrobookings_desktop.data.queries.queue import NEVER
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.pacing import Bundle, Notice
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.ui.notices.words import words_of
from astrobookings_desktop.ui.pages.page import EntityPage
from astrobookings_desktop.ui.widgets.buttons import Button
from tests.helpers.house import Houses
from tests.helpers.job_office import REFUSED, Office


@pytest.fixture
def office(open_house: Houses) -> Office:
    return Office(open_house())


def whole_rows(page: EntityPage) -> int:
    """How many rows of the list are in sight, none cut."""
    return page.view.viewport().height() // page.view.verticalHeader().defaultSectionSize()


def test_in_a_low_window_a_cause_and_its_buttons_are_whole_beside_three_rows(
    open_house: Houses,
) -> None:
    office = Office(open_house(practice=True))
    lock = {"locked_by": "w", "locked_until": NEVER}
    for place in range(3):
        office.add(status="running", entity_type="notification", entity_id=place + 1, **lock)
    office.add("back_up", status="running", progress=40, **lock)
    for place in range(4):
        office.fail(f"{REFUSED} {place}", 30)
    house, window = office.house, office.house.window
    window.resize(1180, 640)
    notices = tuple(
        Notice(("job", key), "A job failed", f"Mail: {REFUSED}", Entity.JOB_QUEUE, key)
        for key in range(9)
    )
    window.notice.tell(1, words_of(Bundle(notices, 9)))
    page = house.visit(Entity.JOB_QUEUE)
    board = office.board
    house.qtbot.waitUntil(lambda: board.running.isHidden())
    board.look()
    brief = board.troubles.brief
    assert brief.hint.text() == "4 running: Daily backup 40 %, Mail (3)"
    assert brief.bar.isVisible()
    assert brief.bar.value() == 40
    viewport = board._scroll.viewport()
    first = board.troubles.rows[0]
    house.qtbot.waitUntil(
        lambda: viewport.rect().contains(first.mapTo(viewport, first.rect().bottomRight()))
    )
    house.qtbot.waitUntil(lambda: whole_rows(page) >= 3)
    assert window.notice.banner.height() <= window.notice.banner.minimumHeight()
    assert window.notice.banner.more.text().count(REFUSED) == 1  # what is the same is said once

    empty = page.listing._empty
    for typed, title in (
        ("nothing of this kind", "Nothing matches “nothing of this kind”"),
        ("seats>", "This search can't be read yet"),  # its complaint takes room as well
    ):
        page.search.setText(typed)
        page.listing.list()
        house.qtbot.waitUntil(lambda title=title: empty.title.text() == title)
        page.search.clearFocus()
        page.head._complain_after_all()
        board.look()

        def is_whole() -> bool:
            ways = [one for one in empty.findChildren(Button) if one.isVisible()]
            parts = (empty.title, *ways)
            return bool(ways) and all(empty.rect().contains(part.geometry()) for part in parts)

        house.qtbot.waitUntil(is_whole)
        assert not empty._icon.isVisible()


def test_a_low_window_leaves_the_list_its_room_and_cuts_no_line(office: Office) -> None:
    for place in range(3):
        lock = {"locked_by": "w", "locked_until": NEVER}
        office.add(status="running", entity_type="notification", entity_id=place + 1, **lock)
    office.fail()
    office.add(last_error="away", error_kind=Trouble.NETWORK, count=4)
    page = office.house.visit(Entity.JOB_QUEUE)
    board = office.board
    house = office.house
    rows = board.troubles.rows

    def shown() -> list[bool]:
        room = board._scroll.viewport().rect()
        ends = [row.mapTo(board._scroll.viewport(), row.rect().bottomLeft()) for row in rows]
        return [room.contains(end) for end in ends]

    house.qtbot.waitUntil(lambda: shown() == [True, True])
    assert board.running.hint.text() == "Mail (3)"
    assert page.view.viewport().height() >= 5 * page.view.verticalHeader().defaultSectionSize()
    for place in range(5):
        office.fail(f"{REFUSED} {place}")
    board.look()
    board.look()
    height = board._scroll.viewport().height()
    ends = [row.mapTo(board._sheet, row.rect().bottomLeft()).y() + 1 for row in board.troubles.rows]
    assert height in ends
    house.window.resize(1366, 1600)
    house.qtbot.waitUntil(lambda: page.height() > 1300)
    board.look()
    assert board.running.hint.text() == ""
    assert board.running._lines[0]._on.text() == "Notification 1"


def test_every_cause_is_in_sight_at_once_and_first_where_room_is_short(office: Office) -> None:
    office.fail()
    house = office.house
    board = office.board
    page = house.page(Entity.JOB_QUEUE)
    (row,) = board.troubles.rows
    lowest = row.mapTo(board, row.rect().bottomLeft()).y()
    house.qtbot.waitUntil(lambda: board.rect().bottom() >= lowest)
    assert board.running.isVisible()
    page.resize(page.width(), 450)  # as in a low window: what runs, nothing, makes room
    board.fit()
    assert not board.running.isVisible()
    assert board.troubles.isVisible()
    page.resize(page.width(), 680)
    board.fit()
    assert board.running.isVisible()
