"""Telling VIP travelers of a launch that was scheduled (DOMAIN.md §4, §8)."""

from astrobookings_desktop.data.models import Launch
from astrobookings_desktop.data.queries.traveler import VIPS_TO_TELL
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.jobs.job import Job, Permanent
from astrobookings_desktop.services.notices import Recipient, notify
from astrobookings_desktop.services.unit_of_work import UnitOfWork

OPEN = (LaunchStatus.SCHEDULED, LaunchStatus.CONFIRMED, LaunchStatus.DELAYED)


def announce_launch(work: UnitOfWork, job: Job) -> None:
    """Leave a message to each VIP, unless the launch is no longer open."""
    if job.entity_id is None:
        raise Permanent("The job names no launch.")
    launch = work.get(Launch, job.entity_id)
    if launch.status not in OPEN:
        return
    vips = [Recipient(key, bool(by_mail)) for key, by_mail in work.all(VIPS_TO_TELL)]
    if not vips:
        return
    free, currency = launch.capacity - launch.seats_taken, work.settings.currency
    price = launch.price_per_seat
    message = (
        f"New launch to {launch.destination} on {launch.date:%d %b %Y, %H:%M} UTC, {free} seats "
        f"free, {price:,.2f} {currency} each"
    )
    facts = {
        "destination": launch.destination,
        "date": to_text(launch.date),
        "seats": free,
        "amount": str(price),
        "currency": currency,
    }
    work.log(Entity.LAUNCH, launch.id, "announce", None, {"travelers": len(vips)})
    notify(work, "launch_scheduled", vips, Entity.LAUNCH, launch.id, message, facts)
