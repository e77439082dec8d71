"""The log beside the records that it tells of (DOMAIN.md §9)."""

from dataclasses import dataclass

from peewee import Field

from astrobookings_desktop.data.fields import JsonField, MoneyField
from astrobookings_desktop.data.log_chain import LINKED
from astrobookings_desktop.data.models import (
    Agency,
    Booking,
    Invoice,
    Launch,
    Payment,
    Rocket,
    Table,
    Traveler,
    User,
)
from astrobookings_desktop.data.statements import statements_of
from astrobookings_desktop.domain.entities import Entity

CHAIN = (
    f'SELECT {", ".join(LINKED)}, previous_hash, hash FROM "entry_log" '
    "WHERE id >= :first AND id < :last ORDER BY id"
)
CODES = 'SELECT user_id, code_hash, expires_at FROM "password_reset" ORDER BY user_id'
CODE_TOLD = (
    "SELECT action, details FROM \"entry_log\" WHERE entity_type = 'user' "
    "AND entity_id = :user_id AND action IN ('give_reset_code', 'set_password') ORDER BY id"
)
STRANGERS = 'SELECT id FROM "entry_log" WHERE id < :first OR id >= :last'


@dataclass(frozen=True, slots=True)
class Kept:
    """Records whose columns the log tells; a person's profile is told together with the user.

    `counted` columns follow from other records and are told once, at the beginning. `filled` ones
    came with a later schema, and stand untold in what is older: the upgrade filled them in.
    """

    entity: Entity
    models: tuple[type[Table], ...]
    told_as: tuple[Entity, ...]
    counted: frozenset[str] = frozenset()
    filled: frozenset[str] = frozenset()

    @property
    def money(self) -> frozenset[str]:
        """The columns of amounts."""
        return self._columns_of(MoneyField)

    @property
    def documents(self) -> frozenset[str]:
        """The columns of JSON documents."""
        return self._columns_of(JsonField)

    @property
    def told_sql(self) -> str:
        """(id, action, details) of all log rows about such records, record by record."""
        names = ", ".join(f"'{entity.value}'" for entity in self.told_as)
        return (
            f'SELECT entity_id, action, details FROM "entry_log" WHERE entity_type IN ({names}) '
            "AND entity_id IS NOT NULL ORDER BY entity_id, id"
        )

    @property
    def stored(self) -> tuple[str, tuple[str, ...]]:
        """SQL of all such records by key, and its columns; the key is the first one."""
        owner = self.models[0]
        key = statements_of(owner).key
        names = [key]
        columns = [f'k."{key}"']
        source = f'"{self.entity.value}" k'
        for alias, model in zip("kpq", self.models, strict=False):
            if model is not owner:
                source += f' LEFT JOIN "{model._meta.table_name}" {alias} ON {alias}.user_id = k.id'
            for name in statements_of(model).columns:
                if name not in names and (model is owner or name != "user_id"):
                    names.append(name)
                    columns.append(f'{alias}."{name}"')
        return f'SELECT {", ".join(columns)} FROM {source} ORDER BY k."{key}"', tuple(names)

    def _columns_of(self, kind: type[Field]) -> frozenset[str]:
        return frozenset(
            field.column_name
            for model in self.models
            for field in model._meta.sorted_fields
            if isinstance(field, kind)
        )


_FILLED_INVOICE = frozenset(
    {
        *("kind", "legal_name", "tax_id", "legal_address", "destination", "launch_date", "seats"),
        *("net", "basis_points", "due_date", "language", "facts", "void_date", "void_reason"),
    }
)
KEPT = (
    Kept(Entity.USER, (User, Traveler, Agency), (Entity.USER, Entity.TRAVELER, Entity.AGENCY)),
    Kept(Entity.ROCKET, (Rocket,), (Entity.ROCKET,)),
    Kept(
        Entity.LAUNCH,
        (Launch,),
        (Entity.LAUNCH,),
        frozenset({"seats_taken", "seats_held"}),
        frozenset({"fee_basis_points", "net_revenue", "outcome_at"}),
    ),
    Kept(Entity.BOOKING, (Booking,), (Entity.BOOKING,)),
    Kept(Entity.INVOICE, (Invoice,), (Entity.INVOICE,), filled=_FILLED_INVOICE),
    Kept(
        Entity.PAYMENT,
        (Payment,),
        (Entity.PAYMENT,),
        filled=frozenset({"completed_at", "failed_at", "refunded_at"}),
    ),
)
