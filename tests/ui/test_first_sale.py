"""The panel of a booking that came from a move says when it was sold first, and by whom."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings import sales, transfers
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.entities.first_sale import first_sale
from astrobookings_desktop.ui.language import use_language
from tests.helpers.house import House


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    use_language("es")
    yield
    use_language("en")


def _marta(house: House) -> Actor:
    return Actor(house.ids.users[0], "Marta Ruiz", Role.AGENT)


def test_the_sale_before_all_moves_is_told(house: House) -> None:
    company, ids = house.company, house.ids
    company.actor = _marta(house)
    sold = company.do(sales.sell_seats, SellSeats(ids.launches[0], ids.travelers[0], 1))
    told = f"{shown.moment_with_weekday(company.clock.now)}, by Marta Ruiz"
    booking = sold.id
    for launch in (ids.launches[3], ids.launches[2]):
        company.clock.forward(days=1)
        booking = house.run(
            lambda work, was=booking, to=launch: transfers.move_booking(work, was, to)
        ).id
        panel = house.show(Entity.BOOKING, booking).panel
        assert ("First sold", told, False) in panel._facts._shown
    panel = house.show(Entity.BOOKING, sold.id).panel
    assert "First sold" not in {label for label, _words, _strong in panel._facts._shown}


def test_a_hold_that_was_moved_was_not_sold_before(house: House, spanish: None) -> None:
    company, held = house.company, house.ids.bookings[1]
    company.actor = _marta(house)
    moved = company.do(transfers.move_booking, held, house.ids.launches[3])
    assert first_sale(company.reading, moved.id) == []
    company.do(sales.confirm_booking, moved.id)
    assert first_sale(company.reading, moved.id) == []  # its own moment says it
    when = shown.moment_with_weekday(company.clock.now)
    again = company.do(transfers.move_booking, moved.id, house.ids.launches[2])
    assert first_sale(company.reading, again.id) == [("Primera venta", f"{when}, por Marta Ruiz")]


def test_an_agency_learns_nothing_of_what_was_sold_elsewhere(house: House) -> None:
    company, ids = house.company, house.ids
    company.actor = _marta(house)
    booking = company.do(sales.sell_seats, SellSeats(ids.launches[2], ids.travelers[0], 1)).id
    for launch in (ids.launches[0], ids.launches[3]):  # from another agency to this one's two
        booking = company.do(transfers.move_booking, booking, launch).id
    assert first_sale(company.reading, booking)
    agency = ids.agencies[0]
    company.actor = Actor(agency, "Orbital Ways", Role.AGENCY, agency_id=agency)
    assert first_sale(company.reading, booking) == []
