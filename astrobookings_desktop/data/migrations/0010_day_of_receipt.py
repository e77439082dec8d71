"""An announced payment gets the day on which its money came.

Until then its date is that of the announcement; the year's report counts by it. Those that came
before the upgrade keep theirs: years that were reported stay as they were. Frozen: later changes
come as later migrations.
"""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

STATEMENTS = (
    'DROP TRIGGER IF EXISTS "payment_is_for_one_amount"',
    """CREATE TRIGGER "payment_is_for_one_amount"
        BEFORE UPDATE OF "invoice_id", "amount" ON "payment"
        BEGIN SELECT RAISE(ABORT, 'a payment is never edited'); END""",
    """CREATE TRIGGER "payment_is_of_one_day" BEFORE UPDATE OF "date" ON "payment"
        WHEN OLD."status" <> 'pending' OR NEW."status" <> 'completed'
        BEGIN SELECT RAISE(ABORT, 'a payment is never edited'); END""",
)


def up(_migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Let the day change when announced money comes, and at no other time."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
