import json
from pathlib import Path

import pytest

from astrobookings_desktop.domain.destinations import Catalogue, Destination, resolve_range
from astrobookings_desktop.domain.errors import UnknownRange
from astrobookings_desktop.domain.statuses import Language, Range

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture(scope="module")
def catalogue():
    data = json.loads((RESOURCES / "destinations.json").read_text(encoding="utf-8"))
    return Catalogue.from_data(data)


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("Kármán line", Range.SUBORBITAL),
        ("KARMAN  LINE", Range.SUBORBITAL),
        ("Suborbital arc", Range.SUBORBITAL),
        ("low earth orbit", Range.LOW_EARTH),
        ("LEO", Range.LOW_EARTH),
        ("ISS", Range.LOW_EARTH),
        ("мкс", Range.LOW_EARTH),
        ("天宮", Range.LOW_EARTH),
        ("Axiom Station", Range.LOW_EARTH),
        ("Haven‑1", Range.LOW_EARTH),
        ("Moon", Range.MOON),
        ("lunar orbit", Range.MOON),
        ("Gateway", Range.MOON),
        ("Mars", Range.MARS),
        ("Phobos", Range.MARS),
        ("Deimos", Range.MARS),
        ("asteroid belt", Range.MARS),
        ("Ceres", Range.MARS),
        ("Vulcan", None),
        ("Moonbase", None),
        ("", None),
    ],
)
def test_the_range_that_known_destinations_need(catalogue, name, needed):
    assert catalogue.needed_range(name) is needed


def test_every_name_and_alias_finds_its_destination(catalogue):
    assert len(catalogue.names) == len(set(catalogue.names)) > 20
    for destination in catalogue.destinations:
        for name in (destination.name, *destination.aliases):
            assert catalogue.find(name) is destination


def test_a_language_calls_places_by_its_own_names(catalogue):
    assert catalogue.called("Moon", Language.ES) == "Luna"
    assert catalogue.called("MOON", Language.ES) == "Luna"
    assert catalogue.called("Moon", Language.EN) == "Moon"
    assert catalogue.called("Mir", Language.ES) == "Mir"


@pytest.mark.parametrize("typed", ["Vulcan", "Luna", "ISS", "The Moon", ""])
def test_what_no_record_calls_so_by_itself_stays_as_it_was_typed(catalogue, typed):
    for language in Language:
        assert catalogue.called(typed, language) == typed


@pytest.mark.parametrize(
    ("name", "english", "spanish"),
    [
        ("Moon", "to the Moon", "a la Luna"),
        ("Mars", "to Mars", "a Marte"),
        ("Lunar flyby", "around the Moon", "alrededor de la Luna"),
        ("Asteroid belt", "to the asteroid belt", "al cinturón de asteroides"),
        ("ISS", "to the ISS", "a la ISS"),
        ("Vulcan", "to Vulcan", "a Vulcan"),
    ],
)
def test_sentences_say_the_way_there(catalogue, name, english, spanish):
    assert catalogue.way_to(name, Language.EN) == english
    assert catalogue.way_to(name, Language.ES) == spanish


@pytest.mark.parametrize(
    ("typed", "inside", "exactly"),
    [
        ("LUNA", ("moon", "lunar orbit", "lunar flyby", "lunar south pole"), ("moon",)),
        ("orbita", ("low earth orbit", "polar earth orbit", "mars orbit"), ()),
        ("cinturón de asteroides", ("asteroid belt",), ("asteroid belt",)),
        ("Moon", (), ()),
        (" ", (), ()),
    ],
)
def test_places_are_found_by_what_another_language_calls_them(catalogue, typed, inside, exactly):
    assert set(inside) <= set(catalogue.called_like(typed))
    assert bool(inside) is bool(catalogue.called_like(typed))
    assert catalogue.called_like(typed, exactly=True) == exactly


def test_records_keep_the_name_of_the_catalogue(catalogue):
    assert [catalogue.stored(name) for name in ("luna", "moon", "iss", "Vulcan", "")] == [
        *("Moon", "Moon", "ISS", "Vulcan", "")
    ]
    assert catalogue.stored("karman line") == "Kármán line"
    assert catalogue.all_names("Moon") == ("Moon", "Luna")
    assert catalogue.all_names("Vulcan") == ("Vulcan",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("low", "Low Earth Orbit"),
        ("LOW_EARTH", "Low Earth Orbit"),
        ("órbita terrestre b", "Low Earth Orbit"),  # by the name of another language
        ("luna", "Moon"),
        ("kármán", "Kármán line"),
        ("Karman", "Kármán line"),
        ("KÁRM", "Kármán line"),
        ("leo", "Low Earth Orbit"),
        ("hst", "Hubble Space Telescope"),
        ("llo", "LLO"),  # short for another name of lunar orbit
        ("shackleton crater", "Shackleton crater"),
        ("Karmánia", "Karmánia"),  # a new one
        ("iss", "ISS"),  # a name is whole, however many begin so
        ("haven", "haven"),  # two begin so
        ("lo", "lo"),
        ("vulcan", "vulcan"),
        ("", ""),
    ],
)
def test_a_place_is_meant_by_the_start_of_its_name(catalogue, typed, meant):
    assert catalogue.meant(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("low_earth", Range.LOW_EARTH),
        ("Low Earth", Range.LOW_EARTH),
        (" LOW  ", Range.LOW_EARTH),
        ("low_", Range.LOW_EARTH),
        ("s", Range.SUBORBITAL),
        ("mo", Range.MOON),
        ("m", None),
        ("venus", None),
        ("", None),
        ("_", None),
    ],
)
def test_a_range_is_meant_by_its_code_its_name_or_their_start(typed, meant):
    assert Range.called(typed) is meant


def test_destinations_are_listed_near_to_far_in_all_ranges(catalogue):
    orders = [destination.range.order for destination in catalogue.destinations]
    assert orders == sorted(orders)
    assert set(orders) == {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("name", "stated", "needed"),
    [
        ("Moon", None, Range.MOON),
        ("Moon", Range.SUBORBITAL, Range.MOON),  # the catalogue knows better
        ("Vulcan", Range.MARS, Range.MARS),
        ("Vulcan", Range.SUBORBITAL, Range.SUBORBITAL),
    ],
)
def test_the_catalogue_decides_then_the_person(catalogue, name, stated, needed):
    assert resolve_range(catalogue, name, stated) is needed


def test_an_unknown_destination_needs_a_stated_range(catalogue):
    with pytest.raises(UnknownRange) as refusal:
        resolve_range(catalogue, "Vulcan", None)
    assert refusal.value.destination == "Vulcan"


def test_two_destinations_cannot_share_a_name():
    with pytest.raises(ValueError, match="two destinations are named LÚNA"):
        Catalogue(
            [Destination("Moon", Range.MOON, ("Luna",)), Destination("LÚNA", Range.LOW_EARTH)]
        )


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({}, KeyError),
        ({"destinations": [{"name": "Moon"}]}, KeyError),
        ({"destinations": [{"name": "Moon", "range": "far"}]}, ValueError),
    ],
)
def test_data_of_another_shape_is_an_error(data, error):
    with pytest.raises(error):
        Catalogue.from_data(data)


@pytest.mark.parametrize("rocket", Range)
@pytest.mark.parametrize("needed", Range)
def test_ranges_are_ordered(rocket, needed):
    far = ["suborbital", "low_earth", "moon", "mars"]
    assert rocket.reaches(needed) is (far.index(rocket) >= far.index(needed))
