"""The matrix: every public service function, each role, the own agency's things and another's.

The functions are collected from the code: one that has no row here fails. What is expected comes
from `law.py`.
"""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from astrobookings_desktop import cli, services, ui
from astrobookings_desktop.data.queries.language.wording import Wording
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import MissingRight, NotFound, WrongAgency
from astrobookings_desktop.domain.passengers import Passenger
from astrobookings_desktop.domain.statuses import LaunchStatus, Role
from astrobookings_desktop.services import (
    agencies,
    backups,
    bulk,
    business_settings,
    cancellations,
    change_previews,
    completion,
    exports,
    import_guess,
    import_trials,
    import_undo,
    imports,
    inbox,
    invoice_files,
    invoices,
    job_control,
    launch_board,
    launch_corrections,
    launch_path,
    launch_previews,
    launch_transitions,
    launches,
    log_acceptance,
    log_exports,
    lookup,
    message_states,
    money_totals,
    overrides,
    passengers,
    payments,
    restores,
    rockets,
    sales,
    saved_filters,
    search_repair,
    sign_in,
    tickets,
    totals,
    transfers,
    travelers,
    undo,
    users,
    viewing,
)
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.csv_files import CsvRow, CsvTable
from astrobookings_desktop.services.demo.timeline import set_moment
from astrobookings_desktop.services.overrides import Override
from astrobookings_desktop.services.payments import EnteredPayment
from astrobookings_desktop.services.sales import SellSeats
from tests.helpers.company import NOW
from tests.rights import law
from tests.rights.town import PASSWORD, Side, Town, build

Roles = frozenset[Role]
Call = Callable[[Town, Side, Actor, Path], Any]
REFUSED = (MissingRight, WrongAgency, NotFound)


@dataclass(frozen=True)
class Row:
    """A function, who may call it, and a call upon the things of one side.

    An agency that may, may so upon its own things only. `narrowed` says that a call upon another's
    isn't refused but answers without them: the ids that must not stand in the answer.
    """

    function: Callable[..., Any]
    allowed: Roles
    call: Call
    variant: str = ""
    narrowed: bool = False
    sideless: bool = False  # nobody's things are touched
    own_only: bool = False  # somebody else's is as good as none, whoever asks

    @property
    def name(self) -> str:
        module = self.function.__module__.removeprefix(f"{services.__name__}.")
        return f"{module}.{self.function.__name__}{self.variant and f'[{self.variant}]'}"


def writing(function: Callable[..., Any], *given: Callable[[Town, Side], Any]) -> Call:
    """Call it in a transaction that is left undone."""

    def call(town: Town, side: Side, actor: Actor, _folder: Path) -> Any:
        with town.company.writer.unit_of_work(actor, dry_run=True) as work:
            return function(work, *(one(town, side) for one in given))

    return call


def reading(function: Callable[..., Any], *given: Callable[[Town, Side], Any]) -> Call:
    """Call it upon what is there."""

    def call(town: Town, side: Side, actor: Actor, _folder: Path) -> Any:
        company = town.company
        view = company.office.reading(company.reader, actor)
        return function(view, *(one(town, side) for one in given))

    return call


def of(name: str) -> Callable[[Town, Side], Any]:
    """A side's id of that name."""
    return lambda _town, side: getattr(side, name)


def plain(value: Any) -> Callable[[Town, Side], Any]:
    return lambda _town, _side: value


def newcomer(town: Town, _side: Side) -> int:
    return town.newcomer


def user(town: Town, _side: Side) -> int:
    return town.user


def a_mail(town: Town, side: Side) -> int:
    waiting = "SELECT min(id) FROM notification WHERE status = 'pending' AND user_id = ?"
    return int(town.company.value(waiting, side.traveler))


def a_failed_mail(_town: Town, side: Side) -> int:
    return side.failed_message


