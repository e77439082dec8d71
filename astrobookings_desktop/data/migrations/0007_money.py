"""Money: what an invoice says for ever, its archived file, its reminders, and how it was paid.

Invoices that an earlier version left are filled in from the records as they stand at the upgrade.
Frozen: later changes come as later migrations.
"""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

_DIGIT = "[0-9]"
_DAY = f"[12]{_DIGIT * 3}-[01]{_DIGIT}-[0-3]{_DIGIT}"
DAY = f"GLOB '{_DAY}'"
TIME = f"GLOB '{_DAY}T[0-2]{_DIGIT}:[0-5]{_DIGIT}:[0-5]{_DIGIT}.{_DIGIT * 6}Z'"

INVOICE_COLUMNS = (
    """"kind" TEXT CHECK ("kind" IN ('fee', 'abort'))""",
    """"legal_name" TEXT CHECK (length("legal_name") > 0)""",
    """"tax_id" TEXT CHECK (length("tax_id") > 0)""",
    """"legal_address" TEXT CHECK (length("legal_address") > 0)""",
    '"destination" TEXT',
    f'"launch_date" TEXT CHECK ("launch_date" {TIME})',
    '"seats" INTEGER CHECK ("seats" >= 0)',
    '"net" INTEGER CHECK ("net" >= 0)',
    '"basis_points" INTEGER CHECK ("basis_points" BETWEEN 0 AND 10000)',
    f'"due_date" TEXT CHECK ("due_date" {DAY} AND "due_date" >= "date")',
    """"language" TEXT CHECK ("language" IN ('en', 'es'))""",
    '"facts" TEXT CHECK ("facts" IS NULL OR json_valid("facts"))',
    f"""\"void_date" TEXT
        CHECK ("void_date" IS NULL
            OR ("void_date" {DAY} AND "void_date" >= "date" AND "status" = 'void'))""",
    """"void_reason" TEXT CHECK (("void_reason" IS NULL) = ("void_date" IS NULL))""",
    '"reviewed_by_id" INTEGER REFERENCES "user" ("id")',
    f"""\"reviewed_at" TEXT CHECK ("reviewed_at" {TIME})""",
    '"note" TEXT CHECK (length("note") BETWEEN 1 AND 2000)',
)
PAYMENT_COLUMNS = (
    '"method" TEXT CHECK (length("method") BETWEEN 1 AND 100)',
    '"reference" TEXT CHECK (length("reference") BETWEEN 1 AND 200)',
    '"reference_key" TEXT CHECK (("reference_key" IS NULL) = ("reference" IS NULL))',
    f"""\"completed_at" TEXT
        CHECK ("completed_at" IS NULL
            OR ("completed_at" {TIME} AND "status" IN ('completed', 'refunded')))""",
    f"""\"failed_at" TEXT CHECK ("failed_at" IS NULL
        OR ("failed_at" {TIME} AND "status" = 'failed'))""",
    f"""\"refunded_at" TEXT CHECK ("refunded_at" IS NULL
        OR ("refunded_at" {TIME} AND "status" = 'refunded'))""",
    """"reason" TEXT CHECK (length("reason") BETWEEN 1 AND 2000)""",
)

TABLES = (
    f"""CREATE TABLE "invoice_series" (
        "year" INTEGER NOT NULL PRIMARY KEY CHECK ("year" BETWEEN 1900 AND 2200),
        "last_number" INTEGER NOT NULL CHECK ("last_number" >= 1),
        "last_date" TEXT NOT NULL
            CHECK ("last_date" {DAY} AND CAST(substr("last_date", 1, 4) AS INTEGER) = "year")
    )""",
    f"""CREATE TABLE "invoice_pdf" (
        "invoice_id" INTEGER NOT NULL PRIMARY KEY REFERENCES "invoice" ("id"),
        "sha256" TEXT NOT NULL CHECK (length("sha256") = 64),
        "content" BLOB NOT NULL CHECK (length("content") > 0),
        "archived_at" TEXT NOT NULL CHECK ("archived_at" {TIME})
    )""",
    f"""CREATE TABLE "invoice_reminder" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "invoice_id" INTEGER NOT NULL REFERENCES "invoice" ("id"),
        "step" INTEGER NOT NULL CHECK ("step" IN (1, 14, 30)),
        "date" TEXT NOT NULL CHECK ("date" {DAY}),
        "balance" INTEGER NOT NULL CHECK ("balance" > 0),
        "sent_at" TEXT NOT NULL CHECK ("sent_at" {TIME})
    )""",
)
INDEXES = (
    """CREATE UNIQUE INDEX "invoice_reminder_once" ON "invoice_reminder" ("invoice_id", "step")""",
    """CREATE INDEX "invoice_unpaid" ON "invoice" ("due_date")
        WHERE "status" IN ('pending', 'partially_paid', 'overdue')""",
    """CREATE INDEX "invoice_void_date" ON "invoice" ("void_date")
        WHERE "void_date" IS NOT NULL""",
    """CREATE INDEX "payment_reference" ON "payment" ("reference_key")
        WHERE "reference_key" IS NOT NULL""",
)
_SNAPSHOT = ", ".join(
    f'"{name}"'
    for name in (
        *("number", "agency_id", "launch_id", "amount", "date", "kind", "legal_name", "tax_id"),
        *("legal_address", "destination", "launch_date", "seats", "net", "basis_points"),
        *("due_date", "language", "facts"),
    )
)
TRIGGERS = (
    f"""CREATE TRIGGER "invoice_is_a_snapshot" BEFORE UPDATE OF {_SNAPSHOT} ON "invoice"
        BEGIN SELECT RAISE(ABORT, 'an issued invoice is never edited'); END""",
    """CREATE TRIGGER "invoice_void_is_final" BEFORE UPDATE OF "status" ON "invoice"
        WHEN OLD."status" = 'void' AND NEW."status" <> 'void'
        BEGIN SELECT RAISE(ABORT, 'a void invoice stays void'); END""",
    """CREATE TRIGGER "invoice_pdf_no_update" BEFORE UPDATE ON "invoice_pdf"
        BEGIN SELECT RAISE(ABORT, 'the archived file is the one first issued'); END""",
    """CREATE TRIGGER "invoice_pdf_no_delete" BEFORE DELETE ON "invoice_pdf"
        BEGIN SELECT RAISE(ABORT, 'archived files are never deleted'); END""",
    """CREATE TRIGGER "payment_no_delete" BEFORE DELETE ON "payment"
        BEGIN SELECT RAISE(ABORT, 'payments are never deleted'); END""",
    """CREATE TRIGGER "payment_is_for_one_amount"
        BEFORE UPDATE OF "invoice_id", "amount", "date" ON "payment"
        BEGIN SELECT RAISE(ABORT, 'a payment is never edited'); END""",
    """CREATE TRIGGER "invoice_series_goes_on" BEFORE UPDATE ON "invoice_series"
        WHEN NEW."last_number" <> OLD."last_number" + 1 OR NEW."last_date" < OLD."last_date"
        BEGIN SELECT RAISE(ABORT, 'a series of invoices goes on by one'); END""",
    """CREATE TRIGGER "invoice_series_no_delete" BEFORE DELETE ON "invoice_series"
        BEGIN SELECT RAISE(ABORT, 'a series of invoices stays'); END""",
)

