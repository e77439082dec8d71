"""Mending what searches compare with, should it ever differ from what it was made of.

It is read without a transaction and mended in one.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from astrobookings_desktop.data.queries import search_index as queries
from astrobookings_desktop.data.queries.search_index import Derived
from astrobookings_desktop.domain import values
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.jobs.handlers.search_texts import repair_texts
from astrobookings_desktop.jobs.job import Job
from astrobookings_desktop.jobs.registry import Effect, Tools
from astrobookings_desktop.services.unit_of_work import UnitOfWork

PAGE = 2000

FOLDED: tuple[tuple[Derived, Callable[[str], str | None]], ...] = (
    (queries.NAMES, values.fold),
    (queries.EMAILS, values.email_key),
    (queries.ROCKETS, values.fold),
    (queries.DESTINATIONS, values.fold),
    (queries.PHONES, lambda phone: values.phone_digits(phone) or None),
)


def repair_search(tools: Tools, _job: Job) -> Effect:
    """Compare everything; gives what mends it."""
    wrong: list[tuple[Derived, dict[str, Any]]] = []
    with contextlib.closing(tools.office.reader()) as connection:
        for one, fold in FOLDED:
            wrong += ((one, row) for row in _differing(connection, one, fold))

    def mend(work: UnitOfWork) -> None:
        for one, row in wrong:
            if work.execute(one.mend, **row):
                work.touched(Entity(one.table), row["key"])
        repair_texts(work)

    return mend


def _differing(
    connection: sqlite3.Connection, one: Derived, fold: Callable[[str], str | None]
) -> Iterator[dict[str, Any]]:
    after = 0
    while rows := connection.execute(one.page, {"after": after, "most": PAGE}).fetchall():
        for key, source, kept in rows:
            right = None if source is None else fold(source)
            if right != kept:
                yield {"key": key, "source": source, "right": right}
        after = rows[-1][0]
