import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight, WrongAgency
from astrobookings_desktop.domain.rights import (
    READ_RIGHTS,
    RIGHTS,
    Right,
    may,
    require,
    require_own_agency,
)
from astrobookings_desktop.domain.statuses import Role

# DOMAIN.md §1 and §4 written out once more, one letter per role that may:
# m manager, t travel-desk agent, a agency. The administrator may everything.
WHO = {
    Right.READ_USERS: "",
    Right.READ_TRAVELERS: "mt",
    Right.READ_AGENCIES: "mta",
    Right.READ_ROCKETS: "mta",
    Right.READ_LAUNCHES: "mta",
    Right.READ_BOOKINGS: "mta",
    Right.READ_INVOICES: "ma",
    Right.READ_PAYMENTS: "ma",
    Right.READ_NOTIFICATIONS: "ma",
    Right.READ_LOG: "m",
    Right.READ_JOBS: "",
    Right.READ_REPORTS: "ma",
    Right.EDIT_TRAVELERS: "t",
    Right.SELL_SEATS: "t",
    Right.CHANGE_BOOKINGS: "t",
    Right.VOID_OWN_SALES: "t",
    Right.VOID_ANY_SALE: "m",
    Right.PRINT_TICKETS: "t",
    Right.CREATE_AGENCIES: "m",
    Right.EDIT_AGENCIES: "ma",
    Right.EDIT_ROCKETS: "ma",
    Right.MANAGE_LAUNCHES: "ma",
    Right.FAIL_LAUNCHES: "m",
    Right.CORRECT_OUTCOMES: "m",
    Right.OVERRIDE_RULES: "m",
    Right.ISSUE_INVOICES: "m",
    Right.VOID_INVOICES: "m",
    Right.REVIEW_INVOICES: "m",
    Right.RECORD_PAYMENTS: "m",
    Right.REFUND_PAYMENTS: "m",
    Right.MANAGE_USERS: "",
    Right.CHANGE_SETTINGS: "",
    Right.MANAGE_JOBS: "",
    Right.CHANGE_NOTIFICATIONS: "",
    Right.BACK_UP: "",
    Right.RESTORE: "",
}
LETTERS = {Role.MANAGER: "m", Role.AGENT: "t", Role.AGENCY: "a"}


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize("role", Role)
def test_each_role_has_its_rights_and_no_other(role, right):
    expected = role is Role.ADMIN or LETTERS.get(role, "-") in WHO[right]
    assert may(role, right) is expected
    if expected:
        require(role, right)
        return
    with pytest.raises(MissingRight) as refusal:
        require(role, right)
    assert refusal.value.facts == {
        "right": right,
        "role": role,
        "held_by": tuple(other for other in Role if right in RIGHTS[other]),
    }
    assert Role.ADMIN in refusal.value.held_by


def test_a_customer_may_nothing():
    assert RIGHTS[Role.TRAVELER] == frozenset()


def test_each_entity_has_its_own_right_to_be_read():
    assert READ_RIGHTS.keys() == set(Entity)
    assert len(set(READ_RIGHTS.values())) == len(Entity)


@pytest.mark.parametrize(
    ("role", "own", "agency", "allowed"),
    [
        (Role.AGENCY, 7, 7, True),
        (Role.AGENCY, 7, 8, False),
        (Role.AGENCY, None, 8, False),
        (Role.MANAGER, None, 8, True),
        (Role.AGENT, None, 8, True),
        (Role.ADMIN, None, 8, True),
    ],
)
def test_an_agency_reaches_its_own_records_only(role, own, agency, allowed):
    if allowed:
        require_own_agency(role, own, agency, Entity.LAUNCH, 3)
        return
    with pytest.raises(WrongAgency) as refusal:
        require_own_agency(role, own, agency, Entity.LAUNCH, 3)
    assert refusal.value.facts == {"entity": Entity.LAUNCH, "key": 3, "agency_id": own}
