"""A row of the matrix, and how service functions are called upon one side's things."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from astrobookings_desktop import services
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services import undo, viewing
from astrobookings_desktop.services.access import overrides
from astrobookings_desktop.services.access.overrides import Override
from astrobookings_desktop.services.actors import Actor
from astrobookings_desktop.services.backup import found, making, restores
from astrobookings_desktop.services.bookings import cancellations
from astrobookings_desktop.services.bookings.sales import SellSeats
from astrobookings_desktop.services.demo.timeline import set_moment
from astrobookings_desktop.services.files.csv_files import CsvRow, CsvTable
from astrobookings_desktop.services.imports import run as imports
from astrobookings_desktop.services.imports import trials as import_trials
from astrobookings_desktop.services.imports import undo as import_undo
from astrobookings_desktop.services.lists import bulk, exports, lookup
from astrobookings_desktop.services.log import acceptance as log_acceptance
from astrobookings_desktop.services.log import exports as log_exports
from astrobookings_desktop.services.people import travelers
from tests.rights.town import Side, Town, build

Roles = frozenset[Role]


Call = Callable[[Town, Side, Actor, Path], Any]


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
        module = module.removeprefix("astrobookings_desktop.")
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


def export_file(town: Town, side: Side, actor: Actor, folder: Path) -> str:
    view = town.company.office.reading(town.company.reader, actor)
    query = viewing.list_query(view, Entity.BOOKING)
    exports.export(view, Entity.BOOKING, query, folder / "out.csv")
    return (folder / "out.csv").read_text("utf-8")


def import_people(town: Town, _side: Side, actor: Actor, _folder: Path) -> Any:
    plan = imports.ImportPlan(Entity.TRAVELER)
    table = CsvTable(("name",), (CsvRow(2, {"name": "Somebody"}),))
    with town.company.writer.unit_of_work(actor, dry_run=True) as work:
        return imports.import_rows(work, plan, table)


def try_import_people(town: Town, _side: Side, actor: Actor, _folder: Path) -> Any:
    plan = imports.ImportPlan(Entity.TRAVELER)
    return import_trials.try_import(town.company.office, actor, plan, PEOPLE)


PEOPLE = CsvTable(("name",), (CsvRow(2, {"name": "Somebody"}),))


LAUNCH_COLUMNS = ("rocket_id", "date", "destination", "price_per_seat", "status")


def import_launch(rocket: Callable[[Town, Side], int], date: str, status: str) -> Call:
    """One launch of a rocket; a row that is refused tells nothing."""

    def call(town: Town, side: Side, actor: Actor, _folder: Path) -> Any:
        cells = (str(rocket(town, side)), date, "Moon", "1000", status)
        row = CsvRow(2, dict(zip(LAUNCH_COLUMNS, cells, strict=True)))
        plan = imports.ImportPlan(Entity.LAUNCH, partial=True)
        with town.company.writer.unit_of_work(actor, dry_run=True) as work:
            return imports.import_rows(work, plan, CsvTable(LAUNCH_COLUMNS, (row,)))

    return call


def undo_import(town: Town, _side: Side, actor: Actor, _folder: Path) -> Any:
    """Of an import that an administrator made once."""
    if "run" not in town.__dict__:
        plan = imports.ImportPlan(Entity.TRAVELER)
        town.__dict__["run"] = town.company.do(imports.import_rows, plan, PEOPLE).run_id
    with town.company.writer.unit_of_work(actor, dry_run=True) as work:
        return import_undo.undo_import(work, town.__dict__["run"])


def step_to_cancel(hold: int) -> undo.Step:
    """What somebody would take back who made the hold."""
    return undo.Step(1, Entity.BOOKING, hold, "hold", undo.Way.ACT, "a hold", "cancel")


def _of_own_edit(service: Callable[[Any, int], Any]) -> Call:
    """Call it for an edit of the caller's own, in a transaction that is left undone."""

    def call(town: Town, side: Side, actor: Actor, _folder: Path) -> Any:
        with town.company.writer.unit_of_work(actor, dry_run=True) as work:
            travelers.edit_traveler(work, side.traveler, {"name": "Another name"})
            return service(work, work.last_log_id)

    return call


undo_edit, preview_undo = _of_own_edit(undo.undo_edit), _of_own_edit(undo.preview_undo)


def _same_name(work: Any, _key: int) -> None:
    """An edit that changes nothing."""
    travelers.edit_traveler(work, _key, {"language": "en"})


def carry_out(town: Town, _side: Side, actor: Actor, _folder: Path) -> Any:
    return list(bulk.carry_out(town.company.writer, actor, _same_name, [town.newcomer]))


def try_out(town: Town, side: Side, actor: Actor, _folder: Path) -> Any:
    return list(bulk.try_out(town.company.writer, actor, cancellations.cancel_seats, [side.sale]))


def export_selection(town: Town, side: Side, actor: Actor, folder: Path) -> str:
    """A selection, as the window exports it."""
    view = town.company.office.reading(town.company.reader, actor)
    query = viewing.list_query(view, Entity.BOOKING)
    column = exports.ExportColumn("traveler", "Traveler", "traveler")
    file = folder / "out.json"
    order = exports.ExportOrder(Entity.BOOKING, query, file, [column], [side.sale])
    exports.export_list(view, order)
    return file.read_text("utf-8")


def give_word(town: Town, _side: Side, actor: Actor, _folder: Path) -> Any:
    view = town.company.office.reading(town.company.reader, town.actors[Role.AGENT])
    return overrides.require_override(view, Override(actor, "a family"), "sell")


def back_up(town: Town, _side: Side, actor: Actor, folder: Path) -> Any:
    return making.back_up(town.company.office, actor, folder / "one.abk")


def back_up_into(town: Town, _side: Side, actor: Actor, folder: Path) -> Any:
    return making.back_up_into(town.company.office, actor, folder)


def rotate(town: Town, _side: Side, actor: Actor, folder: Path) -> Any:
    return making.rotate(town.company.office, actor, folder)


def _backup(town: Town, folder: Path) -> Path:
    making.back_up(town.company.office, town.actors[Role.ADMIN], folder / "good.abk")
    return folder / "good.abk"


def backups_in(town: Town, _side: Side, actor: Actor, folder: Path) -> Any:
    return found.backups_in(town.company.office, actor, folder)


def preview_restore(town: Town, _side: Side, actor: Actor, folder: Path) -> Any:
    return restores.preview_restore(town.company.office, actor, _backup(town, folder))


def restore(town: Town, _side: Side, actor: Actor, folder: Path) -> Any:
    """Upon a company of its own, for it takes its place."""
    aside = build(folder / "aside.db")
    file = _backup(aside, folder)
    aside.company.close()
    return restores.restore(aside.company.office, actor, file)


def accept_log(town: Town, _side: Side, actor: Actor, _folder: Path) -> Any:
    return log_acceptance.accept_log(town.company.office, actor)


def export_log(town: Town, _side: Side, actor: Actor, folder: Path) -> Any:
    return log_exports.export_log(town.company.reader, actor, folder / "out.log")


def find_by_locator(view: Any, locator: str) -> Any:
    return lookup.find_id(view, Entity.BOOKING, locator)
