"""From a filter's tree to SQL: fragments chosen by the list's own fields, every value bound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from astrobookings_desktop.data.queries.language import values
from astrobookings_desktop.data.queries.language.mistakes import Mistakes
from astrobookings_desktop.data.queries.language.pairs import Place, both
from astrobookings_desktop.data.queries.language.syntax import And, Comparison, Node, Not, Or, Word
from astrobookings_desktop.data.queries.language.testing import Test, Tests
from astrobookings_desktop.data.queries.language.wording import (
    NAMED,
    PLAIN,
    find_named,
    means_filters,
    wording_of,
)
from astrobookings_desktop.data.queries.listing.fields import Field, Kind, Link, TextIndex
from astrobookings_desktop.data.queries.listing.words import GRAM, Match, near, parameter, spelled
from astrobookings_desktop.domain.locator import is_halved
from astrobookings_desktop.domain.spans import RUNS_ON

if TYPE_CHECKING:
    from astrobookings_desktop.data.queries.listing.base import EntityQueries, ListQuery

EQUAL = (":", "=")
PLACES, PLACE = "search_place", "l.destination_folded"  # where destinations are found by words


@dataclass(frozen=True, slots=True)
class Sql:
    """A condition in three shapes.

    `plain` suits a look at all rows, `each` one at the first rows in some order; `ids` is a SELECT
    of the ids (perhaps twice the same) of all rows that it holds for, empty when that isn't quick.
    `pair` is such a SELECT of the rows for which this condition and the one before it both hold.
    """

    plain: str
    each: str
    ids: str = ""
    pair: str = ""


NOWHERE = Sql("0", "0", "SELECT NULL AS id WHERE 0")


class Compiler:
    """Compiles texts for one query; binds what they hold into `params` under its own names."""

    def __init__(
        self, lists: "EntityQueries", query: "ListQuery", params: dict[str, object]
    ) -> None:
        self._lists, self._query, self._params = lists, query, params
        self._count = 0
        self._mistakes = Mistakes("", lists, query)
        self._tests = Tests(self._bind, query)
        self._missing: tuple[str, ...] = values.MISSING

    def parts(self, text: str, field: str) -> list[Sql]:
        """The conditions that must all hold; raises InvalidValue, UnreadableFilter."""
        if not text:
            return []
        from astrobookings_desktop.data.queries.language.grammar import parse  # most have no filter

        # What is kept is written in names: the words of this screen for `or` and `none` are words.
        words = wording_of(self._query) if field == "search" else PLAIN
        self._missing = (*values.MISSING, *words.missing)
        node = parse(text, field, words.either)
        if node is None:
            return []
        self._mistakes = Mistakes(text, self._lists, self._query)
        return list(self._every(node if isinstance(node, And) else And((node,), (0,))))

    # --- the tree ---------------------------------------------------------------------------------

    def _node(self, node: Node) -> Sql:
        match node:
            case Word():
                return self._word(node.text)
            case Comparison():
                return self._comparison(node)
            case Not(item):
                return _not(self._node(item))
            case And():
                return _all(list(self._every(node)))
            case Or(items):
                return _any([self._node(item) for item in items])

    def _every(self, node: And) -> Iterator[Sql]:
        """The conditions of a row of them; words that belong to a value go with it."""
        words: list[Word] = []
        place = 0
        while place < len(node.items):
            item, place = node.items[place], place + 1
            is_negated = isinstance(item, Not) and isinstance(item.item, Comparison)
            inner = item.item if isinstance(item, Not) and is_negated else item
            if isinstance(inner, Comparison):
                following = node.items[place : place + node.words_after[place - 1]]
                taken = self._taken(inner, [word for word in following if isinstance(word, Word)])
                place += len(taken)
                found = self._comparison(_extended(inner, taken))
                is_locator = bool(taken) and self._is_locator(inner)
                if is_locator and not is_negated and inner.sign == ":":
                    found = self._or_apart(found, inner, taken)
                yield _not(found) if is_negated else found
            elif isinstance(item, Word) and not item.quoted:
                words.append(item)
            else:
                yield self._node(item)
        whole = self._hits(" ".join(word.text for word in words), True) if len(words) > 1 else []
        hits = [self._hits(word.text, False) for word in words]
        for number, some in enumerate(hits):
            found = _any([_any(some), *whole]) if whole else _any(some)
            if number == 1:  # a pair tells much; more of them would tell little more
                found = replace(found, pair=self._pair([one.text for one in words[:2]], whole))
            yield found

    def _is_locator(self, node: Comparison) -> bool:
        field = find_named(self._lists, self._query, node.field)
        return field is not None and field.name == "locator"

    def _or_apart(self, whole: Sql, node: Comparison, words: Sequence[Word]) -> Sql:
        """A locator in two halves; or the start of one, and a name of three letters."""
        start, rest = self._comparison(node), self._word(words[0].text)
        apart = _all([start, rest])
        if start.ids and rest.ids:
            ids = f"SELECT id FROM ({start.ids}) WHERE id IN (SELECT id FROM ({rest.ids}))"
            apart = replace(apart, ids=ids)
        return _any([whole, apart])

    def _pair(self, words: Sequence[str], whole: Sequence[Sql]) -> str:
        """The ids of the rows that two words hit: each pair of places where they may stand."""
        first, second = (self._standing(word) for word in words)
        ids = [one.ids for one in whole]
        for at, one in enumerate(first):
            for to, other in enumerate(second):
                if isinstance(one, Place) and isinstance(other, Place):
                    # A list looks first where words tell most: rather in names than in places.
                    pair = (one, other) if at < to else (other, one)
                    ids.append(both(*pair, self._lists.key, self._lists.base, self._bound))
                elif one is None or other is None:
                    return ""
        return " UNION ALL ".join(ids) if all(ids) else ""

    def _standing(self, word: str) -> list[Place | Literal[False] | None]:
        """All places of a word, as `_hits` looks for it."""
        found: list[Place | Literal[False] | None] = []
        for match in self._lists.matches:
            found.append(self._place(word, match))
            names = () if found[-1] is False else _called(self._query, match, word)
            if names:
                test = f"{PLACE} IN ({', '.join(map(self._bound, names))})"
                is_quick = match.link is None or bool(match.link.driven)
                found.append(Place(test, match.link) if is_quick else None)
        return found

    def _place(self, word: str, match: Match) -> Place | Literal[False] | None:
        """Where `match` looks for the word; False where that can't be, None where not quickly."""
        text = None if match.whole else spelled(word, match.form)
        if text is None:
            return False
        test = match.test.format(p=f":{self._bind(parameter(text, match.form))}")
        if match.link is None:
            return Place(test) if match.quick else None
        close = near(match.index, str(text), self._bind(None)) if match.index else None
        if close is None or not match.link.driven or len(str(text)) < GRAM:
            return None
        self._params.update(close.values)
        return Place(test, match.link, match.index, close)

    def _bound(self, value: object) -> str:
        return f":{self._bind(value)}"

    def _taken(self, node: Comparison, following: Sequence[Word]) -> Sequence[Word]:
        """The words behind a value that are part of it: `name=Ana López`, `date:last 7 days`."""
        field = find_named(self._lists, self._query, node.field)
        if field is None or node.quoted or not node.value:
            return ()
        if field.name == "locator":
            return following[: is_halved([node.value, *(word.text for word in following[:1])])]
        if field.kind in (Kind.TEXT, Kind.JSON):
            return following if node.sign in ("=", "!=", "<>") else ()
        value, count = node.value, 0
        if field.kind in (Kind.TIME, Kind.DATE):
            while count < len(following) and RUNS_ON.search(value):
                value = f"{value} {following[count].text}"
                count += 1
        return following[:count]

    # --- words ------------------------------------------------------------------------------------

    def _word(self, text: str) -> Sql:
        return _any(self._hits(text, False))

    def _hits(self, text: str, whole: bool) -> list[Sql]:
        hits = []
        for match in self._lists.matches:
            form = spelled(text, match.form) if match.whole is whole else None
            if form is not None:
                hits.append(self._match(match, form))
                hits += self._places(match, text)
        return hits

    def _places(self, field: Field | Match, text: str, *, exactly: bool = False) -> list[Sql]:
        """The destinations that another language calls so: “luna” is a launch to the Moon."""
        return [
            self._placed(
                Test(f"{PLACE} = :{self._bind(name)}", f"{PLACE} = :{self._bind(name)}", True),
                "{test}",
                field.link,
                None,
            )
            for name in _called(self._query, field, text, exactly=exactly)
        ]

    def _match(self, match: Match, text: str | int) -> Sql:
        test = match.test.format(p=f":{self._bind(parameter(text, match.form))}")
        return self._placed(
            Test(test, test, match.quick, str(text)), "{test}", match.link, match.index
        )

    # --- comparisons ------------------------------------------------------------------------------

    def _comparison(self, node: Comparison) -> Sql:
        field = find_named(self._lists, self._query, node.field)
        if field is None or not field.test:
            if means_filters(self._query, node.field):
                return self._named(node)
            raise self._mistakes.unknown_field(node)
        if not node.value and not node.quoted:
            raise self._mistakes.no_value(node, field)
        word = node.value.casefold()
        if not node.quoted and word in (*self._missing, values.ANYTHING):
            return self._presence(node, field, is_missing=word != values.ANYTHING)
        found = self._tests.of(field, node.sign, node.value, self._lists.synonyms)
        if isinstance(found, values.Wrong):
            raise self._mistakes.wrong_value(node, found)
        placed = self._placed(found, field.test, field.link, field.index, field)
        if node.sign not in (*EQUAL, "~", "!=", "<>"):
            return placed
        is_not = node.sign in ("!=", "<>")
        also = self._places(field, node.value, exactly=is_not or node.sign == "=")
        if is_not:
            return _all([placed, _not(_any(also))]) if also else placed
        return _any([placed, *also])

    def _presence(self, node: Comparison, field: Field, is_missing: bool) -> Sql:
        if node.sign not in (*EQUAL, "!=", "<>"):
            raise self._mistakes.no_order(node)
        missing = is_missing is (node.sign in EQUAL)
        test = f"{field.column} IS {'' if missing else 'NOT '}NULL"
        found = self._placed(Test(test, test, False), field.test, field.link, None, field)
        if missing and field.link is not None:
            nothing = f"{field.link.on} IS NULL OR "
            return Sql(f"({nothing}{found.plain})", f"({nothing}{found.each})")
        return found

    def _named(self, node: Comparison) -> Sql:
        names = self._lists.filters_for(self._query)
        wanted = values.as_value(node.value)
        if wanted not in names:
            wanted = wording_of(self._query).values_of(NAMED).get(wanted, wanted)
        if node.sign not in EQUAL or wanted not in names:
            raise self._mistakes.unknown_filter(node, wanted)
        return self.named(wanted)

    def named(self, name: str) -> Sql:
        """The condition of a named filter of the list."""
        self._params.update(self._query.facts())
        condition = f"({self._lists.filters[name]})"
        ids = ""
        if name in self._lists.few:
            ids = f"SELECT {self._lists.key} AS id FROM {self._lists.base} WHERE {condition}"
        return Sql(condition, condition, ids)

    # --- where a test stands ----------------------------------------------------------------------

    def _placed(
        self,
        test: Test,
        template: str,
        link: Link | None,
        index: TextIndex | None,
        field: Field | None = None,
    ) -> Sql:
        """A test of a column as a condition on the list's rows."""
        close = near(index, test.text, self._bind(None)) if index and test.text else None
        joint, also = "", ""
        if close is not None and index is not None:
            self._params.update(close.values)
            joint = f"{close.source} CROSS JOIN "
            also = f"{close.test} AND {index.key} = {close.row} AND "
        plain, each = (template.format(test=one) for one in (test.sql, test.each))
        if link is not None:
            is_sharp = close is not None and close.sharp
            within = f"{joint if is_sharp else ''}{link.source}"
            chosen = f"{also if is_sharp else ''}{plain}"
            return Sql(
                f"{link.on} IN (SELECT {link.key} FROM {within} WHERE {chosen})",
                f"EXISTS (SELECT 1 FROM {link.looked or link.source} "
                f"WHERE {link.key} = {link.on} AND {plain})",
                f"SELECT {link.list_key} AS id FROM {joint}{link.driven} WHERE {also}{plain}"
                if link.driven
                else "",
            )
        base = self._lists.base
        if not joint:
            column = "" if field is None else field.column
            base = base if test.quick and not column else self._lists.indexed.get(column, "")
        ids = ""
        if joint or (test.quick and base):
            ids = f"SELECT {self._lists.key} AS id FROM {joint}{base} WHERE {also}{plain}"
        return Sql(f"({plain})", f"({each})", ids)

    def _bind(self, value: object) -> str:
        """A new parameter's name; it is given the value unless that is None."""
        self._count += 1
        name = f"p{self._count}"
        if value is not None:
            self._params[name] = value
        return name


