"""Guessing which column of a file is which of ours, and remembering what a person chose."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from astrobookings_desktop.data.fields import canonical_json
from astrobookings_desktop.data.queries import imports as queries
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.rights import IMPORT_RIGHTS
from astrobookings_desktop.domain.values import fold
from astrobookings_desktop.services.files.csv_files import CsvTable
from astrobookings_desktop.services.imports.keys import KEYS
from astrobookings_desktop.services.imports.records import IMPORT_FIELDS, REQUIRED
from astrobookings_desktop.services.imports.run import EVERY_COLUMN, ImportPlan
from astrobookings_desktop.services.imports.values import STATES
from astrobookings_desktop.services.reading import Reading
from astrobookings_desktop.services.unit_of_work import UnitOfWork

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "name": (
        *("full name", "nombre", "nombre completo", "passenger", "pasajero", "astronaut"),
        *("traveler", "viajero", "customer", "cliente"),
    ),
    "email": ("e mail", "mail", "correo", "correo electronico", "email address"),
    "language": ("idioma", "lengua", "lang"),
    "contact_phone": ("phone", "telefono", "tel", "mobile", "movil", "phone number"),
    "emergency_contact": ("emergency", "emergencia", "contacto de emergencia"),
    "travel_preferences": ("preferences", "wishes", "preferencias"),
    "description": ("about", "descripcion"),
    "contact_info": ("contact", "contacto", "website", "web"),
    "legal_name": ("company name", "razon social", "legal entity"),
    "tax_id": ("vat", "vat number", "nif", "cif", "tax number", "vat id"),
    "legal_address": ("address", "direccion", "domicilio", "domicilio fiscal"),
    "agency_id": (
        *("agency", "agencia", "company", "company name", "compania", "empresa", "provider"),
        *("organisation", "organization", "rocket organisation", "operator", "operador", "lsp"),
    ),
    "rocket_id": (
        *("rocket", "cohete", "vehicle", "launch vehicle", "lv type", "lv", "rocket name"),
        *("lanzador", "launcher"),
    ),
    "date": (
        *("launch date", "fecha", "fecha de lanzamiento", "datum", "net", "departs", "salida"),
        *("launch time", "date time", "liftoff"),
    ),
    "destination": ("destino", "orbit", "orbita", "target", "mission orbit"),
    "price_per_seat": ("price", "precio", "precio por asiento", "seat price", "fare", "per seat"),
    "range": ("alcance", "rango"),
    "status": (
        *("estado", "mission status", "status mission", "outcome", "result", "resultado"),
        "launch status",
    ),
    "status_reason": ("reason", "motivo", "cause", "causa"),
    "capacity": ("capacidad", "seats", "asientos", "plazas", "crew"),
}
_AGENCY_NAMES = ("agency", "agencia", "company", "empresa", "short name", "provider")
_ROCKET_NAMES = ("rocket", "cohete", "rocket name", "vehicle", "model")


def guess_plan(entity: Entity, table: CsvTable) -> ImportPlan:
    """What the columns' names say, to be looked over: names that hold a known one count too, where
    a single column of the file does. Each column of the file is taken once, at most. Where every
    row gives an e-mail, repeats are known by it."""
    plan = complete_plan(ImportPlan(entity), table)
    mapping = dict(plan.mapping)
    for column, names in loose_fits(plan, table).items():
        taken = {name for mapped in mapping.values() for name in mapped}
        if len(names) == 1 and names[0] not in taken:
            mapping[column] = names
    key = "email" if _tells_by_email(entity, mapping, table) else None
    return _with_states(replace(plan, mapping=mapping, key=key), table)


def _tells_by_email(
    entity: Entity, mapping: Mapping[str, tuple[str, ...]], table: CsvTable
) -> bool:
    """Whether repeats may be known by the e-mail: each row gives one, which a row without its key
    would be refused for."""
    names = mapping.get("email", ())
    rows = [row for row in table.rows if not row.fault]
    is_whole = all(any(row.cells[name].strip() for name in names) for row in rows)
    return "email" in KEYS[entity] and bool(rows) and is_whole


def complete_plan(plan: ImportPlan, table: CsvTable) -> ImportPlan:
    """The plan with what the columns' names say of those columns of ours that it says nothing of.

    Our own names come before what else a column is called, wherever they stand in the file. One
    that is mapped to no column stays so. The file's words for a state are changed too.
    """
    entity = plan.entity
    words = {name: _plain(name) for name in table.columns if name}
    mapping = dict(plan.mapping)
    taken = {name for names in mapping.values() for name in names}
    for is_own in (True, False):
        for column in _open(plan, mapping):
            known = {_plain(column)} if is_own else set(_names(entity, column))
            for name, plain in words.items():
                if plain in known and name not in taken:
                    mapping[column] = (name,)
                    taken.add(name)
                    break
    return _with_states(replace(plan, mapping=mapping), table)


def loose_fits(plan: ImportPlan, table: CsvTable) -> dict[str, tuple[str, ...]]:
    """The file's columns that may be one of ours which the plan says nothing of: their names hold
    a known one. They are proposed to a person and never taken unseen."""
    taken = {name for names in plan.mapping.values() for name in names}
    words = {name: _plain(name) for name in table.columns if name and name not in taken}
    fits: dict[str, tuple[str, ...]] = {}
    for column in _open(plan, plan.mapping):
        known = {_plain(column), *_names(plan.entity, column)}
        fitting = [
            name for name, plain in words.items() if any(_within(one, plain) for one in known)
        ]
        if fitting:
            fits[column] = tuple(fitting)
    return fits


def _open(plan: ImportPlan, mapping: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Our columns of which neither the mapping nor the plan's constants say anything."""
    fields = IMPORT_FIELDS.get(plan.entity, ())
    return [column for column in fields if column not in mapping and column not in plan.constants]


