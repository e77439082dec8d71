"""What a person says of single messages: sent after all, once more, never."""

from collections.abc import Callable

import click

from astrobookings_desktop.cli.options import TEXT, common_options
from astrobookings_desktop.cli.records import changed
from astrobookings_desktop.cli.session import changing
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.values import parse_id
from astrobookings_desktop.services.message_states import (
    discard_message,
    mark_sent,
    send_again,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork

MESSAGE = click.argument("message", metavar="ID", type=TEXT)


@click.group("notification")
@common_options(changes=True)
def notification_command() -> None:
    """Messages that failed, wait, or nobody knows of; `list notification` tells of them."""


@notification_command.command("mark-sent")
@MESSAGE
@common_options(changes=True)
def mark_sent_command(message: str) -> None:
    """Say that a message arrived after all."""
    _do(mark_sent, message, "Message {} is marked sent.")


@notification_command.command("send-again")
@MESSAGE
@common_options(changes=True)
def send_again_command(message: str) -> None:
    """Send a message again that failed or is uncertain."""
    _do(send_again, message, "Message {} is sent again.")


@notification_command.command("discard")
@MESSAGE
@common_options(changes=True)
def discard_command(message: str) -> None:
    """Never send a message that waits."""
    _do(discard_message, message, "Message {} is discarded.")


def _do(service: Callable[[UnitOfWork, int], None], message: str, words: str) -> None:
    key = parse_id(message, "id")
    with changing() as work:
        service(work, key)
        done = changed(work, Entity.NOTIFICATION, key, words.format(key))
    done.put()
