"""All reports by name, with what each is asked for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.invoices import today_in
from astrobookings_desktop.domain.periods import Period, parse_period
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.reports.ageing import ageing_report
from astrobookings_desktop.reports.occupancy import manifest_report, occupancy_report
from astrobookings_desktop.reports.report import Report
from astrobookings_desktop.reports.revenue import revenue_report
from astrobookings_desktop.reports.year import year_report
from astrobookings_desktop.services.reading import Reading


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants to see; a report takes what it needs.

    `zone` is the workstation's, in which the report's times are shown (None: the computer's own).
    """

    agency_id: int | None = None
    launch_id: int | None = None
    period: Period | None = None
    year: int | None = None
    zone: tzinfo | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """One report: its title, the parts of `Asked` that it takes, and how it is made."""

    title: str
    takes: frozenset[str]
    make: Callable[[Reading, Asked], Report]


def _today(reading: Reading) -> date:
    return today_in(reading.settings.company_time_zone, reading.now)


def _manifest(reading: Reading, asked: Asked) -> Report:
    if asked.launch_id is None:
        raise InvalidValue("launch", "be given: a manifest is that of one launch")
    return manifest_report(reading, asked.launch_id)


def _revenue(reading: Reading, asked: Asked) -> Report:
    period = asked.period or parse_period(None, None, _today(reading))
    return revenue_report(reading, period, asked.agency_id)


def _year(reading: Reading, asked: Asked) -> Report:
    return year_report(reading, asked.year or _today(reading).year, asked.agency_id)


REPORTS: dict[str, Kept] = {
    "occupancy": Kept(
        "Occupancy of open launches",
        frozenset({"agency"}),
        lambda reading, asked: occupancy_report(reading, asked.agency_id, asked.zone),
    ),
    "manifest": Kept("Manifest of a launch", frozenset({"launch"}), _manifest),
    "revenue": Kept("Agency revenue", frozenset({"agency", "period"}), _revenue),
    "year": Kept("Fees of the year", frozenset({"agency", "year"}), _year),
    "ageing": Kept(
        "Ageing of what is outstanding",
        frozenset({"agency"}),
        lambda reading, asked: ageing_report(reading, asked.agency_id),
    ),
}
"""In the order in which they are offered."""


def make_report(reading: Reading, name: str, asked: Asked) -> Report:
    """The report called `name`.

    Raises MissingRight, WrongAgency, NotFound, InvalidValue.
    """
    kept = REPORTS.get(name)
    if kept is None:
        raise InvalidValue("report", Phrase("be one of {names}", names=", ".join(REPORTS)), name)
    return replace(kept.make(reading, asked), company=reading.settings.company_name)
