"""Indexes of few rows, for what is counted at each piece of news.

Somebody's unread messages are found without a walk over all that they ever got; people who are
gone, and addresses that a mail server refused, without one over everybody. A sale writes to the
first of them alone, once for each message on a desktop. Frozen: later changes come as later
migrations.
"""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

INDEXES = (
    """CREATE INDEX "notification_unread" ON "notification" ("user_id", "timestamp")
        WHERE "status" = 'pending' AND "channel" = 'desktop'""",
    """CREATE INDEX "user_inactive" ON "user" ("name_folded") WHERE "active" = 0""",
    """CREATE INDEX "user_refused" ON "user" ("name_folded") WHERE "email_refused" IS NOT NULL""",
)


def up(_migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Create the indexes."""
    for statement in INDEXES:
        db.execute_sql(statement)
