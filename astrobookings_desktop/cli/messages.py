"""What a person says of single messages, and how messages look."""

from typing import Any

import click

from astrobookings_desktop import config
from astrobookings_desktop.bootstrap import mail_settings
from astrobookings_desktop.cli.failures import refused
from astrobookings_desktop.cli.options import TEXT, common_options, options_of
from astrobookings_desktop.cli.output import put_document, shown, tell, warn
from astrobookings_desktop.cli.session import reading
from astrobookings_desktop.cli.told_records import DRY_RUN, steer
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.pacing import FRESH
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import Channel, Language
from astrobookings_desktop.domain.times import to_text
from astrobookings_desktop.domain.values import parse_id
from astrobookings_desktop.jobs.job import JobFailure
from astrobookings_desktop.jobs.mail.outlook import MessageOutlook, Over, message_outlook
from astrobookings_desktop.jobs.mail.trial import (
    KINDS,
    desktop_message,
    letter_of,
    sample_letter,
    send_test,
)
from astrobookings_desktop.services.messages.states import (
    discard_message,
    mark_sent,
    send_again,
)
from astrobookings_desktop.services.unit_of_work import UnitOfWork

LANGUAGE = click.Choice([one.value for one in Language])
MESSAGE = click.argument("message", metavar="ID", type=TEXT)


@click.group("notification")
@common_options(changes=True)
def notification_command() -> None:
    """Messages that failed, wait, or nobody knows of.

    `list notification` tells of them.
    """


@notification_command.command("preview")
@click.argument("message", metavar="ID-or-EVENT", type=TEXT)
@click.option("--to", "kind", type=click.Choice(list(KINDS)), help="Of an event: who reads it.")
@click.option("--language", type=LANGUAGE, help="Of an event: the letter's language.")
@common_options()
def preview_command(message: str, kind: str | None, language: str | None) -> None:
    """Show a message as it is sent, or an event's letter with made-up facts.

    An event's letter is the one to a traveler, in English, unless the options say otherwise.
    """
    is_message = message.strip().isdigit()
    for option, given in (("--to", kind), ("--language", language)):
        if is_message and given is not None:
            raise click.UsageError(f"{option} goes with an event: a message has its own reader.")
    folder, sender = config.resource("mail"), mail_settings().sender
    with reading() as view:
        try:
            if is_message:
                key = parse_id(message, "id")
                shown_here = desktop_message(view, key)
                if shown_here is not None:
                    _put_desktop(shown_here)
                    return
                letter = letter_of(view, folder, key, sender)
            else:
                event, to = message.strip(), Language(language or Language.EN)
                letter = sample_letter(view, folder, event, kind or "traveler", to, sender=sender)
        except JobFailure as error:
            raise refused(str(error), "no_letter") from error
    told: dict[str, Any] = {
        "to": letter.recipient.addr_spec,
        "subject": letter.subject,
        "text": letter.text,
    }
    if options_of().as_json:
        put_document(told | {"html": letter.html, "message_id": letter.message_id})
    else:
        for line in (letter.subject, "", *letter.text.splitlines()):
            click.echo(shown(line))


def _put_desktop(message: str) -> None:
    if options_of().as_json:
        put_document({"channel": Channel.DESKTOP, "text": message})
    else:
        tell("Shown on the desktop, in the inbox and as a notice; it isn't mailed:")
        click.echo(shown(message))


@notification_command.command("test")
@click.argument("address", metavar="E-MAIL", type=TEXT)
@click.option("--language", type=LANGUAGE, default=Language.EN.value)
@common_options(changes=True)
def test_command(address: str, language: str) -> None:
    """Send a message to an address at once, to try the mail settings."""
    folder = config.resource("mail")
    with reading() as view:
        try:
            if options_of().dry_run:
                said = DRY_RUN
                view.require(Right.CHANGE_SETTINGS)
            else:
                said = send_test(view, folder, mail_settings(), address, Language(language))
        except JobFailure as error:
            raise refused(str(error), "mail_failed") from error
    if options_of().as_json:
        put_document({"said": said, "dry_run": options_of().dry_run})
    else:
        tell(said)


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
    """Send a message again that failed or is uncertain; warns where it may say nothing any more."""
    doubts: list[str] = []

    def again(work: UnitOfWork, key: int) -> None:
        outlook = message_outlook(work, key)
        send_again(work, key)
        if outlook.may_go_twice:
            doubts.append(f"it may have arrived: {outlook.recipient} would get it twice")
        if outlook.over is not None or outlook.age > FRESH:
            doubts.append(_doubt(outlook))

    steer(Entity.NOTIFICATION, message, again, "Message {} will be sent again.")
    for doubt in doubts:
        if not options_of().as_json:
            warn(doubt)


def _doubt(outlook: MessageOutlook) -> str:
    """What somebody might not have thought of."""
    if outlook.over is Over.OVERTAKEN:
        return "something newer was told, or it is news no longer: it is discarded, not sent"
    days = outlook.age.days
    old = f"it is {days:,} day{'' if days == 1 else 's'} old"
    departs = "" if outlook.departs is None else shown(to_text(outlook.departs))
    over = {
        Over.DEPARTED: f"the launch departed on {departs}",
        Over.DUE: f"the launch was due on {departs}; its outcome isn't stated yet",
        Over.LAUNCH_ENDED: "the launch failed or was aborted",
        Over.CANCELED: "the booking is canceled",
        Over.SETTLED: "the invoice is paid or void",
    }
    if outlook.over is None:
        return old
    may_be = "may be" if outlook.over is Over.DUE else "is"
    return f"{old}, and what it tells of {may_be} over: {over[outlook.over]}"


@notification_command.command("discard")
@MESSAGE
@common_options(changes=True)
def discard_command(message: str) -> None:
    """Never send a message that waits, nor once more one that failed."""
    steer(Entity.NOTIFICATION, message, discard_message, "Message {} is discarded.")
