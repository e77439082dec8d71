"""When a message was sent or discarded, for what is counted by the day.

Its own time says when it was written, its job is cleared away or was never there, and the log has
the acts by hand alone. Of what was settled before the upgrade, the jobs that are still there tell.
The column has no check: adding one walks over all rows, and refuses a file with a fault in one of
them. Frozen: later changes come as later migrations.
"""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

STATEMENTS = (
    'ALTER TABLE "notification" ADD COLUMN "settled_at" TEXT',
    """UPDATE "notification" SET "settled_at" = (SELECT max(j."executed_at") FROM "job_queue" j
            WHERE j."entity_type" = 'notification' AND j."entity_id" = "notification"."id")
        WHERE "status" IN ('sent', 'discarded') AND "id" IN (SELECT "entity_id" FROM "job_queue"
            WHERE "job_type" = 'deliver_notification' AND "executed_at" IS NOT NULL)""",
    """CREATE INDEX "notification_settled" ON "notification" ("status", "settled_at")
        WHERE "settled_at" IS NOT NULL""",
)


def up(_migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Add the column, fill in what is known, and create its index."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
