"""Taking edits back where a field was blank before or is blank after."""

from datetime import date

import pytest

from astrobookings_desktop.domain.errors import AlreadyCanceled, ChangedSince, InvalidValue
from astrobookings_desktop.domain.passengers import Passenger
from astrobookings_desktop.services.bookings import cancellations, passengers, sales
from astrobookings_desktop.services.people import travelers
from astrobookings_desktop.services.undo import undo_edit
from tests.helpers.company import Company


def phone(company: Company) -> str | None:
    found: str | None = company.value("SELECT contact_phone FROM traveler")
    return found


def last_entry(company: Company) -> int:
    return int(company.value("SELECT max(id) FROM entry_log WHERE action = 'edit'"))


def test_a_field_that_was_blank_is_blank_again(company: Company) -> None:
    ana = company.traveler(name="Ana")
    company.do(travelers.edit_traveler, ana, {"contact_phone": "+34 611 111 222"})
    entry = last_entry(company)
    company.do(undo_edit, entry)
    assert phone(company) is None
    company.do(undo_edit, last_entry(company))
    assert phone(company) == "+34 611 111 222", "and once more"


def test_what_is_no_edit_of_ones_own_is_said_in_a_sentence(company: Company) -> None:
    company.traveler()
    with pytest.raises(InvalidValue) as refused:
        company.do(undo_edit, 1)
    assert str(refused.value) == "Entry must be that of an edit of your own, which 1 isn't."


def test_a_field_that_was_emptied_is_filled_again(company: Company) -> None:
    ana = company.traveler(name="Ana", contact_phone="+34 600")
    company.do(travelers.edit_traveler, ana, {"contact_phone": ""})
    company.do(undo_edit, last_entry(company))
    assert phone(company) == "+34 600"


def test_what_was_filled_since_stays(company: Company) -> None:
    ana = company.traveler(name="Ana", contact_phone="+34 600")
    company.do(travelers.edit_traveler, ana, {"contact_phone": ""})
    emptied = last_entry(company)
    company.do(travelers.edit_traveler, ana, {"contact_phone": "+34 700"})
    with pytest.raises(ChangedSince, match="changed since"):
        company.do(undo_edit, emptied)
    assert phone(company) == "+34 700"


def test_passengers_are_named_as_they_were_whatever_stands_in_their_names(
    company: Company,
) -> None:
    sale = sales.SellSeats(company.launch(), company.traveler(), 3)
    booking = company.do(sales.sell_seats, sale).id
    first = [
        Passenger("Sato, Aiko, 1999-01-01", date(1980, 5, 1)),
        Passenger("李", date(1990, 2, 3)),
    ]

    def name(*people: Passenger) -> int:
        company.do(passengers.name_passengers, booking, people)
        return int(company.value("SELECT max(id) FROM entry_log WHERE action = 'passengers'"))

    def seated() -> list[Passenger]:
        return [one.person for one in passengers.passengers_of(company.reading, booking)]

    begun = name(*first)
    changed = name(first[1], Passenger("Zoë", date(1985, 1, 1)))
    with pytest.raises(ChangedSince):
        company.do(undo_edit, begun)
    company.do(undo_edit, changed)
    assert sorted(seated(), key=str) == sorted(first, key=str)
    company.do(undo_edit, begun)
    assert seated() == []
    again = name(*first)
    company.do(cancellations.cancel_seats, booking)
    with pytest.raises(AlreadyCanceled):
        company.do(undo_edit, again)
    assert seated() == first
