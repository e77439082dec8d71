"""A letter of a sale, as the tests of mail begin with."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from astrobookings_desktop.config import resource
from astrobookings_desktop.domain.settings import BusinessSettings
from astrobookings_desktop.domain.statuses import Language, Role
from astrobookings_desktop.jobs.mail.letters import Letter, LetterWriter, Told

NOW = datetime(2026, 11, 23, 14, 32, tzinfo=UTC)
COMPANY = BusinessSettings(
    company_name="Aurora Travel",
    company_email="desk@aurora.example",
    company_time_zone="America/New_York",
)
FACTS = {
    "destination": "Moon",
    "date": "2027-03-17T09:00:00.000000Z",
    "seats": 2,
    "amount": "1250000.50",
    "currency": "USD",
    "locator": "W8FS3D",
    "traveler": "Ana García",
}
TOLD = Told(
    7,
    "booking_sold",
    "booking_sold:3",
    FACTS,
    "Ana García",
    "ana@example.org",
    Role.TRAVELER,
    Language.EN,
)


def write(told: Told = TOLD, **settings: Any) -> Letter:
    return LetterWriter(resource("mail"), replace(COMPANY, **settings)).write(told, NOW)
