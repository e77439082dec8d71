"""Creating and editing people, agencies, rockets and launches; what is refused and why."""

import json
from datetime import timedelta
from typing import Any

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import (
    CapacityBelowTaken,
    EmailTaken,
    HasHistory,
    InactiveRecord,
    InvalidValue,
    LaunchInPast,
    MissingRight,
    NotFound,
    RangeTooShort,
    RocketBusy,
    UnknownRange,
    WrongAgency,
)
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.launches import rockets
from astrobookings_desktop.services.launches import scheduling as launches
from astrobookings_desktop.services.people import agencies, travelers, users
from tests.helpers.company import Company

LONG = "x" * 10_000
CREATE = {
    Entity.TRAVELER: travelers.create_traveler,
    Entity.AGENCY: agencies.create_agency,
    Entity.USER: users.create_user,
    Entity.ROCKET: rockets.create_rocket,
    Entity.LAUNCH: launches.schedule_launch,
}


def _entered(company: Company, entity: Entity) -> dict[str, Any]:
    if entity is Entity.USER:
        return {"name": "Eva", "email": "eva@example.org", "role": "agent"}
    if entity is Entity.ROCKET:
        agency = company.agency()
        return {"agency_id": agency, "name": "R", "capacity": "4", "range": "moon"}
    if entity is Entity.LAUNCH:
        return {
            "rocket_id": company.rocket(range="moon"),
            "date": "2027-05-01T10:00:00Z",
            "destination": "Moon",
            "price_per_seat": "10.00",
        }
    return {"name": "Ana", "email": "ana@example.org"}


BAD: list[tuple[Entity, str, object]] = [
    *[
        (entity, "name", name)
        for entity in (Entity.TRAVELER, Entity.AGENCY, Entity.USER, Entity.ROCKET)
        for name in ("", "   ", LONG, "A\x00B", "A\nB", None)
    ],
    *[
        (entity, "email", email)
        for entity in (Entity.TRAVELER, Entity.AGENCY, Entity.USER)
        for email in ("ana", "ana@", "@example.org", "a b@example.org", "a@b@c.org", "a@b\x00.org")
    ],
    (Entity.TRAVELER, "contact_phone", "call me"),
    (Entity.TRAVELER, "travel_preferences", "[1]"),
    (Entity.TRAVELER, "travel_preferences", "{"),
    (Entity.TRAVELER, "language", "klingon"),
    (Entity.USER, "role", "captain"),
    (Entity.USER, "role", "traveler"),
    *[(Entity.ROCKET, "capacity", seats) for seats in (0, -1, 1.5, "1.5", 100_001, 10**9, "")],
    (Entity.ROCKET, "range", "venus"),
    *[
        (Entity.LAUNCH, "price_per_seat", price)
        for price in (-1, 0, "0.001", "NaN", "1e15", 10**15, "Infinity", 1.5, "1.234,50")
    ],
    *[
        (Entity.LAUNCH, "date", date)
        for date in (
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "2027-05-01T10:00:00",
            "2027-02-29T10:00:00Z",
            "soon",
        )
    ],
    (Entity.LAUNCH, "destination", LONG),
    (Entity.TRAVELER, "id", 7),
    (Entity.TRAVELER, "role", "admin"),
    (Entity.AGENCY, "password_hash", "x"),
]


@pytest.mark.parametrize(
    ("entity", "field", "given"), BAD, ids=lambda part: str(part)[:20].encode("unicode_escape")
)
def test_bad_input_is_refused_by_field_and_nothing_is_written(
    company: Company, entity: Entity, field: str, given: object
) -> None:
    entered = _entered(company, entity) | {field: given}
    before = company.rows("SELECT * FROM sync_state")
    with pytest.raises(InvalidValue) as refused:
        company.do(CREATE[entity], entered)
    assert refused.value.field == field
    assert len(refused.value.message) < 250
    assert company.rows("SELECT * FROM sync_state") == before


@pytest.mark.parametrize("entity", CREATE)
def test_each_required_field_is_asked_for(company: Company, entity: Entity) -> None:
    for field in ("name", "rocket_id", "agency_id", "capacity", "destination"):
        entered = _entered(company, entity)
        if entered.pop(field, None) is not None:
            with pytest.raises(InvalidValue) as refused:
                company.do(CREATE[entity], entered)
            assert refused.value.field == field


