"""The filter language in the words of the screen, and what is kept of it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel

from astrobookings_desktop.data.queries.language import grammar
from astrobookings_desktop.data.queries.listing.base import ALL
from astrobookings_desktop.data.queries.listing.lists import LISTS
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.filters import UnreadableFilter
from astrobookings_desktop.domain.values import fold
from astrobookings_desktop.services.launches.rockets import create_rocket
from astrobookings_desktop.services.lists.completion import plain_filter, spoken_filter, suggestions
from astrobookings_desktop.services.viewing import list_query
from astrobookings_desktop.ui import format as shown
from astrobookings_desktop.ui.dialogs.filter_name import FilterNameDialog
from astrobookings_desktop.ui.dialogs.help import FILTERS
from astrobookings_desktop.ui.entities import REGISTRY
from astrobookings_desktop.ui.entities.wording import wording_of
from astrobookings_desktop.ui.language import said, tell, use_language
from astrobookings_desktop.ui.pages.asking import query_of
from astrobookings_desktop.ui.widgets.filter_field import FilterField
from tests.helpers.house import House, Houses

BOOKINGS = LISTS[Entity.BOOKING]
SAME = (
    (Entity.BOOKING, "estado:confirmada", "status:confirmed"),
    (Entity.BOOKING, "Estado:PROVISIONAL,confirmed", "status:pending,confirmed"),
    (Entity.BOOKING, "-(salida:2027 or plazas>2) ana", "-(date:2027 or number_of_seats>2) ana"),
    (Entity.BOOKING, "salida:hoy", "date:today"),
    (Entity.BOOKING, "salida>=5/4/2027", "date>=2027-04-05"),
    (Entity.BOOKING, "salida:1.1.2026..31.12.2027", "date:2026-01-01..2027-12-31"),
    (Entity.BOOKING, 'reserva>="semana pasada"', 'created_at>="last week"'),
    (Entity.BOOKING, "telefono:*", "traveler_phone:*"),
    (Entity.BOOKING, "es:salen_en_7_dias", "is:departing"),
    (Entity.BOOKING, "causa_de_cancelación:venta_anulada", "cancel_cause:void"),
    (Entity.LAUNCH, "estado!=retrasado", "status!=delayed"),
    (Entity.LAUNCH, "por_plaza>=1.000,50", "price_per_seat>=1.000,50"),
    (Entity.ROCKET, "estado:inactivo", "active:no"),
    (Entity.AGENCY, "estado:inactiva", "active:no"),
    (Entity.TRAVELER, "estado:activo vip:sí", "active:yes vip:yes"),
    (Entity.INVOICE, "estado:parcial", "status:partially_paid"),
    (Entity.TRAVELER, "garcía o correo:vacío", "garcía or email:none"),
    (Entity.TRAVELER, "correo:vacio or -teléfono:ninguno", "email:none or -contact_phone:none"),
    (Entity.TRAVELER, '"o" Sinéad O Connor o', '"o" Sinéad O Connor o'),  # words like others
    (Entity.BOOKING, "status:hold", "status:hold"),  # as all know it: left as it is
)


@pytest.fixture
def spanish(open_house: Houses) -> Iterator[House]:
    use_language("es")
    yield open_house()
    use_language("en")


def test_headings_and_words_mean_what_the_names_mean(spanish: House) -> None:
    reading = spanish.context.reading()
    for entity, typed, names in SAME:
        assert plain_filter(reading, entity, typed, wording_of(entity)) == names
        shown = LISTS[entity].count(query_of(spanish.context, entity, ALL, typed))
        known = LISTS[entity].count(query_of(spanish.context, entity, ALL, names))
        assert (shown.sql, shown.params) == (known.sql, known.params)


def test_what_is_kept_is_shown_in_the_words_of_the_screen(spanish: House) -> None:
    reading = spanish.context.reading()
    for entity, names, words in (
        (
            Entity.BOOKING,
            "luna status:confirmed number_of_seats>2",
            "luna estado:confirmada plazas>2",
        ),
        (Entity.BOOKING, "status:pending,confirmed", "estado:provisional,confirmada"),
        (Entity.TRAVELER, "ana or email:none", "ana o correo:vacío"),
        (Entity.BOOKING, '-(is:departing or "or")', '-(es:salen_en_7_días o "or")'),
        (Entity.BOOKING, 'date>="last week" a', 'salida>="semana pasada" a'),
        (Entity.TRAVELER, "vip:yes", "vip:sí"),
    ):
        assert spoken_filter(reading, entity, names, wording_of(entity)) == words
        there = LISTS[entity].count(query_of(spanish.context, entity, ALL, words))
        assert there == LISTS[entity].count(query_of(spanish.context, entity, ALL, names))
    page = spanish.visit(Entity.BOOKING)
    page.search.setText("luna plazas>2")
    page.listing.list()
    page.head.saved.save()
    (dialog,) = spanish.window.findChildren(FilterNameDialog)
    assert "luna plazas>2" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.reject()


def test_what_is_kept_means_the_same_in_every_language(spanish: House) -> None:
    lists = LISTS[Entity.TRAVELER]
    for text in ("ana o luis", "name:ninguno"):
        kept = list_query(spanish.context.reading(), Entity.TRAVELER, where=text)
        assert lists.count(query_of(spanish.context, Entity.TRAVELER, text)) == lists.count(kept)
        typed = query_of(spanish.context, Entity.TRAVELER, ALL, text)
        assert lists.count(typed) != lists.count(kept)


def test_what_the_empty_fields_propose_can_be_typed(spanish: House) -> None:
    tried = 0
    for spec in REGISTRY:
        for word in spec.search_hint.split(", "):
            if ":" in word or ">" in word:
                counted = LISTS[spec.entity].count(query_of(spanish.context, spec.entity, word))
                assert "WHERE" in counted.sql, word
                tried += 1
    assert tried >= len(REGISTRY)


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_list_can_be_asked_by_its_headings(spanish: House, language: str) -> None:
    use_language(language)
    for entity, lists in LISTS.items():
        for word, name in wording_of(entity).fields.items():
            field = lists.find(name)
            if field is not None and field.test:
                by_heading = lists.count(query_of(spanish.context, entity, f"{word}:none"))
                by_name = lists.count(query_of(spanish.context, entity, f"{name}:none"))
                assert by_heading == by_name, word


@pytest.mark.parametrize(
    ("typed", "reason", "meant"),
    [
        ("estadp:confirmada", "Esta lista no tiene el campo «estadp».", "estado:confirmada"),
        ("statsu:hold", "Esta lista no tiene el campo «statsu».", "status:hold"),
        ("estado:confrimada", "provisional, confirmada, cancelada", "estado:confirmada"),
        ("plazas:", "plazas", ""),
    ],
)
def test_what_was_meant_is_said_in_the_words_of_the_screen(
    spanish: House, typed: str, reason: str, meant: str
) -> None:
    with pytest.raises(UnreadableFilter) as caught:
        BOOKINGS.count(query_of(spanish.context, Entity.BOOKING, typed))
    assert reason in tell(caught.value.reason)
    assert caught.value.meant == meant


def test_the_field_offers_the_words_of_the_screen(spanish: House) -> None:
    page = spanish.visit(Entity.BOOKING)
    page.focus_search()
    for typed, offered in (
        ("est", ["estado"]),
        ("stat", ["status"]),
        ("estado:", ["provisional", "confirmada", "cancelada"]),
        ("estado:confi", ["confirmada"]),
        ("salida:ho", ["hoy"]),
    ):
        page.search.setText(typed)
        page.search.offer_now(everything=True)
        assert page.search.suggested[: len(offered)] == offered
    page.search.setText("estado:confirmada")
    spanish.wait_listed(page, [spanish.ids.bookings[0], spanish.ids.bookings[2]])


def test_a_name_that_means_nothing_in_the_field_is_offered_in_quotes(spanish: House) -> None:
    reading, agency = spanish.context.reading(), spanish.ids.agencies[0]
    given = {"agency_id": agency, "name": "Vacío", "capacity": 3, "range": "moon"}
    spanish.run(lambda work: create_rocket(work, given))
    for words, insert in ((None, "Vacío "), (wording_of(Entity.LAUNCH), '"Vacío" ')):
        found = suggestions(reading, Entity.LAUNCH, "rocket:vac", 10, wording=words)
        assert [one.insert for one in found] == [insert]


def test_without_a_screen_names_alone_are_known(house: House) -> None:
    query = list_query(house.context.reading(), Entity.BOOKING, where="estado:confirmada")
    with pytest.raises(InvalidValue):
        BOOKINGS.count(query)


def test_destinations_are_listed_in_the_order_in_which_they_are_read(spanish: House) -> None:
    assert shown.place("Mars") == "Marte"
    spanish.company.launch(destination="Low Earth Orbit")  # Órbita terrestre baja
    page = spanish.visit(Entity.LAUNCH)
    column = [one.key for one in page.spec.table.columns].index("destination")

    def names() -> list[str]:
        rows = range(page.model.rowCount())
        return [str(page.model.index(row, column).data()) for row in rows]

    page.listing.show_where("all")
    page.model.sort_by("destination", False)
    spanish.qtbot.waitUntil(lambda: page.model.is_complete and len(names()) > 6)
    found = list(dict.fromkeys(names()))
    assert found == sorted(found, key=fold) == ["Luna", "Marte", "Órbita terrestre baja"]


def test_the_page_of_keys_gives_examples_in_the_words_of_the_screen(spanish: House) -> None:
    reading = spanish.context.reading()
    for example, _means in FILTERS:
        shown = said("filter examples", example)
        there = plain_filter(reading, Entity.BOOKING, shown, wording_of(Entity.BOOKING))
        use_language("en")
        names = plain_filter(reading, Entity.BOOKING, example, wording_of(Entity.BOOKING))
        ours, known = (
            LISTS[Entity.BOOKING].count(query_of(spanish.context, Entity.BOOKING, ALL, typed))
            for typed in (there, names)
        )
        if not {"luna", "marte", "-marte"} & set(shown.split()):  # places have names in each
            assert (ours.sql, ours.params) == (known.sql, known.params)
        use_language("es")
        assert BOOKINGS.count(query_of(spanish.context, Entity.BOOKING, ALL, shown)).sql


def test_the_grammar_is_ready_before_the_first_key(spanish: House) -> None:
    page = spanish.visit(Entity.BOOKING)
    page.view.setFocus()
    grammar._lark.cache_clear()
    FilterField._is_warm = False
    page.focus_search()
    spanish.qtbot.waitUntil(lambda: grammar._lark.cache_info().currsize == 2)
    grammar.parse("ana o luis", either=wording_of(Entity.BOOKING).either)
    grammar.parse("ana or luis")  # as a filter is kept
    assert grammar._lark.cache_info().currsize == 2
