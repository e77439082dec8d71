"""Telling VIP travelers of a launch that was scheduled (DOMAIN.md §4, §8).

There may be tens of thousands of them: the notices are written in slices, each a transaction of its
own, so that the desk sells on meanwhile. Who was told is passed over, whatever ended the job.
"""

import contextlib

from astrobookings_desktop.data.models import Launch
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.launches import is_on_sale
from astrobookings_desktop.domain.times import english_moment, to_text
from astrobookings_desktop.jobs.job import Job, Permanent
from astrobookings_desktop.jobs.registry import Tools
from astrobookings_desktop.services.actors import WORKER
from astrobookings_desktop.services.launches.announcements import vips_to_tell
from astrobookings_desktop.services.messages.notices import Recipient, notify
from astrobookings_desktop.services.unit_of_work import UnitOfWork

SLICE = 250  # travelers at once: some tens of milliseconds


def announce_launch(tools: Tools, job: Job) -> None:
    """Leave a message to each VIP, as long as its seats are sold; says how far it is.

    Who became one after it was scheduled isn't told: it is no news to whoever bought since.
    """
    if job.entity_id is None:
        raise Permanent("The job names no launch.")
    with contextlib.closing(tools.office.reader()) as connection:
        vips = vips_to_tell(tools.office.reading(connection, WORKER), job.entity_id)
    with tools.office.writer() as writer:
        for start in range(0, len(vips), SLICE):
            if start:
                tools.tell(100 * start // len(vips))
            with writer.unit_of_work(WORKER) as work:
                tools.require_own(work)
                launch = work.get(Launch, job.entity_id)
                if not is_on_sale(launch.status, launch.date, work.now):
                    return
                if not start:
                    told = {"travelers": len(vips)}
                    work.log(Entity.LAUNCH, launch.id, "announce", None, told)
                _tell(work, launch, vips[start : start + SLICE], f"launch_scheduled:job:{job.id}")


def _tell(work: UnitOfWork, launch: Launch, vips: list[Recipient], event_key: str) -> None:
    free, currency = launch.capacity - launch.seats_taken, work.settings.currency
    price = launch.price_per_seat
    message = (
        f"New launch to {launch.destination} on {english_moment(launch.date)} UTC, {free} seats "
        f"free, {price:,.2f} {currency} each"
    )
    facts = {
        "destination": launch.destination,
        "date": to_text(launch.date),
        "seats": free,
        "amount": str(price),
        "currency": currency,
    }
    about = Entity.LAUNCH
    notify(work, "launch_scheduled", vips, about, launch.id, message, facts, event_key=event_key)
