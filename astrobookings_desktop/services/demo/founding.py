"""How the company began: who works there, which agencies and rockets it deals with."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from astrobookings_desktop.data.models import User
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.statuses import Role
from astrobookings_desktop.services.access.demo_accounts import demo_password_hash
from astrobookings_desktop.services.access.sign_in import keep_password
from astrobookings_desktop.services.actors import BUILT_IN_ADMINISTRATOR, Actor, actor_of
from astrobookings_desktop.services.business_settings import change_settings
from astrobookings_desktop.services.demo.plan import Ship
from astrobookings_desktop.services.demo.timeline import Timeline, set_moment
from astrobookings_desktop.services.launches.rockets import create_rocket, set_rocket_active
from astrobookings_desktop.services.people.agencies import create_agency
from astrobookings_desktop.services.people.person import set_person_active
from astrobookings_desktop.services.people.users import create_user
from astrobookings_desktop.services.unit_of_work import UnitOfWork

WORKER = Actor(None, "Background worker", Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works at the desk, and for how long."""

    actor: Actor
    until: datetime


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works for the company."""

    managers: Sequence[Actor]
    agents: Sequence[Colleague]

    def agent(self, when: datetime, chance: random.Random) -> Actor:
        """One of the agents who were there at that moment."""
        return chance.choice([one.actor for one in self.agents if when < one.until])


class Founding:
    """Enters people, agencies and rockets one after the other, on the company's first days."""

    def __init__(self, work: UnitOfWork, timeline: Timeline, founded: datetime) -> None:
        self._work = work
        self._password_hash = demo_password_hash()
        self._timeline = timeline
        self._moment = founded.replace(hour=8, minute=30, second=0, microsecond=0)
        self._actor = BUILT_IN_ADMINISTRATOR

    def hire(self, people: Sequence[Mapping[str, Any]]) -> Staff:
        """The office's own people; the first administrator enters the others."""
        agents, managers = [], []
        for person in people:
            columns = {name: value for name, value in person.items() if name != "left_days_ago"}
            actor = self._user(columns)
            if actor.role is Role.ADMIN:
                self._actor = actor
            elif actor.role is Role.MANAGER:
                managers.append(actor)
            else:
                left = self._timeline.now - timedelta(days=person.get("left_days_ago", -1))
                agents.append(Colleague(actor, left))
                self._timeline.at(left, self._actor, partial(_let_go, actor=actor))
        return Staff(managers, agents)

    def register(self, company: Mapping[str, str]) -> None:
        """What invoices say of the own company."""
        self._next()
        change_settings(self._work, company)

    def enter(self, partners: Sequence[Mapping[str, Any]], ships: Sequence[Ship]) -> None:
        """The agencies with their own people, then all rockets."""
        keys: dict[str, int] = {}
        for partner in partners:
            self._next()
            columns = {k: v for k, v in partner.items() if k not in ("rockets", "fleet", "staff")}
            keys[partner["name"]] = agency_id = create_agency(self._work, columns)
            for person in partner.get("staff", ()):
                self._user({**person, "role": Role.AGENCY.value, "agency_id": agency_id})
        for ship in ships:
            self._next()
            entered = {
                "agency_id": keys[ship.agency_name],
                "name": ship.name,
                "capacity": ship.capacity,
                "range": ship.range,
            }
            ship.id = create_rocket(self._work, entered)
            if ship.is_retired:
                retired = max((date for date in ship.busy), default=self._moment)
                self._timeline.at(
                    retired + timedelta(days=20),
                    self._actor,
                    partial(set_rocket_active, rocket_id=ship.id, active=False),
                )

    def _user(self, columns: Mapping[str, Any]) -> Actor:
        self._next()
        key = create_user(self._work, columns)
        keep_password(self._work, key, self._password_hash)
        return actor_of(key, columns["name"], Role(columns["role"]), columns.get("agency_id"))

    def _next(self) -> None:
        self._moment += timedelta(minutes=3, seconds=17)
        set_moment(self._work, self._moment, self._actor)


def _let_go(work: UnitOfWork, actor: Actor) -> None:
    if actor.user_id is not None:
        set_person_active(work, Entity.USER, work.get(User, actor.user_id), False)