def a_job(_town: Town, side: Side) -> int:
    return side.keys[Entity.JOB_QUEUE]


def later(function: Callable[..., Any], *given: Callable[[Town, Side], Any]) -> Call:
    """Call it in a transaction of three days later that is left undone."""

    def call(town: Town, side: Side, actor: Actor, _folder: Path) -> Any:
        with town.company.writer.unit_of_work(actor, dry_run=True) as work:
            set_moment(work, work.now + timedelta(days=3), actor)
            return function(work, *(one(town, side) for one in given))

    return call


def few_but_keen(town: Town, _side: Side) -> Override:
    return Override(town.actors[Role.MANAGER], "few but keen")


def sale(_town: Town, side: Side) -> SellSeats:
    return SellSeats(side.launch, side.traveler, 1)


def new_launch(_town: Town, side: Side) -> dict[str, Any]:
    date, price = "2029-03-01T12:00Z", "1000"
    return {
        "rocket_id": side.rocket,
        "date": date,
        "destination": "Moon",
        "price_per_seat": price,
    }


def new_rocket(_town: Town, side: Side) -> dict[str, Any]:
    return {"agency_id": side.agency, "name": "New", "capacity": 5, "range": "moon"}


def _export(town: Town, side: Side, actor: Actor, folder: Path) -> str:
    view = town.company.office.reading(town.company.reader, actor)
    query = viewing.list_query(view, Entity.BOOKING)
    exports.export(view, Entity.BOOKING, query, folder / "out.csv")
    return (folder / "out.csv").read_text("utf-8")


def _import(town: Town, _side: Side, actor: Actor, _folder: Path) -> Any:
    plan = imports.ImportPlan(Entity.TRAVELER)
    table = CsvTable(("name",), (CsvRow(2, {"name": "Somebody"}),))
    with town.company.writer.unit_of_work(actor, dry_run=True) as work:
        return imports.import_rows(work, plan, table)


def _try_import(town: Town, _side: Side, actor: Actor, _folder: Path) -> Any:
    plan = imports.ImportPlan(Entity.TRAVELER)
    return import_trials.try_import(town.company.office, actor, plan, PEOPLE)


PEOPLE = CsvTable(("name",), (CsvRow(2, {"name": "Somebody"}),))
LAUNCH_COLUMNS = ("rocket_id", "date", "destination", "price_per_seat", "status")


def _import_launch(rocket: Callable[[Town, Side], int], date: str, status: str) -> Call:
    """One launch of a rocket; a row that is refused tells nothing."""

    def call(town: Town, side: Side, actor: Actor, _folder: Path) -> Any:
        cells = (str(rocket(town, side)), date, "Moon", "1000", status)
        row = CsvRow(2, dict(zip(LAUNCH_COLUMNS, cells, strict=True)))
        plan = imports.ImportPlan(Entity.LAUNCH, partial=True)
        with town.company.writer.unit_of_work(actor, dry_run=True) as work:
            return imports.import_rows(work, plan, CsvTable(LAUNCH_COLUMNS, (row,)))

    return call


def _undo_import(town: Town, _side: Side, actor: Actor, _folder: Path) -> Any:
    """Of an import that an administrator made once."""
    if "run" not in town.__dict__:
        plan = imports.ImportPlan(Entity.TRAVELER)
        town.__dict__["run"] = town.company.do(imports.import_rows, plan, PEOPLE).run_id
    with town.company.writer.unit_of_work(actor, dry_run=True) as work:
        return import_undo.undo_import(work, town.__dict__["run"])


def _undo_edit(town: Town, side: Side, actor: Actor, _folder: Path) -> Any:
    with town.company.writer.unit_of_work(actor, dry_run=True) as work:
        travelers.edit_traveler(work, side.traveler, {"name": "Another name"})
        return undo.undo_edit(work, work.last_log_id)


def _same_name(work: Any, _key: int) -> None:
    """An edit that changes nothing."""
    travelers.edit_traveler(work, _key, {"language": "en"})


