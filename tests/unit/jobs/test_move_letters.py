"""What the letters of a transfer and of a move say to each who gets one (DOMAIN.md §5, §8)."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.jobs.mail.letters import Letter
from astrobookings_desktop.jobs.mail.trial import letter_of
from astrobookings_desktop.services.bookings.cancellations import cancel_seats, void_sale
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.bookings.seats import lapse_due_holds
from astrobookings_desktop.services.bookings.transfers import move_booking, transfer_booking
from astrobookings_desktop.services.messages.notices import withdraw
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.company import Company

SOON, LATER = datetime(2027, 6, 23, 9, tzinfo=UTC), datetime(2027, 12, 28, 9, tzinfo=UTC)
LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])


class House:
    """Ann and Bob travel with Orbital, which flies to the Moon and, dearer, to Mars."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.orbital = company.agency(name="Orbital", email="desk@orbital.example")
        self.selene = company.agency(name="Selene", email="desk@selene.example")
        self.moon = self.launch(self.orbital, "Moon", "41500000.00", SOON)
        self.mars = self.launch(self.orbital, "Mars", "57000000.00", LATER)
        self.ann, self.bob = (
            company.traveler(
                name=name, email=f"{name[:3].lower()}@example.org", contact_phone=phone
            )
            for name, phone in (("Ann Lee", "+34 600 111 111"), ("Bob Stone", "+34 600 222 222"))
        )

    def launch(self, agency: int, place: str, price: str, date: datetime) -> int:
        rocket = self.company.rocket(agency)
        terms = {"destination": place, "price_per_seat": price, "date": date}
        return self.company.launch(rocket, **terms)

    def speak(self, language: str) -> None:
        def set_language(work: UnitOfWork) -> None:
            work.connection.execute('UPDATE "user" SET language = ?', (language,))

        self.company.work(set_language)

    def letters(self, person: int, waiting: bool = False) -> list[Letter]:
        """All that somebody gets by mail, or what of it waits, the newest last."""
        keys = self.company.rows(
            "SELECT id FROM notification WHERE user_id = ? AND channel = 'mail' AND status IN "
            "('pending', ?) ORDER BY id",
            *(person, "pending" if waiting else "sent"),
        )
        return [letter_of(self.company.reading, resource("mail"), key) for (key,) in keys]

    def everything_is_sent(self) -> None:
        self._waiting_becomes("sent")

    def everything_goes_wrong(self) -> None:
        self._waiting_becomes("failed")

    def send_of(self, event: str) -> None:
        """Of all that waits only this goes out."""
        self._waiting_becomes("sent", event)

    def _waiting_becomes(self, status: str, event: str = "%") -> None:
        def change(work: UnitOfWork) -> None:
            work.connection.execute(
                "UPDATE notification SET status = ? WHERE status = 'pending' AND event LIKE ?",
                (status, event),
            )

        self.company.work(change)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    company = Company(tmp_path / "office.db")
    yield House(company)
    company.close()


def whole(text: str) -> str:
    """A locator as letters show it."""
    return f"{text[:3]} {text[3:]}"


TRANSFER = {
    "en": (
        "Your booking {} was transferred to Bob Stone and is no longer yours.",
        "Transferred to: Bob Stone",
        "Booking {} of Ann Lee was transferred to you: it is yours now.",
        "Booking {} on your launch was transferred from Ann Lee to Bob Stone.",
    ),
    "es": (
        "Su reserva {} se ha transferido a Bob Stone y ya no es suya.",
        "Transferida a: Bob Stone",
        "La reserva {} de Ann Lee se le ha transferido: ahora es suya.",
        "La reserva {} de su lanzamiento se ha transferido de Ann Lee a Bob Stone.",
    ),
}


@LANGUAGES
def test_after_a_transfer_each_reads_whose_the_booking_is(house: House, language: str) -> None:
    company = house.company
    sold = company.do(sell_seats, SellSeats(house.moon, house.ann, 1))
    company.do(transfer_booking, sold.id, house.bob)
    house.speak(language)
    former, label, new, agency = (words.format(whole(sold.locator)) for words in TRANSFER[language])
    to_ann, to_bob = house.letters(house.ann)[-1], house.letters(house.bob)[-1]
    for letter, words in (
        (to_ann, former),
        (to_bob, new),
        (house.letters(house.orbital)[-1], agency),
    ):
        assert words in letter.text
        assert words in letter.html
        assert "2027" in letter.text  # the launch's facts are there
        assert "41" in letter.text
    assert label in to_ann.text
    assert ("Bob Stone" in to_ann.subject, "Traveler: " in to_ann.text) == (True, False)
    assert "Traveler: Bob Stone" in to_bob.text or "Viajero: Bob Stone" in to_bob.text
    for letter, other in ((to_ann, "bob"), (to_bob, "ann")):  # no way to reach the other one
        assert f"{other}@example.org" not in letter.text + letter.html
        assert "+34" not in letter.text + letter.html


