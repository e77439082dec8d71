"""What lists, the log, messages and errors say in the reader's language."""

import errno
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot

from astrobookings_desktop.data.errors import explain_os
from astrobookings_desktop.data.queries.queue_state import TroubleGroup
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue, NotFound, Refusal
from astrobookings_desktop.domain.invoices import LEGAL_DATA, LegalDataMissing, ZoneUnknown
from astrobookings_desktop.domain.pacing import Bundle, Notice
from astrobookings_desktop.domain.statuses import Trouble
from astrobookings_desktop.jobs import queue
from astrobookings_desktop.jobs.handlers import backup
from astrobookings_desktop.jobs.mail import way
from astrobookings_desktop.services.backup import restores
from astrobookings_desktop.services.fields import ENTRY_FIELDS
from astrobookings_desktop.services.files.table_files import read_table
from astrobookings_desktop.services.imports.references import Made
from astrobookings_desktop.services.imports.report import ImportReport, ImportRow, Outcome
from astrobookings_desktop.services.imports.run import ImportPlan
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.dialogs.editors import entered, fill, make_editor
from astrobookings_desktop.ui.dialogs.form_specs import FORMS
from astrobookings_desktop.ui.dialogs.long_work import LongWorkDialog
from astrobookings_desktop.ui.entities.history import changes_in, sentence_of
from astrobookings_desktop.ui.entities.log_words import value_word, with_days
from astrobookings_desktop.ui.entities.new_actions import CREATED, NEW
from astrobookings_desktop.ui.entities.words import (
    actor_word,
    method_value,
    method_word,
    plain_word,
)
from astrobookings_desktop.ui.importing.preview import fates_of
from astrobookings_desktop.ui.language import tell, use_language
from astrobookings_desktop.ui.notices.message_words import message_body, message_line
from astrobookings_desktop.ui.notices.words import words_of
from astrobookings_desktop.ui.office.error_words import SHAPES, error_words
from astrobookings_desktop.ui.office.words import MAIL, remedy
from astrobookings_desktop.ui.theme import Theme
from astrobookings_desktop.ui.threads.background import Progress
from astrobookings_desktop.ui.widgets.work_progress import WorkProgress
from tests.helpers.house import House, Houses

SOLD = {
    "destination": "Moon",
    "date": "2027-03-17T09:00:00.000000Z",
    "seats": 2,
    "amount": "1250.50",
    "currency": "USD",
    "traveler": "Ana López",
    "locator": "K7M4QX",
}


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    use_language("es")
    yield
    use_language("en")


@pytest.fixture
def house(spanish: None, open_house: Houses) -> House:
    return open_house()


def test_what_was_created_has_its_article_and_progress_its_blank(
    spanish: None, qtbot: QtBot
) -> None:
    assert set(CREATED) == set(NEW) - {Entity.BOOKING}  # which is sold at the desk
    assert CREATED.of(Entity.AGENCY) == "Se ha creado la agencia"
    assert CREATED.of(Entity.USER) == "Se ha creado el usuario"
    progress = WorkProgress()
    qtbot.addWidget(progress)
    progress.show_step("", 17, 100)
    (bar,) = progress.findChildren(QProgressBar)
    assert bar.text() == "17 %"


# --- destinations ---------------------------------------------------------------------------------


def test_a_list_calls_destinations_by_the_readers_names_and_finds_them_so(house: House) -> None:
    page = house.visit(Entity.LAUNCH)
    house.settle(page)
    names_shown = [page.model.index(row, 0).data() for row in range(page.model.rowCount())]
    assert {"Luna", "Marte"} <= set(names_shown)
    names = dict(house.company.reader.execute("SELECT id, destination FROM launch").fetchall())
    for typed in ("luna", "destination:luna", "destination=Luna", "destination:moon"):
        page.search.setText(typed)
        house.wait_listed(page, [key for key, name in names.items() if name == "Moon"])


def test_a_form_shows_the_readers_name_and_keeps_the_records(house: House) -> None:
    field = next(one for one in FORMS[Entity.LAUNCH].fields if one.column == "destination")
    editor = make_editor(field, house.context)
    for stored, said in (("Moon", "Luna"), ("Vulcan", "Vulcan")):
        fill(field, editor, stored)
        assert editor.currentText() == said
        assert entered(field, editor) == stored
    assert "destination" in ENTRY_FIELDS[Entity.LAUNCH]