def _carry_out(town: Town, _side: Side, actor: Actor, _folder: Path) -> Any:
    return list(bulk.carry_out(town.company.writer, actor, _same_name, [town.newcomer]))


def _try_out(town: Town, side: Side, actor: Actor, _folder: Path) -> Any:
    return list(bulk.try_out(town.company.writer, actor, cancellations.cancel_seats, [side.sale]))


def _export_list(town: Town, side: Side, actor: Actor, folder: Path) -> str:
    """A selection, as the window exports it."""
    view = town.company.office.reading(town.company.reader, actor)
    query = viewing.list_query(view, Entity.BOOKING)
    column = exports.ExportColumn("traveler", "Traveler", "traveler")
    file = folder / "out.json"
    order = exports.ExportOrder(Entity.BOOKING, query, file, [column], [side.sale])
    exports.export_list(view, order)
    return file.read_text("utf-8")


def _override(town: Town, _side: Side, actor: Actor, _folder: Path) -> Any:
    view = town.company.office.reading(town.company.reader, town.actors[Role.AGENT])
    return overrides.require_override(view, Override(actor, "a family"), "sell")


def _back_up(town: Town, _side: Side, actor: Actor, folder: Path) -> Any:
    return backups.back_up(town.company.office, actor, folder / "one.abk")


def _back_up_into(town: Town, _side: Side, actor: Actor, folder: Path) -> Any:
    return backups.back_up_into(town.company.office, actor, folder)


def _rotate(town: Town, _side: Side, actor: Actor, folder: Path) -> Any:
    return backups.rotate(town.company.office, actor, folder)


def _backup(town: Town, folder: Path) -> Path:
    backups.back_up(town.company.office, town.actors[Role.ADMIN], folder / "good.abk")
    return folder / "good.abk"


def _preview_restore(town: Town, _side: Side, actor: Actor, folder: Path) -> Any:
    return restores.preview_restore(town.company.office, actor, _backup(town, folder))


def _restore(town: Town, _side: Side, actor: Actor, folder: Path) -> Any:
    """Upon a company of its own, for it takes its place."""
    aside = build(folder / "aside.db")
    file = _backup(aside, folder)
    aside.company.close()
    return restores.restore(aside.company.office, actor, file)


def _accept_log(town: Town, _side: Side, actor: Actor, _folder: Path) -> Any:
    return log_acceptance.accept_log(town.company.office, actor)


def _export_log(town: Town, _side: Side, actor: Actor, folder: Path) -> Any:
    return log_exports.export_log(town.company.reader, actor, folder / "out.log")


def _find_by_locator(view: Any, locator: str) -> Any:
    return lookup.find_id(view, Entity.BOOKING, locator)


def _renamed(entity: Entity) -> Call:
    def rename(work: Any) -> Any:
        saved_filters.save_filter(work, entity, "Mine", "x")
        return saved_filters.rename_filter(work, entity, "Mine", "Ours")

    return writing(rename)


def _deleted(entity: Entity) -> Call:
    def delete(work: Any) -> Any:
        saved_filters.save_filter(work, entity, "Mine", "x")
        return saved_filters.delete_filter(work, entity, "Mine")

    return writing(delete)


