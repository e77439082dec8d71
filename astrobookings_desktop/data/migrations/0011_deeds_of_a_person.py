"""Indexes by which a person's sales and reviews are found.

Whoever is deleted is looked for among them: without the indexes each deletion walks over all
bookings and invoices, and taking an import of thousands back keeps everybody waiting. A sale by the
built-in administrator writes to none of them. Frozen: later changes come as later migrations.
"""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

INDEXES = (
    """CREATE INDEX "booking_sold_by" ON "booking" ("sold_by_id")
        WHERE "sold_by_id" IS NOT NULL""",
    """CREATE INDEX "invoice_reviewed_by" ON "invoice" ("reviewed_by_id")
        WHERE "reviewed_by_id" IS NOT NULL""",
)


def up(_migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Create the indexes."""
    for statement in INDEXES:
        db.execute_sql(statement)
