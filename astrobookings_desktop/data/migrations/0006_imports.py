"""Imports that can be undone, and how a file's columns were mapped the last time.

Frozen: later changes come as later migrations.
"""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

_DIGIT = "[0-9]"
_DAY = f"[12]{_DIGIT * 3}-[01]{_DIGIT}-[0-3]{_DIGIT}"
TIME = f"GLOB '{_DAY}T[0-2]{_DIGIT}:[0-5]{_DIGIT}:[0-5]{_DIGIT}.{_DIGIT * 6}Z'"
_ENTITIES = "('traveler', 'agency', 'rocket', 'launch')"

TABLES = (
    f"""CREATE TABLE "import_run" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "entity_type" TEXT NOT NULL CHECK ("entity_type" IN {_ENTITIES}),
        "file_name" TEXT NOT NULL,
        "created_at" TEXT NOT NULL CHECK ("created_at" {TIME}),
        "user_id" INTEGER REFERENCES "user" ("id"),
        "user_name" TEXT NOT NULL,
        "taken" INTEGER NOT NULL CHECK ("taken" >= 0),
        "merged" INTEGER NOT NULL CHECK ("merged" >= 0),
        "skipped" INTEGER NOT NULL CHECK ("skipped" >= 0),
        "refused" INTEGER NOT NULL CHECK ("refused" >= 0),
        "undone_at" TEXT CHECK ("undone_at" {TIME})
    )""",
    f"""CREATE TABLE "import_row" (
        "run_id" INTEGER NOT NULL REFERENCES "import_run" ("id"),
        "place" INTEGER NOT NULL,
        "line" INTEGER NOT NULL CHECK ("line" >= 1),
        "entity_type" TEXT NOT NULL CHECK ("entity_type" IN {_ENTITIES}),
        "entity_id" INTEGER NOT NULL,
        "is_new" INTEGER NOT NULL CHECK ("is_new" IN (0, 1)),
        "filled" TEXT CHECK ("filled" IS NULL OR json_valid("filled")),
        PRIMARY KEY ("run_id", "place"),
        CHECK ("is_new" = ("filled" IS NULL))
    )""",
    f"""CREATE TABLE "import_mapping" (
        "agency_id" INTEGER NOT NULL,
        "entity_type" TEXT NOT NULL CHECK ("entity_type" IN {_ENTITIES}),
        "header" TEXT NOT NULL,
        "plan" TEXT NOT NULL CHECK (json_valid("plan")),
        "saved_at" TEXT NOT NULL CHECK ("saved_at" {TIME}),
        PRIMARY KEY ("agency_id", "entity_type", "header")
    )""",
)


def up(_migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Create the three tables."""
    for statement in TABLES:
        db.execute_sql(statement)
