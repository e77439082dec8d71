"""The matrix: every public service function, each role, the own agency's things and another's.

A function without a row fails in `test_exempt.py`. What is expected comes from `law.py`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight, NotFound, WrongAgency
from astrobookings_desktop.domain.passengers import Passenger
from astrobookings_desktop.domain.statuses import LaunchStatus, Role
from astrobookings_desktop.services import business_settings, job_control, undo
from astrobookings_desktop.services.access import overrides, sign_in
from astrobookings_desktop.services.backup import found, making, restores
from astrobookings_desktop.services.bookings import (
    cancellations,
    change_previews,
    passengers,
    sales,
    tickets,
    transfers,
)
from astrobookings_desktop.services.checks import search_repair
from astrobookings_desktop.services.imports import guess as import_guess
from astrobookings_desktop.services.imports import run as imports
from astrobookings_desktop.services.imports import trials as import_trials
from astrobookings_desktop.services.imports import undo as import_undo
from astrobookings_desktop.services.launches import board as launch_board
from astrobookings_desktop.services.launches import corrections as launch_corrections
from astrobookings_desktop.services.launches import path as launch_path
from astrobookings_desktop.services.launches import previews as launch_previews
from astrobookings_desktop.services.launches import rockets
from astrobookings_desktop.services.launches import scheduling as launches
from astrobookings_desktop.services.launches import transitions as launch_transitions
from astrobookings_desktop.services.lists import bulk, exports, lookup, totals
from astrobookings_desktop.services.log import acceptance as log_acceptance
from astrobookings_desktop.services.log import exports as log_exports
from astrobookings_desktop.services.messages import inbox
from astrobookings_desktop.services.messages import states as message_states
from astrobookings_desktop.services.money import invoice_files, invoices, payments
from astrobookings_desktop.services.money import totals as money_totals
from astrobookings_desktop.services.money.payments import EnteredPayment
from astrobookings_desktop.services.people import agencies, deactivations, known, travelers, users
from tests.helpers.company import NOW
from tests.rights import law, others
from tests.rights.calls import (
    PEOPLE,
    Row,
    a_failed_mail,
    a_job,
    a_mail,
    accept_log,
    back_up,
    back_up_into,
    backups_in,
    carry_out,
    export_file,
    export_log,
    export_selection,
    few_but_keen,
    find_by_locator,
    give_word,
    import_launch,
    import_people,
    later,
    new_launch,
    new_rocket,
    newcomer,
    of,
    plain,
    preview_restore,
    preview_undo,
    reading,
    restore,
    rotate,
    sale,
    step_to_cancel,
    try_import_people,
    try_out,
    undo_edit,
    undo_import,
    user,
    writing,
)
from tests.rights.reads import reads
from tests.rights.town import PASSWORD, Side, Town, build

REFUSED = (MissingRight, WrongAgency, NotFound)

MANAGING, DESK, ADMINS, OWN = law.MANAGERS, law.DESK, law.ADMINS, law.MANAGERS_AND_OWN

renamed = plain({"name": "Another name"})
ALIKE = [plain(text) for text in ("Ana", "", "")]


ROWS = [
    Row(agencies.create_agency, MANAGING, writing(agencies.create_agency, plain({"name": "New"}))),
    Row(agencies.edit_agency, OWN, writing(agencies.edit_agency, of("agency"), renamed)),
    Row(
        agencies.set_agency_active,
        MANAGING,
        writing(agencies.set_agency_active, of("agency"), plain(False)),
    ),
    Row(
        deactivations.preview_agency_deactivation,
        MANAGING,
        reading(deactivations.preview_agency_deactivation, of("agency")),
    ),
    Row(
        deactivations.preview_rocket_deactivation,
        OWN,
        reading(deactivations.preview_rocket_deactivation, of("spare_rocket")),
    ),
    *(Row(getattr(making, one.__name__), ADMINS, one) for one in (back_up, back_up_into, rotate)),
    Row(
        business_settings.change_settings,
        ADMINS,
        writing(business_settings.change_settings, plain({"hold_hours": 12})),
    ),
    Row(
        cancellations.preview_cancellation,
        law.OFFICE_AND_OWN,
        reading(cancellations.preview_cancellation, of("sale")),
    ),
    Row(cancellations.cancel_seats, DESK, writing(cancellations.cancel_seats, of("sale"))),
    Row(
        cancellations.void_sale,
        law.OFFICE,
        writing(cancellations.void_sale, of("sale"), plain("a slip")),
    ),
    Row(cancellations.require_void, law.OFFICE, reading(cancellations.require_void)),
    Row(
        change_previews.preview_void, law.OFFICE, reading(change_previews.preview_void, of("sale"))
    ),
    Row(
        change_previews.preview_transfer,
        DESK,
        reading(change_previews.preview_transfer, of("sale"), newcomer),
    ),
    Row(exports.export, law.OFFICE_AND_OWN, export_file, narrowed=True),
    Row(exports.export_list, law.OFFICE_AND_OWN, export_selection, narrowed=True),
    Row(bulk.try_out, DESK, try_out),
    Row(bulk.carry_out, DESK, carry_out),
    Row(imports.import_rows, DESK, import_people),
    Row(import_trials.try_import, DESK, try_import_people),
    Row(
        imports.import_rows,
        OWN,
        import_launch(of("rocket"), "2029-03-01", ""),
        "a launch to come",
        narrowed=True,
    ),
    Row(
        imports.import_rows,
        MANAGING,
        import_launch(lambda town, _side: town.own.rocket, "1999-03-01", "launched"),
        "a launch that flew",
        sideless=True,
    ),
    Row(
        import_guess.kept_plan,
        DESK,
        reading(import_guess.kept_plan, plain(Entity.TRAVELER), plain(PEOPLE)),
    ),
    Row(
        import_guess.keep_plan,
        DESK,
        writing(import_guess.keep_plan, plain(imports.ImportPlan(Entity.TRAVELER)), plain(PEOPLE)),
    ),
    Row(import_undo.import_runs, law.EVERYBODY, reading(import_undo.import_runs), narrowed=True),
    Row(import_undo.undo_import, DESK, undo_import),
    Row(
        launch_path.launch_path,
        law.OFFICE_AND_OWN,
        reading(launch_path.launch_path, of("launch")),
    ),
    Row(
        totals.totals_of,
        law.OFFICE_AND_OWN,
        reading(
            totals.totals_of, plain(Entity.BOOKING), lambda _town, side: [side.sale, side.hold]
        ),
        narrowed=True,
    ),
    Row(
        undo.step_of,
        law.EVERYBODY,
        reading(undo.step_of, lambda _town, side: side.keys[Entity.ENTRY_LOG]),
        narrowed=True,
    ),
    Row(
        undo.refusal_of_act,
        law.EVERYBODY,
        reading(undo.refusal_of_act, lambda _town, side: step_to_cancel(side.hold)),
        narrowed=True,
    ),
    Row(
        undo.act_of,
        law.EVERYBODY,
        reading(undo.act_of, lambda _town, side: side.keys[Entity.ENTRY_LOG]),
        narrowed=True,
    ),
    Row(undo.undo_edit, DESK, undo_edit),
    Row(undo.preview_undo, DESK, preview_undo),
    Row(
        invoice_files.invoice_sheet,
        OWN,
        reading(invoice_files.invoice_sheet, of("invoice")),
    ),
    Row(
        invoice_files.invoice_account,
        OWN,
        reading(invoice_files.invoice_account, of("invoice")),
    ),
    Row(
        invoice_files.invoice_replacement,
        OWN,
        reading(invoice_files.invoice_replacement, of("invoice")),
    ),
    Row(
        invoice_files.invoice_details,
        OWN,
        reading(invoice_files.invoice_details, of("invoice")),
    ),
    Row(invoice_files.kept_file, OWN, reading(invoice_files.kept_file, of("invoice"))),
    Row(
        invoice_files.keep_file,
        OWN,
        writing(invoice_files.keep_file, of("invoice"), plain(b"a page")),
    ),
    Row(invoices.preview_issue, MANAGING, reading(invoices.preview_issue, of("ended_launch"))),
    Row(invoices.issue_invoice, MANAGING, writing(invoices.issue_invoice, of("ended_launch"))),
    Row(
        invoices.preview_void_invoice,
        MANAGING,
        reading(invoices.preview_void_invoice, of("invoice")),
    ),
    Row(
        invoices.void_invoice,
        MANAGING,
        writing(invoices.void_invoice, of("unpaid_invoice"), plain("wrong")),
    ),
    Row(invoices.review_invoice, MANAGING, writing(invoices.review_invoice, of("invoice"))),
    Row(
        invoices.note_on_invoice,
        MANAGING,
        writing(invoices.note_on_invoice, of("invoice"), plain("a note")),
    ),
    Row(money_totals.money_totals, OWN, reading(money_totals.money_totals), narrowed=True),
    Row(
        payments.preview_payment,
        MANAGING,
        reading(payments.preview_payment, of("invoice"), plain(EnteredPayment("1"))),
    ),
    Row(
        payments.register_payment,
        MANAGING,
        writing(payments.register_payment, of("invoice"), plain(EnteredPayment("1"))),
    ),
    Row(
        payments.preview_completion,
        MANAGING,
        reading(payments.preview_completion, of("announced")),
    ),
    Row(payments.complete_payment, MANAGING, writing(payments.complete_payment, of("announced"))),
    Row(payments.fail_payment, MANAGING, writing(payments.fail_payment, of("announced"))),
    Row(payments.refusal_of_refund, MANAGING, reading(payments.refusal_of_refund, of("payment"))),
    Row(
        payments.refund_payment,
        MANAGING,
        writing(payments.refund_payment, of("payment"), plain("a slip")),
    ),
    Row(tickets.ticket_sheet, DESK, reading(tickets.ticket_sheet, of("sale"))),
    Row(job_control.retry_job, ADMINS, writing(job_control.retry_job, a_job)),
    Row(job_control.retry_failed_jobs, ADMINS, writing(job_control.retry_failed_jobs)),
    Row(job_control.retry_alike, ADMINS, writing(job_control.retry_alike, a_job)),
    Row(job_control.cancel_alike, ADMINS, writing(job_control.cancel_alike, a_job)),
    Row(job_control.cancel_job, ADMINS, writing(job_control.cancel_job, a_job)),
    Row(launches.schedule_launch, OWN, writing(launches.schedule_launch, new_launch)),
    Row(
        launches.edit_launch,
        OWN,
        writing(launches.edit_launch, of("launch"), plain({"price_per_seat": "2000"})),
    ),
    Row(
        launch_transitions.confirm_launch,
        OWN,
        writing(launch_transitions.confirm_launch, of("launch"), few_but_keen),
    ),
    Row(
        launch_transitions.delay_launch,
        OWN,
        writing(launch_transitions.delay_launch, of("launch"), plain(NOW + timedelta(days=500))),
    ),
    Row(
        launch_transitions.mark_launched,
        OWN,
        later(launch_transitions.mark_launched, of("due_launch")),
    ),
    Row(
        launch_transitions.mark_failed,
        MANAGING,
        later(launch_transitions.mark_failed, of("due_launch"), plain("the engine")),
    ),
    Row(
        launch_transitions.abort_launch,
        OWN,
        writing(launch_transitions.abort_launch, of("launch"), plain("no fuel")),
    ),
    Row(
        launch_previews.preview_transition,
        OWN,
        reading(launch_previews.preview_transition, of("launch"), plain(LaunchStatus.ABORTED)),
    ),
    Row(
        launches.preview_launch_edit,
        OWN,
        reading(launches.preview_launch_edit, of("launch"), plain({"price_per_seat": "1.00"})),
    ),
    Row(
        launch_corrections.correctable_until,
        MANAGING,
        reading(launch_corrections.correctable_until, of("ended_launch")),
    ),
    Row(
        launch_corrections.preview_correction,
        MANAGING,
        reading(launch_corrections.preview_correction, of("ended_launch")),
    ),
    Row(
        launch_corrections.correct_outcome,
        MANAGING,
        writing(
            launch_corrections.correct_outcome, of("ended_launch"), plain(None), plain("a slip")
        ),
    ),
    Row(
        launch_board.launches_between,
        law.OFFICE_AND_OWN,
        reading(launch_board.launches_between, plain(NOW), plain(NOW + timedelta(days=900))),
        narrowed=True,
    ),
    Row(
        passengers.renewed_seats,
        DESK,
        reading(passengers.renewed_seats, of("hold"), of("sale")),
    ),
    Row(
        passengers.passengers_of,
        law.OFFICE_AND_OWN,
        reading(passengers.passengers_of, of("sale")),
    ),
    Row(
        passengers.name_passengers,
        DESK,
        writing(
            passengers.name_passengers, of("sale"), plain([Passenger("Ana", date(1990, 5, 1))])
        ),
    ),
    Row(log_acceptance.accept_log, ADMINS, accept_log),
    Row(log_exports.export_log, MANAGING, export_log),
    Row(
        lookup.find_id,
        law.OFFICE_AND_OWN,
        reading(find_by_locator, of("locator")),
        "by locator",
    ),
    Row(
        lookup.find_anything,
        law.EVERYBODY,
        reading(lookup.find_anything, of("name")),
        narrowed=True,
    ),
    Row(message_states.mark_sent, ADMINS, writing(message_states.mark_sent, a_mail)),
    Row(message_states.send_again, ADMINS, writing(message_states.send_again, a_failed_mail)),
    Row(message_states.discard_message, ADMINS, writing(message_states.discard_message, a_mail)),
    Row(
        inbox.mark_read,
        law.NOBODY,
        writing(inbox.mark_read, lambda town, _side: a_mail(town, town.other)),
        sideless=True,
        own_only=True,
    ),
    Row(inbox.inbox, law.EVERYBODY, reading(inbox.inbox), narrowed=True),
    Row(inbox.count_inbox, law.EVERYBODY, reading(inbox.count_inbox), narrowed=True),
    Row(inbox.attention, law.EVERYBODY, reading(inbox.attention, plain(9)), narrowed=True),
    Row(inbox.mark_all_read, law.EVERYBODY, writing(inbox.mark_all_read), sideless=True),
    Row(overrides.require_override, MANAGING, give_word),
    Row(found.backups_in, ADMINS, backups_in),
    Row(restores.preview_restore, ADMINS, preview_restore),
    Row(restores.restore, ADMINS, restore),
    Row(rockets.create_rocket, OWN, writing(rockets.create_rocket, new_rocket)),
    Row(rockets.edit_rocket, OWN, writing(rockets.edit_rocket, of("spare_rocket"), renamed)),
    Row(
        rockets.set_rocket_active,
        OWN,
        writing(rockets.set_rocket_active, of("spare_rocket"), plain(False)),
    ),
    Row(rockets.delete_rocket, OWN, writing(rockets.delete_rocket, of("spare_rocket"))),
    Row(sales.sell_seats, DESK, writing(sales.sell_seats, sale)),
    Row(sales.hold_seats, DESK, writing(sales.hold_seats, sale)),
    Row(
        sales.preview_sale,
        DESK,
        reading(sales.preview_sale, of("launch"), of("traveler"), plain(1)),
    ),
    Row(sales.confirm_booking, DESK, writing(sales.confirm_booking, of("hold"))),
    Row(search_repair.order_search_repair, ADMINS, writing(search_repair.order_search_repair)),
    Row(sign_in.sign_out, law.EVERYBODY, writing(sign_in.sign_out), sideless=True),
    Row(sign_in.lock, law.EVERYBODY, writing(sign_in.lock), sideless=True),
    Row(sign_in.set_password, ADMINS, writing(sign_in.set_password, user, plain(PASSWORD))),
    Row(sign_in.give_reset_code, ADMINS, writing(sign_in.give_reset_code, user)),
    Row(transfers.preview_move, DESK, reading(transfers.preview_move, of("sale"), of("launch"))),
    Row(
        transfers.move_booking,
        DESK,
        writing(transfers.move_booking, of("sale"), of("later_launch")),
    ),
    Row(
        transfers.transfer_booking,
        DESK,
        writing(transfers.transfer_booking, of("sale"), newcomer),
    ),
    Row(
        travelers.create_traveler,
        DESK,
        writing(travelers.create_traveler, plain({"name": "Somebody"})),
    ),
    Row(travelers.edit_traveler, DESK, writing(travelers.edit_traveler, of("traveler"), renamed)),
    Row(
        travelers.set_traveler_active,
        DESK,
        writing(travelers.set_traveler_active, of("traveler"), plain(False)),
    ),
    Row(travelers.delete_traveler, DESK, writing(travelers.delete_traveler, newcomer)),
    Row(known.known_travelers, DESK, reading(known.known_travelers, *ALIKE), sideless=True),
    Row(
        users.create_user,
        ADMINS,
        writing(
            users.create_user,
            plain({"name": "Eve", "email": "eve@example.org", "role": "admin"}),
        ),
    ),
    Row(users.edit_user, ADMINS, writing(users.edit_user, user, renamed)),
    Row(users.set_user_active, ADMINS, writing(users.set_user_active, user, plain(False))),
    *(row for entity in Entity for row in reads(entity)),
    *others.ROWS,
]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    town = build(tmp_path_factory.mktemp("rights") / "town.db")
    yield town
    town.company.close()


@pytest.mark.parametrize("role", Role, ids=str)
@pytest.mark.parametrize("whose", ["own", "other"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_role_can_do_what_the_law_says_and_nothing_else(
    town: Town, tmp_path: Path, row: Row, whose: str, role: Role
) -> None:
    side: Side = getattr(town, whose)
    actor = town.actors[role]
    entity = Entity(row.variant) if row.variant in set(Entity) else None
    strange = role is Role.AGENCY and whose == "other" and not row.sideless
    if role not in row.allowed:
        with pytest.raises(NotFound if row.own_only else MissingRight):
            row.call(town, side, actor, tmp_path)
    elif strange and row.narrowed:
        told = row.call(town, side, actor, tmp_path)
        assert side.name not in str(told)
        if entity is not None and isinstance(told, list):
            assert side.keys[entity] not in [one.get("id") for one in told if isinstance(one, dict)]
        assert told is not True
    elif strange:
        with pytest.raises(REFUSED):
            row.call(town, side, actor, tmp_path)
    else:
        row.call(town, side, actor, tmp_path)


def test_a_refusal_stands_in_the_log(town: Town) -> None:
    before = town.company.value("SELECT count(*) FROM entry_log WHERE action = 'refused'")
    agent = town.actors[Role.AGENT]
    with pytest.raises(MissingRight), town.company.writer.unit_of_work(agent) as work:
        users.set_user_active(work, town.user, False)
    after = town.company.rows(
        "SELECT user_id, user_name FROM entry_log WHERE action = 'refused' ORDER BY id"
    )
    assert len(after) == before + 1
    assert after[-1] == (agent.user_id, agent.name)
