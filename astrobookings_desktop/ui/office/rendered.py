"""A message as it is sent, for its panel."""

from collections.abc import Mapping
from typing import Any

from astrobookings_desktop import config
from astrobookings_desktop.domain.errors import NotFound
from astrobookings_desktop.domain.statuses import Channel
from astrobookings_desktop.jobs.job import JobFailure
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.office.error_words import error_words


def rendered(context: UiContext, row: Mapping[str, Any]) -> str:
    """Subject and text; why there is none, where its template or address is wrong."""
    if row["channel"] != Channel.MAIL:
        return ""
    from astrobookings_desktop.jobs.mail.trial import letter_of  # with the libraries of mail

    try:
        letter = letter_of(context.reading(), config.resource("mail"), int(row["id"]))
    except JobFailure as error:
        return error_words(str(error))
    except NotFound:
        return ""
    return f"{letter.subject}\n\n{letter.text.strip()}"