def test_a_transferred_hold_says_until_when_it_is_to_be_confirmed(house: House) -> None:
    held = house.company.do(hold_seats, SellSeats(house.moon, house.ann, 1))
    house.company.do(transfer_booking, held.id, house.bob)
    (letter,) = house.letters(house.bob)
    end = "We hold the seats until Tuesday 24 November 2026, 14:32 UTC; confirm them at our desk"
    assert end in letter.text


MOVE = {
    "en": (
        "to the Moon on Wednesday 23 June 2027, 09:00 UTC was moved to ",
        "to Mars on Tuesday 28 December 2027, 09:00 UTC, and has the locator {new} now.",
        "The refund of the old seats, 29,050,000.00 USD, is set off against the price of the new "
        "ones, 57,000,000.00 USD: ",
        "27,950,000.00 USD to pay",
        ("To pay: 27,950,000.00 USD", "Refund of the old seats: 29,050,000.00 USD"),
    ),
    "es": (
        "a la Luna del miércoles, 23 de junio de 2027, 09:00 UTC se ha trasladado a ",
        "y ahora tiene el localizador {new}.",
        "El reembolso de las plazas antiguas, 29.050.000,00 USD, se descuenta del precio de las "
        "nuevas, 57.000.000,00 USD: ",
        "27.950.000,00 USD a pagar",
        (
            "A pagar: 27.950.000,00 USD",
            "Reembolso de las plazas antiguas: 29.050.000,00 USD",
        ),
    ),
}


@LANGUAGES
def test_both_letters_of_a_move_name_it_the_other_booking_and_the_balance(
    house: House, language: str
) -> None:
    company = house.company
    old = company.do(sell_seats, SellSeats(house.moon, house.ann, 1))
    house.everything_is_sent()
    new = company.do(move_booking, old.id, house.mars)
    house.speak(language)
    start, there, set_off, owed, rows = MOVE[language]
    for person in (house.ann, house.orbital):
        left, came = house.letters(person, waiting=True)
        for letter in (left, came):
            for part in (letter.text, letter.html):
                assert whole(old.locator) in part
                assert start in part
                assert there.format(new=whole(new.locator)) in part
                assert set_off in part
                assert owed in part
            assert set(rows) < set(letter.text.splitlines())
    moved = "Moved" if language == "en" else "Traslad"
    assert all(one.subject.startswith(moved) for one in house.letters(house.orbital, waiting=True))
    lines = company.rows("SELECT DISTINCT message FROM notification WHERE status = 'pending'")
    assert len(lines) == 2
    assert all(line.endswith(", 27,950,000.00 USD to pay") for (line,) in lines)


@LANGUAGES
def test_a_move_to_cheaper_seats_says_what_is_paid_back(house: House, language: str) -> None:
    cheap = house.launch(house.orbital, "Mars", "1000000.00", LATER)
    old = house.company.do(sell_seats, SellSeats(house.moon, house.ann, 1))
    house.everything_is_sent()
    house.company.do(move_booking, old.id, cheap)
    house.speak(language)
    back = {
        "en": ("we pay 28,050,000.00 USD back to you.", "To pay back: 28,050,000.00 USD"),
        "es": ("le devolvemos 28.050.000,00 USD.", "A devolver: 28.050.000,00 USD"),
    }
    for letter in house.letters(house.ann, waiting=True):
        assert all(words in letter.text for words in back[language])


def test_a_moved_hold_is_to_pay_when_it_is_confirmed(house: House) -> None:
    old = house.company.do(hold_seats, SellSeats(house.moon, house.ann, 1))
    house.everything_is_sent()
    new = house.company.do(move_booking, old.id, house.mars)
    left, came = house.letters(house.ann, waiting=True)
    assert left.subject == f"Moved: {whole(old.locator)} is now {whole(new.locator)}"
    assert f"Your hold {whole(old.locator)} to the Moon" in came.text
    for letter in (left, came):
        assert "Nothing was paid for the hold: 57,000,000.00 USD to pay when you" in letter.text
        assert "To pay when confirmed: 57,000,000.00 USD" in letter.text
        assert "set off" not in letter.text


def test_no_agency_reads_of_anothers_launch_locator_or_money(house: House) -> None:
    """The traveler does: both bookings are theirs (§1)."""
    away = house.launch(house.selene, "Phobos", "57000000.00", LATER)
    old = house.company.do(sell_seats, SellSeats(house.moon, house.ann, 1))
    house.everything_is_sent()
    new = house.company.do(move_booking, old.id, away)
    (left,), (came,) = (house.letters(who, waiting=True) for who in (house.orbital, house.selene))
    assert f"Booking {whole(old.locator)} was moved to another launch." in left.text
    assert "a booking was moved to it from another one." in came.text
    assert "Refund: 29,050,000.00 USD" in left.text
    for theirs in ("Phobos", whole(new.locator), "57,000,000", "27,950,000"):
        assert theirs not in left.subject + left.text + left.html
    for theirs in ("Moon", whole(old.locator), "29,050,000", "27,950,000"):
        assert theirs not in came.subject + came.text + came.html
    stored = house.company.rows(
        "SELECT message || facts FROM notification WHERE status = 'pending' AND user_id = ?",
        house.selene,
    )
    assert all(old.locator not in one and "29050000" not in one for (one,) in stored)
    for letter in house.letters(house.ann, waiting=True):
        assert "27,950,000.00 USD to pay" in letter.text


