"""Making the full text of people and places anew where it doesn't agree with its rows."""

import sqlite3

from astrobookings_desktop.data.queries.text_indexes import REBUILD, VERIFY, is_disagreement
from astrobookings_desktop.services.unit_of_work import UnitOfWork


def repair_texts(work: UnitOfWork) -> None:
    """Read all names, phones or destinations again: a second for 200,000 people."""
    for table, verify in VERIFY.items():
        try:
            work.execute(verify)
        except sqlite3.DatabaseError as error:
            if not is_disagreement(error):
                raise
            work.execute(REBUILD[table])
