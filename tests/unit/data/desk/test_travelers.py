"""What the selling desk finds and shows of travelers, and who may be meant by a new one."""

from datetime import timedelta

import pytest

from astrobookings_desktop.data.queries import desk
from astrobookings_desktop.services.bookings import sales
from astrobookings_desktop.services.bookings.sales import SellSeats
from tests.helpers.company import NOW, Company


def names(company: Company, typed: str, launch: int | None = None, limit: int = 20) -> list[str]:
    hits = desk.search_travelers(company.reader, typed, launch, company.clock.now, limit)
    assert len(hits.rows) == min(hits.matched, limit)
    return [hit.name for hit in hits.rows]


def alike(company: Company, name: str = "", phone: str = "", email: str = "") -> dict[str, str]:
    found = desk.find_duplicates(company.reader, name, phone, email, 10)
    return {one.name: " · ".join(one.matches) for one in found}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tan", ["Tanaka Haruka · 田中 遥", "Nguyễn Tấn Dũng", "Montana Smith"]),
        ("nguyen dung", ["Nguyễn Tấn Dũng"]),
        ("ТАТЬЯНА", ["Татьяна Кузнецова"]),
        ("محمد", ["محمد الحسيني"]),
        ("龍", ["小龍"]),
        ("遥", ["Tanaka Haruka · 田中 遥"]),
        ("kuznetsova", ["Татьяна Кузнецова"]),
        ("ana@lo", ["Ana López Ruiz"]),
        ("0348", ["Tanaka Haruka · 田中 遥"]),
        ("612 408", ["Ana López Ruiz"]),
        ("+34 (612)", ["Ana López Ruiz"]),
        ("ana 4118", ["Ana Lopes"]),
        ("ana ana@lopez", ["Ana López Ruiz"]),
        ("100%_", ["Montana Smith"]),
        ("nobody", []),
    ],
)
def test_a_traveler_is_found_by_name_phone_or_mail_the_best_first(
    company: Company, known: dict[str, int], typed: str, found: list[str]
) -> None:
    assert names(company, typed) == found


def test_the_whole_name_comes_before_its_beginning_and_the_middle_of_a_word(
    company: Company,
) -> None:
    for name in ("Xi Roman", "Joan Romano", "Roman", "Roman Polanski", "Jerome Roman", "Aroman"):
        company.traveler(name=name)
    assert names(company, "roman") == [
        "Roman",
        "Roman Polanski",
        "Jerome Roman",
        "Joan Romano",
        "Xi Roman",
        "Aroman",
    ]


def test_hits_are_counted_beyond_what_is_shown(company: Company, known: dict[str, int]) -> None:
    hits = desk.search_travelers(company.reader, "ana", None, NOW, 2)
    assert (len(hits.rows), hits.matched, hits.of) == (2, 4, 8)


def test_other_people_than_travelers_are_not_found(company: Company) -> None:
    company.agency(name="Tanager Space")
    assert names(company, "tan") == []


def test_a_hit_shows_seats_on_the_launch_and_who_is_a_vip(company: Company) -> None:
    here, *others = (company.launch() for _ in range(3))
    traveler = company.traveler(name="Vip")
    company.do(sales.sell_seats, SellSeats(here, traveler, 1))
    company.do(sales.hold_seats, SellSeats(here, traveler, 2))
    for launch in others:
        company.do(sales.sell_seats, SellSeats(launch, traveler, 1))

    (hit,) = desk.search_travelers(company.reader, "vip", here, NOW, 5).rows
    assert (hit.seats_sold, hit.seats_held, hit.vip) == (1, 2, True)
    (hit,) = desk.search_travelers(company.reader, "vip", None, NOW, 5).rows
    assert (hit.seats_sold, hit.seats_held, hit.vip) == (0, 0, True)
    there = desk.read_traveler(company.reader, traveler, others[0], NOW)
    assert there is not None
    assert (there.seats_sold, there.vip) == (1, True)
    lapsed = desk.read_traveler(company.reader, traveler, here, NOW + timedelta(days=2))
    assert lapsed is not None
    assert (lapsed.seats_sold, lapsed.seats_held) == (1, 0)
    assert desk.read_traveler(company.reader, 999, here, NOW) is None


@pytest.mark.parametrize(
    ("typed", "enough"),
    [
        ("", False),
        ("a", False),
        ("an", True),
        ("龍", True),
        ("12", False),
        ("123", True),
        ("@a", False),
        ("a@b", True),
        ("·", False),
    ],
)
def test_a_search_begins_when_enough_is_typed(typed: str, enough: bool) -> None:
    assert desk.is_searchable(typed) is enough


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Ana López", ("Ana López", "", "")),
        ("+34 612 40", ("", "+34 612 40", "")),
        ("(555) 0100", ("", "(555) 0100", "")),
        ("ana@lopez.es", ("", "", "ana@lopez.es")),
        ("Ana +34 612 López ana@lopez.es", ("Ana López", "+34 612", "ana@lopez.es")),
        ("R2-D2 - ()", ("R2-D2 - ()", "", "")),
        ("٠٩١٢٣", ("", "٠٩١٢٣", "")),
        ("  ", ("", "", "")),
    ],
)
def test_words_go_to_name_phone_or_mail_by_their_shape(
    typed: str, parts: tuple[str, str, str]
) -> None:
    assert desk.shape_of(typed) == parts


# --- duplicates -----------------------------------------------------------------------------------


def test_a_new_traveler_may_be_known_by_name_phone_or_mail(
    company: Company, known: dict[str, int]
) -> None:
    assert alike(company, "Ana López", "+34 612 40 85") == {
        "Ana López Ruiz": "name · first 9 digits",
        "Ana Lopes": "similar name",
    }
    for whole in ("+34612408551", "612 408 551", "0612 408 551", "0034 612 408 551"):
        assert alike(company, phone=whole) == {"Ana López Ruiz": "phone"}
    company.traveler(name="Jordi Rossell", contact_phone="812 345")
    assert alike(company, phone="812345") == {"Jordi Rossell": "phone"}
    assert alike(company, email="ANA@lopez") == {"Ana López Ruiz": "e-mail"}
    assert alike(company, "Lopez Ana", email="ana@lopez.es") == {
        "Ana López Ruiz": "e-mail · name",
        "Ana Lopes": "similar name",
    }
    assert alike(company, "小龍") == {"小龍": "name"}


def test_too_little_makes_nobody_a_duplicate(company: Company, known: dict[str, int]) -> None:
    assert alike(company, "A", "+34 6", "ana") == {}
    for others in ("+34 612", "+34 612 40", "+34 612 400 000", "408 551"):
        assert alike(company, phone=others) == {}
    assert alike(company) == {}
    assert alike(company, "Antonia") == {}


def test_a_duplicate_shows_how_often_they_booked(company: Company, known: dict[str, int]) -> None:
    company.do(sales.sell_seats, SellSeats(company.launch(), known["Ana Lopes"], 1))
    (found,) = desk.find_duplicates(company.reader, "Ana Lopes", "", "", 1)
    assert (found.id, found.phone, found.bookings) == (known["Ana Lopes"], "+351 912 004 118", 1)
