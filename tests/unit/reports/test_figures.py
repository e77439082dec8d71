"""Each figure against plain Python over the plain rows, and against the other reports."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from astrobookings_desktop.domain.errors import InvalidValue, MissingRight, NotFound, WrongAgency
from astrobookings_desktop.domain.periods import Period, year_of
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.reports.catalogue import REPORTS, Asked, make_report
from astrobookings_desktop.reports.report import Report, Section
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.launches.transitions import confirm_launch, mark_launched
from astrobookings_desktop.services.money.invoices import issue_invoice
from astrobookings_desktop.services.money.payments import EnteredPayment, register_payment
from tests.helpers.company import Company
from tests.helpers.ledgers import WHY, payer

EVER = Period(date(1900, 1, 1), date(2200, 12, 31))
OPEN = ("scheduled", "confirmed", "delayed")


def made(company: Company, name: str, **asked: Any) -> Report:
    return make_report(company.reading, name, Asked(**asked))


def table(company: Company, name: str) -> list[dict[str, Any]]:
    cursor = company.reader.execute(f'SELECT * FROM "{name}"')
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def records(section: Section) -> list[dict[str, Any]]:
    keys = [column.key for column in section.columns]
    return [dict(zip(keys, row, strict=True)) for row in section.rows]


def totals(section: Section) -> dict[str, Any]:
    keys = [column.key for column in section.columns]
    return dict(zip(keys, section.totals or (), strict=True))


def money(cents: int) -> Decimal:
    return Decimal(cents) / 100


def paid_of(company: Company) -> dict[int, int]:
    paid: dict[int, int] = defaultdict(int)
    for payment in table(company, "payment"):
        if payment["status"] == "completed":
            paid[payment["invoice_id"]] += payment["amount"]
    return paid


def net_of(booking: dict[str, Any]) -> int:
    return int(booking["total_price"] - (booking["refund_amount"] or 0))


def test_occupancy_agrees_with_the_bookings(demo: Company) -> None:
    taken, held, net = (defaultdict(int) for _ in range(3))
    now = demo.reading.now_text
    for one in table(demo, "booking"):
        launch, seats = one["launch_id"], one["number_of_seats"]
        lapsed = one["status"] == "pending" and one["hold_until"] < now
        kept = one["status"] == "canceled" and not one["seats_released"]
        if (one["status"] != "canceled" and not lapsed) or kept:
            taken[launch] += seats
        if one["status"] == "pending" and not lapsed:
            held[launch] += seats
        if one["confirmed_at"]:
            net[launch] += net_of(one)
    launches = [one for one in table(demo, "launch") if one["status"] in OPEN]
    rows = records(made(demo, "occupancy").sections[0])
    assert len(rows) == len(launches) > 10
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    by_id = {row["id"]: row for row in rows}
    for launch in launches:
        row, key = by_id[launch["id"]], launch["id"]
        assert (row["taken"], row["held"]) == (taken[key], held[key])
        assert row["revenue"] == money(net[key])
        sold = taken[key] - held[key]
        assert row["viable"] is (Fraction(sold, launch["capacity"]) >= Fraction(1, 2))
        assert abs(row["occupancy"] - Decimal(taken[key]) * 100 / launch["capacity"]) <= Decimal(
            "0.05"
        )


def test_revenue_agrees_with_the_bookings_and_invoices(demo: Company) -> None:
    year = year_of(2026)
    begins, over = year.bounds("UTC")
    launches = {
        one["id"]: one
        for one in table(demo, "launch")
        if begins <= datetime.fromisoformat(one["date"]) < over
    }
    sums: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for launch in launches.values():
        status = "open" if launch["status"] in OPEN else launch["status"]
        sums[launch["agency_id"]][status] += 1
    for one in table(demo, "booking"):
        if one["launch_id"] in launches and one["confirmed_at"]:
            of = sums[launches[one["launch_id"]]["agency_id"]]
            of["gross"] += one["total_price"]
            of["refunds"] += one["refund_amount"] or 0
            of["seats"] += 0 if one["seats_released"] else one["number_of_seats"]
    paid = paid_of(demo)
    for invoice in table(demo, "invoice"):
        of = sums[invoice["agency_id"]]
        if invoice["date"][:4] == "2026":
            of["fees"] += invoice["amount"]
            of["paid"] += paid[invoice["id"]]
            if invoice["status"] != "void":
                of["outstanding"] += invoice["amount"] - paid[invoice["id"]]
        if (invoice["void_date"] or "")[:4] == "2026":
            of["fees"] -= invoice["amount"]
    rows = records(made(demo, "revenue", period=year).sections[0])
    assert {row["agency_id"] for row in rows} == set(sums)
    for row in rows:
        of = sums[row["agency_id"]]
        for key in ("open", "launched", "failed", "aborted", "seats"):
            assert row[key] == of[key]
        for key in ("gross", "refunds", "fees", "paid", "outstanding"):
            assert row[key] == money(of[key])
        assert row["net"] == row["gross"] - row["refunds"]


def test_the_year_agrees_with_payments_invoices_and_open_launches(demo: Company) -> None:
    report = made(demo, "year", year=2026)
    months, agencies = report.sections
    paid = paid_of(demo)
    agency_of = {one["id"]: one["agency_id"] for one in table(demo, "invoice")}
    received: dict[str, int] = defaultdict(int)
    before = 0
    for one in table(demo, "payment"):
        if one["status"] == "completed":
            received[one["date"][:7]] += one["amount"]
            before += one["amount"] if one["date"][:4] == "2025" else 0
    assert [row["received"] for row in records(months)] == [
        money(received[f"2026-{month:02}"]) for month in range(1, 13)
    ]
    assert totals(months)["received_before"] == money(before) > 0
    owed = sum(
        one["amount"] - paid[one["id"]]
        for one in table(demo, "invoice")
        if one["status"] != "void" and one["date"][:4] == "2026"
    )
    assert totals(months)["outstanding"] == money(owed) > 0
    assert len(set(agency_of.values())) >= len(agencies.rows)
    keys = ("received", "outstanding", "projected", "received_before", "outstanding_before")
    for key in keys:
        assert totals(months)[key] == totals(agencies)[key]


@pytest.mark.parametrize(
    ("moment", "zone", "month"),
    [
        ("2026-12-31T12:00+00:00", "UTC", "2026-12"),
        ("2026-12-31T12:00+00:00", "Pacific/Kiritimati", "2027-01"),
        ("2027-01-01T05:00+00:00", "UTC", "2027-01"),
        ("2027-01-01T05:00+00:00", "Pacific/Honolulu", "2026-12"),
    ],
)
def test_around_new_year_all_figures_fall_into_the_companys_own_year(
    company: Company, moment: str, zone: str, month: str
) -> None:
    """A launch that flew, its fee, its payment and one that is to fly, all within two hours."""
    year, over = int(month[:4]), company.clock
    over.now = datetime.fromisoformat(moment) - timedelta(days=2, hours=1)
    company.do(change_settings, {"company_time_zone": zone})
    agency = payer(company)
    planned_at = datetime.fromisoformat(moment) + timedelta(hours=1)
    planned = company.launch(company.rocket(agency), date=planned_at, price_per_seat="333.33")
    launch = company.launch(
        company.rocket(agency), date=over.now + timedelta(days=2), price_per_seat="1234.56"
    )
    for one in (launch, planned):
        company.do(sell_seats, SellSeats(one, company.traveler(), 1))
    company.do(confirm_launch, launch, Override(company.actor, WHY))
    over.now = datetime.fromisoformat(moment)
    company.do(mark_launched, launch)
    invoice = company.do(issue_invoice, launch)
    company.do(register_payment, invoice, EnteredPayment("2.34"))
    assert company.value("SELECT number FROM invoice") == f"INV-{year}-000001"
    assert {day[:7] for (day,) in company.rows("SELECT date FROM payment")} == {month}
    for asked in (year - 1, year, year + 1):
        mine = asked == year
        (row,) = records(made(company, "revenue", period=year_of(asked)).sections[0]) or [None]
        assert (row is not None) == mine
        if row is not None:
            assert (row["open"], row["launched"], row["gross"]) == (1, 1, Decimal("1567.89"))
            assert [str(row[key]) for key in ("fees", "paid", "outstanding")] == [
                *("12.35", "2.34", "10.01")
            ]
        months = records(made(company, "year", year=asked).sections[0])
        keys = ("received", "outstanding", "projected", "received_before", "outstanding_before")
        found = {
            place: [str(row[key]) for key in keys]
            for place, row in enumerate(months, start=1)
            if any(row[key] for key in keys)
        }
        now, before = ["2.34", "10.01", "3.33", "0.00", "0.00"], ["0.00"] * 3 + ["2.34", "10.01"]
        place = int(month[5:])
        assert found == ({place: now} if mine else {place: before} if asked == year + 1 else {})
    (aged,) = records(made(company, "ageing").sections[0])
    assert str(aged["not_due"]) == "10.01"


def test_what_is_projected_is_each_open_launchs_fee(demo: Company) -> None:
    flown: dict[int, int] = defaultdict(int)
    launches = table(demo, "launch")
    for one in launches:
        flown[one["agency_id"]] += one["status"] == "launched"
    net: dict[int, int] = defaultdict(int)
    for one in table(demo, "booking"):
        if one["confirmed_at"]:
            net[one["launch_id"]] += net_of(one)
    for year in (2026, 2027):
        fees = Decimal(0)
        for one in launches:
            if one["status"] in OPEN and one["date"][:4] == str(year):
                rate = Decimal("0.008") if flown[one["agency_id"]] >= 2 else Decimal("0.01")
                fees += (money(net[one["id"]]) * rate).quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert totals(made(demo, "year", year=year).sections[0])["projected"] == fees
    assert fees > 0


def test_ageing_is_what_revenue_says_is_outstanding(demo: Company) -> None:
    ages = made(demo, "ageing").sections[0]
    ever = made(demo, "revenue", period=EVER).sections[0]
    assert totals(ages)["outstanding"] == totals(ever)["outstanding"] > 0
    assert totals(ever)["fees"] == totals(ever)["paid"] + totals(ever)["outstanding"]
    for row in records(ages):
        parts = ("not_due", "to_30", "to_60", "to_90", "over_90")
        assert row["outstanding"] == sum(row[key] for key in parts)


@pytest.mark.parametrize(
    ("now", "zone", "days"),
    [
        ("2026-11-29T17:00+00:00", "UTC", 2),  # 40 hours
        ("2026-11-29T23:59+00:00", "UTC", 2),
        ("2026-12-01T00:00+00:00", "UTC", 0),
        ("2026-11-29T17:00+00:00", "Pacific/Honolulu", 1),  # at 23:00 of the 30th over there
        ("2026-11-29T17:00+00:00", "Pacific/Kiritimati", 1),
    ],
)
def test_days_to_launch_are_those_of_the_workstations_calendar(
    company: Company, now: str, zone: str, days: int
) -> None:
    company.do(change_settings, {"company_time_zone": "Asia/Tokyo"})
    departs = datetime(2026, 12, 1, 9, tzinfo=UTC)
    company.launch(company.rocket(), date=departs)
    company.clock.now = datetime.fromisoformat(now)
    (row,) = records(made(company, "occupancy", zone=ZoneInfo(zone)).sections[0])
    assert row["days"] == days


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        *((-1, "not_due"), (0, "to_30"), (30, "to_30"), (31, "to_60"), (60, "to_60")),
        *((61, "to_90"), (90, "to_90"), (91, "over_90")),
    ],
)
def test_an_invoice_ages_by_the_day(demo: Company, days: int, bucket: str) -> None:
    """The day 0 is the due date itself (§10)."""
    due, balance = demo.rows(
        "SELECT due_date, amount - coalesce((SELECT sum(amount) FROM payment p "
        "WHERE p.invoice_id = i.id AND p.status = 'completed'), 0) FROM invoice i "
        "WHERE status NOT IN ('paid', 'void') ORDER BY due_date DESC, id LIMIT 1"
    )[0]
    last = datetime.fromisoformat(due).replace(hour=12, tzinfo=UTC)
    reading = demo.reading
    reading.now = last.fromtimestamp(last.timestamp() + days * 86400, UTC)
    section = make_report(reading, "ageing", Asked()).sections[0]
    assert totals(section)[bucket] >= money(balance)
    others = demo.rows(
        "SELECT count(*) FROM invoice WHERE status NOT IN ('paid', 'void') AND due_date = ?", due
    )
    assert others[0][0] >= 1


def test_a_manifest_lists_travelers_and_what_they_got_back(company: Company) -> None:
    launch = company.launch()
    ana = company.traveler(name="Ana López", email="ana@example.org", contact_phone="+34 600 1")
    company.do(sell_seats, SellSeats(launch, ana, 3))
    company.do(hold_seats, SellSeats(launch, company.traveler(name="Bo"), 1))
    first, second = records(made(company, "manifest", launch_id=launch).sections[0])
    assert (first["traveler"], first["phone"], first["email"]) == (
        "Ana López",
        "+34 600 1",
        "ana@example.org",
    )
    assert (first["seats"], first["price"], first["refund"]) == (3, Decimal("3000.00"), None)
    assert second["status"] == "pending"
    assert str(totals(made(company, "manifest", launch_id=launch).sections[0])["refund"]) == "0.00"


@pytest.mark.parametrize("name", REPORTS)
def test_agents_and_travelers_see_no_report(company: Company, name: str) -> None:
    launch = company.launch()
    for role in (Role.AGENT, Role.TRAVELER):
        reading = company.office.reading(company.reader, Actor(1, "Tom", role))
        with pytest.raises(MissingRight):
            make_report(reading, name, Asked(launch_id=launch))


def test_an_agency_sees_its_own_figures_alone(demo: Company) -> None:
    ((own, other),) = demo.rows(
        "SELECT min(agency_id), max(agency_id) FROM launch WHERE status = 'launched'"
    )
    reading = demo.office.reading(demo.reader, Actor(own, "Olga", Role.AGENCY, own))
    (name,) = demo.rows('SELECT name FROM "user" WHERE id = ?', other)[0]
    for report in ("occupancy", "revenue", "year", "ageing"):
        asked = {"period": EVER} if report == "revenue" else {}
        mine = make_report(reading, report, Asked(**asked))
        alone = make_report(demo.reading, report, Asked(agency_id=own, **asked))
        assert mine.sections == alone.sections
        assert name not in str(mine)
        with pytest.raises(WrongAgency):
            make_report(reading, report, Asked(agency_id=other, **asked))
    ((launch,),) = demo.rows("SELECT max(id) FROM launch WHERE agency_id = ?", other)
    with pytest.raises(NotFound):
        make_report(reading, "manifest", Asked(launch_id=launch))


@pytest.mark.parametrize(
    ("name", "asked", "error"),
    [
        ("profit", {}, InvalidValue),
        ("manifest", {}, InvalidValue),
        ("manifest", {"launch_id": 999}, NotFound),
        ("revenue", {"agency_id": 999}, NotFound),
        ("year", {"year": 1899}, InvalidValue),
        ("year", {"year": 2201}, InvalidValue),
    ],
)
def test_what_is_no_report_is_refused(
    company: Company, name: str, asked: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        made(company, name, **asked)


def test_an_empty_company_adds_up_to_nothing(company: Company) -> None:
    for name in ("occupancy", "revenue", "ageing"):
        assert made(company, name).sections[0].rows == ()
    assert str(totals(made(company, "year", year=1900).sections[0])["received"]) == "0.00"