def test_a_name_from_the_right_turns_no_figure_beside_it() -> None:
    assert shown.apart("Luna") == "Luna"
    assert shown.apart("ירח") == "\u2068ירח\u2069"


# --- the log --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entity", "field", "value", "english", "said"),
    [
        (Entity.USER, "role", "agent", "agent", "agente"),
        (Entity.LAUNCH, "status", "confirmed", "confirmed", "confirmado"),
        (Entity.BOOKING, "status", "confirmed", "confirmed", "confirmada"),
        (Entity.JOB_QUEUE, "status", "completed", "completed", "hecha"),
        (Entity.BOOKING, "status", "made_up", "Made up", "Made up"),
        (Entity.USER, "active", True, "yes", "sí"),
        (Entity.LAUNCH, "destination", "Moon", "Moon", "Luna"),
        (Entity.ROCKET, "range", "low_earth", "Low Earth", "Órbita baja"),
        (Entity.BOOKING, "total_price", "1250.50", "1,250.50", "1.250,50"),
        (Entity.ROCKET, "capacity", 1200, "1,200", "1.200"),
        (Entity.ROCKET, "agency_id", 1200, "1200", "1200"),
        (Entity.INVOICE, "due_date", "2027-03-17", "17 Mar 2027", "17 mar 2027"),
        (Entity.BOOKING, "refund_percent", 90, "90 %", "90 %"),
        (Entity.BOOKING, "locator", "K7M4QX", "K7M 4QX", "K7M 4QX"),
        (Entity.PAYMENT, "method", "Bank transfer", "Bank transfer", "Transferencia"),
        (Entity.USER, "email", None, "nothing", "nada"),
        (Entity.TRAVELER, "travel_preferences", {"meal": "vegan"}, "Meal: vegan", "Meal: vegan"),
    ],
)
def test_what_stood_in_a_field_is_said_in_words(
    qapp: QApplication, entity: Entity, field: str, value: object, english: str, said: str
) -> None:
    use_language("en")
    assert value_word(entity, field, value) == english
    use_language("es")
    assert value_word(entity, field, value) == said
    use_language("en")


@pytest.mark.parametrize(
    ("action", "secret"), [("set_password", "password_digest"), ("give_reset_code", "code_digest")]
)
def test_no_digest_of_a_secret_is_shown(action: str, secret: str) -> None:
    details = json.dumps({"before": {secret: "0" * 64}, "after": {secret: "1" * 64}})
    assert changes_in(details, Entity.USER) == ""
    assert sentence_of(action, details, Entity.USER) in ("Password set", "One-time code given")