def _called(
    query: "ListQuery", field: Field | Match, text: str, *, exactly: bool = False
) -> Sequence[str]:
    """The destinations, as records name them, that any language calls so; for such a field."""
    if query.places is None or field.index is None or field.index.table != PLACES:
        return ()
    return query.places.called_like(text, exactly=exactly)


def _extended(node: Comparison, words: Sequence[Word]) -> Comparison:
    if not words:
        return node
    value = " ".join((node.value, *(word.text for word in words)))
    return Comparison(node.field, node.sign, value, node.start, node.value_start, words[-1].end)


def _not(found: Sql) -> Sql:
    return Sql(f"({found.plain}) IS NOT TRUE", f"({found.each}) IS NOT TRUE")


def _all(found: list[Sql]) -> Sql:
    return Sql(
        f"({' AND '.join(one.plain for one in found)})",
        f"({' AND '.join(one.each for one in found)})",
        next((one.ids for one in found if one.ids), "") if len(found) == 1 else "",
    )


def _any(found: list[Sql]) -> Sql:
    if len(found) < 2:
        return found[0] if found else NOWHERE
    ids = [one.ids for one in found]
    return Sql(
        f"({' OR '.join(one.plain for one in found)})",
        f"({' OR '.join(one.each for one in found)})",
        " UNION ALL ".join(ids) if all(ids) else "",
    )
