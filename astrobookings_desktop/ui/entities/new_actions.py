"""What new records can be made of, by entity."""

import functools
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.launches import rockets
from astrobookings_desktop.services.launches import scheduling as launches
from astrobookings_desktop.services.people import agencies, travelers, users
from astrobookings_desktop.ui.actions import NewAction
from astrobookings_desktop.ui.context import UiContext
from astrobookings_desktop.ui.denied import why_denied
from astrobookings_desktop.ui.entities.what_first import what_first, why_first
from astrobookings_desktop.ui.language import Words

_CREATE: dict[Entity, Callable[..., Any]] = {
    Entity.TRAVELER: travelers.create_traveler,
    Entity.AGENCY: agencies.create_agency,
    Entity.ROCKET: rockets.create_rocket,
    Entity.LAUNCH: launches.schedule_launch,
    Entity.USER: users.create_user,
}


def _new(entity: Entity) -> Callable[[UiContext, QWidget], None]:
    def run(context: UiContext, window: QWidget) -> None:
        from astrobookings_desktop.ui.dialogs.confirm import ask_first
        from astrobookings_desktop.ui.dialogs.form import FormDialog  # most sell and make nothing
        from astrobookings_desktop.ui.dialogs.form_specs import FORMS
        from astrobookings_desktop.ui.dialogs.known_travelers import KnownTravelers
        from astrobookings_desktop.ui.dialogs.launch_effects import where_and_when
        from astrobookings_desktop.ui.dialogs.launch_news import LaunchNews, told_of

        first = what_first(context, entity)
        if first is not None:
            begin, words = NEW[first], _tr("{0}: not yet").format(NEW[entity].text)
            if context.may(begin.right):
                why, act = [why_first(entity, first)], f"{begin.text}…"
                go = functools.partial(begin.run, context, window)
                later = _tr("Not now")
                ask_first(window, words, why, act, go, dangerous=False, keep=later, goes_on=True)
            else:
                context.say(why_first(entity, first))
            return

        def saved(result: Any) -> None:
            key = getattr(result, "id", result)
            near = getattr(result, "near_launches", ())
            told = "" if news is None else f"; {told_of(news.news)}"
            context.open_record(entity, key)  # a page that comes to the front clears what was said
            if near:
                words = _tr("Scheduled; the rocket flies again within its turnaround: {0}")
                context.say(words.format(where_and_when(context.reading(), near[0])) + told)
            else:
                context.say(CREATED.of(entity) + told)

        create, news = _CREATE[entity], None
        dialog = FormDialog(context, FORMS[entity], create, saved, parent=window)
        if entity is Entity.TRAVELER:
            KnownTravelers(context, dialog)
        if entity is Entity.LAUNCH:
            news = LaunchNews(context, dialog)
        dialog.open()

    return run


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)


NEW: dict[Entity, NewAction] = {
    Entity.TRAVELER: NewAction(
        Entity.TRAVELER, "New traveler", Right.EDIT_TRAVELERS, _new(Entity.TRAVELER)
    ),
    Entity.AGENCY: NewAction(
        Entity.AGENCY, "New agency", Right.CREATE_AGENCIES, _new(Entity.AGENCY)
    ),
    Entity.ROCKET: NewAction(Entity.ROCKET, "New rocket", Right.EDIT_ROCKETS, _new(Entity.ROCKET)),
    Entity.LAUNCH: NewAction(
        Entity.LAUNCH, "Schedule launch", Right.MANAGE_LAUNCHES, _new(Entity.LAUNCH)
    ),
    Entity.USER: NewAction(Entity.USER, "New user", Right.MANAGE_USERS, _new(Entity.USER)),
    Entity.BOOKING: NewAction(
        Entity.BOOKING,
        "New sale",
        Right.SELL_SEATS,
        lambda context, _window: context.desk_wanted.emit(None, "sell"),
    ),
}

CREATED = Words(
    "actions",
    {
        Entity.TRAVELER: "Traveler created",
        Entity.AGENCY: "Agency created",
        Entity.ROCKET: "Rocket created",
        Entity.LAUNCH: "Launch created",
        Entity.USER: "User created",
    },
)
_NOT_BY_HAND = Words(
    "actions",
    {
        Entity.INVOICE: "Nothing new here: invoices come from launches that flew or were aborted",
        Entity.PAYMENT: "Nothing new here: a payment is recorded at its invoice",
        Entity.NOTIFICATION: "Nothing new here: messages come from what happens",
        Entity.JOB_QUEUE: "Nothing new here: jobs come from what happens",
        Entity.ENTRY_LOG: "Nothing new here: the log is written by what is done",
    },
)


def why_nothing_new(context: UiContext, entity: Entity) -> str:
    """Why somebody makes no new record in an entity's list: by right, or nobody ever does."""
    new = NEW.get(entity)
    return _NOT_BY_HAND.of(entity, "") if new is None else why_denied(context, new.right)
