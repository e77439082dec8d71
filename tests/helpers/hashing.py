"""Passwords hashed in no time; how much time is right, the program's own setting says."""

import pytest
from argon2 import PasswordHasher

from astrobookings_desktop.services.access import passwords
from astrobookings_desktop.services.backup import files as backup_files

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
NOBODYS = QUICK.hash("of nobody")


def seal_quickly(patch: pytest.MonkeyPatch) -> None:
    """The same for the key of a sealed backup."""
    patch.setattr(backup_files, "_PASSES", 1)
    patch.setattr(backup_files, "_KIBIBYTES", 32)


def hash_quickly(patch: pytest.MonkeyPatch) -> None:
    """Until the patch is undone."""
    patch.setattr(passwords, "HASHER", QUICK)
    patch.setattr(passwords, "NOBODYS", NOBODYS)
