"""Accepting a database in which the remembered head of the log isn't (DOMAIN.md §9)."""

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.log.memory import lost_heads
from astrobookings_desktop.services.office import Office


def accept_log(office: Office, actor: Actor) -> int:
    """Take the database as it is for the right one, as after a backup was put in its place.

    What was remembered is written into its log and forgotten. Gives how many heads were accepted;
    0 when nothing contradicted. Raises MissingRight and DatabaseProblem.
    """
    with office.writer() as writer:
        with writer.unit_of_work(actor) as work:
            work.require(Right.RESTORE)
            if office.heads is None:
                return 0
            lost = lost_heads(office.heads, office.path)
            for head in lost:
                known = {"id": head.id, "hash": head.hash, "timestamp": head.timestamp}
                work.log(Entity.ENTRY_LOG, head.id, "accept", known, None)
        if lost or office.heads.read(office.path).damaged:
            office.heads.forget(office.path)
    return len(lost)
