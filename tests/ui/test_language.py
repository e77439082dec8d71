"""The window in the reader's language."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from pprint import pformat

import pytest
from click.testing import CliRunner
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QComboBox, QDialog

from astrobookings_desktop import config
from astrobookings_desktop.cli.window import tour_command
from astrobookings_desktop.data.errors import DatabaseBusy
from astrobookings_desktop.domain.backups import DamagedBackup
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import (
    HasHistory,
    InactiveRecord,
    InvalidValue,
    LaunchInPast,
    MissingRight,
    NotEnoughSeats,
    NotFound,
    StandsElsewhere,
    WrongAgency,
)
from astrobookings_desktop.domain.payments import PaymentAboveBalance, PaymentInFuture
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.rights import Right
from astrobookings_desktop.domain.setting import Section
from astrobookings_desktop.domain.statuses import BookingStatus, JobStatus, Role
from astrobookings_desktop.domain.values import parse_whole_number
from astrobookings_desktop.services.access.sign_in import NOBODY
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, WORKER
from astrobookings_desktop.services.backup.files import read_info, unpacked
from astrobookings_desktop.services.backup.making import FolderMissing, back_up
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.desk.new_traveler import NewTravelerForm
from astrobookings_desktop.ui.dialogs.editors import complaint
from astrobookings_desktop.ui.dialogs.form import FormDialog
from astrobookings_desktop.ui.dialogs.form_specs import FORMS
from astrobookings_desktop.ui.entities.actions import NEW
from astrobookings_desktop.ui.entities.condition_words import condition_words
from astrobookings_desktop.ui.entities.words import actor_word
from astrobookings_desktop.ui.language import language_of, tell, use_language
from astrobookings_desktop.ui.settings.dialog import SettingsDialog
from astrobookings_desktop.ui.settings.trial import MessagesDialog
from astrobookings_desktop.ui.theme.statuses import LOOKS, activity_of
from astrobookings_desktop.ui.tour import spoken
from tests.helpers.house import House, Houses
from tests.helpers.said_aloud import marked_words, untranslated, words_of_data


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    use_language("es")
    yield
    use_language("en")


def _key(house: House, entity: Entity) -> int:
    table = "user_id" if entity in (Entity.TRAVELER, Entity.AGENCY) else "id"
    key: int = house.company.value(f"SELECT min({table}) FROM {entity.value}")
    return key


def test_nothing_in_the_window_was_kept_from_the_translators(
    spanish: None, open_house: Houses
) -> None:
    with marked_words():
        house = open_house(practice=True)
        data = words_of_data(house.company.path)
        found: dict[str, set[str]] = {"window": untranslated(house.window, data)}
        for entity in Entity:
            page = house.show(entity, _key(house, entity))
            found[entity.value] = untranslated(page, data)
        for entity in FORMS:
            NEW[entity].run(house.context, house.window)
            form = house.window.findChildren(FormDialog)[-1]
            house.qtbot.waitUntil(form.isVisible)
            form.accept()
            found[f"form {entity.value}"] = untranslated(form, data)
            form.done(0)
            house.qtbot.waitUntil(lambda: not house.window.findChildren(FormDialog))
        house.window.show_settings()
        dialog = house.window.findChildren(SettingsDialog)[-1]
        for section in Section:
            dialog.show_section(section)
            zones = {"America", "New", "York", "STARTTLS", "TLS", "UTC"}
            hosts = {house.window.file.settings.workstation_name}
            given = data | zones | hosts | set(shown.named_currency("USD").split())  # Babel's words
            found[f"settings {section.name}"] = untranslated(dialog, given)
        dialog.done(0)
        for act in ("tools.palette", "help.keys"):
            house.window.menus.by_id[act].trigger()
            dialog = next(one for one in house.window.findChildren(QDialog) if one.isVisible())
            typed = {"moon", "mars", "status", "hold", "email", "none", "seats", "price", "departs"}
            typed |= {"next", "week", "is", "departing", "traveler", "or", "ana", "lópez"}
            found[act] = untranslated(dialog, data | typed)
            dialog.reject()
    assert {screen: texts for screen, texts in found.items() if texts} == {}, "\n" + pformat(found)


def test_who_is_new_in_a_spanish_office_reads_spanish(spanish: None, open_house: Houses) -> None:
    house = open_house()
    boxes = []
    for entity in (Entity.TRAVELER, Entity.AGENCY, Entity.USER):
        NEW[entity].run(house.context, house.window)
        form = house.window.findChildren(FormDialog)[-1]
        boxes.append(form.fields["language"].editor)
        assert not form.is_touched
        form.done(0)
    selling = house.window.findChildren(NewTravelerForm)[0]
    selling.begin("Ana")
    boxes.append(selling.language.editor)
    messages = MessagesDialog(house.context, house.window)
    boxes.append(messages.language)
    for box in boxes:
        assert isinstance(box, QComboBox)
        words = [box.itemText(place) for place in range(box.count())]
        assert (box.currentData(), sorted(words)) == ("es", ["Español", "Inglés"])
    readers = [messages.kind.itemText(place) for place in range(messages.kind.count())]
    assert readers == ["Viajero", "Agencia", "Personal"]
    messages.done(0)


def test_a_window_opens_in_spanish(spanish: None, open_house: Houses) -> None:
    house = open_house()
    window = house.window
    assert window.sidebar.tabText(0) == "Mostrador"
    titles = [menu.title().replace("&", "") for menu in window.menus.menus.values()]
    assert titles == ["Archivo", "Edición", "Ver", "Ir", "Reserva", "Herramientas", "Ayuda"]
    page = house.show(Entity.LAUNCH, _key(house, Entity.LAUNCH))
    assert page.head.search.accessibleName() == "Buscar en lanzamientos"
    assert page.model.headerData(0, page.view.horizontalHeader().orientation()) == "Lanzamiento"


def test_a_status_has_the_gender_of_what_it_is_said_of(spanish: None) -> None:
    assert LOOKS[BookingStatus]["canceled"].word == "Cancelada"
    assert LOOKS[JobStatus]["completed"].word == "Hecha"
    assert LOOKS[BookingStatus]["pending"].word == "Provisional"
    assert [look.word for look in activity_of(Entity.AGENCY)] == ["Activa", "Inactiva"]
    assert [look.word for look in activity_of(Entity.ROCKET)] == ["Activo", "Inactivo"]


def test_refusals_are_said_with_their_facts(spanish: None) -> None:
    assert tell(NotEnoughSeats(left=3, wanted=4)).startswith("Solo quedan 3 plazas")
    assert tell(MissingRight(Right.SELL_SEATS, Role.MANAGER, (Role.AGENT,))) == (
        "El rol «responsable» no puede vender plazas: pídalo a quien pueda (agente)."
    )
    when = datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert shown.moment(when) in tell(LaunchInPast(when))


def test_a_refusal_has_the_gender_of_the_record_that_it_is_about(spanish: None) -> None:
    told = {entity: tell(NotFound(entity, 7)) for entity in Entity}
    feminine = {entity for entity in Entity if told[entity].startswith("No existe la ")}
    assert feminine == {Entity.AGENCY, Entity.BOOKING, Entity.INVOICE, Entity.JOB_QUEUE}
    assert told[Entity.BOOKING] == "No existe la reserva 7: revise lo que ha indicado."
    assert told[Entity.ROCKET] == "No existe el cohete 7: revise lo que ha indicado."
    assert tell(InactiveRecord(Entity.AGENCY, "Selene")) == (
        "La agencia Selene está desactivada: actívela o elija otra."
    )
    assert tell(HasHistory(Entity.TRAVELER, "Ana")) == (
        "El viajero Ana tiene historial y no se puede eliminar: desactívelo en su lugar."
    )
    assert tell(WrongAgency(Entity.ROCKET, 7, 2)) == (
        "El cohete 7 pertenece a otra agencia: elija uno de la agencia."
    )
    done = JobStatus.COMPLETED
    assert tell(StandsElsewhere(Entity.JOB_QUEUE, 7, done, "canceled")) == (
        "El estado de la tarea 7 es «hecha» y ahora no admite esta acción."
    )


def test_a_name_that_no_record_has_is_told_in_the_language_of_the_form(
    spanish: None, house: House
) -> None:
    form = FormDialog(house.context, FORMS[Entity.ROCKET], lambda *_given: None, lambda _done: None)
    editor = form.fields["agency_id"].editor
    assert isinstance(editor, QComboBox)
    editor.setEditText("acme")
    (agency,) = (one for one in FORMS[Entity.ROCKET].fields if one.column == "agency_id")
    assert complaint(agency, editor) == (
        "No hay ninguna agencia con el nombre «acme», o hay varias: elija una de la lista."
    )


@pytest.mark.parametrize(
    ("language", "amounts", "days"),
    [
        ("en", ("99,999,999.00", "75,457.23"), ("21 Jan 2027", "20 Jan 2027")),
        ("es", ("99.999.999,00", "75.457,23"), ("21 ene 2027", "20 ene 2027")),
    ],
)
def test_amounts_and_days_of_a_refusal_are_written_as_on_the_screen(
    qapp: QApplication, language: str, amounts: tuple[str, str], days: tuple[str, str]
) -> None:
    owed, number = Decimal("75457.23"), "INV-2027-000019"
    above = PaymentAboveBalance(number, Decimal("99999999.00"), owed)
    early = PaymentInFuture(number, date(2027, 1, 21), date(2027, 1, 20), owed)
    use_language(language)
    try:
        told, told_early = tell(above), tell(early)
    finally:
        use_language("en")
    assert all(one in told for one in amounts), told
    assert all(one in told_early for one in (*days, amounts[1])), told_early
    assert "99,999,999.00" in above.message
    assert "2027-01-21 is after today, 2027-01-20" in early.message


def test_what_a_value_must_be_is_said_with_its_bounds(spanish: None) -> None:
    with pytest.raises(InvalidValue) as refused:
        parse_whole_number("many", "capacity", 1, 100_000)
    assert tell(refused.value) == (
        "«Capacidad» debe ser un número entero de 1 a 100.000, y no «many»."
    )
    assert "must be a whole number from 1 to 100,000" in str(refused.value)


def test_what_is_wrong_with_a_search_is_said_beneath_it(spanish: None, open_house: Houses) -> None:
    house = open_house()
    page = house.visit(Entity.BOOKING)
    for where, said in (
        ("colour:red", "Esta lista no tiene el campo «colour»."),
        ("seats>many", "«many» no es un número entero."),
        ("status:wrong", "En «status» no existe «wrong»: indique uno de estos: "),
        ('"open', "Estas comillas no se cierran."),
        ("is:ready", "Después de «is:» va uno de estos: "),
        ("name " * 60, "tener como máximo 50 palabras"),
    ):
        page.search.setText(where)
        house.qtbot.waitUntil(lambda said=said: said in page.head.complaint.text())


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("awaiting_closing", "Con la fecha pasada y aún abiertos"),
        ("launch_id=12", "Lanzamiento 12"),
        ("entity_type=booking and entity_id=5", "Reserva 5"),
        ("status=failed and job_type=deliver_notification", "Fallida, Correo"),
        ("price>5 or free:2", "price>5 or free:2"),
    ],
)
def test_what_a_list_is_narrowed_to_is_said(spanish: None, where: str, said: str) -> None:
    assert condition_words(where) == said


def test_faults_name_the_whole_path(spanish: None) -> None:
    path = "/srv/" + "long/" * 30 + "company.db"
    problem = DatabaseBusy(
        path,
        Phrase(
            "{path} is locked by another program. Close that program, then try again.", path=path
        ),
    )
    assert tell(problem).startswith(f"{path} está bloqueado por otro programa")


def test_what_is_wrong_with_a_backup_is_said_wholly(spanish: None, open_house: Houses) -> None:
    office = open_house().company.office
    gone = office.path.parent / "gone"
    with pytest.raises(FolderMissing) as away:
        back_up(office, BUILT_IN_ADMINISTRATOR, gone / "copy.backup")
    assert tell(away.value).startswith(f"No existe la carpeta {gone}. Si está en un disco")
    for part, said in ((-1, "termina antes de tiempo"), (40, "se ha cambiado su contenido")):
        copy = office.path.with_name("copy.backup")
        back_up(office, BUILT_IN_ADMINISTRATOR, copy)
        whole = copy.read_bytes()
        copy.write_bytes(whole[:part] + (b"" if part < 0 else b"?" + whole[part + 1 :]))
        with pytest.raises(DamagedBackup) as spoiled:
            for _piece in unpacked(copy, read_info(copy), None, lambda _done, _size: None):
                pass
        assert f"está dañada: {said}. " in tell(spoiled.value)
        copy.unlink()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = 7", "theme debe ser uno de"),
        ("theme", "no es TOML válido: "),
        ("theme = '\udcff'", "no es texto en UTF-8; "),
    ],
)
def test_what_is_wrong_with_the_settings_file_is_said_wholly(
    spanish: None, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    (problem,) = config.load_settings(path).problems
    words = tell(problem.words)
    assert words.startswith(f"{path}: {said}")
    assert " must " not in words


def test_english_is_as_it_was_written(qapp: QApplication) -> None:
    use_language("en")
    assert tell(NotEnoughSeats(left=1, wanted=2)) == NotEnoughSeats(left=1, wanted=2).message
    assert shown.seats(1) == "1 seat"
    assert shown.seats(1200) == "1,200 seats"


def test_figures_follow_the_language(spanish: None) -> None:
    assert shown.seats(1200) == "1.200 plazas"
    assert shown.number(12_500) == "12.500"
    assert shown.money(Decimal("56000000.5")) == "56.000.000,50"


def test_the_system_decides_where_nothing_is_set() -> None:
    assert language_of("es") == "es"
    assert language_of("system") in ("en", "es")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1.250.000,50", "1250000.50"),
        ("1250000,5", "1250000.5"),
        ("1.250", "1250"),
        ("12,345", "12.345"),
        ("12.50", "12.50"),
        ("1,250,000.00", "1,250,000.00"),
        ("mucho", "mucho"),
    ],
)
def test_an_amount_is_typed_as_the_language_writes_it(spanish: None, typed: str, read: str) -> None:
    assert shown.read_amount(typed) == read
    assert shown.read_amount(shown.money(125_050)) == "1250.50"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("mucho", "«Precio por plaza» debe ser un importe como 1.234,50, y no «mucho»."),
        ("12,345", ", y no «12,345»."),
        ("0", "ser un importe de 0,01 a 9.999.999.999,99"),
    ],
)
def test_a_refusal_writes_figures_as_the_window_does(
    spanish: None, open_house: Houses, typed: str, told: str
) -> None:
    house = open_house()
    page = house.show(Entity.LAUNCH, house.ids.launches[0])
    page.panel.run(next(one for one in page.panel.actions_now() if one.id == "launch.edit"))
    form = house.window.findChildren(FormDialog)[-1]
    form.fields["price_per_seat"].set_text(typed)
    form.accept()
    assert told in (form.fields["price_per_seat"].error or "")
    form.done(0)


def test_the_log_says_in_words_who_is_no_person(spanish: None) -> None:
    assert [actor_word(one.name) for one in (NOBODY, WORKER, BUILT_IN_ADMINISTRATOR)] == [
        "Inicio de sesión",
        "Proceso automático",
        "Administrador",
    ]
    assert actor_word("Marta Ruiz") == "Marta Ruiz"


def test_a_launch_is_edited_in_the_words_of_the_screen(spanish: None, open_house: Houses) -> None:
    house = open_house()
    page = house.show(Entity.LAUNCH, house.ids.launches[0])
    page.panel.run(next(one for one in page.panel.actions_now() if one.id == "launch.edit"))
    form = house.window.findChildren(FormDialog)[-1]
    destination = form.fields["destination"].editor
    assert isinstance(destination, QComboBox)
    assert destination.currentText() == "Luna"
    assert form.fields["price_per_seat"].text() == "1.000,00"
    assert not form.is_touched
    form.close()


def test_the_tour_speaks_as_asked_else_as_is_set_for_this_computer(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "--language" in CliRunner().invoke(tour_command, ["--help"]).output
    monkeypatch.setattr(config, "settings_path", lambda: tmp_path / "settings.toml")
    file = config.SettingsFile(tmp_path / "settings.toml")
    for set_to in ("es", "en"):
        file.change({"language": set_to})
        assert spoken(None) == set_to
        assert spoken("es") == "es"
    file.change({"language": "system"})
    for country, language in ((QLocale.Language.Spanish, "es"), (QLocale.Language.English, "en")):
        monkeypatch.setattr(QLocale, "system", lambda one=country: QLocale(one))
        assert spoken(None) == language
