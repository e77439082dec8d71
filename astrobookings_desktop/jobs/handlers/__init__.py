"""What is done for each type of job."""

from collections.abc import Callable
from pathlib import Path

from astrobookings_desktop.data.enqueue import ANNOUNCE_LAUNCH, DELIVER_NOTIFICATION, REPAIR_SEARCH
from astrobookings_desktop.jobs.handlers.announcement import announce_launch
from astrobookings_desktop.jobs.handlers.backup import BACK_UP, backup_handler
from astrobookings_desktop.jobs.handlers.delivery import Delivery, MailSettings, lost
from astrobookings_desktop.jobs.handlers.housekeeping import LAPSE_HOLDS, PRUNE, lapse, prune
from astrobookings_desktop.jobs.handlers.search import repair_search
from astrobookings_desktop.jobs.registry import Handler, Recurring, Registry

MINUTE, DAY = 60, 24 * 60 * 60


def make_registry(
    backup_folder: Callable[[], Path], mail: Callable[[], MailSettings], templates: Path
) -> Registry:
    """All that this version can do.

    `backup_folder` says at each backup where it goes, `mail` at each message how; `templates` is
    the folder of the messages' wording.
    """
    delivery = Delivery(mail, templates)
    return Registry(
        {
            LAPSE_HOLDS: Handler(short=lapse),
            PRUNE: Handler(short=prune),
            REPAIR_SEARCH: Handler(short=repair_search),
            ANNOUNCE_LAUNCH: Handler(short=announce_launch),
            DELIVER_NOTIFICATION: Handler(long=delivery.run, lost=lost),
            BACK_UP: Handler(long=backup_handler(backup_folder)),
        },
        (Recurring(LAPSE_HOLDS, MINUTE), Recurring(PRUNE, DAY), Recurring(BACK_UP, DAY)),
    )
