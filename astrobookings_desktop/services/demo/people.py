"""Who works at the company and who travels with it, from the lists in `resources/demo`."""

import random
from collections.abc import Mapping
from typing import Any

from astrobookings_desktop.domain.values import fold

MAIL_HOSTS = ("mail.example", "post.example", "correo.example", "example.org", "example.net")
WITHOUT_MAIL, WITHOUT_PHONE = 0.18, 0.08


class PeopleMaker:
    """Draws travelers of many scripts; the same chance gives the same people."""

    def __init__(self, lists: Mapping[str, Any], chance: random.Random) -> None:
        self._cultures = lists["cultures"]
        self._weights = [culture["weight"] for culture in self._cultures]
        self._preferences = lists["preferences"]
        self._chance = chance
        self._made = 0

    def traveler(self) -> dict[str, Any]:
        """The columns of one new traveler."""
        chance = self._chance
        (culture,) = chance.choices(self._cultures, self._weights)
        given, family = chance.choice(culture["given"]), chance.choice(culture["family"])
        space = "" if culture.get("joined") else " "
        parts = (family, given) if culture.get("family_first") else (given, family)
        self._made += 1
        entered: dict[str, Any] = {
            "name": space.join(parts),
            "language": culture["language"],
        }
        if chance.random() >= WITHOUT_MAIL:
            word = "".join(sign for sign in fold(given) if sign.isascii() and sign.isalpha())
            host = chance.choice(MAIL_HOSTS)
            entered["email"] = f"{word or 'traveler'}.{self._made}@{host}"
        if chance.random() >= WITHOUT_PHONE:
            entered["contact_phone"] = f"{culture['phone']}{chance.randrange(10**6):06}"
        if chance.random() < 0.25:
            kin = chance.choice(culture["given"])
            entered["emergency_contact"] = f"{kin}, {culture['phone']}{chance.randrange(10**6):06}"
        if chance.random() < 0.2:
            entered["travel_preferences"] = chance.choice(self._preferences)
        return entered
