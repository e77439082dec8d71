import json
import pickle
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from astrobookings_desktop.domain import currencies, errors, invoices, payments, settings, sign_in
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.filters import UnreadableFilter
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.statuses import (
    BookingStatus,
    JobStatus,
    LaunchStatus,
    NotificationStatus,
    PaymentStatus,
    Range,
    Role,
)

DATE = datetime(2027, 5, 1, 14, 30, tzinfo=UTC)

MODULES = tuple(one.__name__ for one in (currencies, errors, invoices, payments, settings, sign_in))

# Every refusal there is: an instance, its field, its code, and words that its message must hold.
REFUSALS = [
    (
        invoices.LegalDataMissing("Orbital", ("the tax id", "the legal name")),
        "agency",
        "legal_data_missing",
        "Orbital lacks the tax id, the legal name",
    ),
    (
        invoices.NothingToCharge(7, LaunchStatus.FAILED),
        "launch",
        "nothing_to_charge",
        "Launch 7 is failed",
    ),
    (
        invoices.NothingToCharge(7, LaunchStatus.DELAYED),
        "launch",
        "nothing_to_charge",
        "can be issued once it is marked launched or aborted",
    ),
    (
        invoices.AlreadyInvoiced(7, "INV-2026-000001"),
        "launch",
        "already_invoiced",
        "has the invoice INV-2026-000001",
    ),
    (
        invoices.InvoiceHasPayments("INV-1", Decimal("1000.00"), Decimal("0.50")),
        "invoice",
        "invoice_has_payments",
        "payments of 1,000.00 (balance 0.50): refund them first",
    ),
    (
        invoices.ZoneUnknown("right/Europe/Madrid"),
        "company_time_zone",
        "zone_unknown",
        "the company's time zone, right/Europe/Madrid, so that",
    ),
    (invoices.InvoiceIsVoid("INV-1"), "invoice", "invoice_is_void", "INV-1 is void"),
    (
        payments.PaymentAboveBalance("INV-1", Decimal("5.00"), Decimal("2.50")),
        "amount",
        "payment_above_balance",
        "above the balance of 2.50 on INV-1",
    ),
    (
        payments.AnnouncedAboveBalance("INV-1", Decimal("5.00"), Decimal("2.50"), 7),
        "payment",
        "payment_above_balance",
        "announced payment 7 of 5.00 is above the balance of 2.50 on INV-1: mark it failed",
    ),
    (
        payments.PaymentInFuture("INV-1", date(2027, 5, 2), date(2027, 5, 1), Decimal("2.50")),
        "date",
        "payment_in_future",
        "2027-05-02 is after today, 2027-05-01",
    ),
    (
        payments.AnnouncementInFuture("INV-1", date(2027, 5, 2), date(2027, 5, 1), Decimal("2.50")),
        "date",
        "payment_in_future",
        "2027-05-02 of the announced payment is after today, 2027-05-01",
    ),
    (
        payments.PaymentStands(
            7, PaymentStatus.FAILED, PaymentStatus.REFUNDED, "INV-1", Decimal("2.50")
        ),
        "payment",
        "payment_stands",
        "The payment 7 is failed: it can't be refunded (balance of INV-1 2.50)",
    ),
    (
        settings.CurrencyStands("USD", "EUR"),
        "currency",
        "currency_stands",
        "stand in USD, and an installation has one currency: it can't become EUR",
    ),
    (currencies.CurrencyUnfit("JPY", 0), "currency", "currency_unfit", "JPY has no cents; Astro"),
    (currencies.CurrencyUnfit("KWD", 3), "currency", "currency_unfit", "has 3 decimals; Astro"),
    (errors.InvalidValue("seats", "be whole", "1.5"), "seats", "invalid_value", "Seats must be"),
    (errors.InvalidValue("email", "have an @"), "email", "invalid_value", "E-mail must have an @."),
    (errors.ReasonRequired("void a sale"), "reason", "reason_required", "void a sale"),
    (errors.EmailTaken("a@b.org"), "email", "email_taken", "a@b.org"),
    (errors.NotFound(Entity.JOB_QUEUE, 7), "job_queue", "not_found", "no job 7: check"),
    (errors.InactiveRecord(Entity.ROCKET, 7), "rocket", "inactive_record", "rocket 7"),
    (errors.HasHistory(Entity.USER, 7), "user", "has_history", "deactivate it"),
    (sign_in.WordRefused("a@b.org"), "allowed_by", "sign_in_refused", "of a@b.org, who"),
    (sign_in.WordMissing("a@b.org"), "allowed_by", "word_missing", "a@b.org, who allows it, is"),
    (sign_in.CodeRefused(), "code", "sign_in_refused", "for this e-mail, or its time is over"),
    (sign_in.SignInRefused(), "password", "sign_in_refused", "The e-mail or the password is wrong"),
    (sign_in.SignInThrottled(30), "password", "sign_in_throttled", "wait 30 seconds"),
    (sign_in.SignInNeeded(), "user", "sign_in_needed", "Sign in: give your e-mail"),
    (sign_in.AccessEnded(), "user", "access_ended", "sign in again"),
    (sign_in.AlreadyFounded(), "user", "already_founded", "an administrator already"),
    (sign_in.LastAdministrator("Ada"), "user", "last_administrator", "Ada is the last"),
    (errors.WrongAgency(Entity.AGENCY, 7, 2), "agency", "wrong_agency", "isn't your own"),
    (errors.WrongAgency(Entity.ROCKET, 7, 2), "rocket", "wrong_agency", "another agency"),
    (
        errors.MissingRight(Right.VOID_INVOICES, Role.AGENT, (Role.ADMIN, Role.MANAGER)),
        None,
        "missing_right",
        "The role agent may not void invoices: ask someone who may (admin, manager).",
    ),
    (
        errors.StandsElsewhere(Entity.JOB_QUEUE, 7, JobStatus.RUNNING, "canceled"),
        "job_queue",
        "stands_elsewhere",
        "7 is running: it can't be canceled now.",
    ),
    (
        errors.NeverMailed(Entity.NOTIFICATION, 7),
        "notification",
        "never_mailed",
        "The notification 7 is no mail: on the desktop it is read or discarded, not sent.",
    ),
    (
        errors.MayHaveArrived(Entity.NOTIFICATION, 7, NotificationStatus.UNCERTAIN, "discarded"),
        "notification",
        "stands_elsewhere",
        "7 is uncertain, it may have arrived and can't be discarded: find out, then mark it sent",
    ),
    (
        errors.ChangedSince("Ana"),
        "entry",
        "changed_since",
        "Ana was changed since then: this can't be undone any more.",
    ),
    (errors.RequestIdReused("r1"), "request_id", "request_id_reused", "r1"),
    (errors.UnknownRange("Vulcan"), "range", "unknown_range", "Vulcan"),
    (
        errors.RangeTooShort(Range.LOW_EARTH, Range.MOON),
        "rocket",
        "range_too_short",
        "range is Low Earth and the destination needs Moon",
    ),
    (errors.LaunchInPast(DATE), "date", "launch_in_past", "2027-05-01 14:30 UTC"),
    (errors.DelayNotLater(DATE, DATE), "date", "delay_not_later", "later date"),
    (
        errors.RocketBusy(DATE, 30_000_000_012, "Moon", DATE),
        "date",
        "rocket_busy",
        "On the date 2027-05-01 (UTC) the rocket already flies to Moon, 2027-05-01 14:30 UTC",
    ),
    (
        errors.RangeBelowLaunch(Range.LOW_EARTH, Range.MOON, 9),
        "range",
        "range_below_launch",
        "can't drop to Low Earth: launch 9 needs Moon; give at least that",
    ),
    (
        errors.CapacityBelowTaken(1, 1200, 9),
        "capacity",
        "capacity_below_taken",
        "launch 9 has 1,200 seats taken; give at least 1,200.",
    ),
    (
        errors.InvalidTransition(LaunchStatus.FAILED, LaunchStatus.DELAYED),
        "status",
        "invalid_transition",
        "The launch is failed, which is final: it can't become delayed.",
    ),
    (
        errors.InvalidTransition(
            LaunchStatus.ABORTED, LaunchStatus.LAUNCHED, LaunchStatus.SCHEDULED
        ),
        "status",
        "invalid_transition",
        "The launch was scheduled before it was marked aborted: it can be taken back to that",
    ),
    (
        errors.InvalidTransition(LaunchStatus.DELAYED, LaunchStatus.LAUNCHED),
        "status",
        "invalid_transition",
        "The launch is only delayed: confirm it first, then mark it launched.",
    ),
    (
        errors.InvalidTransition(LaunchStatus.ABORTED, LaunchStatus.ABORTED),
        "status",
        "invalid_transition",
        "The launch is already aborted.",
    ),
    (
        errors.InvalidTransition(LaunchStatus.DELAYED, LaunchStatus.SCHEDULED),
        "status",
        "invalid_transition",
        "from delayed to scheduled",
    ),
    (errors.NotViable(3, 6, 12), "status", "not_viable", "Only 3 of 12 seats are sold and 6"),
    (errors.LaunchNotDue(DATE), "status", "launch_not_due", "2027-05-01 14:30 UTC"),
    (errors.CorrectionTooLate(DATE), "status", "correction_too_late", "until 2027-05-01"),
    (
        errors.LaunchClosed(4, LaunchStatus.FAILED, DATE, "Mars"),
        "launch",
        "launch_closed",
        "The launch to Mars on 2027-05-01 14:30 UTC is failed",
    ),
    (
        errors.LaunchClosed(4, LaunchStatus.DELAYED, DATE, "Mars"),
        "launch",
        "launch_closed",
        "The launch to Mars was due 2027-05-01 14:30 UTC: choose",
    ),
    *(
        (
            errors.LaunchClosed(4, status, DATE, "Mars", is_chosen=False),
            "launch",
            "launch_closed",
            words,
        )
        for status, words in (
            (
                LaunchStatus.LAUNCHED,
                "The launch to Mars flew on 2027-05-01 14:30 UTC: nothing can be",
            ),
            (
                LaunchStatus.FAILED,
                "The launch to Mars failed on 2027-05-01 14:30 UTC: nothing can be",
            ),
            (
                LaunchStatus.ABORTED,
                "The launch to Mars on 2027-05-01 14:30 UTC is aborted: nothing can be",
            ),
            (
                LaunchStatus.DELAYED,
                "The launch to Mars was due 2027-05-01 14:30 UTC: it is too late",
            ),
        )
    ),
    (errors.NotEnoughSeats(0, 2), "seats", "not_enough_seats", "No seats are left"),
    (errors.NotEnoughSeats(1, 2), "seats", "not_enough_seats", "Only 1 seat is left"),
    (errors.NotEnoughSeats(3, 4), "seats", "not_enough_seats", "Only 3 seats are left"),
    (
        errors.SeatLimitExceeded(4, 2, 3, False, 6),
        "seats",
        "seat_limit_exceeded",
        "launch, and this traveler has 2 already: take fewer. A VIP may have 6.",
    ),
    (
        errors.SeatLimitExceeded(6, 0, 7, True),
        "seats",
        "seat_limit_exceeded",
        "Limit 6 seats per traveler and launch: take fewer.",
    ),
    (errors.TooManySeatsCanceled(3, 2), "seats", "too_many_seats_canceled", "has 2 seats, so 3"),
    (errors.HoldLapsed(DATE), "booking", "hold_lapsed", "lapsed 2027-05-01 14:30 UTC"),
    (errors.AlreadyCanceled("K7M4QX"), "booking", "already_canceled", "K7M 4QX is canceled"),
    (errors.NotAHold("K7M4QX", BookingStatus.CONFIRMED), "booking", "not_a_hold", "confirmed"),
    (
        errors.NotConfirmedBooking("K7M4QX", BookingStatus.PENDING),
        "booking",
        "not_confirmed_booking",
        "pending and not sold",
    ),
    (errors.VoidTooLate("K7M4QX", DATE, False), "booking", "void_too_late", "ask a manager"),
    (errors.VoidTooLate("K7M4QX", DATE, True), "booking", "void_too_late", "cancel it instead"),
    (
        errors.StandsElsewhere(Entity.BOOKING, "K7M4QX", BookingStatus.CANCELED, "printed"),
        "booking",
        "stands_elsewhere",
        "The booking K7M 4QX is canceled",
    ),
    (errors.NotTheSeller("K7M4QX"), "booking", "not_the_seller", "Somebody else sold K7M 4QX"),
    (
        errors.PriceChanged(Decimal("128000000.00"), Decimal("130000000.00")),
        "total",
        "price_changed",
        "The price is 130,000,000.00 now, not 128,000,000.00: agree",
    ),
    (
        errors.RefundChanged(Decimal("55800000.00"), Decimal("0.00")),
        "refund",
        "refund_changed",
        "The refund is 0.00 now, not 55,800,000.00: agree",
    ),
    (
        errors.SameLaunch(3, "Mars", DATE),
        "launch",
        "same_launch",
        "on the launch to Mars on 2027-05-01 14:30 UTC already",
    ),
    (errors.SameTraveler(3), "traveler", "same_traveler", "This traveler has"),
    (errors.TooManyPassengers(3, 2), "passengers", "too_many_passengers", "2 seats for 3"),
    (
        UnreadableFilter("where", "No such day.", None, "date:x", 5, 6, "date:today", "date:today"),
        "where",
        "invalid_value",
        "No such day. Did you mean date:today?",
    ),
    (
        errors.UnusableFile("file", "There is no file a.csv."),
        "file",
        "invalid_value",
        "There is no file a.csv.",
    ),
    (errors.PassengerAge("Ana", 17, 18, 70), "passengers", "passenger_age", "Ana is 17 years"),
    (errors.PassengerAge("Ana", -3, 18, 70), "passengers", "passenger_age", "Ana isn't born yet:"),
]