@pytest.mark.parametrize(
    "name",
    ["محمد الحسيني", "דנה לוי", "नेहा शर्मा", "Nguyễn Tấn Dũng", "Zoe\u0301", "👩‍🚀 Лайка", "小龙"],
)
def test_names_of_any_script_are_kept_and_found(company: Company, name: str) -> None:
    traveler = company.traveler(name=f"  {name} ")
    stored = company.value("SELECT name FROM user WHERE id = ?", traveler)
    assert stored == name.replace("e\u0301", "é")


def test_an_email_is_unique_without_regard_to_case_and_optional(company: Company) -> None:
    first = company.traveler(email="Ana.López@Example.org")
    with pytest.raises(EmailTaken):
        company.agency(email="ANA.LÓPEZ@EXAMPLE.ORG")
    company.traveler(email="")
    second = company.traveler(email=None)
    with pytest.raises(EmailTaken):
        company.do(travelers.edit_traveler, second, {"email": "ana.lópez@example.org"})
    company.do(travelers.edit_traveler, first, {"email": "ana.lópez@EXAMPLE.org"})
    assert company.value("SELECT email FROM user WHERE id = ?", first) == "ana.lópez@EXAMPLE.org"


def test_an_edit_logs_what_differs_once(company: Company) -> None:
    traveler = company.traveler(name="Ana", contact_phone="+34 612 40")
    entered = {"name": "Ana López", "contact_phone": "+34 612 41", "language": "en"}
    for _ in range(2):
        company.do(travelers.edit_traveler, traveler, entered)
    ((details,),) = company.rows("SELECT details FROM entry_log WHERE action = 'edit'")
    assert json.loads(details) == {
        "before": {"name": "Ana", "contact_phone": "+34 612 40", "phone_digits": "3461240"},
        "after": {"name": "Ana López", "contact_phone": "+34 612 41", "phone_digits": "3461241"},
    }


def test_history_is_never_deleted(company: Company) -> None:
    rocket, traveler = company.rocket(), company.traveler()
    company.do(sell_seats, SellSeats(company.launch(rocket), traveler, 1))
    with pytest.raises(HasHistory):
        company.do(rockets.delete_rocket, rocket)
    with pytest.raises(HasHistory):
        company.do(travelers.delete_traveler, traveler)
    fresh_rocket, fresh_traveler = company.rocket(), company.traveler()
    company.do(rockets.delete_rocket, fresh_rocket)
    company.do(travelers.delete_traveler, fresh_traveler)
    assert company.rows("SELECT id FROM rocket WHERE id = ?", fresh_rocket) == []
    assert company.rows("SELECT id FROM user WHERE id = ?", fresh_traveler) == []
    assert company.value("SELECT count(*) FROM entry_log WHERE action = 'delete'") == 2


def test_a_capacity_reaches_open_launches_and_stays_above_the_seats_taken(
    company: Company,
) -> None:
    rocket = company.rocket(capacity=10)
    launch = company.launch(rocket)
    flown = company.launch(rocket, date=company.clock.now + timedelta(days=300))
    company.writer._connection.execute(
        "UPDATE launch SET status = 'launched' WHERE id = ?", (flown,)
    )
    company.do(sell_seats, SellSeats(launch, company.traveler(), 4))
    with pytest.raises(CapacityBelowTaken) as refused:
        company.do(rockets.edit_rocket, rocket, {"capacity": 3})
    assert (refused.value.taken, refused.value.launch_id) == (4, launch)
    company.do(rockets.edit_rocket, rocket, {"capacity": 4})
    assert company.rows("SELECT id, capacity FROM launch ORDER BY id") == [
        (launch, 4),
        (flown, 10),
    ]


