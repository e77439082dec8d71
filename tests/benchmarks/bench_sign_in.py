"""Signing in: what argon2id takes with the settings in force, and what stands around it."""

import statistics
import tempfile
from pathlib import Path
from time import perf_counter

from astrobookings_desktop.domain.errors import Refusal
from astrobookings_desktop.services.access import passwords
from astrobookings_desktop.services.access.sign_in import found, sign_in
from tests.helpers.company import Company

ROUNDS = 30
EMAIL, PASSWORD = "ada@example.org", "a seat on the moon"
MOST_AROUND = 1.5  # a sign-in beside the bare check of the password
MOST_APART = 1.25  # a stranger's try beside a known person's wrong password


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-sign-in-") as name:
        company = Company(Path(name) / "office.db")
        company.do(found, "Ada Lovelace", EMAIL, PASSWORD)
        stored = str(company.value("SELECT password_hash FROM user"))
        bare, whole, wrong, stranger = [], [], [], []
        for _ in range(ROUNDS):  # side by side: noise meets all four alike
            bare.append(_timed(lambda: passwords.matches(stored, PASSWORD)))
            whole.append(_timed(lambda: sign_in(company.writer, EMAIL, PASSWORD)))
            wrong.append(_timed(lambda: _refused(company, EMAIL)))
            sign_in(company.writer, EMAIL, PASSWORD)  # so that failures make nobody wait
            stranger.append(_timed(lambda: _refused(company, f"{len(stranger)}@example.org")))
        company.close()
    hasher = passwords.HASHER
    print(
        f"argon2id: {hasher.time_cost} passes over {hasher.memory_cost // 1024} MiB in "
        f"{hasher.parallelism} lanes; milliseconds, median (quartiles):"
    )
    for title, took in (
        ("the password alone", bare),
        ("a sign-in with its log rows", whole),
        ("a wrong password", wrong),
        ("an unknown e-mail", stranger),
    ):
        low, middle, high = (1000 * value for value in statistics.quantiles(took, n=4))
        print(f"    {title:30} {middle:7.1f} ({low:.1f}-{high:.1f})")
    _tell("a sign-in / the password alone", whole, bare, MOST_AROUND)
    _tell("an unknown e-mail / a wrong password", stranger, wrong, MOST_APART)


def _tell(title: str, one: list[float], other: list[float], goal: float) -> None:
    ratio = statistics.median(a / b for a, b in zip(one, other, strict=True))
    print(f"    {title}: {ratio:.2f}, goal <= {goal} {'ok' if ratio <= goal else 'MISSED'}")


def _timed(act: object) -> float:
    assert callable(act)
    begun = perf_counter()
    act()
    return perf_counter() - begun


def _refused(company: Company, email: str) -> None:
    try:
        sign_in(company.writer, email, "not the password")
    except Refusal:
        return
    raise AssertionError("it was taken")
