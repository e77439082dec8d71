"""One and many: every text with a count reads well with 1 and with 2, in both languages."""

import pickle
import re
import string
from collections.abc import Iterator

import pytest

from astrobookings_desktop.domain.phrases import Count, Phrase
from astrobookings_desktop.domain.refusal import ENGLISH
from astrobookings_desktop.domain.sign_in import SignInThrottled
from tests.helpers.translations import read

_MANY = """
seats rows jobs bookings messages travelers launches invoices records days passengers causes
faults fields settings agencies rockets seconds workers addresses payments
plazas filas tareas reservas mensajes viajeros lanzamientos facturas fichas días pasajeros
causas fallos campos ajustes agencias cohetes segundos procesos direcciones pagos
libres ocupadas vendidas provisionales emitidas nuevos combinados omitidos rechazados hechas
dudosas dudosos elegidos seleccionados
"""
_ONE = """
seat row job booking message traveler launch invoice record day passenger cause fault second
plaza fila tarea reserva mensaje viajero lanzamiento factura ficha día pasajero causa fallo
segundo libre ocupada vendida provisional emitida nuevo combinado omitido rechazado hecha
dudosa dudoso is needs has was gets stays necesita queda vuelve
"""
PLURALS, SINGULARS = frozenset(_MANY.split()), frozenset(_ONE.split())
NEVER_ONE = {  # these counts are never 1
    "at least {0} characters",
    " The first {0} are listed.",
    "It is good for {0} hours and once; the present password stays until then.",
    "{0} rows are too many to copy: export them into a file",
    "At most {0} records can be changed at once: select fewer",
    "be .csv or .xlsx: {rows:,} rows are more than fit on pages",
    "tell one agency from another; {count} have it",
    "tell one {entity} from another; {count} have it",
    "Limit {limit}: VIP, confirmed on {count} other launches",
    "Another program has been writing into {path} for {seconds:.0f} seconds. Try again; if it "
    "stays so, end the other program.",
}
_FOLLOWED = re.compile(r"\{\w+(?::[^}|]*)?\} (\w+)")
_OF_ONE = re.compile(r"(^|\W)1 \w")
_AFTER = re.compile(r"\b([12]) (\w+)")


class _Counted(Count):
    """A count that also stands where figures have a format of their own."""

    def __format__(self, format_spec: str) -> str:
        return super().__format__(format_spec if "|" in format_spec else "")


class _Something:
    """Any other fact."""

    def __format__(self, _spec: str) -> str:
        return "…"


def _texts() -> Iterator[tuple[str, str, str]]:
    """Each text as it is said: its context, its English source, and itself in one language."""
    for (context, source), said in read("es").items():
        for form in (source, *said.forms):
            yield context, source, form


def _counts(text: str) -> set[str]:
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return set()
    return {name for _text, name, spec, _how in parts if name and "|" in (spec or "")}


def _render(text: str, number: int) -> str:
    names = {name for _text, name, _spec, _how in string.Formatter().parse(text) if name}
    facts = {
        name: _Counted(str(number), number == 1) if name in _counts(text) else _Something()
        for name in names
    }
    places = [facts[str(place)] for place in range(sum(name.isdigit() for name in names))]
    return text.format(*places, **{name: one for name, one in facts.items() if not name.isdigit()})


COUNTED = sorted({(source, form) for _, source, form in _texts() if _counts(form)})


@pytest.mark.parametrize(("source", "form"), COUNTED)
def test_a_text_with_a_count_agrees_with_it(source: str, form: str) -> None:
    one, many = _render(form, 1), _render(form, 2)
    assert one.replace("1", "") != many.replace("2", "")
    for text in (one, many):
        assert "|" not in text
        for figure, word in _AFTER.findall(text):
            assert word not in (PLURALS if figure == "1" else SINGULARS), text


def test_no_text_with_a_count_was_forgotten() -> None:
    of_one = {(context, source) for context, source, _ in _texts() if _OF_ONE.search(source)}
    forgotten = {
        form
        for context, source, form in _texts()
        if source not in NEVER_ONE
        if not any(_stems(source) & _stems(one) for where, one in of_one if where == context)
        for word in _FOLLOWED.findall(form)
        if word in PLURALS and "%n" not in form
    }
    assert forgotten == set()


def _stems(text: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z]{3,}", text)}


def test_counts_bring_their_words() -> None:
    assert f"{Count('1', True):row|rows}" == "1 row"
    assert "{0:row|rows} {0:=is|are} new".format(Count("1,200", False)) == "1,200 rows are new"
    assert f"{Count('2', False)} of {Count('1', True):>3}" == "2 of   1"
    assert pickle.loads(pickle.dumps(Count("1", True))).is_one
    assert Phrase("{n:seat|seats} {n:=is|are} left", n=1) == "1 seat is left"
    assert Phrase("{n:seat|seats} {n:=is|are} left", n=1200) == "1,200 seats are left"


def test_refusals_count_as_well() -> None:
    assert "wait 1 second, then" in SignInThrottled(1).message
    assert "wait 1,800 seconds, then" in SignInThrottled(1800).message


@pytest.mark.parametrize("value", [None, "", "x", b"\xff", 1.5])
def test_what_is_no_number_brings_the_word_of_many(value: object) -> None:
    """A damaged file holds anything where a number should stand, and is told of all the same."""
    template = "has {seats:seat|seats}, {seats:=is|are}"
    wanted = f"has {value} seats, are"
    assert Phrase(template, seats=value) == wanted
    assert ENGLISH.vformat(template, (), {"seats": value}) == wanted
