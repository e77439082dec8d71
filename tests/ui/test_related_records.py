"""The records that belong to the one that is shown."""

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.ui.pages.page import EntityPage
from astrobookings_desktop.ui.widgets.buttons import LinkButton
from tests.helpers.house import House


def links(page: EntityPage) -> dict[str, LinkButton]:
    """The links of a panel by their words."""
    found = page.panel._related.findChildren(LinkButton)
    return {one.text(): one for one in found if one.isVisible()}


def test_more_records_than_are_shown_are_listed_under_their_condition(house: House) -> None:
    launch = house.ids.launches[1]
    page = house.show(Entity.LAUNCH, launch)
    house.qtbot.waitUntil(lambda: len(links(page)) >= 2)
    assert "All bookings" not in links(page)  # both are shown
    wishes = [SellSeats(launch, traveler, 1) for traveler in house.ids.travelers[2:]]
    sold = [house.run(lambda work, one=wish: sell_seats(work, one)).id for wish in wishes]
    house.qtbot.waitUntil(lambda: "All bookings" in links(page))
    links(page)["All bookings"].click()
    house.wait_listed(house.page(Entity.BOOKING), [*house.ids.bookings[1:], *sold])
