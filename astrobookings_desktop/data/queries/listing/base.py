"""How a list asks the database: one description per entity, from which all SQL is made.

A list of a million rows is read in three steps (see `ui.table`):

1. `keys(query)` gives the ids of the current search, filter and sort, in order. `packed(...)`
   wraps it so that SQLite hands all of them over as one text in a single step.
2. `count(query)` counts them, without joins wherever the conditions allow.
3. `page_sql` fetches some rows by id, in the order asked for: `(json text of numbers, by how
   much each is larger than its id)`.

Rows are plain tuples of raw database values: money in whole cents, times as UTC text.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from astrobookings_desktop.data.queries.listing.fields import CONVERT, Field, Kind
from astrobookings_desktop.data.queries.listing.list_statements import ListStatements
from astrobookings_desktop.data.queries.listing.query import ALL, ListQuery, Sort
from astrobookings_desktop.data.queries.listing.statement import Statement, head, packed
from astrobookings_desktop.data.queries.listing.words import Match
from astrobookings_desktop.domain.entities import Entity

Row = tuple[Any, ...]

MAX_ID = 10**15  # exclusive; ids are workstation * 10**10 + n
FEW = 200_000  # up to so many hits are gathered and sorted; more are met in the sort's own order
VERY_FEW = 3000  # so many are gathered and sorted in a moment


@dataclass(frozen=True)
class EntityQueries:
    """All list queries of one entity.

    `base` is the FROM clause which counts use: just the entity's own table unless its conditions
    name another. `filters` maps a name to a condition over the aliases of `base`, with `:now :today
    :company_day :soon` (now + 7 days) `:hour_ago :viability :turnaround`; those in `few` leave few
    rows.
    `mine` is the condition that a row belongs to `:agency`; empty where agencies have no access.

    Fields of `office_only` may name another agency's records: agencies are shown none of them, and
    can't search or sort by them. They see and ask another field, which tells less, in the place of
    one of `office_instead`. Nor do they have the filters of `office_filters`, which tell of the
    office's own work.
    """

    entity: Entity
    key: str
    base: str
    joins: str
    fields: tuple[Field, ...]
    sorts: Mapping[str, Sort]
    default_sort: str
    default_descending: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)
    few: Set[str] = frozenset()
    matches: tuple[Match, ...] = ()
    synonyms: Mapping[str, str] = field(default_factory=dict)  # of field names and of values
    mine: str = ""
    office_only: Set[str] = frozenset()
    office_instead: Mapping[str, str] = field(default_factory=dict)
    office_filters: Set[str] = frozenset()
    asked: tuple[Field, ...] = ()  # to filter by, beside the row's own

    @cached_property
    def all_fields(self) -> Mapping[str, Field]:
        """Everything to filter by, by name."""
        return {item.name: item for item in (*self.fields, *self.asked)}

    @cached_property
    def indexed(self) -> Mapping[str, str]:
        """The columns by which an index finds rows, and what to read from to make use of it."""
        return {sort.order[0]: sort.source for sort in self.sorts.values() if sort.indexed}

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Where each field stands in a row."""
        return {item.name: place for place, item in enumerate(self.fields)}

    def at(self, name: str) -> int:
        """The position of field `name` in a row; raises KeyError for a stranger."""
        return self.positions[name]

    def find(self, name: str) -> Field | None:
        """The field called `name`, or by its synonym."""
        found = self.all_fields.get(name)
        return found or self.all_fields.get(self.synonyms.get(name, name))

    def find_for(self, query: ListQuery, name: str) -> Field | None:
        """The field called `name`, for whoever asks."""
        found = self.find(name)
        if found is not None and query.agency_id is not None and found.name in self.office_only:
            return self.all_fields.get(self.office_instead.get(found.name, ""))
        return found

    def filters_for(self, query: ListQuery) -> Mapping[str, str]:
        """The named filters, for whoever asks."""
        if query.agency_id is None:
            return self.filters
        return {
            name: condition
            for name, condition in self.filters.items()
            if name not in self.office_filters
        }

    def seen_by_agencies(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A row by field name as an agency's people see it."""
        instead = {name: row[other] for name, other in self.office_instead.items()}
        return {**row, **dict.fromkeys(self.office_only), **instead}

    @cached_property
    def sort_names(self) -> tuple[str, ...]:
        """Everything that `ListQuery.sort` may be: the indexed sorts, then all other fields."""
        others = (item.name for item in self.fields if item.name not in self.sorts)
        return (*self.sorts, *others)

    def probe(self, query: ListQuery, most: int = FEW) -> Statement | None:
        """How many rows each condition of `query` finds by an index, up to `most`, as one row;
        None when that would not make `keys` any quicker. Raises as `keys`."""
        return ListStatements(self, query).probe(most)

    def paired_keys(self, query: ListQuery) -> Statement | None:
        """The same as `keys` by way of two words that stand in many rows each, but seldom in one;
        None where there are no such. Raises as `keys`."""
        return ListStatements(self, query).paired_keys()

    def keys(
        self, query: ListQuery, probed: Sequence[int] = (), *, first: bool = False, most: int = FEW
    ) -> Statement:
        """The ids of all rows of `query` in order, as the one column `id`.

        `probed` is what `probe` found; with it a search for what is rare starts from its hits.
        `first`: only the first rows will be read, and much is found. Raises InvalidValue for an
        unknown sort or filter, UnreadableFilter for a text that can't be read.
        """
        return ListStatements(self, query).keys(probed, first=first, most=most)

    def count(self, query: ListQuery) -> Statement:
        """How many rows `query` has; joins nothing that its conditions don't name. Raises as
        `keys`."""
        return ListStatements(self, query).count()

    def holds(self, query: ListQuery, key: int) -> Statement:
        """A row if `query` lists the record of this id, else none. Raises as `keys`."""
        return ListStatements(self, query).holds(key)

    @cached_property
    def page_sql(self) -> str:
        """Rows by id in the order of a JSON array of numbers, each an id and the same base added
        to it; ids without a row are left out."""
        columns = ", ".join(item.sql for item in self.fields)
        return (
            f"SELECT {columns} FROM json_each(?) j CROSS JOIN {self.base_table} "
            f"ON {self.key} = j.value - ? {self.joins}"
        )

    def mine_of(self, keys: Iterable[int], agency_id: int) -> Statement:
        """Those of the keys whose records belong to the agency."""
        condition = self.mine or "0"
        sql = (
            f"SELECT {self.key} FROM {self.base} "
            f"WHERE {self.key} IN (SELECT value FROM json_each(:keys)) AND {condition}"
        )
        return Statement(sql, {"keys": f"[{','.join(map(str, keys))}]", "agency": agency_id})

    @property
    def base_table(self) -> str:
        """The entity's own table with its alias."""
        alias = self.key.partition(".")[0]
        return f'"{self.entity.value}" {alias}'

    def page(self, ids: Iterable[int]) -> tuple[str, tuple[str, int]]:
        """SQL and parameters that fetch the rows of `ids`."""
        return self.page_sql, (str(list(ids)), 0)

    def row_dict(self, row: Sequence[object]) -> dict[str, object]:
        """A row by column name as the command line shows it: money as a decimal string, times as
        ISO 8601 UTC text, booleans and JSON documents as themselves."""
        result: dict[str, object] = {}
        for item, value in zip(self.fields, row, strict=True):
            if item.exported:
                convert = None if value is None else CONVERT.get(item.kind)
                result[item.name] = convert(value) if convert else value
        return result

    def order(self, query: ListQuery) -> tuple[str, bool]:
        """By which sort `query` is ordered, and whether descending."""
        if not query.sort:
            return self.default_sort, self.default_descending ^ query.descending
        return self.synonyms.get(query.sort, query.sort), query.descending


__all__ = [
    "ALL",
    "MAX_ID",
    "EntityQueries",
    "Field",
    "Kind",
    "ListQuery",
    "Match",
    "Row",
    "Sort",
    "Statement",
    "head",
    "packed",
]
