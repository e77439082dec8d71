"""The first schema: the eleven entities, business settings and the file's own state.

Frozen: later changes come as later migrations. Rules that must hold whoever writes stand here as
CHECKs, unique indexes and triggers.
"""

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

_DIGIT = "[0-9]"
_DAY = f"[12]{_DIGIT * 3}-[01]{_DIGIT}-[0-3]{_DIGIT}"
DAY = f"GLOB '{_DAY}'"
TIME = f"GLOB '{_DAY}T[0-2]{_DIGIT}:[0-5]{_DIGIT}:[0-5]{_DIGIT}.{_DIGIT * 6}Z'"
MAX_CENTS = 999_999_999_999

TABLES = (
    f"""CREATE TABLE "user" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "email" TEXT,
        "email_key" TEXT,
        "password_hash" TEXT,
        "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 200),
        "name_folded" TEXT NOT NULL,
        "role" TEXT NOT NULL CHECK ("role" IN ('admin', 'manager', 'agent', 'agency', 'traveler')),
        "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)),
        "language" TEXT NOT NULL CHECK ("language" IN ('en', 'es')),
        "agency_id" INTEGER REFERENCES "agency" ("user_id"),
        "created_at" TEXT NOT NULL CHECK ("created_at" {TIME}),
        CHECK (("email" IS NULL) = ("email_key" IS NULL))
    )""",
    """CREATE TABLE "traveler" (
        "user_id" INTEGER NOT NULL PRIMARY KEY REFERENCES "user" ("id"),
        "contact_phone" TEXT,
        "phone_digits" TEXT,
        "emergency_contact" TEXT,
        "travel_preferences" TEXT
            CHECK ("travel_preferences" IS NULL OR json_valid("travel_preferences"))
    )""",
    """CREATE TABLE "agency" (
        "user_id" INTEGER NOT NULL PRIMARY KEY REFERENCES "user" ("id"),
        "description" TEXT,
        "contact_info" TEXT,
        "legal_name" TEXT,
        "tax_id" TEXT,
        "legal_address" TEXT
    )""",
    """CREATE TABLE "rocket" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "agency_id" INTEGER NOT NULL REFERENCES "agency" ("user_id"),
        "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 200),
        "name_folded" TEXT NOT NULL,
        "capacity" INTEGER NOT NULL CHECK ("capacity" BETWEEN 1 AND 100000),
        "range" TEXT NOT NULL CHECK ("range" IN ('suborbital', 'low_earth', 'moon', 'mars')),
        "active" INTEGER NOT NULL CHECK ("active" IN (0, 1))
    )""",
    f"""CREATE TABLE "launch" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "agency_id" INTEGER NOT NULL REFERENCES "agency" ("user_id"),
        "rocket_id" INTEGER NOT NULL REFERENCES "rocket" ("id"),
        "date" TEXT NOT NULL CHECK ("date" {TIME}),
        "destination" TEXT NOT NULL CHECK (length("destination") BETWEEN 1 AND 200),
        "destination_folded" TEXT NOT NULL,
        "range" TEXT NOT NULL CHECK ("range" IN ('suborbital', 'low_earth', 'moon', 'mars')),
        "price_per_seat" INTEGER NOT NULL CHECK ("price_per_seat" BETWEEN 1 AND {MAX_CENTS}),
        "status" TEXT NOT NULL CHECK ("status" IN
            ('scheduled', 'confirmed', 'delayed', 'launched', 'failed', 'aborted')),
        "capacity" INTEGER NOT NULL CHECK ("capacity" BETWEEN 1 AND 100000),
        "seats_taken" INTEGER NOT NULL,
        "seats_held" INTEGER NOT NULL,
        "created_at" TEXT NOT NULL CHECK ("created_at" {TIME}),
        "delayed_at" TEXT CHECK ("delayed_at" {TIME}),
        "status_reason" TEXT,
        "imported" INTEGER NOT NULL CHECK ("imported" IN (0, 1)),
        CHECK ("seats_taken" BETWEEN 0 AND "capacity"),
        CHECK ("seats_held" BETWEEN 0 AND "seats_taken")
    )""",
    f"""CREATE TABLE "booking" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "traveler_id" INTEGER NOT NULL REFERENCES "traveler" ("user_id"),
        "launch_id" INTEGER NOT NULL REFERENCES "launch" ("id"),
        "number_of_seats" INTEGER NOT NULL CHECK ("number_of_seats" BETWEEN 1 AND 6),
        "total_price" INTEGER NOT NULL CHECK ("total_price" >= 0),
        "status" TEXT NOT NULL CHECK ("status" IN ('pending', 'confirmed', 'canceled')),
        "locator" TEXT NOT NULL CHECK (length("locator") = 6),
        "price_per_seat" INTEGER NOT NULL CHECK ("price_per_seat" BETWEEN 1 AND {MAX_CENTS}),
        "seat_limit" INTEGER NOT NULL CHECK ("seat_limit" IN (4, 6)),
        "created_at" TEXT NOT NULL CHECK ("created_at" {TIME}),
        "hold_until" TEXT CHECK ("hold_until" {TIME}),
        "confirmed_at" TEXT CHECK ("confirmed_at" {TIME}),
        "canceled_at" TEXT CHECK ("canceled_at" {TIME}),
        "cancel_cause" TEXT CHECK ("cancel_cause" IN
            ('traveler', 'lapse', 'void', 'move', 'launch_aborted')),
        "refund_percent" INTEGER CHECK ("refund_percent" BETWEEN 0 AND 100),
        "refund_amount" INTEGER CHECK ("refund_amount" BETWEEN 0 AND "total_price"),
        "seats_released" INTEGER NOT NULL CHECK ("seats_released" IN (0, 1)),
        "split_from_id" INTEGER REFERENCES "booking" ("id"),
        "moved_from_id" INTEGER REFERENCES "booking" ("id"),
        "request_id" TEXT,
        "request_digest" TEXT,
        "sold_by_id" INTEGER REFERENCES "user" ("id"),
        "workstation" TEXT NOT NULL,
        CHECK ("status" <> 'pending' OR "hold_until" IS NOT NULL),
        CHECK ("status" <> 'confirmed' OR "confirmed_at" IS NOT NULL),
        CHECK (("status" = 'canceled') = ("canceled_at" IS NOT NULL)),
        CHECK (("status" = 'canceled') = ("cancel_cause" IS NOT NULL)),
        CHECK (("status" = 'canceled') = ("refund_amount" IS NOT NULL)),
        CHECK ("status" = 'canceled' OR "seats_released" = 0),
        CHECK (("request_id" IS NULL) = ("request_digest" IS NULL))
    )""",
    f"""CREATE TABLE "invoice" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "number" TEXT NOT NULL,
        "agency_id" INTEGER NOT NULL REFERENCES "agency" ("user_id"),
        "launch_id" INTEGER NOT NULL REFERENCES "launch" ("id"),
        "amount" INTEGER NOT NULL CHECK ("amount" >= 0),
        "status" TEXT NOT NULL CHECK ("status" IN
            ('pending', 'partially_paid', 'paid', 'overdue', 'void')),
        "date" TEXT NOT NULL CHECK ("date" {DAY})
    )""",
    f"""CREATE TABLE "payment" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "invoice_id" INTEGER NOT NULL REFERENCES "invoice" ("id"),
        "amount" INTEGER NOT NULL CHECK ("amount" > 0),
        "date" TEXT NOT NULL CHECK ("date" {DAY}),
        "status" TEXT NOT NULL CHECK ("status" IN ('pending', 'completed', 'failed', 'refunded'))
    )""",
    f"""CREATE TABLE "notification" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "user_id" INTEGER NOT NULL REFERENCES "user" ("id"),
        "message" TEXT NOT NULL,
        "timestamp" TEXT NOT NULL CHECK ("timestamp" {TIME}),
        "status" TEXT NOT NULL CHECK ("status" IN
            ('pending', 'sending', 'sent', 'failed', 'uncertain', 'read', 'discarded')),
        "channel" TEXT NOT NULL CHECK ("channel" IN ('mail', 'desktop')),
        "event" TEXT NOT NULL,
        "event_key" TEXT NOT NULL,
        "entity_type" TEXT NOT NULL,
        "entity_id" INTEGER NOT NULL,
        "facts" TEXT NOT NULL CHECK (json_valid("facts"))
    )""",
    f"""CREATE TABLE "entry_log" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "entity_type" TEXT NOT NULL,
        "entity_id" INTEGER,
        "action" TEXT NOT NULL,
        "timestamp" TEXT NOT NULL CHECK ("timestamp" {TIME}),
        "details" TEXT NOT NULL CHECK (json_valid("details")),
        "user_id" INTEGER,
        "user_name" TEXT NOT NULL,
        "workstation" TEXT NOT NULL,
        "previous_hash" TEXT NOT NULL,
        "hash" TEXT NOT NULL
    )""",
    f"""CREATE TABLE "job_queue" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "job_type" TEXT NOT NULL,
        "entity_type" TEXT,
        "entity_id" INTEGER,
        "status" TEXT NOT NULL CHECK ("status" IN
            ('pending', 'running', 'sending', 'completed', 'failed', 'canceled', 'uncertain')),
        "created_at" TEXT NOT NULL CHECK ("created_at" {TIME}),
        "executed_at" TEXT CHECK ("executed_at" {TIME}),
        "data" TEXT NOT NULL CHECK (json_valid("data")),
        "priority" INTEGER NOT NULL,
        "run_after" INTEGER NOT NULL,
        "attempts" INTEGER NOT NULL,
        "max_attempts" INTEGER NOT NULL,
        "unique_key" TEXT,
        "locked_by" TEXT,
        "locked_until" INTEGER,
        "last_error" TEXT,
        "origin" TEXT NOT NULL,
        "progress" INTEGER
    )""",
    """CREATE TABLE "setting" (
        "key" TEXT NOT NULL PRIMARY KEY,
        "value" TEXT NOT NULL
    )""",
    """CREATE TABLE "sync_state" (
        "id" INTEGER NOT NULL PRIMARY KEY CHECK ("id" = 1),
        "workstation" INTEGER NOT NULL CHECK ("workstation" BETWEEN 0 AND 99999),
        "next_id" INTEGER NOT NULL,
        "log_head" TEXT NOT NULL,
        "practice" INTEGER NOT NULL CHECK ("practice" IN (0, 1))
    )""",
)