def _with_states(plan: ImportPlan, table: CsvTable) -> ImportPlan:
    states = {
        change: state
        for change, state in _states(plan.mapping, table).items()
        if (EVERY_COLUMN, change[1]) not in plan.changed
    }
    return replace(plan, changed=states | dict(plan.changed))


def column_called(entity: Entity, name: str) -> str:
    """Our column that people call so, by its own name or as a file's heading would: “rocket” is
    rocket_id. A name that means none of them is given back."""
    fields = IMPORT_FIELDS.get(entity, ())
    if name in fields:
        return name
    plain = _plain(name)
    found = [one for one in fields if plain == _plain(one) or plain in _names(entity, one)]
    return found[0] if len(found) == 1 else name


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a file's header fits an entity: columns known of it, needed ones that it lacks."""

    entity: Entity
    known: int
    lacking: int


def fits_better(entity: Entity, table: CsvTable, others: Iterable[Entity]) -> Fit | None:
    """Which of `others` the header fits clearly better than `entity`, None when none does."""
    here = fit_of(entity, table)
    best = max(
        (fit_of(one, table) for one in others if one is not entity),
        key=lambda fit: (fit.known, -fit.lacking),
        default=here,
    )
    is_better = best.known > here.known and best.lacking <= max(here.lacking, 1)
    return best if is_better else None


def fit_of(entity: Entity, table: CsvTable) -> Fit:
    """How well the header fits."""
    mapping = guess_plan(entity, table).mapping
    return Fit(entity, len(mapping), len(REQUIRED[entity] - mapping.keys()))


def header_of(columns: Sequence[str]) -> str:
    """What two files with the same set of columns share."""
    text = json.dumps(sorted(map(_plain, columns)), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def kept_plan(reading: Reading, entity: Entity, table: CsvTable) -> ImportPlan | None:
    """How a file with this header was mapped the last time; raises MissingRight.

    The office and each agency remember their own: a plan holds names and numbers of its owner.
    """
    reading.require(IMPORT_RIGHTS[entity])
    row = reading.one(
        queries.KEPT_MAPPING,
        owner=_owner(reading),
        entity=entity.value,
        header=header_of(table.columns),
    )
    if row is None:
        return None
    kept = json.loads(row[0])
    mapping = {
        column: tuple(names)
        for column, names in kept["mapping"].items()
        if all(name in table.columns for name in names)
    }
    return ImportPlan(
        entity,
        mapping,
        kept["constants"],
        {(column, before): after for column, before, after in kept["changed"]},
        kept["key"],
        create=frozenset(map(Entity, kept["create"])),
    )


def keep_plan(work: UnitOfWork, plan: ImportPlan, table: CsvTable) -> None:
    """Remember how a file with this header is mapped; raises MissingRight."""
    work.require(IMPORT_RIGHTS[plan.entity])
    document = {
        "mapping": {column: list(names) for column, names in plan.mapping.items()},
        "constants": dict(plan.constants),
        "changed": [[column, before, after] for (column, before), after in plan.changed.items()],
        "key": plan.key,
        "create": sorted(entity.value for entity in plan.create),
    }
    work.execute(
        queries.KEEP_MAPPING,
        owner=_owner(work),
        entity=plan.entity.value,
        header=header_of(table.columns),
        plan=canonical_json(document),
        now=work.now_text,
    )


def _owner(reading: Reading) -> int:
    """Whose plans are kept and found: the actor's agency's; 0 is the office."""
    return reading.actor.agency_id or 0


def _names(entity: Entity, column: str) -> tuple[str, ...]:
    names = _SYNONYMS.get(column, ())
    if column == "name":
        own = {Entity.AGENCY: _AGENCY_NAMES, Entity.ROCKET: _ROCKET_NAMES}
        names = (*names, *own.get(entity, ()))
    return names


def _plain(name: str) -> str:
    """A column's name without case, accents and signs: “Launch_Date ” is “launch date”."""
    letters = "".join(sign if sign.isalnum() else " " for sign in fold(name))
    return " ".join(letters.split())


def _within(known: str, plain: str) -> bool:
    """Whether a longer name holds a known one as whole words; “email key” is some program's own."""
    is_inner = plain.endswith((" key", " hash"))
    return len(known) > 3 and not is_inner and f" {known} " in f" {plain} "


def _states(mapping: Mapping[str, tuple[str, ...]], table: CsvTable) -> dict[tuple[str, str], str]:
    """What the file's words for a launch's state mean, as far as they are known."""
    changed: dict[tuple[str, str], str] = {}
    for name in mapping.get("status", ()):
        for row in table.rows:
            text = row.cells.get(name, "").strip()
            state = STATES.get(fold(text))
            if state is not None and state.value != text.lower():
                changed["status", text] = state.value
    return changed
