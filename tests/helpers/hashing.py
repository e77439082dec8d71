"""Passwords hashed in no time; how much time is right, the program's own setting says."""

import pytest
from argon2 import PasswordHasher

from astrobookings_desktop.services import passwords


def hash_quickly(patch: pytest.MonkeyPatch) -> None:
    """Until the patch is undone."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    patch.setattr(passwords, "HASHER", hasher)
