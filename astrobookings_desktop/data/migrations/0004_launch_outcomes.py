"""What a launch brought and when its outcome was marked, and who sits on the seats of a booking.

Launches that were marked before get their figures from the bookings and the log. Frozen: later
changes come as later migrations.
"""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

_DIGIT = "[0-9]"
_DAY = f"[12]{_DIGIT * 3}-[01]{_DIGIT}-[0-3]{_DIGIT}"
DAY = f"GLOB '{_DAY}'"
TIME = f"GLOB '{_DAY}T[0-2]{_DIGIT}:[0-5]{_DIGIT}:[0-5]{_DIGIT}.{_DIGIT * 6}Z'"

COLUMNS = (
    'ALTER TABLE "launch" ADD COLUMN "fee_basis_points" INTEGER '
    'CHECK ("fee_basis_points" IN (80, 100))',
    'ALTER TABLE "launch" ADD COLUMN "net_revenue" INTEGER CHECK ("net_revenue" >= 0)',
    f'ALTER TABLE "launch" ADD COLUMN "outcome_at" TEXT CHECK ("outcome_at" {TIME})',
)
TABLE = f"""CREATE TABLE "passenger" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "booking_id" INTEGER NOT NULL REFERENCES "booking" ("id"),
    "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 200),
    "name_folded" TEXT NOT NULL,
    "birth_date" TEXT NOT NULL CHECK ("birth_date" {DAY})
)"""
INDEXES = (
    'CREATE INDEX "passenger_booking" ON "passenger" ("booking_id")',
    'CREATE INDEX "passenger_name" ON "passenger" ("name_folded")',
    # By agency: who has two flown launches pays the lower rate.
    """CREATE INDEX "launch_flown" ON "launch" ("agency_id", "outcome_at")
        WHERE "status" = 'launched'""",
)
TRIGGERS = (
    """CREATE TRIGGER "passenger_has_a_seat" BEFORE INSERT ON "passenger"
        WHEN (SELECT count(*) FROM "passenger" WHERE "booking_id" = NEW."booking_id")
          >= (SELECT "number_of_seats" FROM "booking" WHERE "id" = NEW."booking_id")
        BEGIN SELECT RAISE(ABORT, 'a booking has at most one passenger per seat'); END""",
)

MARKED = """UPDATE "launch" SET "outcome_at" = coalesce(
    (SELECT max("timestamp") FROM "entry_log" WHERE "entity_type" = 'launch'
      AND "entity_id" = "launch"."id" AND "action" IN ('launch', 'fail', 'abort')),
    max("date", "created_at"))
  WHERE "imported" = 0 AND "status" IN ('launched', 'failed', 'aborted')"""
NET = """UPDATE "launch" SET "net_revenue" =
    (SELECT coalesce(sum("total_price" - coalesce("refund_amount", 0)), 0) FROM "booking"
      WHERE "launch_id" = "launch"."id" AND "confirmed_at" IS NOT NULL)
  WHERE "imported" = 0 AND "status" IN ('launched', 'aborted')"""
RATE = """UPDATE "launch" SET "fee_basis_points" = CASE WHEN
    (SELECT count(*) FROM "launch" o WHERE o."agency_id" = "launch"."agency_id"
      AND o."id" <> "launch"."id" AND o."status" = 'launched'
      AND (o."imported" = 1 OR o."outcome_at" < "launch"."outcome_at"
        OR (o."outcome_at" = "launch"."outcome_at" AND o."id" < "launch"."id"))) >= 2
    THEN 80 ELSE 100 END
  WHERE "imported" = 0 AND "status" = 'launched'"""


def up(_migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Add the columns and the table, and fill in what was."""
    for statement in (*COLUMNS, TABLE, *INDEXES, *TRIGGERS, MARKED, NET, RATE):
        db.execute_sql(statement)
