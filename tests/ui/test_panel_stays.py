"""What of a record's panel stays in sight: its top for another record, a place for the focus."""

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.messages.states import discard_message
from tests.helpers.house import House

WAITING = "SELECT id FROM notification WHERE status = 'pending' AND channel = 'mail' LIMIT 1"


def test_another_record_is_shown_from_its_top(house: House) -> None:
    house.window.resize(1180, 640)
    page = house.show(Entity.AGENCY, house.ids.agencies[0])
    bar = page.panel._scroll.verticalScrollBar()
    house.qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    page.panel.refresh()
    assert bar.value() > 0  # the same one stays where it is
    page.panel.show_record(house.ids.agencies[1])
    assert bar.value() == 0


def test_who_pressed_what_is_offered_no_more_keeps_the_focus_in_sight(house: House) -> None:
    message = house.company.value(WAITING)
    page = house.show(Entity.NOTIFICATION, message)
    page.panel.focus_first()
    house.company.do(discard_message, message)
    page.panel.refresh()
    assert page.panel.actions_now() == []
    assert page.panel._close.hasFocus()