INDEXES = (
    'CREATE UNIQUE INDEX "user_email_key" ON "user" ("email_key")',
    'CREATE INDEX "user_name_folded" ON "user" ("name_folded")',
    'CREATE INDEX "user_role" ON "user" ("role", "name_folded")',
    'CREATE INDEX "user_created" ON "user" ("created_at")',
    'CREATE INDEX "user_agency" ON "user" ("agency_id") WHERE "agency_id" IS NOT NULL',
    'CREATE INDEX "traveler_phone_digits" ON "traveler" ("phone_digits")',
    'CREATE INDEX "agency_legal_name" ON "agency" ("legal_name")',
    'CREATE INDEX "rocket_agency" ON "rocket" ("agency_id", "name_folded")',
    'CREATE INDEX "rocket_name_folded" ON "rocket" ("name_folded")',
    'CREATE INDEX "rocket_capacity" ON "rocket" ("capacity")',
    'CREATE INDEX "launch_agency" ON "launch" ("agency_id", "date")',
    'CREATE INDEX "launch_rocket" ON "launch" ("rocket_id", "date")',
    'CREATE INDEX "launch_date" ON "launch" ("date")',
    'CREATE INDEX "launch_destination" ON "launch" ("destination_folded")',
    'CREATE INDEX "launch_status" ON "launch" ("status", "date")',
    'CREATE INDEX "launch_price" ON "launch" ("price_per_seat")',
    """CREATE INDEX "launch_open" ON "launch" ("date")
        WHERE "status" IN ('scheduled', 'confirmed', 'delayed')""",
    'CREATE UNIQUE INDEX "booking_locator" ON "booking" ("locator")',
    """CREATE UNIQUE INDEX "booking_request" ON "booking" ("request_id")
        WHERE "request_id" IS NOT NULL""",
    """CREATE INDEX "booking_traveler" ON "booking"
        ("traveler_id", "launch_id", "status", "number_of_seats")""",
    """CREATE INDEX "booking_launch" ON "booking"
        ("launch_id", "status", "number_of_seats", "traveler_id")""",
    'CREATE INDEX "booking_created" ON "booking" ("created_at")',
    'CREATE INDEX "booking_total" ON "booking" ("total_price")',
    'CREATE INDEX "booking_seats" ON "booking" ("number_of_seats")',
    'CREATE INDEX "booking_confirmed" ON "booking" ("confirmed_at")',
    'CREATE INDEX "booking_status" ON "booking" ("status", "created_at")',
    """CREATE INDEX "booking_due" ON "booking" ("launch_id", "hold_until")
        WHERE "status" = 'pending'""",
    """CREATE INDEX "booking_split" ON "booking" ("split_from_id")
        WHERE "split_from_id" IS NOT NULL""",
    """CREATE UNIQUE INDEX "booking_moved" ON "booking" ("moved_from_id")
        WHERE "moved_from_id" IS NOT NULL""",
    'CREATE UNIQUE INDEX "invoice_number" ON "invoice" ("number")',
    """CREATE UNIQUE INDEX "invoice_live_launch" ON "invoice" ("launch_id")
        WHERE "status" <> 'void'""",
    'CREATE INDEX "invoice_launch" ON "invoice" ("launch_id")',
    'CREATE INDEX "invoice_agency" ON "invoice" ("agency_id", "date")',
    'CREATE INDEX "invoice_date" ON "invoice" ("date")',
    'CREATE INDEX "invoice_status" ON "invoice" ("status", "date")',
    'CREATE INDEX "invoice_amount" ON "invoice" ("amount")',
    'CREATE INDEX "payment_invoice" ON "payment" ("invoice_id")',
    'CREATE INDEX "payment_date" ON "payment" ("date")',
    'CREATE INDEX "payment_amount" ON "payment" ("amount")',
    'CREATE INDEX "payment_status" ON "payment" ("status", "date")',
    """CREATE UNIQUE INDEX "notification_once" ON "notification"
        ("event_key", "user_id", "channel")""",
    'CREATE INDEX "notification_user" ON "notification" ("user_id", "timestamp")',
    'CREATE INDEX "notification_timestamp" ON "notification" ("timestamp")',
    'CREATE INDEX "notification_status" ON "notification" ("status", "timestamp")',
    'CREATE INDEX "notification_entity" ON "notification" ("entity_type", "entity_id")',
    'CREATE INDEX "entry_log_entity" ON "entry_log" ("entity_type", "entity_id", "timestamp")',
    'CREATE INDEX "entry_log_timestamp" ON "entry_log" ("timestamp")',
    'CREATE INDEX "entry_log_user" ON "entry_log" ("user_id", "timestamp")',
    'CREATE INDEX "entry_log_action" ON "entry_log" ("action", "timestamp")',
    """CREATE INDEX "job_queue_claim" ON "job_queue" ("priority" DESC, "run_after", "id")
        WHERE "status" = 'pending'""",
    """CREATE INDEX "job_queue_lease" ON "job_queue" ("locked_until")
        WHERE "status" IN ('running', 'sending')""",
    """CREATE UNIQUE INDEX "job_queue_unique" ON "job_queue" ("unique_key")
        WHERE "unique_key" IS NOT NULL AND "status" IN ('pending', 'running', 'sending')""",
    'CREATE INDEX "job_queue_created" ON "job_queue" ("created_at")',
    'CREATE INDEX "job_queue_type" ON "job_queue" ("job_type", "created_at")',
    'CREATE INDEX "job_queue_status" ON "job_queue" ("status", "created_at")',
    'CREATE INDEX "job_queue_entity" ON "job_queue" ("entity_type", "entity_id")',
)

