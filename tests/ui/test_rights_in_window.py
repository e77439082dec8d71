"""What the window offers to each role: forbidden actions are absent, not merely grey."""

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.refusal import Refusal
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.actors import Actor, actor_of
from astrobookings_desktop.services.people import users
from astrobookings_desktop.ui.desk.job import Job
from astrobookings_desktop.ui.desk.shown_deeds import ShownDeed
from astrobookings_desktop.ui.dialogs.confirm import PreviewDialog
from astrobookings_desktop.ui.entities.actions import NEW, RECORD_ACTIONS
from astrobookings_desktop.ui.palette import Palette
from astrobookings_desktop.ui.settings.dialog import SettingsDialog
from astrobookings_desktop.ui.window.actions import window_actions
from tests.helpers.company import Company
from tests.helpers.house import House, Houses
from tests.rights import law

SIGNING_IN = (Role.ADMIN, Role.MANAGER, Role.AGENT, Role.AGENCY)
ALL, DESK, MANAGERS, ADMINS = frozenset(SIGNING_IN), law.DESK, law.MANAGERS, law.ADMINS
OFFICE, OWN = law.OFFICE, law.MANAGERS_AND_OWN

WINDOW = {
    "file.new.traveler": DESK,
    "file.new.agency": MANAGERS,
    "file.new.rocket": OWN,
    "file.new.launch": OWN,
    "file.new.user": ADMINS,
    "file.new.booking": DESK,
    "file.export": ALL,
    "file.import": ALL,
    "file.imports": ALL,
    "booking.launch": DESK,
    "booking.traveler": DESK,
    "booking.seats": DESK,
    "booking.find": OFFICE,
    "booking.new": DESK,
    "booking.hold": DESK,
    "booking.confirm": DESK,
    "booking.cancel": DESK,
    "booking.move": DESK,
    "booking.transfer": DESK,
    "booking.void": OFFICE,
    **dict.fromkeys((f"booking.{one.value}" for one in ShownDeed), DESK),
    "tools.backup": ADMINS,
    "tools.restore": ADMINS,
    "tools.reports": OWN,
    "tools.retry": ADMINS,
    "tools.check": MANAGERS,
}
FREE = ("edit.", "view.", "go.", "help.", "tools.palette", "tools.settings", "file.switch")
FREE_TOO = ("file.lock", "file.password", "file.quit")

RECORDS = {
    "booking.confirm": DESK,
    "booking.cancel": DESK,
    "booking.move": DESK,
    "booking.transfer": DESK,
    "booking.void": MANAGERS,
    "booking.open": DESK,
    "traveler.edit": DESK,
    "traveler.deactivate": DESK,
    "traveler.activate": DESK,
    "traveler.delete": DESK,
    "agency.edit": OWN,
    "agency.deactivate": MANAGERS,
    "agency.activate": MANAGERS,
    "rocket.edit": OWN,
    "rocket.deactivate": OWN,
    "rocket.activate": OWN,
    "rocket.delete": OWN,
    "launch.edit": OWN,
    "launch.manifest": OWN,
    "user.edit": ADMINS,
    "user.deactivate": ADMINS,
    "user.activate": ADMINS,
    "user.code": ADMINS,
    "invoice.review": MANAGERS,
    "invoice.pdf": OWN,
    "invoice.pay": MANAGERS,
    "invoice.note": MANAGERS,
    "invoice.void": MANAGERS,
    "invoice.issue": MANAGERS,
    "invoice.unreview": MANAGERS,
    "payment.complete": MANAGERS,
    "payment.fail": MANAGERS,
    "payment.refund": MANAGERS,
    "launch.invoice": MANAGERS,
    "launch.confirm": OWN,
    "launch.delay": OWN,
    "launch.launched": OWN,
    "launch.abort": OWN,
    "launch.failed": MANAGERS,
    "launch.correct": MANAGERS,
    "booking.passengers": DESK,
    "job.retry": ADMINS,
    "job.cancel": ADMINS,
    "message.again": ADMINS,
    "message.sent": ADMINS,
    "message.discard": ADMINS,
}


@pytest.fixture(params=SIGNING_IN, ids=str)
def role(request: pytest.FixtureRequest) -> Role:
    return Role(request.param)


@pytest.fixture
def house(open_house: Houses, role: Role) -> House:
    """The window of somebody of that role."""

    def somebody(company: Company) -> Actor:
        if role is Role.AGENCY:
            own = "SELECT user_id FROM agency ORDER BY user_id LIMIT 1"
            return actor_of(company.value(own), "Orbital Ways", role, None)
        entered = {"name": "Somebody", "email": "somebody@example.org", "role": str(role)}
        return actor_of(company.do(users.create_user, entered), "Somebody", role, None)

    return open_house(sign_in=somebody)


def test_the_tables_of_this_test_know_every_action(house: House) -> None:
    assert {one.id for actions in RECORD_ACTIONS.values() for one in actions} == RECORDS.keys()
    assert {f"file.new.{entity}" for entity in NEW} <= WINDOW.keys()


