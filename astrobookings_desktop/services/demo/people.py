"""Who travels with the company, from the lists in `resources/demo`."""

import random
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from astrobookings_desktop.domain.values import fold

WITHOUT_MAIL, WITHOUT_PHONE = 0.15, 0.08
WITH_CONTACT, WITH_PREFERENCES = 0.3, 0.2
WITH_SECOND, INITIALS = 0.4, "ABCDEFGHJKLMNPRSTVW"  # where a second name is the custom
IN_BOTH_SCRIPTS = 0.5  # of names that are written in another script than Latin


class PeopleMaker:
    """Draws travelers of many scripts; the same chance gives the same people."""

    def __init__(self, lists: Mapping[str, Any], chance: random.Random) -> None:
        self._lists = lists
        self._weights = list(accumulate(culture["weight"] for culture in lists["cultures"]))
        self._chance = chance
        self._taken: set[str] = set()  # addresses

    def traveler(self) -> dict[str, Any]:
        """The columns of one new traveler, as a person enters them."""
        chance = self._chance
        (culture,) = chance.choices(self._lists["cultures"], cum_weights=self._weights)
        given, family = self._given(culture), self._family(culture)
        entered: dict[str, Any] = {
            "name": self._name(culture, given, family),
            "language": culture["language"],
        }
        if chance.random() >= WITHOUT_MAIL:
            entered["email"] = self._email(_latin(given), _latin(family))
        if chance.random() >= WITHOUT_PHONE:
            entered["contact_phone"] = self.phone(culture)
        if chance.random() < WITH_CONTACT:
            kin = self._name(culture, chance.choice(culture["given"]), family)
            relation = chance.choice(self._lists["relations"])
            entered["emergency_contact"] = f"{kin} ({relation}), {self.phone(culture)}"
        if chance.random() < WITH_PREFERENCES:
            entered["travel_preferences"] = chance.choice(self._lists["preferences"])
        return entered

    def phone(self, culture: Mapping[str, Any] | None = None) -> str:
        """A number of that culture's country, or of any."""
        culture = culture or self._chance.choice(self._lists["cultures"])
        digits = (self._chance.randrange(10) if sign == "#" else sign for sign in culture["phone"])
        return "".join(map(str, digits))

    def _given(self, culture: Mapping[str, Any]) -> str:
        given: str = self._chance.choice(culture["given"])
        if culture.get("second") == "initial" and self._chance.random() < WITH_SECOND:
            return f"{given} {self._chance.choice(INITIALS)}."
        return given

    def _family(self, culture: Mapping[str, Any]) -> str:
        family: str = self._chance.choice(culture["family"])
        if culture.get("second") == "family" and self._chance.random() < WITH_SECOND:
            other = self._chance.choice(culture["family"]).split(" ")[-1]
            return family if other in family else f"{family.split(' ')[0]} {other}"
        return family

    def _name(self, culture: Mapping[str, Any], given: str, family: str) -> str:
        order = (family, given) if culture.get("family_first") else (given, family)
        own = ("" if culture.get("joined") else " ").join(part.split("|")[0] for part in order)
        latin = " ".join(map(_latin, order))
        both = own != latin and "|" in given and self._chance.random() < IN_BOTH_SCRIPTS
        return f"{latin} · {own}" if both else own

    def _email(self, given: str, family: str) -> str:
        name = f"{_letters(given)}.{_letters(family)}"
        host = self._chance.choice(self._lists["mail_hosts"])
        email, number = f"{name}@{host}", 1
        while email in self._taken:
            number += self._chance.randrange(1, 50)
            email = f"{name}{number}@{host}"
        self._taken.add(email)
        return email


def _latin(part: str) -> str:
    return part.split("|")[-1]


def _letters(part: str) -> str:
    return "".join(sign for sign in fold(part) if sign.isascii() and sign.isalpha())
