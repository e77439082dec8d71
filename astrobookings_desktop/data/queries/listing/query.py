"""What a list is asked for: search, filter, order, and the facts that they depend on."""

from dataclasses import dataclass
from datetime import UTC, timedelta, tzinfo

from astrobookings_desktop.data.queries.language.wording import Wording
from astrobookings_desktop.domain.destinations import Catalogue
from astrobookings_desktop.domain.times import from_text, to_text

ALL = "all"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list shows: search text, filter, sort, and the facts that filters depend on.

    `where` names a filter of the entity or is a text in the language of filters, as `search` is
    (see `language`). An empty `sort` is the entity's default, in its own direction. `now` is UTC
    text; `zone` the reader's time zone (None: the computer's own), by whose calendar dates are
    meant; `today` the UTC text of the moment at which the reader's day began (without it, the UTC
    day). `company_day` is the day (ISO 8601) of the company's calendar, by which invoices are dated
    (without it, the UTC day). `agency_id` narrows the list to what belongs to one agency (DOMAIN.md
    §1).
    By `places` a destination is also found by what another language calls it, by `wording` fields
    and values by what a screen calls them; destinations are ordered by what it calls them.
    """

    search: str = ""
    where: str = ALL
    sort: str = ""
    descending: bool = False
    now: str = ""
    today: str = ""
    company_day: str = ""
    viability_percent: int = 50
    turnaround_days: int = 7
    agency_id: int | None = None
    zone: tzinfo | None = UTC
    places: Catalogue | None = None
    wording: Wording | None = None

    def facts(self) -> dict[str, object]:
        """What named filters depend on, by the names of their parameters."""
        soon = to_text(from_text(self.now) + timedelta(days=7)) if self.now else ""
        hour_ago = to_text(from_text(self.now) - timedelta(hours=1)) if self.now else ""
        return {
            "now": self.now,
            "today": self.today or (self.now[:10] + "T00:00:00.000000Z" if self.now else ""),
            "company_day": self.company_day or self.now[:10],
            "soon": soon,
            "hour_ago": hour_ago,
            "viability": self.viability_percent,
            "turnaround": self.turnaround_days,
        }


@dataclass(frozen=True, slots=True)
class Sort:
    """A way to order a list: where to read from, and by what, most significant first.

    `source` joins whatever it needs to the list's own table, driven so that an index gives the
    order; the terms end in one that is unique.
    """

    source: str
    order: tuple[str, ...]
    indexed: bool = True