@pytest.mark.parametrize(("refusal", "field", "code", "words"), REFUSALS)
def test_a_refusal_says_what_where_and_why(refusal, field, code, words):
    assert (refusal.field, refusal.code) == (field, code)
    assert words in refusal.message
    assert str(refusal) == refusal.message
    assert refusal.message.endswith((".", "?"))
    assert not {"{", "}", "\n"} & set(refusal.message)


@pytest.mark.parametrize("refusal", [row[0] for row in REFUSALS])
def test_a_refusal_survives_pickling_and_becomes_json(refusal):
    copy = pickle.loads(pickle.dumps(refusal))
    assert type(copy) is type(refusal)
    assert (copy.facts, copy.message, copy.field) == (
        refusal.facts,
        refusal.message,
        refusal.field,
    )
    document = json.loads(json.dumps(refusal.as_dict()))
    assert document.keys() == {"error", "message", *refusal.facts}
    assert (document["error"], document["message"]) == (refusal.code, refusal.message)


def test_every_refusal_is_in_the_table():
    def leaves(cls):
        return (
            {cls} if not cls.__subclasses__() else set().union(*map(leaves, cls.__subclasses__()))
        )

    ours = {cls for cls in leaves(Refusal) if cls.__module__.startswith(MODULES)}
    # A filter that can't be read is one as well, and so on.
    ours |= {errors.InvalidValue, errors.StandsElsewhere, sign_in.SignInRefused}
    ours |= {payments.PaymentAboveBalance, payments.PaymentInFuture}
    assert ours | {UnreadableFilter, errors.UnusableFile} == {type(row[0]) for row in REFUSALS}