def test_the_log_speaks_the_readers_language(spanish: None) -> None:
    def sentence(action: str, entity: Entity, **details: object) -> str:
        return sentence_of(action, json.dumps(details), entity)

    role = {"before": {"role": "agent"}, "after": {"role": "manager"}}
    assert sentence("edit", Entity.USER, **role) == "Rol: agente → responsable"
    told = sentence("announce", Entity.LAUNCH, travelers=3)
    assert told == "Anunciado a los viajeros VIP"
    told = sentence("announce", Entity.PAYMENT, after={"amount": "5.00"})
    assert told == "Anuncio de pago: 5,00"
    active = {"before": {"active": True}, "after": {"active": False}}
    assert changes_in(json.dumps(active), Entity.USER) == "Activo: sí → no"
    confirmed = {"before": {"status": "scheduled"}, "after": {"status": "confirmed"}}
    assert sentence("confirm", Entity.LAUNCH, **confirmed) == "Ahora: confirmado"
    made = {"after": {"destination": "Moon", "price_per_seat": "1250.50", "rocket_id": 7}}
    assert sentence("schedule", Entity.LAUNCH, **made) == (
        "Programación: Luna, precio por plaza 1.250,50"
    )
    told = sentence_of("schedule", json.dumps(made), Entity.LAUNCH, "Marta Ruiz")
    assert told == "Programación por Marta Ruiz: Luna, precio por plaza 1.250,50"
    rocket = {"name": "Selene 7", "agency_id": 3, "capacity": 8, "range": "low_earth"}
    told = sentence_of("create", json.dumps({"after": rocket}), Entity.ROCKET, "Marta Ruiz")
    assert told == "Alta por Marta Ruiz: Selene 7, capacidad 8, alcance Órbita baja"
    paid = {"amount": "1250.50", "method": "Bank transfer", "status": "completed"}
    assert sentence("pay", Entity.PAYMENT, after=paid) == "Pago: 1.250,50, Transferencia"
    named = {"before": {"passengers": []}, "after": {"passengers": ["Ana López, 1990-05-01"]}}
    assert sentence("passengers", Entity.BOOKING, **named) == (
        "Pasajeros: nada → Ana López, 1 may 1990"
    )
    assert with_days("Bo 2020-01-01 (1990-05-01), X (2020-13-45)") == (
        "Bo 2020-01-01 (1 may 1990), X (2020-13-45)"
    )
    ended = {"refund_amount": "50.00", "refund_percent": 50}
    for cause, told in (
        ("traveler", "Cancelación por el viajero: 50 % devuelto, 50,00"),
        ("launch_aborted", "Cancelación, lanzamiento cancelado: 50 % devuelto, 50,00"),
    ):
        assert sentence("cancel", Entity.BOOKING, after=ended | {"cancel_cause": cause}) == told
    unpaid = {"refund_amount": "0.00", "refund_percent": 0}
    hold = {"before": {"status": "pending"}}
    for more, told in (
        ({"cancel_cause": "traveler"}, "Cancelación por el viajero"),
        ({"cancel_cause": "launch_aborted"}, "Cancelación, lanzamiento cancelado"),
        ({"cancel_cause": "traveler", "moved_to": "ABCDEF"}, "Traslado a ABC DEF"),
    ):
        assert sentence("cancel", Entity.BOOKING, after=unpaid | more, **hold) == told
    kept = {"before": {"number_of_seats": 3}, "after": {"number_of_seats": 1}}
    assert sentence("split", Entity.BOOKING, **kept) == "Quedan: 1 plaza; el resto se canceló"
    assert sentence("split", Entity.BOOKING, after={"number_of_seats": 1}) == "Separada: 1 plaza"