def test_what_stands_in_the_way_of_a_launch(company: Company) -> None:
    rocket = company.rocket(range="low_earth")
    plan = {
        "rocket_id": rocket,
        "date": "2027-05-01T10:00:00+02:00",
        "destination": "ISS",
        "price_per_seat": "10.00",
    }
    first = company.do(launches.schedule_launch, plan)
    assert company.value("SELECT date FROM launch") == "2027-05-01T08:00:00.000000Z"
    for kind, change in (
        (LaunchInPast, {"date": company.clock.now}),
        (RangeTooShort, {"date": "2027-06-01T10:00:00Z", "destination": "Moon"}),
        (UnknownRange, {"date": "2027-06-01T10:00:00Z", "destination": "Nibiru"}),
        (RocketBusy, {"date": "2027-05-01T23:59:59Z"}),
        (NotFound, {"rocket_id": 10**9}),
    ):
        with pytest.raises(kind):
            company.do(launches.schedule_launch, plan | change)
    near = company.do(launches.schedule_launch, plan | {"date": "2027-05-04T10:00:00Z"})
    assert near.near_launches == (first.id,)
    stated = {"date": "2027-07-01T10:00:00Z", "destination": "Nibiru", "range": "sub"}
    company.do(launches.schedule_launch, plan | stated)
    begun = {"date": "2027-07-09T10:00:00Z", "destination": "low"}
    there = company.do(launches.schedule_launch, plan | begun).id
    new = {"date": "2027-07-19T10:00:00Z", "destination": "low", "range": "low"}
    elsewhere = company.do(launches.schedule_launch, plan | new).id
    places = "SELECT destination FROM launch WHERE id IN (?, ?) ORDER BY id"
    assert company.rows(places, there, elsewhere) == [("Low Earth Orbit",), ("low",)]
    company.do(rockets.set_rocket_active, rocket, False)
    with pytest.raises(InactiveRecord):
        company.do(launches.schedule_launch, plan | {"date": "2027-08-01T10:00:00Z"})


def test_an_open_launch_takes_another_rocket_destination_and_price(company: Company) -> None:
    agency = company.agency()
    rocket = company.rocket(agency, capacity=4, range="low_earth")
    launch = company.launch(rocket, destination="ISS")
    company.do(sell_seats, SellSeats(launch, company.traveler(), 2))
    bigger = company.rocket(agency, capacity=100, range="moon")
    company.do(
        launches.edit_launch,
        launch,
        {"rocket_id": bigger, "destination": "Moon", "price_per_seat": "77.00"},
    )
    assert company.rows(
        "SELECT rocket_id, capacity, range, price_per_seat, seats_taken FROM launch"
    ) == [(bigger, 100, "moon", 7700, 2)]
    assert company.value("SELECT price_per_seat FROM booking") == 100000
    for kind, change in (
        (WrongAgency, {"rocket_id": company.rocket()}),
        (RangeTooShort, {"rocket_id": rocket}),
        (CapacityBelowTaken, {"rocket_id": company.rocket(agency, capacity=1)}),
        (InvalidValue, {"date": "2028-01-01T00:00:00Z"}),
    ):
        with pytest.raises(kind):
            company.do(launches.edit_launch, launch, change)


def test_users_have_roles_that_fit(company: Company) -> None:
    agency = company.agency()
    staff = {"name": "Li", "email": "li@example.org", "role": "agency"}
    with pytest.raises(InvalidValue) as refused:
        company.do(users.create_user, staff)
    assert refused.value.field == "agency_id"
    user = company.do(users.create_user, staff | {"agency_id": agency})
    with pytest.raises(InvalidValue):
        company.do(users.edit_user, user, {"role": "agent"})
    company.do(users.edit_user, user, {"role": "agent", "agency_id": None})
    with pytest.raises(InvalidValue):
        company.do(users.edit_user, agency, {"role": "admin"})
    with pytest.raises(InvalidValue):
        company.do(users.edit_user, user, {"email": ""})
    company.do(users.edit_user, user, {"role": "admin"})
    company.actor = Actor(user, "Li", Role.ADMIN)
    with pytest.raises(InvalidValue):
        company.do(users.set_user_active, user, False)


@pytest.mark.parametrize(
    ("entity", "role"),
    [
        (Entity.USER, Role.MANAGER),
        (Entity.TRAVELER, Role.MANAGER),
        (Entity.AGENCY, Role.AGENT),
        (Entity.ROCKET, Role.AGENT),
        (Entity.LAUNCH, Role.AGENT),
    ],
)
def test_who_may_not_is_refused(company: Company, entity: Entity, role: Role) -> None:
    entered = _entered(company, entity)
    company.actor = Actor(None, "Somebody", role)
    with pytest.raises(MissingRight):
        company.do(CREATE[entity], entered)


