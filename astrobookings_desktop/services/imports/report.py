"""What became of each row of an import, for screens and programs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.services.imports.keys import Likeness
from astrobookings_desktop.services.imports.references import Made
from astrobookings_desktop.services.launches.announcements import Announcement


class Outcome(StrEnum):
    """What became of a row."""

    TAKEN = "taken"  # a new record
    MERGED = "merged"  # filled empty columns of the record that it repeats
    SKIPPED = "skipped"  # repeats a record and adds nothing
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportRow:
    """What became of one row: the line on which it starts, the record's id, and why.

    `warning` tells what is odd about what it wrote; `refusal` is what `reason` tells of; `filled`
    are the columns of a record that it repeats, `made` the records that it named and needed,
    `alike` what a new record may be a duplicate of; `is_news` tells of a launch that is to come:
    VIP travelers get a message (DOMAIN.md §8).
    """

    line: int
    outcome: Outcome
    id: int | None = None
    reason: str = ""
    warning: str = ""
    refusal: Refusal | None = None
    filled: tuple[str, ...] = ()
    made: tuple[Made, ...] = ()
    alike: tuple[Likeness, ...] = ()
    is_news: bool = False

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "line": self.line,
            "outcome": self.outcome.value,
            "id": self.id,
            "reason": self.reason,
            "warning": self.warning,
            "alike": [one.as_dict() for one in self.alike],
        }


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of each row, and which column of the file went where.

    Without a key `resembling` tells by which column how many of the rows taken look like records
    that were there (or that a row before them made). `told` are the VIP travelers who are told of
    each launch that is to come; None where they weren't counted.
    """

    entity: Entity
    mapping: Mapping[str, tuple[str, ...]]
    unused: tuple[str, ...]
    rows: tuple[ImportRow, ...]
    made: tuple[Made, ...] = ()  # agencies and rockets that rows named
    run_id: int | None = None  # by which the import can be undone
    resembling: tuple[str, int] | None = None
    told: Announcement | None = None

    @property
    def news(self) -> int:
        """How many launches are announced."""
        return sum(row.is_news for row in self.rows)

    @property
    def messages(self) -> int | None:
        """How many go to VIP travelers; None where that isn't known."""
        if not self.news:
            return 0
        return None if self.told is None else self.news * self.told.travelers

    @property
    def by_mail(self) -> int | None:
        """How many of the `messages` go to an address; None where that isn't known."""
        if not self.news:
            return 0
        return None if self.told is None else self.news * self.told.by_mail

    def unwritten(self) -> "ImportReport":
        """The report where nothing was written: what would be new has no id, nor who repeats it."""
        new = {row.id for row in self.rows if row.outcome is Outcome.TAKEN}
        rows = (replace(row, id=None) if row.id in new else row for row in self.rows)
        made = tuple(one._replace(id=None) for one in self.made)
        return replace(self, rows=tuple(rows), made=made, run_id=None)

    def count(self, outcome: Outcome) -> int:
        """How many rows came to this."""
        return Counter(row.outcome for row in self.rows)[outcome]

    def doubted(self) -> int:
        """How many of the new records may be duplicates, by whatever column."""
        return sum(bool(row.alike) for row in self.rows)

    def settled(self) -> int:
        """How many of the rows that `resembling` counts its column would settle as the key: it
        tells which single record they repeat."""
        column = None if self.resembling is None else self.resembling[0]
        found = [one for row in self.rows for one in row.alike if one.column == column]
        return sum(not one.several for one in found)

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "entity": self.entity.value,
            **{outcome.value: self.count(outcome) for outcome in Outcome},
            "mapping": {column: list(names) for column, names in self.mapping.items()},
            "unused": list(self.unused),
            "made": [one.as_dict() for one in self.made],
            "run": self.run_id,
            **(
                {}
                if self.messages is None
                else {"messages": self.messages, "messages_by_mail": self.by_mail}
            ),
            "resembling": None
            if self.resembling is None
            else {"column": self.resembling[0], "rows": self.resembling[1]},
            "rows": [row.as_dict() for row in self.rows],
        }


@dataclass(eq=False)
class ImportRefused(Refusal):
    """Some rows can't be taken, so that none was; `report` tells of each."""

    report: ImportReport
    field = "file"

    def _sentence(self) -> str:
        refused, rows = self.report.count(Outcome.REFUSED), len(self.report.rows)
        return (
            f"{refused:,} of {_counted(rows)} can't be taken, so none was: mend them, or take the "
            "others alone with --partial."
        )

    def as_dict(self) -> dict[str, object]:
        """With the whole report; nobody got a message: `…_if_partial` is how many would."""
        told = self.report.as_dict()
        if "messages" in told:
            told |= {"messages": 0, "messages_if_partial": told["messages"]}
            told |= {"messages_by_mail": 0, "messages_by_mail_if_partial": self.report.by_mail}
        return {"error": self.code, "message": self.message, **told}


def _counted(rows: int) -> str:
    return "1 row" if rows == 1 else f"{rows:,} rows"
