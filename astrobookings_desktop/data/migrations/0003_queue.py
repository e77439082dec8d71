"""The queue at a hundred thousand waiting jobs, and addresses that a mail server refused.

A claim finds its job by type, so that what waits for a setting or for the network is never walked
over; jobs in trouble are counted by their cause. Frozen: later changes come as later migrations.
"""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

STATEMENTS = (
    'ALTER TABLE "user" ADD COLUMN "email_refused" TEXT',
    'ALTER TABLE "job_queue" ADD COLUMN "error_kind" TEXT',
    'DROP INDEX "job_queue_claim"',
    """CREATE INDEX "job_queue_claim" ON "job_queue"
        ("job_type", "priority" DESC, "run_after", "id") WHERE "status" = 'pending'""",
    """CREATE INDEX "job_queue_slot" ON "job_queue" ("unique_key")
        WHERE "entity_type" IS NULL AND "unique_key" IS NOT NULL""",
    """CREATE INDEX "job_queue_executed" ON "job_queue" ("executed_at")
        WHERE "status" = 'completed'""",
    """CREATE INDEX "job_queue_trouble" ON "job_queue" ("status", "job_type", "error_kind",
        "last_error", "run_after", "created_at")
        WHERE "last_error" IS NOT NULL AND "status" IN ('pending', 'failed', 'uncertain')""",
)


def up(_migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Add the column, and exchange and add indexes."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
