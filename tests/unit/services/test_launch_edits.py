"""An edit of a launch and its preview: the same place, the same rules."""

from typing import Any

import pytest

from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.domain.statuses import LaunchStatus
from astrobookings_desktop.services.bookings.sales import SellSeats, hold_seats, sell_seats
from astrobookings_desktop.services.launches import scheduling as launches
from astrobookings_desktop.services.launches.scheduling import preview_launch_edit
from astrobookings_desktop.services.launches.transitions import abort_launch
from astrobookings_desktop.services.undo import undo_edit
from tests.helpers.company import Company

OWN = "Lunar Gate"  # of its own, though a known place begins so


def place(company: Company, launch: int) -> tuple[str, str]:
    (row,) = company.rows("SELECT destination, range FROM launch WHERE id = ?", launch)
    return row[0], row[1]


@pytest.fixture
def launch(company: Company) -> int:
    plan = {"rocket_id": company.rocket(capacity=5), "destination": OWN, "range": "suborbital"}
    more = {"date": "2027-07-01T10:00:00Z", "price_per_seat": "100.00"}
    return company.do(launches.schedule_launch, plan | more).id


def edit(company: Company, launch: int, entered: dict[str, Any]) -> None:
    """Make it; its preview foretells what it touches."""
    foretold = company.do(preview_launch_edit, launch, entered)
    assert company.do(launches.edit_launch, launch, entered).edit == foretold


@pytest.mark.parametrize("spelled", [OWN, "LUNAR gate"])
def test_a_launch_keeps_its_place_though_another_begins_so(
    company: Company, launch: int, spelled: str
) -> None:
    edit(company, launch, {"destination": spelled, "price_per_seat": "120"})
    assert place(company, launch) == (OWN, "suborbital")
    edit(company, launch, {"destination": spelled, "range": "low"})
    assert place(company, launch) == (OWN, "low_earth")


def test_a_begun_place_is_another_one_and_its_undo_the_first(company: Company, launch: int) -> None:
    edit(company, launch, {"destination": "Lunar G"})
    changed, needed = place(company, launch)
    assert (changed != OWN, needed != "suborbital") == (True, True)
    company.do(undo_edit, company.value("SELECT max(id) FROM entry_log WHERE action = 'edit'"))
    assert place(company, launch) == (OWN, "suborbital")
    edit(company, launch, {"destination": "karm"})
    assert place(company, launch) == ("Kármán line", "suborbital")
    company.do(undo_edit, company.value("SELECT max(id) FROM entry_log WHERE action = 'edit'"))
    assert place(company, launch) == (OWN, "suborbital")


def test_the_preview_refuses_what_the_edit_refuses(company: Company, launch: int) -> None:
    company.do(sell_seats, SellSeats(launch, company.traveler(), 4))
    (agency,) = company.rows("SELECT agency_id FROM launch WHERE id = ?", launch)[0]
    small = company.rocket(agency, capacity=3)
    wrong: list[dict[str, Any]] = [
        {"rocket_id": small},
        {"destination": "Nibiru"},
        {"destination": "Moon", "range": "suborbital"},
        {"date": "2027-08-01T10:00:00Z"},
    ]

    def refused(entered: dict[str, Any]) -> list[tuple[type, str]]:
        told = []
        for act in (preview_launch_edit, launches.edit_launch):
            with pytest.raises(Refusal) as caught:
                company.do(act, launch, entered)
            told.append((caught.type, caught.value.message))
        return told

    for entered in wrong:
        first, then = refused(entered)
        assert first == then
    company.do(abort_launch, launch, "no fuel")
    assert company.value("SELECT status FROM launch WHERE id = ?", launch) == LaunchStatus.ABORTED
    first, then = refused({"price_per_seat": "120"})
    assert first == then


def test_the_preview_counts_no_hold_past_its_deadline(company: Company, launch: int) -> None:
    company.do(hold_seats, SellSeats(launch, company.traveler(), 4))
    (agency,) = company.rows("SELECT agency_id FROM launch WHERE id = ?", launch)[0]
    small = company.rocket(agency, capacity=3)
    company.clock.forward(days=30)
    edit(company, launch, {"rocket_id": small})
    assert company.rows("SELECT capacity, seats_taken FROM launch WHERE id = ?", launch) == [(3, 0)]