def test_what_fits_a_rocket_and_an_agency_has_no_gender(spanish: None) -> None:
    told = [sentence_of(action, "{}") for action in ("activate", "deactivate", "delete", "edit")]
    assert told == ["Activación", "Desactivación", "Eliminación", "Modificación"]


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("none.csv", None, "No hay ningún archivo /"),
        ("none.xlsx", None, "No hay ningún archivo /"),
        ("folder", None, "es una carpeta: indique"),
        ("open.csv", 'name\n"Ana', "línea 2 no lo es: hay unas comillas que se abren"),
        ("behind.csv", 'name\n"Ana"x\n', "hay algo justo después de unas comillas de cierre"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_the_readers_language(
    spanish: None, tmp_path: Path, name: str, content: str | None, told: str
) -> None:
    (tmp_path / "folder").mkdir()
    if content is not None:
        (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(InvalidValue) as refused:
        read_table(tmp_path / name)
    assert told in tell(refused.value)
    assert tell(refused.value).startswith("«Archivo» debe ") is (content is not None)


def test_what_an_import_does_is_told_with_the_forms_names(spanish: None, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,email\nAna\n", "utf-8")
    (row,) = read_table(path).rows
    rows = (
        ImportRow(2, Outcome.REFUSED, reason=row.fault),
        ImportRow(3, Outcome.MERGED, 5, filled=("contact_phone", "email")),
        ImportRow(4, Outcome.SKIPPED, 6),
        ImportRow(5, Outcome.TAKEN, 7, made=(Made(Entity.ROCKET, 8, "Selene 7"),)),
        ImportRow(6, Outcome.MERGED, filled=("email",)),
    )
    report = ImportReport(Entity.TRAVELER, {}, (), rows)
    fates = fates_of(report, ImportPlan(Entity.TRAVELER, key="email"), None)
    assert [fate.cells[-1] for fate in fates] == [
        "La fila tiene 1 valor, y el archivo 2 columnas.",
        "repite «Correo», añade: Teléfono, Correo",
        "repite «Correo» y no añade nada",
        "crea el cohete Selene 7",
        "repite «Correo», añade: Correo",
    ]
    fills = [fate.cells[2] for fate in fates if fate.cells[2].startswith("completa")]
    assert fills == ["completa 5", "completa una fila anterior"]


# --- messages and errors --------------------------------------------------------------------------


def test_a_message_is_told_from_its_facts(spanish: None) -> None:
    line = message_line("booking_sold", "Sold: 2 seats to Moon …", SOLD)
    assert line.startswith("Reserva vendida: 2 plazas a la Luna, 17 mar 2027, ")
    assert line.endswith(", 1.250,50 USD, Ana López, localizador K7M 4QX")
    part = message_line("booking_canceled", "…", SOLD | {"part_of": "YQLUBZ"})
    assert part.endswith(", localizador K7M 4QX de la reserva YQL UBZ")
    held = message_line("booking_held", "…", SOLD | {"hold_until": "2026-11-24T14:32:00.000000Z"})
    assert ", provisional hasta 24 nov 2026, " in held
    gone = message_line("booking_changed", "…", SOLD | {"transferred_to": "Ana López"})
    assert ", transferida a Ana López, localizador" in gone
    left = {"moved_to": "YQLUBZ", "new_destination": "Mars", "new_date": SOLD["date"]}
    paid = {"new_amount": "2000.00", "refund": "0.00", "to_pay": "2000.00"}
    moved = message_line("booking_canceled", "…", SOLD | left | paid)
    assert ", trasladada a YQL UBZ, a Marte, 17 mar 2027, " in moved
    assert moved.endswith(", 2.000,00 USD, 2.000,00 USD a pagar")
    failed = {"job_type": "deliver notification", "error": "Nobody knows whether it arrived: 250"}
    assert message_line("job_uncertain", "…", failed) == (
        "Tarea dudosa: Correo: No se sabe si llegó: 250"
    )
    told = message_body("job_uncertain", "…", failed | {"recipient": "SpaceX"})
    assert told == "Correo para SpaceX: No se sabe si llegó: 250"
    assert message_body("booking_sold", "…", SOLD).startswith("2 plazas a la Luna, 17 mar 2027, ")
    named = failed | {"recipient": "Ana López", "cause": "250"}
    assert message_line("job_uncertain", "…", named) == (
        "Tarea dudosa: Correo para Ana López: No se sabe si llegó: 250"
    )


def test_a_notice_says_no_word_of_its_title_again(qapp: QApplication) -> None:
    facts = {"job_type": "deliver notification", "error": "554 spam", "recipient": "SpaceX"}
    stored = "A job failed for good: deliver notification to SpaceX: 554 spam"
    assert message_body("job_failed", stored, facts) == "Mail to SpaceX: 554 spam"
    assert message_body("booking_sold", "Sold: 2 seats to Moon", SOLD) == "2 seats to Moon"
    aborted = "Launch aborted: Moon on 23 Dec 2026, refund 5.00 USD"
    assert message_body("launch_aborted", aborted, {}) == "Moon on 23 Dec 2026, refund 5.00 USD"
    assert message_body("launch_aborted", "At noon: gone", {}) == "At noon: gone"
    two = tuple(Notice(n, "Launch aborted", f"to {n}", Entity.LAUNCH, n) for n in (1, 2))
    lines = words_of(Bundle(two, 2)).body
    assert "Launch aborted: to 1" in lines  # where many are told, each has its own


@pytest.mark.parametrize("facts", [{"seats": "many", "destination": "Moon"}, {}, None, {"x": 1}])
def test_facts_that_cannot_be_said_leave_the_message_as_it_was(
    spanish: None, facts: dict[str, object] | None
) -> None:
    assert message_line("booking_sold", "Sold: as stored", facts) == "Sold: as stored"


def test_a_notice_says_a_sentence_once_and_how_often_it_holds() -> None:
    said = ("Mail: no answer", "Mail: spam", "Mail: no answer", "Mail: no answer")
    notices = tuple(Notice(n, "", text, Entity.JOB_QUEUE, n) for n, text in enumerate(said))
    body = words_of(Bundle(notices, 40)).body.translate({0x2068: "", 0x2069: ""})
    assert body.splitlines() == ["3 × Mail: no answer", "Mail: spam", "and 36 more"]


def test_a_notice_has_a_title_and_a_button_in_the_readers_language(spanish: None) -> None:
    one = Notice(1, "Título", "Texto", Entity.JOB_QUEUE, 7)
    assert words_of(Bundle((one,), 1), covered=True).title == "1 tarea necesita atención"
    assert words_of(Bundle((one, one), 2)).title == "2 tareas necesitan atención"
    assert words_of(Bundle((one,), 1)).opening == "Abrir"


def test_an_error_names_settings_as_the_window_does(spanish: None) -> None:
    words = error_words(
        "No mail server is set: set smtp.host, or mail.folder to have messages written as files."
    )
    assert "«Carpeta en lugar de servidor»" in words
    assert "smtp.host" not in words
    assert actor_word("Worker") == "Proceso automático"
    assert actor_word("Marta Ruiz") == "Marta Ruiz"
    assert [plain_word(one) for one in ("job_queue", "notification")] == ["Tarea", "Aviso"]


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_of_an_error_is_known_again(spanish: None, shape: str) -> None:
    facts = [name for _text, name, _spec, _how in Formatter().parse(shape) if name]
    stored = shape.format(**dict.fromkeys(facts, "mail.example.org:25"))
    said = error_words(stored)
    assert said != stored
    assert ("mail.example.org:25" in said) is ("{" in shape)


@pytest.mark.parametrize(
    "stored",
    [
        restores.DOUBT,
        restores.DOUBT_OF_NEWS,
        queue.LOST_TOO_OFTEN,
        queue.LOST_WHILE_SENDING,
        queue.UNKNOWN,
        LegalDataMissing("Orbital", tuple(LEGAL_DATA.values())).message,
        "There is no template for teleported to admin.",
        backup.AWAY.format(folder="/media/usb"),
        way.NOT_YET,
        *way.PRACTICE_BEFORE,
        str(explain_os(OSError(errno.ENOSPC, "full"), "/data/office.db")),
    ],
)
def test_what_the_program_stores_itself_is_said_in_the_readers_language(
    spanish: None, stored: str
) -> None:
    said = error_words(stored)
    assert said != stored
    assert not {"the", "is", "was", "nobody"} & set(said.split())
    assert error_words(f"Nobody knows whether it arrived: {stored}").endswith(said)


@pytest.mark.parametrize(
    "refusal",
    [*(NotFound(entity, 7) for entity in Entity), ZoneUnknown("Mars/Olympus")],
)
def test_a_refusal_that_a_job_met_is_said_as_on_any_screen(spanish: None, refusal: Refusal) -> None:
    said = error_words(refusal.message)
    assert said == tell(refusal) != refusal.message
    assert error_words(f"A job failed for good: back up: {refusal.message}") == said


def test_what_nobody_knows_stays_as_it_was(spanish: None) -> None:
    assert error_words("ZeroDivisionError: by zero") == "ZeroDivisionError: by zero"
    assert error_words(None) == ""
    assert error_words("A job failed for good: deliver notification: broken") == "broken"


def test_methods_are_kept_in_one_language(spanish: None) -> None:
    assert method_word("Cash") == "Efectivo"
    assert method_value("Efectivo") == "Cash"
    assert method_value("Bizum") == method_word("Bizum") == "Bizum"


# --- long work ------------------------------------------------------------------------------------


def test_the_steps_of_long_work_are_said_in_the_readers_language(
    spanish: None, theme: Theme, qtbot: QtBot
) -> None:
    dialog = LongWorkDialog("Importar", "")
    qtbot.addWidget(dialog)
    told: list[str] = []
    ended = threading.Event()

    def work(progress: Progress) -> None:
        progress("Looking at the rows", 50, 3000)
        ended.wait(10)

    dialog.background.progressed.connect(lambda *_step: told.append(dialog._progress.text()))
    dialog.finish = lambda _result: None  # type: ignore[method-assign]
    with qtbot.waitSignal(dialog.background.done):
        dialog.background.start(work)
        qtbot.waitUntil(lambda: bool(told))
        ended.set()
    assert told[0].startswith("Revisando las filas")


@pytest.mark.parametrize(
    ("error", "helps"),
    [
        (
            "The mail server refused the recipient: 550 no mailbox",
            "Correct the address, which is marked at the person",
        ),
        (
            "The mail server refused the message: 554 5.7.1 Message refused as spam",
            "The server doesn't want this message",
        ),
        ("'a b' is no address that mail can go to.", "Correct what it names"),
        ("There is no template for teleported to admin.", "Correct what it names"),
    ],
)
def test_the_mark_at_a_person_is_told_of_where_an_address_was_refused(
    error: str, helps: str
) -> None:
    group = TroubleGroup(1, "failed", MAIL, Trouble.REFUSED, error, 1, None)
    assert remedy(group).startswith(helps)
