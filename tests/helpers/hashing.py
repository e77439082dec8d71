"""Passwords hashed in no time; how much time is right, the program's own setting says."""

import pytest
from argon2 import PasswordHasher

from astrobookings_desktop.services import passwords

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
NOBODYS = QUICK.hash("of nobody")


def hash_quickly(patch: pytest.MonkeyPatch) -> None:
    """Until the patch is undone."""
    patch.setattr(passwords, "HASHER", QUICK)
    patch.setattr(passwords, "NOBODYS", NOBODYS)
