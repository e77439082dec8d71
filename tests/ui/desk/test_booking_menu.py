"""The Booking menu, as the desk fills it."""

import pytest

from astrobookings_desktop.services.bookings import cancellations
from astrobookings_desktop.ui.desk.job import Job
from tests.helpers.desk_hands import Hands, to_seats
from tests.helpers.desk_office import Office


def test_the_booking_menu_offers_what_the_booking_allows(office: Office, hands: Hands) -> None:
    menus = office.window.menus
    changes = {name: menus.by_id[f"booking.{name}"] for name in ("cancel", "move", "transfer")}
    menus.ask()
    assert all(action.isEnabled() for action in changes.values())  # they look for one first
    assert not menus.by_id["booking.hold"].isEnabled()
    assert menus.by_id["edit.actions"].toolTip() == "Open a list first"  # the desk is none
    sold = office.sell(office.orbit, 2)
    hands.desk.open_booking(sold.id)
    menus.ask()
    assert all(action.isEnabled() for action in changes.values())
    assert menus.by_id["booking.confirm"].statusTip() == "Only a hold is confirmed"
    office.company.do(cancellations.cancel_seats, sold.id)
    menus.ask()
    for action in (*changes.values(), menus.by_id["booking.void"]):
        assert not action.isEnabled()
        assert "canceled already" in action.statusTip()
        assert "canceled already" in action.toolTip()


@pytest.mark.parametrize(
    ("deed", "job"),
    [("cancel", Job.CANCEL), ("move", Job.MOVE), ("transfer", Job.TRANSFER), ("void", Job.VOID)],
)
def test_the_booking_menu_changes_what_is_shown_or_looks_for_it_first(
    office: Office, hands: Hands, deed: str, job: Job
) -> None:
    words = {"cancel": "Cancel s&eats…", "move": "&Move…", "transfer": "T&ransfer…"}
    (action,) = [
        one
        for one in hands.window.menus.all
        if one.text().partition("\t")[0] == words.get(deed, "&Void sale…")
    ]
    action.trigger()
    assert hands.desk.is_finding
    assert hands.desk.changing.lists.search.field.hasFocus()
    sold = office.sell(office.orbit, 2, office.people["Nguyễn Tấn Dũng"])
    hands.desk.open_booking(sold.id)
    hands.rest()
    action.trigger()
    assert hands.desk.changing.job is job


def test_the_booking_menu_confirms_the_hold_that_was_just_made(
    office: Office, hands: Hands
) -> None:
    to_seats(hands, "lunar", "haruka")
    hands.press("h", ctrl=True)
    hands.until(lambda: hands.desk.selling.pane.is_sold)
    next(one for one in hands.window.menus.all if one.text() == "&Confirm a hold").trigger()
    hands.rest()
    assert [status for _, _, status in office.bookings()] == ["confirmed"]
