"""The log's hash chain shows every change of history (DOMAIN.md §9)."""

import json

import hypothesis.strategies as st
from hypothesis import given

from astrobookings_desktop.data.log_chain import broken_rows, link

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
