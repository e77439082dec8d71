"""The business settings: reading them, and changing them all or nothing (DOMAIN.md §1, §9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from astrobookings_desktop.data.enqueue import DELIVER_NOTIFICATION, ISSUE_INVOICE
from astrobookings_desktop.data.queries import settings as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.setting import Setting, UnknownSetting, nearest_key
from astrobookings_desktop.domain.settings import BUSINESS, BusinessSettings, CurrencyStands
from astrobookings_desktop.domain.zones import is_zone_here
from astrobookings_desktop.services.job_control import wake_first_waiting_job, wake_waiting_jobs
from astrobookings_desktop.services.people.tax_ids import doubt_about
from astrobookings_desktop.services.unit_of_work import UnitOfWork

BY_KEY: Mapping[str, Setting] = {setting.key: setting for setting in BUSINESS.values()}
"""All business settings by the keys that people use."""
MONEY_STANDS = (queries.ANY_BOOKING, queries.ANY_INVOICE)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt about a value that was taken all the same."""

    key: str
    message: str


@dataclass(frozen=True, slots=True)
class SettingsChange:
    """What a change came to: old and new values by key, of those that differ, and doubts."""

    settings: BusinessSettings
    before: dict[str, Any]
    after: dict[str, Any]
    warnings: tuple[Doubt, ...]


def change_settings(work: UnitOfWork, entered: Mapping[str, Any]) -> SettingsChange:
    """Set what was entered by key, all or nothing, logged as one change.

    What is as it was is neither written nor logged, and a default isn't stored. Raises
    UnknownSetting, InvalidValue (its field is the key), CurrencyUnfit, CurrencyStands once there is
    a booking or an invoice, whatever became of it (DOMAIN.md §2), MissingRight.
    """
    work.require(Right.CHANGE_SETTINGS)
    for key in entered:
        if key not in BY_KEY:
            raise UnknownSetting(key, nearest_key(key, BY_KEY))
    before = {key: getattr(work.settings, BY_KEY[key].name) for key in entered}
    values = {key: BY_KEY[key].choose(given, before[key]) for key, given in entered.items()}
    after = {key: value for key, value in values.items() if value != before[key]}
    before = {key: before[key] for key in after}
    if "currency" in after and any(work.one(query) is not None for query in MONEY_STANDS):
        raise CurrencyStands(before["currency"], after["currency"])
    for key, value in after.items():
        setting = BY_KEY[key]
        if value == setting.default:
            work.execute(queries.FORGET, key=setting.name)
        else:
            work.execute(queries.STORE, key=setting.name, value=str(value))
    if after:
        work.settings = work.settings.with_values(
            {BY_KEY[key].name: value for key, value in after.items()}
        )
        work.log(Entity.ENTRY_LOG, None, "change_settings", before, after)
    if "company_email" in after:  # a server may refuse this sender too, or the password
        wake_first_waiting_job(work, DELIVER_NOTIFICATION)
    if "company_time_zone" in after:  # what an invoice is dated by
        wake_waiting_jobs(work, ISSUE_INVOICE)
    warnings = [warning for key, value in values.items() for warning in doubts(key, value)]
    if "currency" in after and work.one(queries.ANY_LAUNCH) is not None:
        warnings.append(Doubt("currency", Phrase(PRICES_STAY, currency=after["currency"])))
    return SettingsChange(work.settings, before, after, tuple(warnings))


UTC_INSTEAD = Phrase(
    "This computer doesn't know the zone: days are those of UTC here, and invoices wait. "
    "Choose another one."
)
PRICES_STAY = (
    "Prices that stand keep their figures and are in {currency} now: "
    "look through the open launches."
)


def doubts(key: str, value: Any) -> tuple[Doubt, ...]:
    """What is odd about a value, though it is taken."""
    said: str | None = None
    if key == "company_tax_id":
        said = doubt_about(value)
    elif key == "company_time_zone" and not is_zone_here(value):
        said = UTC_INSTEAD
    return () if said is None else (Doubt(key, said),)
