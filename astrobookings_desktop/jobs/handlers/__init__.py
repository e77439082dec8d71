"""What is done for each type of job."""

from collections.abc import Callable, Mapping
from pathlib import Path

from astrobookings_desktop.data.enqueue import (
    ANNOUNCE_LAUNCH,
    ARCHIVE_INVOICE,
    DELIVER_NOTIFICATION,
    ISSUE_INVOICE,
    NOTIFY_LAUNCH,
    REPAIR_SEARCH,
)
from astrobookings_desktop.data.queries.sale import ANY_DUE_LAUNCH
from astrobookings_desktop.jobs.documents import archive
from astrobookings_desktop.jobs.handlers.announcement import announce_launch
from astrobookings_desktop.jobs.handlers.backup import BACK_UP, backup_handler
from astrobookings_desktop.jobs.handlers.delivery import Delivery, again, lost
from astrobookings_desktop.jobs.handlers.housekeeping import LAPSE_HOLDS, PRUNE, lapse, prune
from astrobookings_desktop.jobs.handlers.launch_notices import notify_launch
from astrobookings_desktop.jobs.handlers.money import (
    WATCH_INVOICES,
    issue_invoice,
    watch_invoices,
)
from astrobookings_desktop.jobs.handlers.search_index import repair_search
from astrobookings_desktop.jobs.mail.attachments import ATTACHMENTS, AttachmentsOf
from astrobookings_desktop.jobs.mail.way import MailSettings
from astrobookings_desktop.jobs.registry import Handler, Recurring, Registry

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60
WEEK = 7 * DAY


def make_registry(
    backup_folder: Callable[[], Path],
    mail: Callable[[], MailSettings],
    templates: Path,
    attachments: Mapping[str, AttachmentsOf] = ATTACHMENTS,
) -> Registry:
    """All that this version can do.

    `backup_folder` says at each backup where it goes, `mail` at each message how; `templates` is
    the folder of the messages' wording, `attachments` makes what goes with them.
    """
    delivery = Delivery(mail, templates, attachments)
    return Registry(
        {
            LAPSE_HOLDS: Handler(short=lapse),
            PRUNE: Handler(long=prune),
            ANNOUNCE_LAUNCH: Handler(long=announce_launch),
            NOTIFY_LAUNCH: Handler(long=notify_launch),
            REPAIR_SEARCH: Handler(long=repair_search),
            DELIVER_NOTIFICATION: Handler(long=delivery.run, lost=lost, again=again),
            ISSUE_INVOICE: Handler(short=issue_invoice),
            WATCH_INVOICES: Handler(long=watch_invoices),
            ARCHIVE_INVOICE: Handler(long=archive),
            BACK_UP: Handler(long=backup_handler(backup_folder), tells="backup_failed"),
        },
        (
            Recurring(LAPSE_HOLDS, MINUTE, ANY_DUE_LAUNCH),
            Recurring(WATCH_INVOICES, HOUR),  # days begin at any hour, by the company's time zone
            Recurring(PRUNE, DAY),
            Recurring(BACK_UP, DAY),
            Recurring(REPAIR_SEARCH, WEEK),
        ),
        delivery.has_recovered,
    )
