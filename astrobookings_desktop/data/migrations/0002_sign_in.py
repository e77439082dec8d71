"""Signing in: failures in a row, which outlive a restart, and one-time codes for a new password.

Frozen: later changes come as later migrations.
"""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

_DIGIT = "[0-9]"
_DAY = f"[12]{_DIGIT * 3}-[01]{_DIGIT}-[0-3]{_DIGIT}"
TIME = f"GLOB '{_DAY}T[0-2]{_DIGIT}:[0-5]{_DIGIT}:[0-5]{_DIGIT}.{_DIGIT * 6}Z'"

TABLES = (
    f"""CREATE TABLE "sign_in_failure" (
        "email_key" TEXT NOT NULL PRIMARY KEY,
        "failures" INTEGER NOT NULL CHECK ("failures" >= 1),
        "last_at" TEXT NOT NULL CHECK ("last_at" {TIME})
    )""",
    f"""CREATE TABLE "password_reset" (
        "user_id" INTEGER NOT NULL PRIMARY KEY REFERENCES "user" ("id"),
        "code_hash" TEXT NOT NULL,
        "expires_at" TEXT NOT NULL CHECK ("expires_at" {TIME})
    )""",
)


def up(_migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Create the two tables."""
    for statement in TABLES:
        db.execute_sql(statement)