def reads(entity: Entity) -> Iterator[Row]:
    """The ways to read an entity."""
    who, key = law.READERS[entity], lambda _town, side: side.keys[entity]
    kind = plain(entity)
    yield Row(viewing.list_query, who, reading(viewing.list_query, kind), entity, True)
    yield Row(viewing.visible_row, who, reading(viewing.visible_row, kind, key), entity)
    rows = reading(viewing.visible_rows, kind, lambda town, side: [key(town, side)])
    yield Row(viewing.visible_rows, who, rows, entity, True)
    yield Row(viewing.require_visible, who, reading(viewing.require_visible, kind, key), entity)
    yield Row(viewing.is_visible, who, reading(viewing.is_visible, kind, key), entity, True)
    yield Row(viewing.named_row, who, reading(viewing.named_row, kind, key), entity, True)
    yield Row(viewing.related, who, reading(viewing.related, kind, plain("")), entity, True)
    yield Row(viewing.history, who, reading(viewing.history, kind, key), entity, True)
    yield Row(lookup.find_id, who, reading(lookup.find_id, kind, _as_text(key)), entity)
    offers = reading(completion.suggestions, kind, plain("agency:"), plain(7))
    yield Row(completion.suggestions, who, offers, entity, True)
    named = reading(completion.plain_filter, kind, plain("agency:x"), plain(Wording()))
    yield Row(completion.plain_filter, who, named, entity, sideless=True)
    kept = reading(saved_filters.saved_filters, kind)
    yield Row(saved_filters.saved_filters, who, kept, entity, sideless=True)
    text = reading(saved_filters.filter_text, kind, plain("x"))
    yield Row(saved_filters.filter_text, who, text, entity, sideless=True)
    save = writing(saved_filters.save_filter, kind, plain("Mine"), plain("x"))
    yield Row(saved_filters.save_filter, who, save, entity, sideless=True)
    yield Row(saved_filters.rename_filter, who, _renamed(entity), entity, sideless=True)
    yield Row(saved_filters.delete_filter, who, _deleted(entity), entity, sideless=True)


def _as_text(key: Callable[[Town, Side], int]) -> Callable[[Town, Side], str]:
    return lambda town, side: str(key(town, side))


MANAGING, DESK, ADMINS = law.MANAGERS, law.DESK, law.ADMINS
OWN = law.MANAGERS_AND_OWN
renamed = plain({"name": "Another name"})

