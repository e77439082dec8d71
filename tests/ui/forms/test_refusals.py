"""What the rules say no to lands on its field and keeps every text."""

from datetime import timedelta
from typing import Any

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.domain.times import from_text
from astrobookings_desktop.services.actors import Actor
from tests.helpers.forms import EditForm, NewForm, good_values
from tests.helpers.house import House


def test_a_taken_e_mail_lands_on_its_field_and_keeps_every_text(
    house: House, new_form: NewForm
) -> None:
    form = new_form(Entity.TRAVELER)
    form.set_all(
        {
            "name": "Ana Two",
            "email": "ANA@Example.org",
            "contact_phone": "555 0100",
            "travel_preferences": "seat: window",
        }
    )
    texts = form.texts()
    form.save()
    assert list(form.errors()) == ["email"]
    assert "belongs to somebody else" in form.errors()["email"]
    assert form.focused() == "email"
    assert form.texts() == texts
    form.set("email", "ana.two@example.org")
    form.save_well()


def test_a_user_needs_an_e_mail(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.USER)
    form.save()
    assert list(form.errors()) == ["name", "email"]  # all that is missing is named at once
    form.set_all({"name": "Ivo Beck", "role": "agent"})
    form.save()
    assert list(form.errors()) == ["email"]
    assert form.focused() == "email"


def test_staff_of_an_agency_needs_the_agency(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.USER)
    form.set_all(good_values(house, Entity.USER) | {"role": "agency"})
    form.save()
    assert list(form.errors()) == ["agency_id"]
    form.set("agency_id", house.ids.agencies[0])
    form.save_well()


def test_a_busy_rocket_lands_on_the_date(house: House, new_form: NewForm) -> None:
    date = house.company.value("SELECT date FROM launch WHERE id = ?", house.ids.launches[0])
    form = new_form(Entity.LAUNCH)
    form.set_all(good_values(house, Entity.LAUNCH) | {"date": from_text(date)})
    form.save()
    assert list(form.errors()) == ["date"]
    assert "already flies to Moon" in form.errors()["date"]


def test_a_launch_in_the_past_lands_on_the_date(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.LAUNCH)
    form.set_all(
        good_values(house, Entity.LAUNCH) | {"date": house.company.clock.now - timedelta(days=1)}
    )
    form.save()
    assert list(form.errors()) == ["date"]


def test_a_date_beyond_the_years_is_told_by_its_label(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.LAUNCH)
    form.set_all(good_values(house, Entity.LAUNCH))
    form.dialog.fields["date"].set_text("2900-01-01 09:00")
    form.save()
    assert form.errors()["date"].startswith("Departs must lie in the years 1900 to 2200")


def test_a_rocket_of_too_short_a_range_lands_on_the_rocket(house: House, new_form: NewForm) -> None:
    short = house.company.rocket(house.ids.agencies[0], name="Hopper", range="suborbital")
    form = new_form(Entity.LAUNCH)
    form.set_all(good_values(house, Entity.LAUNCH) | {"rocket_id": short})
    form.save()
    assert list(form.errors()) == ["rocket_id"]
    assert "range" in form.errors()["rocket_id"]


def test_an_unknown_destination_asks_for_its_range(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.LAUNCH)
    form.set_all(good_values(house, Entity.LAUNCH) | {"destination": "Farthest Rock"})
    form.save()
    assert list(form.errors()) == ["range"]
    form.set("range", "mars")
    form.save_well()


@pytest.mark.parametrize(
    ("rocket", "column", "value", "words"),
    [
        (0, "capacity", "1", "launch"),
        (1, "range", "suborbital", "needs Mars"),
        (0, "agency_id", lambda house: house.ids.agencies[1], "has launches"),
    ],
)
def test_what_a_rockets_launches_forbid_lands_on_its_field(
    house: House, edit_form: EditForm, rocket: int, column: str, value: Any, words: str
) -> None:
    key = house.ids.rockets[rocket]
    before = house.company.rows("SELECT * FROM rocket WHERE id = ?", key)
    form = edit_form(Entity.ROCKET, key)
    form.set(column, value(house) if callable(value) else value)
    form.save()
    assert not form.ended
    assert list(form.errors()) == [column]
    assert words in form.errors()[column]
    assert house.company.rows("SELECT * FROM rocket WHERE id = ?", key) == before


def test_a_refusal_without_a_field_stands_in_the_footer(house: House, new_form: NewForm) -> None:
    """The right was taken away meanwhile."""
    form = new_form(Entity.TRAVELER)
    form.set("name", "Grace Ito")
    house.context.actor = Actor(None, "Somebody", Role.AGENCY)
    form.save()
    assert not form.ended
    assert "may not edit travelers" in form.problem
    assert form.texts()["name"] == "Grace Ito"
