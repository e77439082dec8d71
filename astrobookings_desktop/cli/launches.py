"""Launches."""

from typing import Any

import click

from astrobookings_desktop.cli.failures import hinted
from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import tell, warn
from astrobookings_desktop.cli.records import GIVE_RANGE
from astrobookings_desktop.cli.session import changing, reading
from astrobookings_desktop.cli.told_records import changed, name_of
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import UnknownRange
from astrobookings_desktop.services.launches.announcements import (
    Announcement,
    preview_announcement,
)
from astrobookings_desktop.services.launches.scheduling import schedule_launch
from astrobookings_desktop.services.lists.lookup import find_id


@click.group("launch")
@common_options(changes=True)
def launch_command() -> None:
    """Launches and what becomes of them."""


@launch_command.command("schedule")
@click.option(
    "--rocket", type=TEXT, required=True, metavar="ID-or-NAME", help="The agency's rocket."
)
@click.option("--date", type=TEXT, required=True, metavar="TIME", help="Such as 2027-05-01T14:30Z.")
@click.option("--destination", type=TEXT, required=True, metavar="TEXT", help="Where it goes.")
@click.option(
    *("--price", "--price-per-seat", "price"),
    type=TEXT,
    required=True,
    metavar="AMOUNT",
    help="Per seat.",
)
@click.option(
    "--range",
    "needed",
    type=TEXT,
    metavar="RANGE",
    help="Suborbital, Low Earth, Moon or Mars (or how it begins), for unknown destinations.",
)
@common_options(changes=True)
def schedule_command(
    rocket: str, date: str, destination: str, price: str, needed: str | None
) -> None:
    """Schedule a launch; prints it.

    VIP travelers get a message; --dry-run tells how many, but not an agency's staff.
    """
    with reading() as view:
        who, news = view.actor, preview_announcement(view)
    with changing(who) as work:
        entered = {
            "rocket_id": find_id(work, Entity.ROCKET, rocket),
            "date": date,
            "destination": destination,
            "price_per_seat": price,
        }
        if needed is not None:
            entered["range"] = needed
        with hinted(UnknownRange, hint=GIVE_RANGE):
            launch = schedule_launch(work, entered)
        near = list(launch.near_launches)
        title = f"Scheduled launch {name_of(work, launch.id, 'id', launch.id)}."
        told: dict[str, Any] = {}
        if news is not None:
            told = {"messages": news.travelers, "messages_by_mail": news.by_mail}
        told["near_launches"] = near
        done = changed(work, Entity.LAUNCH, launch.id, title, **told)
    done.put()
    if (news is None or news.travelers) and not options_of().as_json:
        tell(_told_to(news))
    if near and not options_of().as_json:
        others = ", ".join(map(str, near))
        warn(f"the rocket is within its turnaround of launch {others}")


def _told_to(news: Announcement | None) -> str:
    if news is None:
        return "Any VIP travelers are told."
    people = "1 VIP traveler is" if news.travelers == 1 else f"{news.travelers:,} VIP travelers are"
    if not news.by_mail:
        return f"{people} told, none by mail for want of an e-mail."
    return f"{people} told, {news.by_mail:,} of them by mail after the time of grace."
