"""What a person says of single messages: sent after all, once more, never."""

import click

from astrobookings_desktop.cli.options import TEXT, common_options
from astrobookings_desktop.cli.records import steer
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.services.message_states import (
    discard_message,
    mark_sent,
    send_again,
)

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
    steer(Entity.NOTIFICATION, message, mark_sent, "Message {} is marked sent.")


@notification_command.command("send-again")
@MESSAGE
@common_options(changes=True)
def send_again_command(message: str) -> None:
    """Send a message again that failed or is uncertain."""
    steer(Entity.NOTIFICATION, message, send_again, "Message {} is sent again.")


@notification_command.command("discard")
@MESSAGE
@common_options(changes=True)
def discard_command(message: str) -> None:
    """Never send a message that waits."""
    steer(Entity.NOTIFICATION, message, discard_message, "Message {} is discarded.")
