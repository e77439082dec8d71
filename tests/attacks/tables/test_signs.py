"""Signs that turn a line around, hide, or command a terminal."""

import pytest

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.refusal import Refusal
from tests.helpers.company import Company

TURNING = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]


INVISIBLE = ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u3164", "\u115f", "\u2800"]


def kept_or_told(company: Company, name: str) -> str:
    """What stands there of a name that a person gave: the record's, or the words of the refusal."""
    try:
        key = company.traveler(name=name)
    except InvalidValue as refusal:
        return refusal.message
    return str(company.value("SELECT name FROM user WHERE id = ?", key))


@pytest.mark.parametrize("sign", TURNING, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_name_that_turns_the_line_around_is_refused_or_loses_the_sign(
    company: Company, sign: str
) -> None:
    seen = kept_or_told(company, f"Ana{sign}moc.elpmaxe")
    assert "Ana" in seen
    assert sign not in seen


@pytest.mark.parametrize("sign", INVISIBLE, ids=lambda sign: f"U+{ord(sign):04X}")
def test_nobody_is_called_nothing(company: Company, sign: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        company.traveler(name=sign * 3)
    assert refusal.value.field == "name"
    with pytest.raises(InvalidValue):
        company.traveler(name="Ana", email=f"ana{sign}@example.org")


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x07", "\x9b", "\u2028", "\x85"])
def test_control_signs_reach_no_terminal(company: Company, sign: str) -> None:
    seen = kept_or_told(company, f"Ana{sign}[31mEvil")
    assert "Ana" in seen
    assert sign not in seen


def test_the_same_address_in_other_spelling_is_taken(company: Company) -> None:
    company.traveler(name="Ana", email="ána@example.org")
    for other in ("ÁNA@example.org", "a\u0301na@Example.ORG"):
        with pytest.raises(Refusal) as refusal:
            company.traveler(name="Eve", email=other)
        assert refusal.value.code == "email_taken"