@pytest.mark.parametrize("sent", [False, True])
def test_a_move_whose_sale_is_void_leaves_no_letter_that_asks_for_money(
    house: House, sent: bool
) -> None:
    """What waits tells of the cancellation alone; what was sent is put right."""
    old = house.company.do(sell_seats, SellSeats(house.moon, house.ann, 1))
    house.everything_is_sent()
    new = house.company.do(move_booking, old.id, house.mars)
    if sent:
        house.everything_is_sent()
    house.company.do(void_sale, new.id)
    for person in (house.ann, house.orbital):
        (letter,) = house.letters(person, waiting=True)
        assert "to pay" not in letter.text.lower()
        if sent:
            assert f"Locator: {whole(new.locator)}" in letter.text
            assert "Refund: 57,000,000.00 USD" in letter.text
        else:
            assert f"Locator: {whole(old.locator)}" in letter.text
            assert "Refund: 29,050,000.00 USD" in letter.text


def test_a_move_whose_letters_went_half_is_put_right_when_it_is_void(house: House) -> None:
    """Ann read that she is moved, and not of the sale."""
    old = house.company.do(sell_seats, SellSeats(house.moon, house.ann, 1))
    house.everything_is_sent()
    new = house.company.do(move_booking, old.id, house.mars)
    house.send_of("booking_canceled")
    house.company.do(void_sale, new.id)
    (letter,) = house.letters(house.ann, waiting=True)
    assert letter.subject == f"Canceled: {whole(new.locator)}"


@pytest.mark.parametrize("is_void", [False, True])
def test_who_gave_a_booking_up_unheard_reads_that_it_is_no_longer_theirs(
    house: House, is_void: bool
) -> None:
    """Their letter of the transfer went wrong, and the booking is moved since."""
    sold = house.company.do(sell_seats, SellSeats(house.moon, house.ann, 1))
    house.everything_is_sent()
    house.company.do(transfer_booking, sold.id, house.bob)
    house.everything_goes_wrong()
    new = house.company.do(move_booking, sold.id, house.mars)
    if is_void:
        house.company.do(void_sale, new.id)
    (letter,) = house.letters(house.ann, waiting=True)
    assert f"{whole(sold.locator)} was transferred to Bob Stone and is no longer" in letter.text
    assert "Refund" not in letter.text
    assert "Mars" not in letter.text


@pytest.mark.parametrize("end", ["void", "cancel", "move", "lapse"])
def test_who_gave_up_what_they_were_moved_to_reads_so_when_it_ends(house: House, end: str) -> None:
    """Ann read that she is moved, and neither of the sale nor of the transfer after it."""
    company, book = house.company, hold_seats if end == "lapse" else sell_seats
    old = company.do(book, SellSeats(house.moon, house.ann, 1))
    house.everything_is_sent()
    new = company.do(move_booking, old.id, house.mars)
    house.send_of("booking_canceled")
    company.do(transfer_booking, new.id, house.bob)
    if end != "void":  # what waits goes out, what went wrong does so no more
        house.everything_goes_wrong()
    company.clock.forward(hours=25 if end == "lapse" else 0)
    acts: dict[str, Callable[[UnitOfWork], object]] = {
        "void": lambda work: void_sale(work, new.id),
        "cancel": lambda work: cancel_seats(work, new.id),
        "move": lambda work: move_booking(work, new.id, house.moon),
        "lapse": lapse_due_holds,
    }
    company.work(acts[end])
    (letter,) = house.letters(house.ann, waiting=True)
    assert "was transferred to Bob Stone and is no longer yours" in letter.text
    assert f"Locator: {whole(new.locator)}" in letter.text
    assert "Refund" not in letter.text


def test_who_never_read_of_a_move_hears_nothing_of_what_they_gave_up(house: House) -> None:
    """No letter of it is left that could tell Ann that she has the booking."""
    company = house.company
    old = company.do(sell_seats, SellSeats(house.moon, house.ann, 1))
    house.everything_is_sent()
    new = company.do(move_booking, old.id, house.mars)
    house.everything_goes_wrong()
    company.work(lambda work: withdraw(work, Entity.BOOKING, old.id))
    company.do(transfer_booking, new.id, house.bob)
    house.everything_goes_wrong()
    company.do(cancel_seats, new.id)
    assert house.letters(house.ann, waiting=True) == []
