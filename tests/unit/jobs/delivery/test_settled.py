"""What was sent or discarded today is told by the deed, whenever the message was written."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.data.queries.queue import PRUNE_FAILED
from astrobookings_desktop.data.queries.queue_state import message_state
from astrobookings_desktop.data.upgrade import create_or_upgrade
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.spans import day_start
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.jobs.mail.way import MailServer, MailSettings
from astrobookings_desktop.services.bookings.cancellations import void_sale
from astrobookings_desktop.services.bookings.sales import SellSeats, sell_seats
from astrobookings_desktop.services.job_control import cancel_job
from astrobookings_desktop.services.messages.states import (
    discard_message,
    mark_sent,
    send_again,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork
from astrobookings_desktop.services.viewing import list_query
from tests.helpers.mail_server import BadServer, GoodServer, talk
from tests.helpers.older import older
from tests.unit.jobs.delivery.conftest import Office

LONG = 100  # days after which the jobs that failed are cleared away
Life = Callable[[Office], int]


def failed(office: Office) -> int:
    """A message that the mail server refused."""
    message, good = office.sell(), office.settings
    with BadServer(talk({}, "554 never")) as bad:
        office.settings = MailSettings(MailServer("127.0.0.1", bad.port, "none", timeout=5))
        office.drain()
    office.settings = good
    assert office.status(message) == "failed"
    return message


def cleared(office: Office) -> int:
    """A failed message whose job is gone."""
    message = failed(office)
    later(office, LONG)
    before = to_text(office.company.clock.now - timedelta(days=90))
    office.company.do(lambda work: work.all(PRUNE_FAILED, before=before, most=1000))
    assert not office.company.rows("SELECT 1 FROM job_queue WHERE entity_id = ?", message)
    return message


def walk_in(office: Office) -> int:
    """A message on the desktop, which has no job."""
    company = office.company
    sold = company.do(sell_seats, SellSeats(office.launch, company.traveler(), 1))
    own = "SELECT min(id) FROM notification WHERE entity_id = ? AND channel = 'desktop'"
    message = int(company.value(own, sold.id))
    company.do(void_sale, sold.id, "a slip")
    return message


def later(office: Office, days: int = 1) -> None:
    office.company.clock.forward(days=days)


def done(
    message: Callable[[Office], int], *acts: Callable[[UnitOfWork, int], object], days: int = 0
) -> Life:
    """A message that somebody does something to after some days."""

    def live(office: Office) -> int:
        key = message(office)
        later(office, days)
        for act in acts:
            office.company.do(act, key)
        return key

    return live


def sent(office: Office) -> int:
    message = office.sell()
    office.drain()
    return message


def written_yesterday(office: Office) -> int:
    message = office.sell()
    later(office)
    office.drain()
    return message


def sent_again(office: Office) -> int:
    message = failed(office)
    later(office)
    office.company.do(send_again, message)
    office.drain()
    return message


def canceled(office: Office) -> int:
    message = office.sell()
    later(office)
    office.company.do(cancel_job, office.job(message))
    return message


@pytest.mark.parametrize(
    ("live", "where"),
    [
        pytest.param(sent, "sent_today", id="written and sent today"),
        pytest.param(written_yesterday, "sent_today", id="written yesterday, sent today"),
        pytest.param(sent_again, "sent_today", id="failed yesterday, sent again today"),
        pytest.param(done(failed, mark_sent, days=9), "sent_today", id="marked sent by hand"),
        pytest.param(done(cleared, mark_sent), "sent_today", id="marked sent, its job long gone"),
        pytest.param(done(sent, days=1), "", id="sent yesterday"),
        pytest.param(done(Office.sell, discard_message), "discarded_today", id="discarded today"),
        pytest.param(
            done(Office.sell, discard_message, days=7), "discarded_today", id="written last week"
        ),
        pytest.param(done(failed, discard_message), "discarded_today", id="failed, then discarded"),
        pytest.param(
            done(cleared, discard_message), "discarded_today", id="discarded, its job long gone"
        ),
        pytest.param(canceled, "discarded_today", id="its job canceled"),
        pytest.param(walk_in, "discarded_today", id="on the desktop, its cause undone"),
        pytest.param(done(walk_in, days=1), "", id="discarded yesterday"),
        pytest.param(done(failed), "", id="failed today"),
    ],
)
def test_the_day_s_figures_count_the_deed_and_their_lists_show_just_those(
    office: Office, good: GoodServer, live: Life, where: str
) -> None:
    later(office)  # what was sent before is none of today's
    message = live(office)
    company = office.company
    today = day_start(company.clock.now.date(), UTC)
    state = message_state(company.reader, company.clock.now, today, timedelta(0))
    figures = {"sent_today": state.sent_today, "discarded_today": state.discarded_today}
    for name, figure in figures.items():
        query = list_query(company.reading, Entity.NOTIFICATION, where=name)
        keys = LISTS[Entity.NOTIFICATION].keys(query)
        listed = [key for (key,) in company.reader.execute(keys.sql, keys.params)]
        assert len(listed) == figure, name
        assert (message in listed) == (name == where), name


def test_an_older_file_is_told_by_the_jobs_that_are_still_there(
    office: Office, good: GoodServer, tmp_path: Path
) -> None:
    gone, known, thrown, waiting = sent(office), sent(office), office.sell(), office.sell()
    company = office.company
    company.do(discard_message, thrown)
    company.work(lambda work: work.execute("DELETE FROM job_queue WHERE entity_id = :id", id=gone))
    told = "SELECT id, settled_at FROM notification WHERE channel = 'mail' ORDER BY id"
    before = dict(company.rows(told))
    assert all(before[key] for key in (gone, known, thrown)), before
    target = tmp_path / "older.db"
    older(company.path, target, 11)
    assert create_or_upgrade(target) == ["0012_settled_messages"]
    with closing(sqlite3.connect(target)) as upgraded:
        assert dict(upgraded.execute(told)) == before | {gone: None, waiting: None}
