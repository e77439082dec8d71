"""Names that mail programs decode: no message gets header lines or a text of theirs."""

from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.jobs.handlers import make_registry
from astrobookings_desktop.jobs.mail.way import MailSettings
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.bookings.transfers import transfer_booking
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.launches.transitions import abort_launch
from tests.helpers.company import Company
from tests.helpers.ledgers import payer

pytestmark = pytest.mark.usefixtures("qapp")

FORGED = (
    "=?utf-8?q?Mars=0D=0AReply-To:_x=40evil.example=0D=0A=0D=0APay_at_evil.example?=",
    "=?utf-8?b?TWFycw0KUmVwbHktVG86IHhAZXZpbC5leGFtcGxlDQoNClBheQ==?=",
    'Ñ", "=?utf-8?q?=0D=0ABcc:_x=40evil.example?=" <x@evil.example>',
)
HEAD = {
    *("Message-ID", "Date", "From", "To", "Subject"),
    *("Auto-Submitted", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"),
}


@pytest.mark.parametrize("name", FORGED)
def test_no_name_writes_into_the_head_of_any_message(
    company: Company, name: str, tmp_path: Path
) -> None:
    post = tmp_path / "post"
    post.mkdir()
    company.do(change_settings, {"company_name": name, "company_email": "desk@aurora.example"})
    agency = payer(company, name=name, legal_name=name, email="agency@example.org")
    rocket = company.rocket(agency, name=name, range="mars")
    launch = company.launch(rocket, destination=name, range="mars")
    ann, bob = (company.traveler(name=name, email=f"{one}@example.org") for one in ("ann", "bob"))
    mail = MailSettings(folder=post)
    registry = make_registry(lambda: tmp_path, lambda: mail, resource("mail"))

    def leave() -> None:
        """Before anything overtakes it."""
        company.clock.forward(minutes=1)
        Runner(company.office, replace(registry, recurring=())).drain()

    sold = company.do(sell_seats, SellSeats(launch, ann, 1))
    company.do(hold_seats, SellSeats(launch, ann, 1))
    leave()
    company.do(transfer_booking, sold.id, bob)
    leave()
    company.do(abort_launch, launch, name)
    leave()
    leave()
    files = [file.read_bytes() for file in post.iterdir()]
    messages = [message_from_bytes(one, policy=default) for one in files]
    assert len(messages) > 8
    for message in messages:
        assert set(message.keys()) <= HEAD
        assert len(message.keys()) == len(set(message.keys()))
        assert [one.addr_spec for one in message["From"].addresses] == ["desk@aurora.example"]
        (to,) = message["To"].addresses
        assert to.addr_spec in ("ann@example.org", "bob@example.org", "agency@example.org")
    assert any(name in message["Subject"] for message in messages)
    assert company.value("SELECT count(*) FROM notification WHERE status = 'failed'") == 0
