"""The eleven entities of DOMAIN.md §2 and the tables of our own, as Peewee models.

The models are the one definition of columns and types: statements are compiled from them (see
`statements`). CHECKs, triggers and indexes stand in the migrations; a test holds both in step.
"""

from peewee import (
    BigIntegerField,
    BlobField,
    BooleanField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from astrobookings_desktop.data.fields import EnumField, JsonField, MoneyField, UtcDateTimeField
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import (
    BookingStatus,
    CancelCause,
    Channel,
    InvoiceKind,
    InvoiceStatus,
    JobStatus,
    Language,
    LaunchStatus,
    NotificationStatus,
    PaymentStatus,
    Range,
    Role,
    Trouble,
)


class Table(Model):
    """Base of all tables; deliberately bound to no database, so no query runs by accident."""

    class Meta:
        legacy_table_names = False  # snake_case, as DOMAIN.md names them


class User(Table):
    """A person or an organization known by name; signs in when it has an e-mail and a password."""

    id = BigIntegerField(primary_key=True)
    email = TextField(null=True)
    email_key = TextField(null=True)  # case-folded: unique without regard to case
    password_hash = TextField(null=True)
    name = TextField()
    name_folded = TextField()  # what a search compares with
    role = EnumField(Role)
    active = BooleanField(default=True)
    language = EnumField(Language, default=Language.EN)
    agency_id = BigIntegerField(null=True)  # staff of one agency
    created_at = UtcDateTimeField()
    email_refused = TextField(null=True)  # what a mail server said when it refused the address


class Traveler(Table):
    """A customer."""

    user = ForeignKeyField(User, primary_key=True, object_id_name="user_id")
    user_id: int
    contact_phone = TextField(null=True)
    phone_digits = TextField(null=True)
    emergency_contact = TextField(null=True)
    travel_preferences = JsonField(null=True)


class Agency(Table):
    """A space agency, which owns rockets and schedules launches."""

    user = ForeignKeyField(User, primary_key=True, object_id_name="user_id")
    user_id: int
    description = TextField(null=True)
    contact_info = TextField(null=True)
    legal_name = TextField(null=True)
    tax_id = TextField(null=True)
    legal_address = TextField(null=True)


class Rocket(Table):
    """A vehicle of an agency."""

    id = BigIntegerField(primary_key=True)
    agency = ForeignKeyField(Agency, object_id_name="agency_id")
    agency_id: int
    name = TextField()
    name_folded = TextField()
    capacity = IntegerField()
    range = EnumField(Range)
    active = BooleanField(default=True)


class Launch(Table):
    """A flight on which seats are sold; `capacity` is its rocket's, copied for the seat CHECK."""

    id = BigIntegerField(primary_key=True)
    agency = ForeignKeyField(Agency, object_id_name="agency_id")
    agency_id: int
    rocket = ForeignKeyField(Rocket, object_id_name="rocket_id")
    rocket_id: int
    date = UtcDateTimeField()
    destination = TextField()
    destination_folded = TextField()
    range = EnumField(Range)  # what the destination needs
    price_per_seat = MoneyField()
    status = EnumField(LaunchStatus)
    capacity = IntegerField()
    seats_taken = IntegerField(default=0)  # pending, confirmed, and canceled but not released
    seats_held = IntegerField(default=0)  # pending
    created_at = UtcDateTimeField()
    delayed_at = UtcDateTimeField(null=True)  # the last delay: for 14 days a ground for full refund
    status_reason = TextField(null=True)
    imported = BooleanField(default=False)
    fee_basis_points = IntegerField(null=True)  # once launched: 100 is 1 %, 80 is 0.8 %
    net_revenue = MoneyField(null=True)  # once launched or aborted: what its bookings brought
    outcome_at = UtcDateTimeField(null=True)  # when it was marked launched, failed or aborted


class Booking(Table):
    """Seats of one traveler on one launch."""

    id = BigIntegerField(primary_key=True)
    traveler = ForeignKeyField(Traveler, object_id_name="traveler_id")
    traveler_id: int
    launch = ForeignKeyField(Launch, object_id_name="launch_id")
    launch_id: int
    number_of_seats = IntegerField()
    total_price = MoneyField()
    status = EnumField(BookingStatus)
    locator = TextField()
    price_per_seat = MoneyField()
    seat_limit = IntegerField()  # 4 or 6 as of the sale
    created_at = UtcDateTimeField()
    hold_until = UtcDateTimeField(null=True)
    confirmed_at = UtcDateTimeField(null=True)
    canceled_at = UtcDateTimeField(null=True)
    cancel_cause = EnumField(CancelCause, null=True)
    refund_percent = IntegerField(null=True)
    refund_amount = MoneyField(null=True)
    seats_released = BooleanField(default=False)
    split_from = ForeignKeyField("self", null=True, object_id_name="split_from_id")
    split_from_id: int | None
    moved_from = ForeignKeyField("self", null=True, object_id_name="moved_from_id")
    moved_from_id: int | None
    request_id = TextField(null=True)
    request_digest = TextField(null=True)
    sold_by = ForeignKeyField(User, null=True, object_id_name="sold_by_id")
    sold_by_id: int | None
    workstation = TextField()


class Passenger(Table):
    """A named person on a seat of a booking."""

    id = BigIntegerField(primary_key=True)
    booking = ForeignKeyField(Booking, object_id_name="booking_id")
    booking_id: int
    name = TextField()
    name_folded = TextField()
    birth_date = TextField()  # YYYY-MM-DD


class Invoice(Table):
    """What an agency owes for one launch."""

    id = BigIntegerField(primary_key=True)
    number = TextField()
    agency = ForeignKeyField(Agency, object_id_name="agency_id")
    agency_id: int
    launch = ForeignKeyField(Launch, object_id_name="launch_id")
    launch_id: int
    amount = MoneyField()
    status = EnumField(InvoiceStatus)
    date = TextField()  # a date in the company's time zone, YYYY-MM-DD
    # What the invoice says for ever, whatever becomes of agency and launch (§6).
    kind = EnumField(InvoiceKind, null=True)
    legal_name = TextField(null=True)
    tax_id = TextField(null=True)
    legal_address = TextField(null=True)
    destination = TextField(null=True)
    launch_date = UtcDateTimeField(null=True)
    seats = IntegerField(null=True)
    net = MoneyField(null=True)
    basis_points = IntegerField(null=True)  # of the net revenue: 100 is 1 %; none for an abort
    due_date = TextField(null=True)
    language = EnumField(Language, null=True)
    facts = JsonField(null=True)  # the own company, the parts of the net revenue: for the page
    # What may still happen to it.
    void_date = TextField(null=True)
    void_reason = TextField(null=True)
    reviewed_by = ForeignKeyField(User, null=True, object_id_name="reviewed_by_id")
    reviewed_by_id: int | None
    reviewed_at = UtcDateTimeField(null=True)
    note = TextField(null=True)


class Payment(Table):
    """Money received for an invoice."""

    id = BigIntegerField(primary_key=True)
    invoice = ForeignKeyField(Invoice, object_id_name="invoice_id")
    invoice_id: int
    amount = MoneyField()
    date = TextField()  # YYYY-MM-DD in the company's zone: it came, or (pending) was announced
    status = EnumField(PaymentStatus)
    method = TextField(null=True)
    reference = TextField(null=True)
    reference_key = TextField(null=True)  # folded: the same reference twice gets a warning
    completed_at = UtcDateTimeField(null=True)
    failed_at = UtcDateTimeField(null=True)
    refunded_at = UtcDateTimeField(null=True)
    reason = TextField(null=True)  # why it failed or was refunded


class Notification(Table):
    """One message to one person over one channel; its facts are frozen at the event (§8)."""

    id = BigIntegerField(primary_key=True)
    user = ForeignKeyField(User, object_id_name="user_id")
    user_id: int
    message = TextField()
    timestamp = UtcDateTimeField()
    status = EnumField(NotificationStatus)
    channel = EnumField(Channel)
    event = TextField()
    event_key = TextField()  # with user and channel: at most one message
    entity_type = EnumField(Entity)
    entity_id = BigIntegerField()
    facts = JsonField()
    settled_at = UtcDateTimeField(null=True)  # sent or discarded; of old ones perhaps unknown


class EntryLog(Table):
    """One change by anyone; append-only, each row holding the hash of the one before (§9)."""

    id = BigIntegerField(primary_key=True)
    entity_type = EnumField(Entity)
    entity_id = BigIntegerField(null=True)
    action = TextField()
    timestamp = UtcDateTimeField()
    details = JsonField()
    user_id = BigIntegerField(null=True)
    user_name = TextField()
    workstation = TextField()
    previous_hash = TextField()
    hash = TextField()


class JobQueue(Table):
    """Work to be done after a commit; `run_after` and `locked_until` are Unix milliseconds."""

    id = BigIntegerField(primary_key=True)
    job_type = TextField()
    entity_type = EnumField(Entity, null=True)
    entity_id = BigIntegerField(null=True)
    status = EnumField(JobStatus)
    created_at = UtcDateTimeField()
    executed_at = UtcDateTimeField(null=True)
    data = JsonField()
    priority = IntegerField(default=0)
    run_after = BigIntegerField()
    attempts = IntegerField(default=0)
    max_attempts = IntegerField(default=10)
    unique_key = TextField(null=True)
    locked_by = TextField(null=True)
    locked_until = BigIntegerField(null=True)
    last_error = TextField(null=True)
    origin = TextField()
    progress = IntegerField(null=True)
    error_kind = EnumField(Trouble, null=True)  # of the last error: what helps against it


class Setting(Table):
    """One business setting that differs from its default."""

    key = TextField(primary_key=True)
    value = TextField()


class SyncState(Table):
    """The one row that belongs to this file: workstation number, next id, head of the log chain."""

    id = IntegerField(primary_key=True)
    workstation = IntegerField(default=0)
    next_id = BigIntegerField(default=1)
    log_head = TextField()
    practice = BooleanField(default=False)


class SignInFailure(Table):
    """Failures in a row to sign in with an e-mail, whether or not somebody has it."""

    email_key = TextField(primary_key=True)
    failures = IntegerField()
    last_at = UtcDateTimeField()


class PasswordReset(Table):
    """A one-time code with which a person chooses a new password."""

    user = ForeignKeyField(User, primary_key=True, object_id_name="user_id")
    user_id: int
    code_hash = TextField()
    expires_at = UtcDateTimeField()


class SavedFilter(Table):
    """A filter that a person keeps for one list; without a user, the built-in administrator's."""

    id = BigIntegerField(primary_key=True)
    user = ForeignKeyField(User, null=True, object_id_name="user_id")
    user_id: int | None
    entity = EnumField(Entity)
    name = TextField()
    name_key = TextField()  # folded: unique for a person and a list
    query = TextField()


class ImportRun(Table):
    """An import from a file, which can be undone as long as nothing depends on it."""

    id = BigIntegerField(primary_key=True)
    entity_type = EnumField(Entity)
    file_name = TextField()
    created_at = UtcDateTimeField()
    user = ForeignKeyField(User, null=True, object_id_name="user_id")
    user_id: int | None
    user_name = TextField()
    taken = IntegerField()
    merged = IntegerField()
    skipped = IntegerField()
    refused = IntegerField()
    undone_at = UtcDateTimeField(null=True)


class ImportRow(Table):
    """A record that an import made, or the columns of one that it filled."""

    run = ForeignKeyField(ImportRun, object_id_name="run_id")
    run_id: int
    place = IntegerField()
    line = IntegerField()
    entity_type = EnumField(Entity)
    entity_id = BigIntegerField()
    is_new = BooleanField()
    filled = JsonField(null=True)

    class Meta:
        primary_key = CompositeKey("run", "place")


class ImportMapping(Table):
    """How the columns of a file with this header were mapped the last time, by whose people."""

    agency_id = BigIntegerField()  # 0: the office
    entity_type = EnumField(Entity)
    header = TextField()
    plan = JsonField()
    saved_at = UtcDateTimeField()

    class Meta:
        primary_key = CompositeKey("agency_id", "entity_type", "header")


class InvoiceSeries(Table):
    """The last number of a year's invoices; a year that has begun closes the earlier ones (§6)."""

    year = IntegerField(primary_key=True)
    last_number = IntegerField()
    last_date = TextField()


class InvoicePdf(Table):
    """The file of an invoice as it was first issued: the same bytes ever after."""

    invoice = ForeignKeyField(Invoice, primary_key=True, object_id_name="invoice_id")
    invoice_id: int
    sha256 = TextField()
    content = BlobField()
    archived_at = UtcDateTimeField()


class InvoiceReminder(Table):
    """A reminder that went out, so many days (`step`) after an invoice was due."""

    id = BigIntegerField(primary_key=True)
    invoice = ForeignKeyField(Invoice, object_id_name="invoice_id")
    invoice_id: int
    step = IntegerField()
    date = TextField()
    balance = MoneyField()
    sent_at = UtcDateTimeField()


ENTITY_MODELS: dict[Entity, type[Table]] = {
    Entity.USER: User,
    Entity.TRAVELER: Traveler,
    Entity.AGENCY: Agency,
    Entity.ROCKET: Rocket,
    Entity.LAUNCH: Launch,
    Entity.BOOKING: Booking,
    Entity.INVOICE: Invoice,
    Entity.PAYMENT: Payment,
    Entity.NOTIFICATION: Notification,
    Entity.ENTRY_LOG: EntryLog,
    Entity.JOB_QUEUE: JobQueue,
}
MODELS: tuple[type[Table], ...] = (
    *ENTITY_MODELS.values(),
    Setting,
    SyncState,
    SignInFailure,
    PasswordReset,
    SavedFilter,
    ImportRun,
    ImportRow,
    ImportMapping,
    InvoiceSeries,
    InvoicePdf,
    InvoiceReminder,
    Passenger,
)
