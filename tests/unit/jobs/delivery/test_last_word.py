"""Whatever happens to bookings while mail comes and goes, the last letter says how they stand."""

import contextlib
import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.jobs.mail.way import MailSettings
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.bookings.cancellations import cancel_seats, void_sale
from astrobookings_desktop.services.bookings.sales import (
    SellSeats,
    confirm_booking,
    hold_seats,
    sell_seats,
)
from astrobookings_desktop.services.bookings.seats import lapse_due_holds
from astrobookings_desktop.services.bookings.transfers import move_booking, transfer_booking
from astrobookings_desktop.services.checks.check import check
from astrobookings_desktop.services.job_control import retry_failed_jobs
from astrobookings_desktop.services.launches.corrections import correct_outcome
from astrobookings_desktop.services.launches.transitions import (
    abort_launch,
    confirm_launch,
    delay_launch,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from tests.helpers.ledgers import LEGAL, WHY
from tests.unit.jobs.delivery.conftest import Office

ACTS = 40
SAID = {
    "confirmed": {"booking_sold", "booking_changed"},
    "pending": {"booking_held", "booking_changed"},
    "canceled": {"booking_canceled", "hold_lapsed"},
}
"""Which letter may be the last one about a booking that stands so."""

FAILED = (
    "UPDATE notification SET status = 'failed' WHERE id = ?",
    "UPDATE job_queue SET status = 'failed', executed_at = created_at, last_error = '554 never' "
    "WHERE entity_type = 'notification' AND entity_id = ? AND status = 'pending'",
)


class Days:
    """Two launches of an agency, three travelers, and chance."""

    def __init__(self, office: Office, folder: Path, seed: int) -> None:
        self.office, self.company, self.folder = office, office.company, folder
        self.chance = random.Random(seed)
        office.attachments = {}
        company = self.company
        self.agency = company.agency(email="desk@orbital.example", **LEGAL)
        self.launches = [company.launch(company.rocket(self.agency)) for _ in range(2)]
        self.people = [company.traveler(email=f"{name}@example.org") for name in "abc"]

    def act(self) -> None:
        """Something happens, if it may."""
        chance, company = self.chance, self.company
        launch, person = chance.choice(self.launches), chance.choice(self.people)
        rows = company.rows("SELECT id FROM booking WHERE status IN ('pending', 'confirmed')")
        booking = chance.choice(rows)[0] if rows else 0
        sale = SellSeats(launch, person, chance.randint(1, 2))
        date = from_text(company.value("SELECT date FROM launch WHERE id = ?", launch))
        override = Override(company.actor, WHY)
        acts: list[Callable[[], object]] = [
            *(lambda: company.do(hold_seats, sale), lambda: company.do(sell_seats, sale)),
            *(lambda: company.do(confirm_booking, booking),) * 2,
            *(lambda: company.do(cancel_seats, booking), lambda: company.do(void_sale, booking)),
            lambda: company.do(cancel_seats, booking, 1),
            lambda: company.do(transfer_booking, booking, person),
            lambda: company.do(move_booking, booking, launch),
            lambda: company.do(confirm_launch, launch, override),
            lambda: company.do(delay_launch, launch, date + timedelta(days=9), WHY),
            lambda: company.do(abort_launch, launch, WHY),
            *(lambda: company.do(correct_outcome, launch, None, WHY),) * 2,
            *(self.office.drain,) * 2,
            lambda: company.clock.forward(hours=chance.choice((1, 5, 25))),
            lambda: self.mail(folder=self.folder),
            self.mail,
            self.refuse,
        ]
        with contextlib.suppress(Refusal):
            chance.choice(acts)()

    def mail(self, folder: Path | None = None) -> None:
        self.office.settings = MailSettings(folder=folder)

    def refuse(self) -> None:
        """The server refuses about half of what waits for good."""
        sql = "SELECT id FROM notification WHERE status = 'pending' AND channel = 'mail'"
        refused = [row for row in self.company.rows(sql) if self.chance.random() < 0.5]

        def fail(work: UnitOfWork) -> None:
            for sql in FAILED:
                work.connection.executemany(sql, refused)

        self.company.work(fail)

    def letters(self, entity: str, key: int, person: int) -> list[str]:
        """What somebody reads about a record, in the order of the events."""
        told = (
            "SELECT event FROM notification WHERE entity_type = ? AND entity_id = ? "
            "AND user_id = ? AND channel = 'mail' AND status = 'sent' ORDER BY id"
        )
        return [event for (event,) in self.company.rows(told, entity, key, person)]

    def believes_to_have(self, booking: int, left: int | None, person: int) -> bool:
        """Whether somebody's last letter of a booking, or of the move to it, leaves it theirs."""
        told = (
            "SELECT json_extract(facts, '$.transferred_to') IS NULL AND (entity_id = ?1 OR "
            "json_extract(facts, '$.moved_to') IS NOT NULL) FROM notification "
            "WHERE entity_type = 'booking' AND entity_id IN (?1, ?2) AND user_id = ?3 AND channel "
            "= 'mail' AND status = 'sent' ORDER BY entity_id = ?1 DESC, id DESC LIMIT 1"
        )
        row = self.company.rows(told, booking, left, person)
        return bool(row and row[0][0])


@pytest.mark.parametrize(
    "seed",
    [*range(4), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(4, 60))],
)
def test_the_last_letter_about_a_booking_says_how_it_stands(
    office: Office, tmp_path: Path, seed: int
) -> None:
    folder = tmp_path / "mails"
    folder.mkdir()
    days = Days(office, folder, seed)
    for _ in range(ACTS):
        days.act()
    days.company.do(lapse_due_holds)
    days.mail(folder)
    days.company.do(retry_failed_jobs)
    for _ in range(3):  # what jobs leave behind, too
        office.drain()
    bookings = days.company.rows(
        "SELECT id, status, cancel_cause, traveler_id, launch_id, moved_from_id FROM booking"
    )
    for key, status, cause, traveler, launch, left in bookings:
        for person in (traveler, days.agency):
            if cause == "launch_aborted":
                assert days.letters("launch", launch, person)[-1] == "launch_aborted"
                continue
            told = days.letters("booking", key, person)
            assert (told[-1] in SAID[status]) if told else cause == "void"
        for person in {*days.people} - {traveler}:
            assert not days.believes_to_have(key, left, person)
    waiting = "SELECT count(*) FROM notification WHERE channel = 'mail' AND status = 'pending'"
    assert days.company.value(waiting) == 0
    assert list(check(days.company.reader)) == []