# A void invoice of an earlier version says nowhere when and why; the log does.
_VOIDED = """(SELECT {what} FROM "entry_log" e WHERE e.entity_type = 'invoice'
    AND e.entity_id = "invoice".id AND e.action = 'void' ORDER BY e.id DESC LIMIT 1)"""
FILL = (
    """UPDATE "invoice" SET
        "kind" = CASE (SELECT l.status FROM "launch" l WHERE l.id = "invoice".launch_id)
            WHEN 'aborted' THEN 'abort' ELSE 'fee' END,
        "legal_name" = (SELECT a.legal_name FROM "agency" a WHERE a.user_id = "invoice".agency_id),
        "tax_id" = (SELECT a.tax_id FROM "agency" a WHERE a.user_id = "invoice".agency_id),
        "legal_address" =
            (SELECT a.legal_address FROM "agency" a WHERE a.user_id = "invoice".agency_id),
        "destination" = (SELECT l.destination FROM "launch" l WHERE l.id = "invoice".launch_id),
        "launch_date" = (SELECT l.date FROM "launch" l WHERE l.id = "invoice".launch_id),
        "seats" = (SELECT coalesce(sum(b.number_of_seats), 0) FROM "booking" b
            WHERE b.launch_id = "invoice".launch_id AND b.status = 'confirmed'),
        "net" = (SELECT coalesce(sum(b.total_price - coalesce(b.refund_amount, 0)), 0)
            FROM "booking" b WHERE b.launch_id = "invoice".launch_id
            AND b.confirmed_at IS NOT NULL),
        "basis_points" = (SELECT l.fee_basis_points FROM "launch" l
            WHERE l.id = "invoice".launch_id),
        "due_date" = date("date", '+' || coalesce((SELECT s.value FROM "setting" s
            WHERE s.key = 'payment_terms_days'), '30') || ' days'),
        "language" = (SELECT u.language FROM "user" u WHERE u.id = "invoice".agency_id)""",
    # What was charged decides, where it says something else than the launch.
    """UPDATE "invoice" SET "basis_points" = CASE
        WHEN kind = 'abort' THEN NULL
        WHEN amount = (net * basis_points + 5000) / 10000 THEN basis_points
        WHEN amount = (net + 50) / 100 THEN 100
        WHEN amount = (net * 8 + 500) / 1000 THEN 80 END""",
    f"""UPDATE "invoice" SET
        "void_date" = coalesce({_VOIDED.format(what="substr(e.timestamp, 1, 10)")}, "date"),
        "void_reason" = coalesce({_VOIDED.format(what="json_extract(e.details, '$.reason')")}, '—')
        WHERE "status" = 'void'""",
    """UPDATE "invoice" SET "facts" = json_object('currency', coalesce((SELECT s.value
        FROM "setting" s WHERE s.key = 'currency'), 'USD'))""",
    """INSERT INTO "invoice_series" ("year", "last_number", "last_date")
        SELECT CAST(substr(number, 5, 4) AS INTEGER), max(CAST(substr(number, 10) AS INTEGER)),
            max("date")
        FROM "invoice" WHERE number GLOB 'INV-[12][0-9][0-9][0-9]-*'
            AND substr(number, 5, 4) = substr("date", 1, 4) GROUP BY 1""",
    """UPDATE "payment" SET "completed_at" = "date" || 'T00:00:00.000000Z'
        WHERE "status" IN ('completed', 'refunded')""",
    """UPDATE "payment" SET "failed_at" = "date" || 'T00:00:00.000000Z'
        WHERE "status" = 'failed'""",
    """UPDATE "payment" SET "refunded_at" = "date" || 'T00:00:00.000000Z'
        WHERE "status" = 'refunded'""",
)


def up(_migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Add columns, tables, indexes and triggers, and fill in what earlier versions left."""
    for table, columns in (("invoice", INVOICE_COLUMNS), ("payment", PAYMENT_COLUMNS)):
        for column in columns:
            db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN {column}')
    for statement in (*TABLES, *INDEXES, *FILL, *TRIGGERS):
        db.execute_sql(statement)
