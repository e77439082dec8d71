"""Trying an import out without keeping anybody else from writing."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace

from astrobookings_desktop.data.database import reported
from astrobookings_desktop.data.gate import WriteGate
from astrobookings_desktop.data.same_file import SameFile
from astrobookings_desktop.data.scratch import copy_database, scratch_beside
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight, WrongAgency
from astrobookings_desktop.domain.rights import IMPORT_RIGHTS
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.files.csv_files import CsvTable
from astrobookings_desktop.services.imports.report import ImportReport
from astrobookings_desktop.services.imports.run import ImportPlan, Progress, import_rows
from astrobookings_desktop.services.launches.announcements import (
    Announcement,
    preview_announcement,
)
from astrobookings_desktop.services.office import Office

FEW_ROWS = 500  # are tried out in a moment, for which others can wait
MANY_ROWS = 2_000  # rows whose import others notice: each takes about half a millisecond


def try_import(
    office: Office,
    actor: Actor,
    plan: ImportPlan,
    table: CsvTable,
    file_name: str = "",
    progress: Progress | None = None,
) -> ImportReport:
    """What would become of each row; nothing is written.

    More than a few rows are taken into a private copy of the database, so that nobody waits for
    it. Raises as `import_rows`, and DatabaseProblem, also for want of room for the copy.
    """
    for entity in (plan.entity, *plan.create):
        if entity in IMPORT_RIGHTS:
            office.require(actor, IMPORT_RIGHTS[entity])
    told = told_of_each(office, actor, plan)
    with contextlib.ExitStack() as stack:
        is_long = len(table.rows) > FEW_ROWS
        where = stack.enter_context(_copied(office, progress)) if is_long else office
        try:
            with where.writer() as writer, writer.unit_of_work(actor, dry_run=True) as work:
                return import_rows(work, plan, table, file_name, progress, told).unwritten()
        except (MissingRight, WrongAgency) as refusal:
            if is_long:  # it was logged in the copy alone
                with office.writer() as writer:
                    writer.note_refusal(actor, refusal)
            raise


def told_of_each(office: Office, actor: Actor, plan: ImportPlan) -> Announcement | None:
    """How many VIP travelers are told of each launch to come, counted before anything is written.

    None where no launches are imported, and for an agency's staff. Raises MissingRight,
    DatabaseProblem.
    """
    if plan.entity is not Entity.LAUNCH:
        return None
    office.require(actor, IMPORT_RIGHTS[plan.entity])
    with reported(office.path), contextlib.closing(office.reader()) as connection:
        return preview_announcement(office.reading(connection, actor))


@contextlib.contextmanager
def _copied(office: Office, progress: Progress | None) -> Iterator[Office]:
    """The same office in a copy of its database, which is removed after the block."""
    with contextlib.ExitStack() as stack:
        with reported(office.path):
            scratch = stack.enter_context(scratch_beside(office.path.resolve()))
            copy = scratch / "copy.db"
            with contextlib.closing(office.reader()) as source:
                source.execute("BEGIN")
                copy_database(source, copy, progress or _silent)
                source.execute("ROLLBACK")
        stack.callback(WriteGate.forget, copy)
        yield replace(office, path=copy, heads=None, same_file=SameFile())


def _silent(_step: str, _done: int, _total: int) -> None:
    """Who tries out without a screen."""
