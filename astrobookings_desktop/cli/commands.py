"""The sub-commands by name, each loaded when it is asked for.

Most commands are done sooner than the libraries of all the others would be there.
"""

import gc
import importlib
from collections.abc import Iterator, Mapping, MutableMapping

import click

# A module of this package, and the command in it.
PLACES = {
    "init": "company.init_command",
    "demo": "company.demo_command",
    "check": "checking.check_command",
    "backup": "backups.backup_command",
    "restore": "backups.restore_command",
    "list": "listing.list_command",
    "show": "listing.show_command",
    "export": "exporting.export_command",
    "filter": "filters.filter_command",
    "import": "files.import_command",
    "import-undo": "files.import_undo_command",
    "create": "records.create_command",
    "edit": "records.edit_command",
    "undo": "undo.undo_command",
    "user": "users.user_command",
    "settings": "settings.settings_command",
    "launch": "launch_steps.launch_command",
    "sell": "bookings.sell_command",
    "hold": "bookings.hold_command",
    "confirm": "bookings.confirm_command",
    "cancel": "bookings.cancel_command",
    "void-sale": "bookings.void_command",
    "move": "bookings.move_command",
    "transfer": "bookings.transfer_command",
    "passengers": "passengers.passengers_command",
    "ticket": "tickets.ticket_command",
    "invoice": "money.invoice_command",
    "pay": "money.pay_command",
    "payment": "money.payment_command",
    "report": "reports.report_command",
    "worker": "jobs.worker_command",
    "job": "jobs.job_command",
    "notification": "messages.notification_command",
    "inbox": "inbox.inbox_command",
    "open": "window.open_command",
    "tour": "window.tour_command",
}


class Commands(MutableMapping[str, click.Command]):
    """Commands by name, of which only the `places` are known at first: "module.attribute"."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._known: dict[str, str | click.Command] = dict(places)

    def __getitem__(self, name: str) -> click.Command:
        known = self._known[name]
        if isinstance(known, str):
            self._known[name] = known = _load(*known.split("."))
        return known

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._known[name] = command

    def __delitem__(self, name: str) -> None:
        del self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _load(module: str, attribute: str) -> click.Command:
    gc.disable()  # nothing of what is loaded is garbage
    try:
        found: click.Command = getattr(
            importlib.import_module(f"{__package__}.{module}"), attribute
        )
    finally:
        gc.enable()
    return found