ROWS = [
    Row(agencies.create_agency, MANAGING, writing(agencies.create_agency, plain({"name": "New"}))),
    Row(agencies.edit_agency, OWN, writing(agencies.edit_agency, of("agency"), renamed)),
    Row(
        agencies.set_agency_active,
        MANAGING,
        writing(agencies.set_agency_active, of("agency"), plain(False)),
    ),
    Row(backups.back_up, ADMINS, _back_up),
    Row(backups.back_up_into, ADMINS, _back_up_into),
    Row(backups.rotate, ADMINS, _rotate),
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
    Row(exports.export, law.OFFICE_AND_OWN, _export, narrowed=True),
    Row(exports.export_list, law.OFFICE_AND_OWN, _export_list, narrowed=True),
    Row(bulk.try_out, DESK, _try_out),
    Row(bulk.carry_out, DESK, _carry_out),
    Row(imports.import_rows, DESK, _import),
    Row(import_trials.try_import, DESK, _try_import),
    Row(
        imports.import_rows,
        OWN,
        _import_launch(of("rocket"), "2029-03-01", ""),
        "a launch to come",
        narrowed=True,
    ),
    Row(
        imports.import_rows,
        MANAGING,
        _import_launch(lambda town, _side: town.own.rocket, "1999-03-01", "launched"),
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
    Row(import_undo.undo_import, DESK, _undo_import),
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
    Row(undo.undo_edit, DESK, _undo_edit),
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
    Row(
        money_totals.money_totals,
        OWN,
        reading(money_totals.money_totals),
        narrowed=True,
    ),
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
        payments.complete_payment,
        MANAGING,
        writing(payments.complete_payment, of("announced")),
    ),
    Row(payments.fail_payment, MANAGING, writing(payments.fail_payment, of("announced"))),
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
    Row(log_acceptance.accept_log, ADMINS, _accept_log),
    Row(log_exports.export_log, MANAGING, _export_log),
    Row(
        lookup.find_id,
        law.OFFICE_AND_OWN,
        reading(_find_by_locator, of("locator")),
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
    Row(overrides.require_override, MANAGING, _override),
    Row(restores.preview_restore, ADMINS, _preview_restore),
    Row(restores.restore, ADMINS, _restore),
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
]

BEFORE_SIGN_IN = {
    "has_administrator": "asked before anybody is known; tells nothing of anybody",
    "has_access": "asked by the unit of work itself, of the one who acts",
    "sign_in": "who acts is what it finds out",
    "found": "refuses as soon as there is an administrator",
    "change_own_password": "for oneself; asks for the present password",
    "use_reset_code": "asks for the code",
    "demo_accounts": "shown on the sign-in screen of a practice company, and nowhere else",
    "is_practice": "decides what the sign-in screen says",
    "is_empty": "decides whether a demo may be built",
    "build_demo": "refuses a company that isn't empty",
    "own_agency": "tells the one who acts who they are",
    "check": "needs no sign-in, for a file with which nobody can; who shows its records asks first",
}
"""Functions that need no right, and why."""

PARTS = {
    *("add_person", "book", "change_person", "check_email_free", "check_sale", "close_booking"),
    *("dates_of_rocket", "decide_refund", "due_holds", "keep_password", "lapse_due_holds"),
    *("lapse_holds", "launch_of", "mark_practice", "move_seats", "notify", "set_moment"),
    *(
        "set_person_active",
        "tell_about",
        "traveler_of",
        "unused_locator",
        "wake_waiting_jobs",
        "withdraw",
    ),
    *("enqueue_delivery", "resolve", "held_values", "of_the_file"),
    *("frozen_facts", "issue_for", "mark_overdue", "paid_of", "remind", "remind_of", "restate"),
    *(
        "invoices_to_watch",
        "sheet_of",
        "tell_of_invoice",
        "tell_of_payment",
        "today_of",
        "void_for",
    ),
    "withdraw_from_agency",
    *("bring_to", "cancel_bookings", "delay_of", "leave_notice", "outcome_columns"),
    *("discard", "follow_move", "follow_split", "seated_on"),
    *("chain_rows", "untold_changes", "remembered_anew", "remember_counted", "read_settings"),
}
"""What services are made of: they ask for no right, so nothing above may call them."""

OPENERS = {"UnitOfWork", "Reading", "Writer", "Office", "Connection"}


def public_functions() -> dict[str, FunctionType]:
    """Those through which a database can be reached, by name."""
    found = {}
    for module_info in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
        module = importlib.import_module(module_info.name)
        for name, one in vars(module).items():
            own = inspect.isfunction(one) and one.__module__ == module_info.name
            if own and not name.startswith("_") and OPENERS & _types(one):
                found[name] = one
    return found


def _types(function: FunctionType) -> set[str]:
    given = inspect.signature(function).parameters.values()
    return {getattr(one.annotation, "__name__", "") for one in given}


def test_every_service_function_has_a_row() -> None:
    rows = {row.function.__name__ for row in ROWS}
    assert not rows & (BEFORE_SIGN_IN.keys() | PARTS)
    assert public_functions().keys() == rows | BEFORE_SIGN_IN.keys() | PARTS


@pytest.mark.parametrize("package", [ui, cli])
def test_screens_and_commands_use_no_part_of_a_service(package: Any) -> None:
    allowed = {"mark_practice", "read_settings"}  # a new company is made; no right is needed
    for path in Path(package.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                services.__name__
            ):
                taken = {name.name for name in node.names} & (PARTS - allowed)
                assert not taken, f"{path.name} imports {taken}"


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
    with (
        pytest.raises(MissingRight),
        town.company.writer.unit_of_work(agent) as work,
    ):
        users.set_user_active(work, town.user, False)
    after = town.company.rows(
        "SELECT user_id, user_name FROM entry_log WHERE action = 'refused' ORDER BY id"
    )
    assert len(after) == before + 1
    assert after[-1] == (agent.user_id, agent.name)
