"""The filters that people keep: small statements, compiled once."""

from typing import NamedTuple

_MINE = "user_id IS :user AND entity = :entity"

OF_LIST = f'SELECT name, query FROM "saved_filter" WHERE {_MINE} ORDER BY name_key'
ONE = f'SELECT id, name, query FROM "saved_filter" WHERE {_MINE} AND name_key = :key'
COUNT = f'SELECT count(*) FROM "saved_filter" WHERE {_MINE}'
ADD = (
    'INSERT INTO "saved_filter" (id, user_id, entity, name, name_key, query) '
    "VALUES (:id, :user, :entity, :name, :key, :query)"
)
CHANGE = 'UPDATE "saved_filter" SET name = :name, name_key = :key, query = :query WHERE id = :id'
DELETE = 'DELETE FROM "saved_filter" WHERE id = :id'


class SavedFilter(NamedTuple):
    """A name, and the text that it stands for."""

    name: str
    query: str
