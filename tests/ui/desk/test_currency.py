"""Money at the desk stands in the company's currency, also in a window that was open before."""

from functools import partial

from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.ui.desk.cancel_card import CancelCard
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.launch_list import LaunchCard
from tests.helpers.desk_hands import ENTER, Hands, find, to_seats
from tests.helpers.desk_office import Office


def per_seat(card: LaunchCard) -> str:
    (title,) = (one.heading for one in card.table.rows.columns if one.key == "price")
    return title


def test_the_desk_follows_the_currency_until_the_first_sale(office: Office, hands: Hands) -> None:
    desk = hands.desk
    launches, moving = desk.selling.lists.launches, desk.changing.lists.launches
    assert per_seat(launches) == per_seat(moving) == "Per seat, USD"
    to_seats(hands, "lunar", "haruka")
    ticket = desk.selling.pane.ticket
    assert ticket.total.text() == "28,000,000.00 USD"

    change = partial(change_settings, entered={"currency": "EUR"})
    office.context.run(change, lambda _done: None, lambda _refusal: None)
    hands.until(lambda: ticket.total.text() == "28,000,000.00 EUR")
    assert per_seat(launches) == per_seat(moving) == "Per seat, EUR"
    office.company.do(change_settings, {"currency": "GBP"})  # at another desk
    hands.until(lambda: ticket.total.text() == "28,000,000.00 GBP")
    assert per_seat(launches) == "Per seat, GBP"

    hands.press("2", ENTER, ENTER)
    sold = desk.selling.pane.sold.booking
    assert sold is not None
    hands.press("R", ctrl=True)
    card = desk.changing.pane.changes[Job.CANCEL]
    assert isinstance(card, CancelCard)
    assert card.amount.text() == "39,200,000.00 GBP"
    find(hands, sold.locator)
    assert desk.changing.pane.booking.sides[1].figure.text() == "56,000,000.00 GBP"
