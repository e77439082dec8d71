"""What the rules say no to lands on its field and keeps every text."""

from datetime import timedelta

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
    assert "already flies launch" in form.errors()["date"]


def test_a_launch_in_the_past_lands_on_the_date(house: House, new_form: NewForm) -> None:
    form = new_form(Entity.LAUNCH)
    form.set_all(
        good_values(house, Entity.LAUNCH) | {"date": house.company.clock.now - timedelta(days=1)}
    )
    form.save()
    assert list(form.errors()) == ["date"]


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


def test_a_capacity_below_the_seats_taken_lands_on_the_capacity(
    house: House, edit_form: EditForm
) -> None:
    form = edit_form(Entity.ROCKET, house.ids.rockets[0])
    form.set("capacity", "1")
    form.save()
    assert list(form.errors()) == ["capacity"]
    assert (
        house.company.value("SELECT capacity FROM rocket WHERE id = ?", house.ids.rockets[0]) == 8
    )


def test_a_range_too_short_for_its_launches_lands_on_the_range(
    house: House, edit_form: EditForm
) -> None:
    form = edit_form(Entity.ROCKET, house.ids.rockets[1])
    form.set("range", "suborbital")
    form.save()
    assert list(form.errors()) == ["range"]
    assert f"launch {house.ids.launches[1]} needs mars" in form.errors()["range"]


def test_another_agency_for_a_rocket_with_launches_is_refused(
    house: House, edit_form: EditForm
) -> None:
    form = edit_form(Entity.ROCKET, house.ids.rockets[0])
    form.set("agency_id", house.ids.agencies[1])
    form.save()
    assert not form.ended
    assert "has launches" in form.errors()["agency_id"]


def test_a_refusal_without_a_field_stands_in_the_footer(house: House, new_form: NewForm) -> None:
    """The right was taken away meanwhile."""
    form = new_form(Entity.TRAVELER)
    form.set("name", "Grace Ito")
    house.context.actor = Actor(None, "Somebody", Role.AGENCY)
    form.save()
    assert not form.ended
    assert "may not edit travelers" in form.problem
    assert form.texts()["name"] == "Grace Ito"
