"""Rows of the matrix for what lies above the services and is asked by screens and commands."""

from pathlib import Path

from astrobookings_desktop import config
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.periods import Period, parse_period
from astrobookings_desktop.domain.statuses import Language
from astrobookings_desktop.jobs import documents
from astrobookings_desktop.jobs.mail import outlook, trial
from astrobookings_desktop.jobs.mail.way import MailSettings
from astrobookings_desktop.reports import ageing, catalogue, occupancy, revenue, year
from astrobookings_desktop.reports.catalogue import Asked
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.imports import trials as import_trials
from astrobookings_desktop.services.imports.run import ImportPlan
from astrobookings_desktop.services.launches import announcements
from tests.helpers.company import NOW
from tests.rights import law
from tests.rights.calls import Call, Row, of, plain, reading
from tests.rights.town import Side, Town

OWN = law.MANAGERS_AND_OWN
MAIL = config.resource("mail")


def _period() -> Period:
    return parse_period("2026-01-01", "2027-12-31", NOW.date())


def _archived(town: Town, side: Side, actor: Actor, _folder: Path) -> object:
    return documents.archived_invoice(town.company.office, actor, side.invoice)


def _asked(name: str) -> Call:
    return reading(catalogue.make_report, plain(name), plain(Asked(period=_period(), year=2027)))


def _tested(town: Town, _side: Side, actor: Actor, folder: Path) -> object:
    view = town.company.office.reading(town.company.reader, actor)
    here = MailSettings(folder=folder)
    return trial.send_test(view, MAIL, here, "a@b.example", Language.EN)


def _message(_town: Town, side: Side) -> int:
    return side.keys[Entity.NOTIFICATION]


def _counted(town: Town, _side: Side, actor: Actor, _folder: Path) -> object:
    return import_trials.told_of_each(town.company.office, actor, ImportPlan(Entity.LAUNCH))


ROWS = [
    *(
        row
        for report, *before in (
            (ageing.ageing_report,),
            (occupancy.occupancy_report,),
            (revenue.revenue_report, plain(_period())),
            (year.year_report, plain(2027)),
        )
        for row in (
            Row(report, OWN, reading(report, *before, of("agency")), "of one"),
            Row(report, OWN, reading(report, *before), "of all", narrowed=True),
        )
    ),
    Row(
        announcements.preview_announcement,
        OWN,
        reading(announcements.preview_announcement),
        narrowed=True,
    ),
    Row(import_trials.told_of_each, OWN, _counted, narrowed=True),
    Row(outlook.why_late, OWN, reading(outlook.why_late, _message)),
    Row(outlook.over_of, law.ADMINS, reading(outlook.over_of, _message)),
    Row(outlook.count_over, law.ADMINS, reading(outlook.count_over, plain([1]))),
    Row(outlook.may_go_twice, law.ADMINS, reading(outlook.may_go_twice, plain(1), plain(None))),
    Row(outlook.message_outlook, law.ADMINS, reading(outlook.message_outlook, _message)),
    Row(occupancy.manifest_report, OWN, reading(occupancy.manifest_report, of("launch"))),
    *(
        Row(catalogue.make_report, OWN, _asked(name), name, narrowed=True)
        for name, kept in catalogue.REPORTS.items()
        if "launch" not in kept.takes
    ),
    Row(documents.archived_invoice, OWN, _archived),
    Row(trial.letter_of, OWN, reading(trial.letter_of, plain(MAIL), _message)),
    Row(trial.desktop_message, OWN, reading(trial.desktop_message, _message), narrowed=True),
    Row(
        trial.sample_letter,
        OWN,
        reading(
            trial.sample_letter,
            *map(plain, (MAIL, "invoice_issued", "agency", Language.EN)),
        ),
        sideless=True,
    ),
    Row(trial.send_test, law.ADMINS, _tested, sideless=True),
]