@pytest.mark.parametrize(
    ("value", "shown", "in_json"),
    [
        (Decimal("0.001"), "0.001", "0.001"),
        (DATE, "2027-05-01 14:30 UTC", "2027-05-01T14:30:00+00:00"),
        (float("nan"), "nan", "nan"),
        ("a\x00b\x1b[31m", r"a\x00b\x1b[31m", "a\x00b\x1b[31m"),
        ("\ud800", r"\ud800", r"\ud800"),
        ("x" * 10_000, "x" * 60 + "… (10,000 characters)", "x" * 1000),
        ("שלום", "שלום", "שלום"),
        ("{seats}", "{seats}", "{seats}"),
    ],
)
def test_bad_values_are_shown_short_and_harmless(value, shown, in_json):
    refusal = errors.InvalidValue("name", "be something else", value)
    assert refusal.message == f"Name must be something else, not {shown}."
    document = json.loads(json.dumps(refusal.as_dict(), ensure_ascii=False).encode())
    assert document["value"] == in_json


@pytest.mark.parametrize("value", [None, "", "   "])
def test_an_empty_value_is_not_shown(value):
    assert errors.InvalidValue("name", "be given", value).message == "Name must be given."


def test_the_reason_is_told_whole_however_long():
    reason = f"be one of {', '.join(map(str, range(50)))}"
    message = errors.InvalidValue("sort", reason, "x" * 99).message
    assert message.startswith(f"Sort must {reason}, not xxx")
