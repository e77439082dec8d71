"""How a list asks the database: one description per entity, from which all SQL is made.

A list of a million rows is read in three steps (see `ui.table`):

1. `keys(query)` gives the ids of the current search, filter and sort, in order. `packed(...)`
   wraps it so that SQLite hands all of them over as one text in a single step.
2. `count(query)` counts them, without joins wherever the conditions allow.
3. `page_sql` fetches some rows by id, in the order asked for: `(json text of the ids,)`.

Rows are plain tuples of raw database values: money in whole cents, times as UTC text.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, timedelta, tzinfo
from functools import cached_property
from typing import Any

from astrobookings_desktop.data.queries.fields import CONVERT, Field, Kind
from astrobookings_desktop.data.queries.language.compiling import Compiler, Sql
from astrobookings_desktop.data.queries.language.wording import Wording
from astrobookings_desktop.data.queries.statement import Statement, head, packed
from astrobookings_desktop.data.queries.words import Match
from astrobookings_desktop.data.statements import literal
from astrobookings_desktop.domain.destinations import Catalogue
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.times import from_text, to_text

Row = tuple[Any, ...]

ALL = "all"
MAX_ID = 10**15  # exclusive; ids are workstation * 10**10 + n
FEW = 200_000  # up to so many hits are gathered and sorted; more are met in the sort's own order
VERY_FEW = 3000  # so many are gathered and sorted in a moment
_PLACE = ".destination_folded"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list shows: search text, filter, sort, and the facts that filters depend on.

    `where` names a filter of the entity or is a text in the language of filters, as `search` is
    (see `language`). An empty `sort` is the entity's default, in its own direction. `now` is UTC
    text; `zone` the reader's time zone (None: the computer's own), by whose calendar dates are
    meant; `today` the UTC text of the moment at which the reader's day began (without it, the UTC
    day). `agency_id` narrows the list to what belongs to one agency (DOMAIN.md §1).
    By `places` a destination is also found by what another language calls it, by `wording` fields
    and values by what a screen calls them; destinations are ordered by what it calls them.
    """

    search: str = ""
    where: str = ALL
    sort: str = ""
    descending: bool = False
    now: str = ""
    today: str = ""
    viability_percent: int = 50
    turnaround_days: int = 7
    agency_id: int | None = None
    zone: tzinfo | None = UTC
    places: Catalogue | None = None
    wording: Wording | None = None

    def facts(self) -> dict[str, object]:
        """What named filters depend on, by the names of their parameters."""
        soon = to_text(from_text(self.now) + timedelta(days=7)) if self.now else ""
        return {
            "now": self.now,
            "today": self.today or (self.now[:10] + "T00:00:00.000000Z" if self.now else ""),
            "soon": soon,
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


@dataclass(frozen=True)
class EntityQueries:
    """All list queries of one entity.

    `base` is the FROM clause which counts use: just the entity's own table unless its
    conditions name another. `filters` maps a name to a condition over the aliases of `base`, with
    `:now :today :soon` (now + 7 days) `:viability :turnaround`; those in `few`
    leave few rows. `mine` is the condition that a row
    belongs to `:agency`; empty where agencies have no access. Fields of `office_only` may name
    another agency's records: agencies are shown none of them, and can't search or sort by them.
    They see and ask another field, which tells less, in the place of one of `office_instead`.
    Nor do they have the filters of `office_filters`, which tell of the office's own work.
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
        None when that would not make `keys` any quicker."""
        params: dict[str, object] = {}
        counts = [
            f"(SELECT count(*) FROM ({part.ids} LIMIT {most:d}))"
            for part in self._parts(query, params)
            if part.ids
        ]
        return Statement(f"SELECT {', '.join(counts)}", params) if counts else None

    def paired_keys(self, query: ListQuery) -> Statement | None:
        """The same as `keys` by way of two words that stand in many rows each, but seldom in one;
        None where there are no such. Raises as `keys`."""
        params: dict[str, object] = {}
        parts = self._parts(query, params)
        second = next((place for place, part in enumerate(parts) if part.pair), 0)
        if not second:
            return None
        others = parts[: second - 1] + parts[second + 1 :]
        conditions = self._conditions(query, others, params)
        sort, descending = self._sort(query)
        ids = f"SELECT DISTINCT id FROM ({parts[second].pair})"
        source = _from_ids(self, ids, sort)
        return _ordered(self.key, source, conditions, sort, descending, params)

    def keys(
        self, query: ListQuery, probed: Sequence[int] = (), *, first: bool = False, most: int = FEW
    ) -> Statement:
        """The ids of all rows of `query` in order, as the one column `id`.

        `probed` is what `probe` found; with it a search for what is rare starts from its hits.
        `first`: only the first rows will be read, and much is found. Raises InvalidValue for an
        unknown sort or filter, UnreadableFilter for a text that can't be read.
        """
        params: dict[str, object] = {}
        sort, descending = self._sort(query)
        parts = self._parts(query, params)
        conditions = self._conditions(query, parts, params, first=first)
        source = self._driven(query, parts, probed, sort, most) or sort.source
        return _ordered(self.key, source, conditions, sort, descending, params)

    def count(self, query: ListQuery) -> Statement:
        """How many rows `query` has; joins nothing that its conditions don't name."""
        params: dict[str, object] = {}
        conditions = self._conditions(query, self._parts(query, params), params)
        source = self.base if conditions else self.base_table
        return Statement(f"SELECT count(*) FROM {source}{_where(conditions)}", params)

    def holds(self, query: ListQuery, key: int) -> Statement:
        """A row if `query` lists the record of this id, else none. Raises as `keys`."""
        params: dict[str, object] = {"record": key}
        conditions = self._conditions(query, self._parts(query, params), params)
        conditions.append(f"{self.key} = :record")
        return Statement(f"SELECT 1 FROM {self.base}{_where(conditions)}", params)

    @cached_property
    def page_sql(self) -> str:
        """Rows by id in the order of a JSON array of ids; ids without a row are left out."""
        columns = ", ".join(item.sql for item in self.fields)
        return (
            f"SELECT {columns} FROM json_each(?) j CROSS JOIN {self.base_table} "
            f"ON {self.key} = j.value {self.joins}"
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

    def page(self, ids: Iterable[int]) -> tuple[str, tuple[str]]:
        """SQL and parameters that fetch the rows of `ids`."""
        return self.page_sql, (f"[{','.join(map(str, ids))}]",)

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

    def _sort(self, query: ListQuery) -> tuple[Sort, bool]:
        name, descending = self.order(query)
        if name in self.sorts:
            return _as_shown(self.sorts[name], query), descending
        other = self.find_for(query, name)
        if other is None:
            raise InvalidValue(
                field="sort",
                reason=Phrase("be one of {names}", names=", ".join(self.sort_names)),
                value=query.sort,
            )
        joins = self.joins if self.base == self.base_table else ""
        term = other.column if _is_translated(other.column, query) else other.sql
        sort = Sort(f"{self.base} {joins}", (term, self.key), indexed=False)
        return _as_shown(sort, query), descending

    def _driven(
        self, query: ListQuery, parts: list[Sql], probed: Sequence[int], sort: Sort, most: int
    ) -> str:
        """A FROM clause that starts from the ids of few rows; empty when there is no such."""
        ids = ""
        if probed and min(probed) < most:
            found = [part.ids for part in parts if part.ids]
            ids = f"SELECT DISTINCT id FROM ({found[probed.index(min(probed))]})"
        elif sort.indexed and sort.source != self.base:
            # A joined sort would meet all rows; SQLite itself finds the few in an unjoined one.
            if query.where in self.few:
                ids = f"SELECT {self.key} AS id FROM {self.base} WHERE {self.filters[query.where]}"
            elif query.agency_id is not None and self.mine:
                ids = f"SELECT {self.key} AS id FROM {self.base} WHERE {self.mine}"
        return _from_ids(self, ids, sort) if ids else ""

    def _parts(self, query: ListQuery, params: dict[str, object]) -> list[Sql]:
        """What must all hold of a row, of the filter and the search."""
        compiler = Compiler(self, query, params)
        parts: list[Sql] = []
        if query.where in self.filters_for(query):
            parts.append(compiler.named(query.where))
        elif query.where != ALL:
            parts += compiler.parts(query.where, "where")
        if query.search:
            parts += compiler.parts(query.search, "search")
        return parts

    def _conditions(
        self,
        query: ListQuery,
        parts: Sequence[Sql],
        params: dict[str, object],
        *,
        first: bool = False,
    ) -> list[str]:
        conditions: list[str] = []
        if query.agency_id is not None:
            conditions.append(self.mine or "0")
            params["agency"] = query.agency_id
        return conditions + [part.each if first else part.plain for part in parts]


def _ordered(
    key: str,
    source: str,
    conditions: Sequence[str],
    sort: Sort,
    descending: bool,
    params: dict[str, object],
) -> Statement:
    direction = " DESC" if descending else ""
    order = ", ".join(f"{term}{direction}" for term in sort.order)
    sql = f"SELECT {key} AS id FROM {source}{_where(conditions)} ORDER BY {order}"
    return Statement(sql, params)


def _is_translated(term: str, query: ListQuery) -> bool:
    return term.endswith(_PLACE) and query.wording is not None and bool(query.wording.places)


def _as_shown(sort: Sort, query: ListQuery) -> Sort:
    """Destinations in the order of their names on the screen, which no index gives."""
    first, *others = sort.order
    if query.wording is None or not _is_translated(first, query):
        return sort
    cases = " ".join(
        f"WHEN {literal(stored).sql} THEN {literal(shown).sql}"
        for stored, shown in query.wording.places.items()
    )
    term = f"CASE {first} {cases} ELSE {first} END"
    return Sort(sort.source, (term, first, *others), sort.indexed)


def _from_ids(queries: EntityQueries, ids: str, sort: Sort) -> str:
    """A FROM clause that starts from the rows of `ids`, a SELECT of each one once; it joins
    nothing where the own table is enough for order and conditions."""
    joins = "" if sort.source == queries.base == queries.base_table else f" {queries.joins}"
    return f"({ids}) m CROSS JOIN {queries.base_table} ON {queries.key} = m.id{joins}"


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


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
