"""The SQL of a list for one query: its keys in order, how many there are, whether one is in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from astrobookings_desktop.data.queries.listing.query import ALL, ListQuery, Sort
from astrobookings_desktop.data.queries.listing.statement import Statement
from astrobookings_desktop.data.statements import literal
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.phrases import Phrase

if TYPE_CHECKING:
    from astrobookings_desktop.data.queries.language.compiling import Sql
    from astrobookings_desktop.data.queries.listing.base import EntityQueries

_PLACE = ".destination_folded"


class ListStatements:
    """Makes the statements of one query; `EntityQueries` says what each of them is.

    Raises InvalidValue for an unknown filter, UnreadableFilter for a text that can't be read.
    """

    def __init__(self, lists: "EntityQueries", query: ListQuery) -> None:
        self._lists, self._query = lists, query
        self._params: dict[str, object] = {}
        self._parts = self._compiled()

    def probe(self, most: int) -> Statement | None:
        """How many rows each condition finds by an index."""
        counts = [
            f"(SELECT count(*) FROM ({part.ids} LIMIT {most:d}))"
            for part in self._parts
            if part.ids
        ]
        return Statement(f"SELECT {', '.join(counts)}", self._params) if counts else None

    def paired_keys(self) -> Statement | None:
        """The ids in order, by way of two words."""
        second = next((place for place, part in enumerate(self._parts) if part.pair), 0)
        if not second:
            return None
        others = self._parts[: second - 1] + self._parts[second + 1 :]
        ids = f"SELECT DISTINCT id FROM ({self._parts[second].pair})"
        sort, descending = self._sort()
        return self._ordered(self._from_ids(ids, sort), self._conditions(others), sort, descending)

    def keys(self, probed: Sequence[int], *, first: bool, most: int) -> Statement:
        """The ids in order; raises InvalidValue for an unknown sort."""
        sort, descending = self._sort()
        conditions = self._conditions(self._parts, first=first)
        source = self._driven(probed, sort, most) or sort.source
        return self._ordered(source, conditions, sort, descending)

    def count(self) -> Statement:
        """How many rows there are."""
        conditions = self._conditions(self._parts)
        source = self._lists.base if conditions else self._lists.base_table
        return Statement(f"SELECT count(*) FROM {source}{_where(conditions)}", self._params)

    def holds(self, key: int) -> Statement:
        """Whether the record is among them."""
        conditions = [*self._conditions(self._parts), f"{self._lists.key} = :record"]
        self._params["record"] = key
        return Statement(f"SELECT 1 FROM {self._lists.base}{_where(conditions)}", self._params)

    # --- conditions -------------------------------------------------------------------------------

    def _compiled(self) -> "list[Sql]":
        """What must all hold of a row, of the filter and the search."""
        query = self._query
        if query.where == ALL and not query.search:
            return []
        from astrobookings_desktop.data.queries.language.compiling import Compiler  # seldom at once

        compiler = Compiler(self._lists, query, self._params)
        parts: list[Sql] = []
        if query.where in self._lists.filters_for(query):
            parts.append(compiler.named(query.where))
        elif query.where != ALL:
            parts += compiler.parts(query.where, "where")
        if query.search:
            parts += compiler.parts(query.search, "search")
        return parts

    def _conditions(self, parts: "Sequence[Sql]", *, first: bool = False) -> list[str]:
        conditions: list[str] = []
        if self._query.agency_id is not None:
            conditions.append(self._lists.mine or "0")
            self._params["agency"] = self._query.agency_id
        return conditions + [part.each if first else part.plain for part in parts]

    # --- where to start, and in what order --------------------------------------------------------

    def _driven(self, probed: Sequence[int], sort: Sort, most: int) -> str:
        """A FROM clause that starts from the ids of few rows; empty when there is no such."""
        lists, query = self._lists, self._query
        ids = ""
        if probed and min(probed) < most:
            found = [part.ids for part in self._parts if part.ids]
            ids = f"SELECT DISTINCT id FROM ({found[probed.index(min(probed))]})"
        elif sort.indexed and sort.source != lists.base:
            # A joined sort would meet all rows; SQLite itself finds the few in an unjoined one.
            if query.where in lists.few:
                condition = lists.filters[query.where]
                ids = f"SELECT {lists.key} AS id FROM {lists.base} WHERE {condition}"
            elif query.agency_id is not None and lists.mine:
                ids = f"SELECT {lists.key} AS id FROM {lists.base} WHERE {lists.mine}"
        return self._from_ids(ids, sort) if ids else ""

    def _from_ids(self, ids: str, sort: Sort) -> str:
        """A FROM clause that starts from the rows of `ids`, a SELECT of each one once; it joins
        nothing where the own table is enough for order and conditions."""
        lists = self._lists
        joins = "" if sort.source == lists.base == lists.base_table else f" {lists.joins}"
        return f"({ids}) m CROSS JOIN {lists.base_table} ON {lists.key} = m.id{joins}"

    def _sort(self) -> tuple[Sort, bool]:
        lists, query = self._lists, self._query
        name, descending = lists.order(query)
        if name in lists.sorts:
            return self._as_shown(lists.sorts[name]), descending
        other = lists.find_for(query, name)
        if other is None:
            raise InvalidValue(
                field="sort",
                reason=Phrase("be one of {names}", names=", ".join(lists.sort_names)),
                value=query.sort,
            )
        joins = lists.joins if lists.base == lists.base_table else ""
        term = other.column if self._is_translated(other.column) else other.sql
        sort = Sort(f"{lists.base} {joins}", (term, lists.key), indexed=False)
        return self._as_shown(sort), descending

    def _is_translated(self, term: str) -> bool:
        wording = self._query.wording
        return term.endswith(_PLACE) and wording is not None and bool(wording.places)

    def _as_shown(self, sort: Sort) -> Sort:
        """Destinations in the order of their names on the screen, which no index gives."""
        first, *others = sort.order
        wording = self._query.wording
        if wording is None or not self._is_translated(first):
            return sort
        cases = " ".join(
            f"WHEN {literal(stored).sql} THEN {literal(shown).sql}"
            for stored, shown in wording.places.items()
        )
        term = f"CASE {first} {cases} ELSE {first} END"
        return Sort(sort.source, (term, first, *others), sort.indexed)

    def _ordered(
        self, source: str, conditions: Sequence[str], sort: Sort, descending: bool
    ) -> Statement:
        direction = " DESC" if descending else ""
        order = ", ".join(f"{term}{direction}" for term in sort.order)
        sql = f"SELECT {self._lists.key} AS id FROM {source}{_where(conditions)} ORDER BY {order}"
        return Statement(sql, self._params)


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""
