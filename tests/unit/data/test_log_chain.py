"""The log's hash chain shows every change of history (DOMAIN.md §9)."""

import hashlib
import json
from datetime import UTC, datetime
from decimal import Decimal

import hypothesis.strategies as st
import pytest
from hypothesis import example, given

from astrobookings_desktop.data.fields import canonical_json
from astrobookings_desktop.data.log_chain import broken_rows, link

VALUES = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text()
DOCUMENTS = st.recursive(
    VALUES | st.integers(),
    lambda part: st.lists(part) | st.dictionaries(st.text(), part),
    max_leaves=12,
)

Chain = list[tuple[tuple[object, ...], str, str]]


def _chain(texts: list[str]) -> tuple[Chain, str]:
    rows: Chain = []
    head = ""
    for number, text in enumerate(texts, start=1):
        columns = (number, "booking", 5, "sell", "2026", json.dumps(text), None, text, "desk-1")
        own = link(head, columns)
        rows.append((columns, head, own))
        head = own
    return rows, head


@given(st.lists(st.text(), max_size=6))
def test_an_untouched_chain_is_whole(texts: list[str]) -> None:
    rows, head = _chain(texts)
    assert list(broken_rows(rows, head)) == []


@given(st.lists(st.text(), min_size=2, max_size=6), st.data())
def test_the_first_touched_row_is_named(texts: list[str], data: st.DataObject) -> None:
    rows, head = _chain(texts)
    place = data.draw(st.integers(0, len(rows) - 1))
    number = place + 1

    columns, previous, own = rows[place]
    doctored = (*columns[:3], "cancel", *columns[4:])
    changed = [*rows[:place], (doctored, previous, own), *rows[place + 1 :]]
    assert next(broken_rows(changed, head))[0] == number

    relinked = [*rows[:place], (doctored, previous, link(previous, doctored)), *rows[place + 1 :]]
    assert list(broken_rows(relinked, head)) != []

    removed = rows[:place] + rows[place + 1 :]
    first = next(broken_rows(removed, head))[0]
    assert first == (number + 1 if number < len(rows) else None)

    other = data.draw(st.integers(0, len(rows) - 1).filter(lambda at: at != place))
    swapped = list(rows)
    swapped[place], swapped[other] = swapped[other], swapped[place]
    assert list(broken_rows(swapped, head)) != []


@given(st.text(), st.lists(VALUES), DOCUMENTS)
@example("", [], {"wishes": 10**30})
def test_any_json_writer_finds_the_same_hash(
    previous: str, columns: list[object], document: object
) -> None:
    """What docs/log-format.md promises: rows can be checked without this program."""

    def written(value: object, *, sort_keys: bool = False) -> str:
        return json.dumps(
            value, separators=(",", ":"), ensure_ascii=False, allow_nan=False, sort_keys=sort_keys
        )

    own = hashlib.sha256(f"{previous}\n{written(columns)}".encode()).hexdigest()
    assert link(previous, tuple(columns)) == own
    assert canonical_json(document) == written(document, sort_keys=True)


@pytest.mark.parametrize("stranger", [datetime(2027, 5, 1, tzinfo=UTC), Decimal("1.00"), b"x"])
def test_what_json_lacks_is_refused(stranger: object) -> None:
    with pytest.raises(TypeError):
        canonical_json({"value": stranger})