@pytest.mark.parametrize(
    "document",
    ['{"a": NaN}', '{"a": 1e999}', '{"a": ["\\ud800"]}', "[" * 100_000, '{"a": {"b": "\\u0000"}}',
     '{"a": [[[[[[[1]]]]]]]}', '{"a": "' + "x" * 20_001 + '"}', "[1]", '"a"', "{"],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_wishes_that_no_database_can_hold_are_refused(company: Company, document: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        company.do(travelers.create_traveler, {"name": "A", "travel_preferences": document})
    assert refused.value.field == "travel_preferences"
    assert company.value("SELECT count(*) FROM user") == 0


def test_lapsed_seats_stand_in_nobodys_way(company: Company) -> None:
    agency = company.agency()
    rocket = company.rocket(agency, capacity=6)
    launch = company.launch(rocket)
    company.do(hold_seats, SellSeats(launch, company.traveler(), 4))
    company.clock.forward(hours=25)
    company.do(rockets.edit_rocket, rocket, {"capacity": 2})
    assert company.seats(launch) == (0, 0)
    smaller = company.rocket(agency, capacity=1)
    company.do(launches.edit_launch, launch, {"rocket_id": smaller})


def test_a_price_asks_for_nothing_but_an_open_launch(company: Company) -> None:
    rocket = company.rocket()
    launch = company.launch(rocket)
    company.do(rockets.set_rocket_active, rocket, False)
    company.do(launches.edit_launch, launch, {"price_per_seat": "7.50"})
    assert company.value("SELECT price_per_seat FROM launch") == 750


def test_a_launch_keeps_a_deactivated_rocket_but_none_is_chosen_anew(company: Company) -> None:
    agency = company.agency()
    rocket, other, third = (company.rocket(agency) for _ in range(3))
    launch = company.launch(rocket)
    for one in (rocket, other):
        company.do(rockets.set_rocket_active, one, False)
    company.do(launches.edit_launch, launch, {"destination": "Mars", "rocket_id": rocket})
    assert company.value("SELECT destination FROM launch") == "Mars"
    with pytest.raises(InactiveRecord):
        company.do(launches.edit_launch, launch, {"rocket_id": other})
    company.do(launches.edit_launch, launch, {"rocket_id": third})
    with pytest.raises(InactiveRecord):  # it was given up
        company.do(launches.edit_launch, launch, {"rocket_id": rocket})
    company.do(agencies.set_agency_active, agency, False)
    company.do(launches.edit_launch, launch, {"destination": "Moon"})
    with pytest.raises(InactiveRecord):
        company.launch(third)


def test_a_stated_range_may_not_contradict_the_catalogue(company: Company) -> None:
    launch = company.launch()
    with pytest.raises(InvalidValue, match="Range must be left out"):
        company.do(launches.edit_launch, launch, {"range": "suborbital"})
    with pytest.raises(InvalidValue, match="Range must be left out: ISS needs Low Earth"):
        company.launch(destination="ISS", range="suborbital")
    company.launch(destination="Moon", range="moon")


def test_a_rocket_goes_to_no_deactivated_agency(company: Company) -> None:
    rocket, other = company.rocket(), company.agency()
    company.do(agencies.set_agency_active, other, False)
    with pytest.raises(InactiveRecord):
        company.do(rockets.edit_rocket, rocket, {"agency_id": other})


def test_a_deleted_travelers_columns_stay_in_the_log(company: Company) -> None:
    traveler = company.traveler(name="Zoë", contact_phone="+34 612", emergency_contact="Ann")
    company.do(travelers.delete_traveler, traveler)
    details = json.loads(company.value("SELECT details FROM entry_log ORDER BY id DESC LIMIT 1"))
    told = details["before"]
    assert (told["name"], told["contact_phone"], told["emergency_contact"]) == (
        "Zoë",
        "+34 612",
        "Ann",
    )


@pytest.mark.parametrize("sign", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_a_name_turns_no_line_around(company: Company, sign: str) -> None:
    with pytest.raises(InvalidValue):
        company.traveler(name=f"a{sign}b")
