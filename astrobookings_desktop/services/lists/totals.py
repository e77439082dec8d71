"""How much some records come to: seats and money of what a person selected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import READ_RIGHTS
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.viewing import own_agency

SUMMED: dict[Entity, tuple[str, ...]] = {
    Entity.BOOKING: ("number_of_seats", "total_price"),
    Entity.LAUNCH: ("seats_taken",),
    Entity.ROCKET: ("capacity",),
    Entity.INVOICE: ("amount",),
    Entity.PAYMENT: ("amount",),
}
"""The columns that can be added up, by entity: whole numbers, and amounts in whole cents."""

CHUNK = 5_000  # ids a query: some milliseconds, between which a person may select others


@dataclass(frozen=True, slots=True)
class Totals:
    """How many records there are, and the sum of each summed column; amounts in whole cents."""

    count: int
    sums: dict[str, int]

    def plus(self, other: "Totals") -> "Totals":
        """Both together."""
        sums = {name: value + other.sums[name] for name, value in self.sums.items()}
        return Totals(self.count + other.count, sums)


def totals_of(reading: Reading, entity: Entity, ids: Sequence[int]) -> Totals:
    """The totals of those of the records that the actor may see; raises MissingRight."""
    reading.require(READ_RIGHTS[entity])
    agency_id = own_agency(reading)
    parameters: dict[str, object] = {"keys": f"[{','.join(map(str, ids))}]"}
    if agency_id is not None:
        parameters["agency"] = agency_id
    statement = _statement(entity, agency_id is not None)
    ((count, *sums),) = reading.connection.execute(statement, parameters).fetchall()
    return Totals(count, dict(zip(SUMMED.get(entity, ()), sums, strict=True)))


def chunks(ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Row ranges (first, last) in pieces (first, end) of at most `CHUNK` rows."""
    for first, last in ranges:
        for start in range(first, last + 1, CHUNK):
            yield start, min(start + CHUNK, last + 1)


@cache
def _statement(entity: Entity, is_narrowed: bool) -> str:
    lists = LISTS[entity]
    sums = (f"coalesce(sum({lists.fields[lists.at(name)].sql}), 0)" for name in SUMMED[entity])
    source = lists.base if is_narrowed else lists.base_table
    mine = f" AND {lists.mine or '0'}" if is_narrowed else ""
    return (
        f"SELECT {', '.join(('count(*)', *sums))} FROM {source} "
        f"WHERE {lists.key} IN (SELECT value FROM json_each(:keys)){mine}"
    )
