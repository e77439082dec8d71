"""A company whose mail goes where the test says, and a server that takes it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from astrobookings_desktop.config import resource
from astrobookings_desktop.jobs.handlers import make_registry
from astrobookings_desktop.jobs.job import Outcome
from astrobookings_desktop.jobs.mail.attachments import AttachmentsOf
from astrobookings_desktop.jobs.mail.way import MailServer, MailSettings
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.business_settings import change_settings
from tests.helpers.company import Company
from tests.helpers.mail_server import GoodServer, serve
from tests.unit.jobs.conftest import Works

PLENTY = 10**9


class Office:
    """A company whose mail goes where `settings` say."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.settings = MailSettings()
        self.attachments: dict[str, AttachmentsOf] = {}
        company.do(change_settings, {"company_email": "desk@aurora.example"})
        self.launch = company.launch(capacity=2000)
        self.drain()  # the launch is announced to nobody

    def sell(self) -> int:
        """The id of the message to the traveler."""
        self.company.do(sell_seats, SellSeats(self.launch, self._new(), 1))
        newest = "SELECT max(id) FROM notification WHERE channel = 'mail'"
        return int(self.company.value(newest))

    def _new(self) -> int:
        count = self.company.value("SELECT count(*) FROM user")
        return self.company.traveler(email=f"t{count}@example.org")

    def drain(self) -> Counter[Outcome]:
        """After the grace time."""
        self.company.clock.forward(seconds=31)
        registry = make_registry(
            lambda: self.company.path.parent,
            lambda: self.settings,
            resource("mail"),
            self.attachments,
        )
        quiet = replace(registry, recurring=())
        return Runner(self.company.office, quiet).drain()

    def status(self, message: int) -> str:
        return str(self.company.value("SELECT status FROM notification WHERE id = ?", message))

    def job(self, message: int) -> int:
        sql = "SELECT id FROM job_queue WHERE entity_id = ? AND entity_type = 'notification'"
        return int(self.company.value(sql, message))

    def error(self, message: int) -> str:
        sql = "SELECT last_error FROM job_queue WHERE entity_id = ?"
        return str(self.company.value(sql, message))


def worker(office: Office, settings: MailSettings | None = None) -> Runner:
    """One with these settings, or with the office's as they are at each moment."""
    registry = make_registry(
        lambda: office.company.path.parent,
        lambda: settings or office.settings,
        resource("mail"),
        office.attachments,
    )
    return Runner(office.company.office, replace(registry, recurring=()))


@pytest.fixture
def office(works: Works) -> Office:
    return Office(works.company)


@pytest.fixture
def good(office: Office) -> Iterator[GoodServer]:
    """A server that takes everything, set as the office's."""
    server = GoodServer()
    controller = serve(server)
    post = MailServer("127.0.0.1", controller.port, "none", timeout=10)
    office.settings = MailSettings(post, per_minute=PLENTY)
    yield server
    controller.stop()
