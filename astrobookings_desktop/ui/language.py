"""The window's language: what is written in English in the code is said in the reader's.

Words reach a screen in three ways. Literal texts go through `tr` and `translate`. Words declared
as data (titles, columns, actions) are fields marked by `spoken`, or maps of the kind `Words`: read,
they are already in the reader's language. What the layers below say (refusals, faults, phrases) is
said by `tell`. `make translations` finds all of them; see CONTRIBUTING.md.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from astrobookings_desktop.config import resource
from astrobookings_desktop.domain.destinations import Place
from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.domain.phrases import Phrase
from astrobookings_desktop.domain.refusal import ENGLISH, Refusal, Wording
from astrobookings_desktop.ui import format as shown

ENGLISH_CODE, SPANISH_CODE = "en", "es"
REFUSALS, PHRASES, FIELDS, VALUES = "refusals", "phrases", "fields", "values"
"""The contexts of what the layers below say."""

DECLARED: dict[tuple[str, str], None] = {}
"""Each context and English text that was declared as data, for the translators."""

_BY_RECORD = frozenset({"agency_id", "launch_id", "rocket_id", "traveler_id", "user_id"})
_FEMININE = frozenset({Entity.AGENCY, Entity.BOOKING, Entity.INVOICE, Entity.JOB_QUEUE})
# The Spanish nouns of these; the others are masculine.
_Kind = TypeVar("_Kind", bound=type)
_in_use: list[QTranslator] = []
_language = ENGLISH_CODE


def language_of(setting: str) -> str:
    """ "en" or "es" for a workstation's setting, which may be "system"."""
    if setting != "system":
        return setting
    spanish = QLocale.system().language() is QLocale.Language.Spanish
    return SPANISH_CODE if spanish else ENGLISH_CODE


def use_language(language: str) -> None:
    """Say everything in "en" or "es" from now on; what stands on a screen already stays."""
    global _language
    _language = language
    shown.use_language(language)
    QLocale.setDefault(QLocale("es_ES" if language == SPANISH_CODE else "en_US"))
    for translator in _in_use:
        QCoreApplication.removeTranslator(translator)
    _in_use.clear()
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ours = str(resource("translations"))
    for folder, name in ((qt, f"qtbase_{language}"), (ours, f"astrobookings_{language}")):
        translator = QTranslator()
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            _in_use.append(translator)


def language() -> str:
    """The language in use: "en" or "es"."""
    return _language


# --- words declared as data -----------------------------------------------------------------------


def said(context: str, text: str) -> str:
    """An English text that was declared under this context, in the reader's language."""
    return QCoreApplication.translate(context, text) if text else text


def declared(context: str, text: str) -> str:
    """Declare an English text that `said` says later."""
    DECLARED[context, text] = None
    return text


def word_of(member: StrEnum) -> str:
    """One of a fixed set in a sentence: low earth."""
    return said(type(member).__name__, ENGLISH.member(member))


class _Spoken:
    """A field that keeps its English text and is read in the reader's language."""

    def __init__(self, name: str, context: str) -> None:
        self._name, self._context = name, context

    def __get__(self, instance: Any, _owner: type) -> Any:
        """What was declared, said."""
        return self if instance is None else said(self._context, instance.__dict__[self._name])

    def __set__(self, instance: Any, text: str) -> None:
        """Declare a text."""
        instance.__dict__[self._name] = text
        if text:
            DECLARED[self._context, text] = None


def spoken(*fields: str, context: str) -> Callable[[_Kind], _Kind]:
    """Marks fields of a dataclass (one without slots) as words that a person reads."""

    def mark(kind: _Kind) -> _Kind:
        for name in fields:
            setattr(kind, name, _Spoken(name, context))
        return kind

    return mark


class Words(dict[Any, str]):
    """A map of values to words; `of` says one in the reader's language."""

    def __init__(self, context: str, words: Mapping[Any, str]) -> None:
        super().__init__(words)
        self._context = context
        DECLARED.update(dict.fromkeys((context, text) for text in words.values()))

    def of(self, value: Any, otherwise: str | None = None) -> str:
        """The word for a value; `otherwise`, or the value itself, where there is none."""
        if value in self:
            return said(self._context, self[value])
        return str(value) if otherwise is None else otherwise


# --- what the layers below say --------------------------------------------------------------------


def tell(what: Refusal | Exception | str) -> str:
    """A refusal, a fault or a phrase as a sentence in the reader's language."""
    if isinstance(what, Refusal):
        if _language == ENGLISH_CODE:
            return _IN_ENGLISH.vformat(what.template, (), what.facts)
        return _SENTENCES.vformat(said(REFUSALS, what.template), (), what.facts)
    if isinstance(what, Exception):
        return tell(getattr(what, "message", None) or _argument(what))
    if isinstance(what, Place):
        return shown.place(what)
    if isinstance(what, Phrase) and _language != ENGLISH_CODE:
        return _PHRASES.vformat(said(PHRASES, what.template), (), what.facts)
    return said(PHRASES, what)


def _argument(error: Exception) -> str:
    first = error.args[0] if error.args else ""
    return first if isinstance(first, str) else str(error)


def _as_in_forms(field: str) -> str:
    """The name of a column that says which record: a form calls it by the record."""
    return field.removesuffix("_id") if field in _BY_RECORD else field


class _InEnglish(Wording):
    """A refusal's own words, with times as this screen writes them: in its zone."""

    def moment(self, when: datetime) -> str:
        return shown.moment(when)

    def day(self, when: date) -> str:
        return shown.plain_day(when.isoformat())

    def place(self, name: str) -> str:
        return shown.place(name)

    def label(self, field: str) -> str:
        return super().label(_as_in_forms(field))

    def refusal(self, why: Refusal) -> str:
        return tell(why)


class _Sentences(Wording):
    """Facts as this screen writes them.

    A translation may choose words by the gender of a fact that is an entity: `{entity:el|la}`.
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        """One fact in words."""
        if isinstance(value, Entity) and "|" in format_spec:
            masculine, feminine = format_spec.split("|")
            return feminine if value in _FEMININE else masculine
        return super().format_field(value, format_spec)

    def seats(self, count: int) -> str:
        return shown.seats(count)

    def label(self, field: str) -> str:
        return said(FIELDS, ENGLISH.label(_as_in_forms(field)))

    def refusal(self, why: Refusal) -> str:
        return tell(why)

    def words(self, text: str) -> str:
        return tell(text)

    def moment(self, when: datetime) -> str:
        return shown.moment(when)

    def day(self, when: date) -> str:
        return shown.plain_day(when.isoformat())

    def place(self, name: str) -> str:
        return shown.place(name)

    def member(self, value: StrEnum) -> str:
        return word_of(value)

    def number(self, value: Any, format_spec: str) -> str:
        if format_spec == ",.2f":
            return shown.money(value)
        return shown.number(value) if format_spec == "," else super().number(value, format_spec)


class _Phrases(_Sentences):
    """Phrases are our own: what stands in them is never shortened."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """One fact in words."""
        if isinstance(value, date | StrEnum | tuple | Refusal) or format_spec:
            return super().format_field(value, format_spec)
        return tell(value) if isinstance(value, str) else str(value)


_IN_ENGLISH = _InEnglish()
_SENTENCES, _PHRASES = _Sentences(), _Phrases()
