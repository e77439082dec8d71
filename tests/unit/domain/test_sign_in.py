"""Passwords after NIST SP 800-63B, and how long failures make one wait."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astrobookings_desktop.domain.errors import InvalidValue
from astrobookings_desktop.domain.sign_in import (
    LONGEST_WAIT,
    SignInThrottled,
    clean_password,
    require_no_wait,
    waits_until,
)

NOW = datetime(2026, 11, 23, 14, 32, tzinfo=UTC)
COMMON = {"password", "12345678", "qwertyuiop"}


def clean(text: str, *personal: str) -> str:
    return clean_password(text, is_common=COMMON.__contains__, personal=personal)


@pytest.mark.parametrize(
    "text",
    [
        "eight888",
        "correct horse battery staple",
        "        spaces count",
        "пароль который длинный",
        "パスワード日本語です",
        "🚀🌍🌕🪐⭐️🌠🛰🌌",
        "x" * 3 + "yz" * 126,
    ],
)
def test_length_is_all_that_is_asked(text: str) -> None:
    assert clean(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "at least 8"),
        ("seven77", "at least 8"),
        ("x1y" * 100, "at most 256"),
        ("PassWord", "most common"),
        ("12345678", "most common"),
        ("abababababab", "repeated"),
        ("zzzzzzzzzz", "repeated"),
        ("with\x00nul-byte", "control"),
        ("two\nlines!!", "control"),
        ("AstroBookings", "name"),
        ("ana@example.org", "name"),
        ("example.org", "name"),
        ("Ana López Marín", "name"),
    ],
)
def test_what_is_guessed_first_is_refused(text: str, why: str) -> None:
    with pytest.raises(InvalidValue, match=why) as refused:
        clean(text, "Ana López Marín", "ana@example.org", "astrobookings")
    assert refused.value.field == "password"
    assert refused.value.value is None
    assert not text or text not in refused.value.message


def test_one_spelling_of_a_character_is_as_good_as_another() -> None:
    assert clean("cafe\u0301 con leche") == clean("caf\u00e9 con leche")
    assert clean("ﬁne passage") == clean("fine passage")


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(1, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 900), (500, 900)],
)
def test_from_the_fifth_failure_on_one_waits_longer_each_time(failures: int, seconds: int) -> None:
    assert waits_until(failures, NOW) - NOW == timedelta(seconds=seconds)


@given(st.integers(5, 10**6), st.timedeltas(timedelta(days=-400), timedelta(days=400)))
def test_no_clock_makes_anybody_wait_longer_than_the_longest_wait(
    failures: int, later: timedelta
) -> None:
    if later >= waits_until(failures, NOW) - NOW:
        require_no_wait(failures, NOW, NOW + later)
    else:
        with pytest.raises(SignInThrottled) as refused:
            require_no_wait(failures, NOW, NOW + later)
        assert 0 < refused.value.seconds <= LONGEST_WAIT.total_seconds()