def test_the_menus_hold_what_the_role_may_do(house: House, role: Role) -> None:
    offered = {one.id for one in window_actions(house.window)}
    guarded = {one for one in offered if not one.startswith(FREE) and one not in FREE_TOO}
    assert guarded == {name for name, roles in WINDOW.items() if role in roles}


def test_the_palette_offers_no_more_than_the_menus(house: House) -> None:
    house.window.show_palette()
    palette = house.window.findChildren(Palette)[-1]
    names = {offer.action.text().partition("\t")[0] for offer in palette._offers}
    assert names <= {one.text for one in window_actions(house.window)} | {
        one.text for actions in RECORD_ACTIONS.values() for one in actions
    }
    palette.reject()


def test_the_sidebar_holds_the_lists_that_the_role_may_read(house: House, role: Role) -> None:
    shown = {entity for entity in Entity if house.window.pages.place_of(entity) is not None}
    assert shown == {entity for entity, roles in law.READERS.items() if role in roles}
    assert (house.window.desk is not None) == (role in OFFICE)


def test_agencies_have_no_chips_of_the_office_s_own_filters(house: House, role: Role) -> None:
    if house.window.pages.place_of(Entity.INVOICE) is not None:
        chips = house.visit(Entity.INVOICE).head.chips
        assert ("unreviewed" in chips) == (role is not Role.AGENCY)


def test_agencies_have_no_columns_of_the_office_s_own(house: House, role: Role) -> None:
    for entity, kept in (
        (Entity.INVOICE, {"reviewed"}),
        (Entity.BOOKING, {"sold_by", "workstation"}),
    ):
        if house.window.pages.place_of(entity) is None:
            continue
        model = house.visit(entity).listing.model
        keys = {column.key for column in model.spec.columns}
        assert (kept & keys == set()) if role is Role.AGENCY else kept <= keys


def _first(house: House, table: str) -> int:
    return int(house.company.value(f"SELECT min(id) FROM {table}"))


def _own_notice(house: House, role: Role) -> int:
    if role is not Role.AGENCY:
        return _first(house, "notification")
    own = "SELECT min(id) FROM notification WHERE user_id = ?"
    return int(house.company.value(own, house.context.actor.user_id))


def test_a_record_offers_what_the_role_may_do(house: House, role: Role) -> None:
    keys = {
        Entity.USER: house.ids.users,
        Entity.TRAVELER: house.ids.travelers,
        Entity.AGENCY: house.ids.agencies,
        Entity.ROCKET: house.ids.rockets,
        Entity.LAUNCH: house.ids.launches,
        Entity.BOOKING: house.ids.bookings,
        Entity.INVOICE: [house.ids.invoice],
        Entity.PAYMENT: [house.ids.payment],
        Entity.JOB_QUEUE: [_first(house, "job_queue")],
        Entity.NOTIFICATION: [_own_notice(house, role)],
    }
    for entity, actions in RECORD_ACTIONS.items():
        if house.window.pages.place_of(entity) is None:
            assert not any(role in RECORDS[one.id] for one in actions), entity
            continue
        page = house.show(entity, keys[entity][0])
        offered = {one.id for one in page.panel.actions_now()}
        assert offered <= {one.id for one in actions if role in RECORDS[one.id]}
        may_edit = role in RECORDS.get(f"{entity}.edit", frozenset())
        assert (f"{entity}.edit" in offered) == may_edit


def test_the_desk_changes_what_the_role_may_change(house: House, role: Role) -> None:
    desk = house.window.desk
    if desk is None:
        assert role is Role.AGENCY
        return
    desk.open_booking(house.ids.bookings[0])
    card = desk.changing.pane.booking
    for button, roles in (
        (card.cancel, DESK),
        (card.move_button, DESK),
        (card.transfer, DESK),
        (card.confirm, DESK),
    ):
        assert not button.isVisible() or role in roles
    desk.changing.start(Job.MOVE)
    assert (desk.changing.job is Job.MOVE) == (role in DESK)


def test_settings_are_for_reading_unless_one_is_administrator(house: House, role: Role) -> None:
    house.window.show_settings()
    dialog = house.window.findChildren(SettingsDialog)[-1]
    locked = {key for key, row in dialog.rows.items() if not row.setting.personal}
    for key in locked:
        editor = dialog.rows[key].editor
        read_only = getattr(editor, "isReadOnly", lambda: False)()
        assert (editor.isEnabled() and not read_only) == (role in ADMINS), key
    dialog.reject()


def test_nobody_is_asked_whether_to_deactivate_themselves(open_house: Houses) -> None:
    def somebody(company: Company) -> Actor:
        entered = {"name": "Ines", "email": "ines@example.org", "role": "admin"}
        return actor_of(company.do(users.create_user, entered), "Ines", Role.ADMIN, None)

    house = open_house(sign_in=somebody)
    page = house.show(Entity.USER, house.context.actor.user_id or 0)
    refused: list[Refusal] = []
    house.context.refused.connect(refused.append)
    page.panel.run(next(one for one in page.panel.actions_now() if one.id == "user.deactivate"))
    assert ["nobody deactivates themselves" in str(one) for one in refused] == [True]
    assert not house.window.findChildren(PreviewDialog)
