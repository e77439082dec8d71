"""Two words at once: the few rows where both stand, though each of them stands in many."""

from collections.abc import Callable
from dataclasses import dataclass

from astrobookings_desktop.data.queries.listing.fields import Link, TextIndex
from astrobookings_desktop.data.queries.listing.words import Near


@dataclass(frozen=True, slots=True)
class Place:
    """A test of a word in one place: a column of the list's own table that an index serves, or one
    of the `link`'s table, where the text index knows what is `near` it or few rows have it."""

    test: str
    link: Link | None = None
    index: TextIndex | None = None
    near: Near | None = None

    @property
    def source(self) -> str:
        """The index before whatever is read by its hits; empty without one."""
        return "" if self.near is None else f"{self.near.source} CROSS JOIN "

    @property
    def found(self) -> str:
        """The condition with the index, over `source` and the link's table."""
        if self.near is None or self.index is None:
            return self.test
        return f"{self.near.test} AND {self.index.key} = {self.near.row} AND {self.test}"


def both(one: Place, other: Place, key: str, base: str, bind: Callable[[object], str]) -> str:
    """A SELECT of the ids of all rows for which both tests hold.

    `one` is in fewer rows, mostly. `key` is the list's own, `base` its table; `bind` keeps a value
    and gives what stands for it.
    """
    if one.link is None and other.link is None:
        return f"SELECT {key} AS id FROM {base} WHERE {one.test} AND {other.test}"
    if one.link is None or other.link is None:
        own, linked = (one, other) if one.link is None else (other, one)
        link = linked.link
        assert link is not None
        return (
            f"SELECT {key} AS id FROM {base} WHERE {own.test} AND EXISTS (SELECT 1 FROM "
            f"{link.looked or link.source} WHERE {link.key} = {link.on} AND {linked.test})"
        )
    if one.link is other.link and one.index is other.index:
        if one.index is None:
            link = one.link
            return (
                f"SELECT {link.list_key} AS id FROM {link.driven} WHERE {one.test} AND {other.test}"
            )
        return _within_one(one, other, one.link, bind)
    # The rows of those who have the one, which are fewer mostly, are looked through for the other.
    link = other.link
    rows = f"FROM {other.source}{link.source} WHERE {other.found}"
    return (
        f"SELECT {one.link.list_key} AS id FROM {one.source}{one.link.driven} "
        f"WHERE {one.found} AND {link.on} IN (SELECT {link.key} {rows}) "
        f"AND EXISTS (SELECT 1 {rows})"
    )


def _within_one(one: Place, other: Place, link: Link, bind: Callable[[object], str]) -> str:
    """Both in the same text: its index is asked for the pieces of both."""
    pieces = [piece for place in (one, other) if place.near for piece in place.near.values.values()]
    index, row = (one.index, one.near.row) if one.index and one.near else (None, "")
    if index is None:
        raise ValueError("both places need the index")
    return (
        f"SELECT {link.list_key} AS id FROM {one.source}{link.driven} "
        f"WHERE f.{index.table} MATCH {bind(' AND '.join(pieces))} AND {index.key} = {row} "
        f"AND {one.test} AND {other.test}"
    )