TRIGGERS = (
    """CREATE TRIGGER "entry_log_no_update" BEFORE UPDATE ON "entry_log"
        BEGIN SELECT RAISE(ABORT, 'entry_log is append-only'); END""",
    """CREATE TRIGGER "entry_log_no_delete" BEFORE DELETE ON "entry_log"
        BEGIN SELECT RAISE(ABORT, 'entry_log is append-only'); END""",
    """CREATE TRIGGER "invoice_no_delete" BEFORE DELETE ON "invoice"
        BEGIN SELECT RAISE(ABORT, 'invoices are never deleted'); END""",
    """CREATE TRIGGER "booking_no_delete" BEFORE DELETE ON "booking"
        BEGIN SELECT RAISE(ABORT, 'bookings are never deleted'); END""",
    """CREATE TRIGGER "booking_canceled_is_final" BEFORE UPDATE OF "status" ON "booking"
        WHEN OLD."status" = 'canceled' AND NEW."status" <> 'canceled'
         AND OLD."cancel_cause" <> 'launch_aborted'
        BEGIN SELECT RAISE(ABORT, 'a canceled booking is final'); END""",
)


def up(_migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Create tables, indexes and triggers."""
    for statement in (*TABLES, *INDEXES, *TRIGGERS):
        db.execute_sql(statement)
    db.execute_sql(
        'INSERT INTO "sync_state" ("id", "workstation", "next_id", "log_head", "practice") '
        "VALUES (1, 0, 1, '', 0)"
    )
