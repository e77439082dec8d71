"""The translators' files, made of every text that a person reads.

`python -m tests.helpers.translations` renews resources/translations: new texts come in unfinished,
texts that are gone go, and the .qm files are built. With `--list` it says what lacks a translation
and renews nothing.
"""

import re
import string
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.window_texts import ROOT, Gathered, Text, gather

FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("en", "es")
PLURALS_ONLY = "en"  # what is written in the code is English; only its plurals need forms
MNEMONIC = re.compile(r"&(?=[^\W_])")


# --- the translators' files -----------------------------------------------------------------------


@dataclass(frozen=True)
class Said:
    """A text in another language, in two forms where it has plural ones."""

    forms: tuple[str, ...]

    @property
    def is_finished(self) -> bool:
        """Whether nothing of it is missing."""
        return all(form.strip() for form in self.forms)


def ts_path(language: str) -> Path:
    """The translators' file."""
    return FOLDER / f"astrobookings_{language}.ts"


def qm_path(language: str, folder: Path = FOLDER) -> Path:
    """What the program loads."""
    return folder / f"astrobookings_{language}.qm"


def read(language: str) -> dict[Text, Said]:
    """What a translators' file holds."""
    found: dict[Text, Said] = {}
    if not ts_path(language).exists():
        return found
    for context in ET.parse(ts_path(language)).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [one.text or "" for one in translation.iter("numerusform")]
            found[name, message.findtext("source", "")] = Said(
                tuple(forms) or (translation.text or "",)
            )
    return found


def renew(language: str, gathered: Gathered) -> dict[Text, Said]:
    """Write the file anew: what is known stays, the same text elsewhere lends its translation."""
    known = read(language)
    elsewhere: dict[str, set[Said]] = {}
    for (_context, source), said in known.items():
        if said.is_finished:
            elsewhere.setdefault(source, set()).add(said)
    texts = gathered.plural if language == PLURALS_ONLY else gathered.texts
    renewed = {}
    for text in sorted(texts):
        blank = Said(("", "") if text in gathered.plural else ("",))
        lent = elsewhere.get(text[1], set())
        fallback = next(iter(lent)) if len(lent) == 1 else blank
        said = known.get(text, blank)
        renewed[text] = said if said.is_finished else fallback
    _write(language, renewed, gathered.plural)
    return renewed


def _write(language: str, texts: dict[Text, Said], plural: set[Text]) -> None:
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for (context, source), said in texts.items():
        if context not in contexts:
            contexts[context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[context], "name").text = context
        message = ET.SubElement(contexts[context], "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        if not said.is_finished:
            translation.set("type", "unfinished")
        if (context, source) in plural:
            message.set("numerus", "yes")
            for form in said.forms:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = said.forms[0]
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    FOLDER.mkdir(exist_ok=True)
    ts_path(language).write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8"
    )


def build(language: str, folder: Path = FOLDER) -> Path:
    """Make the .qm file with PySide6's lrelease."""
    made = qm_path(language, folder)
    program = Path(sysconfig.get_path("scripts")) / "pyside6-lrelease"
    fresh = made.with_suffix(".new")  # who has the old one loaded, has it mapped
    command = [str(program), str(ts_path(language)), "-qm", str(fresh), "-silent"]
    subprocess.run(command, check=True, capture_output=True)
    return fresh.replace(made)


# --- what is wrong with a translation -------------------------------------------------------------


def places(text: str) -> set[str]:
    """The names of the facts in a text."""
    try:
        return {
            name
            for _text, name, _spec, _how in string.Formatter().parse(text)
            if name and name[0].isalnum()
        }
    except ValueError:
        return set()


def faults_of(text: Text, said: Said) -> Iterator[str]:
    """What a translation lacks, in words."""
    context, source = text
    if not said.is_finished:
        yield f"no translation: [{context}] {source!r}"
        return
    for form in said.forms:
        wanted, has = places(source), places(form)
        # A sentence may do without a fact whose words would need a gender or a case.
        agree = has <= wanted if context in ("refusals", "phrases") else has == wanted
        if not agree:
            yield f"other places than {sorted(wanted)}: [{context}] {form!r}"
        if ("%n" in source) != ("%n" in form):
            yield f"%n is missing or too much: [{context}] {form!r}"
        if bool(MNEMONIC.search(source)) != bool(MNEMONIC.search(form)):
            yield f"the mnemonic is missing or too much: [{context}] {source!r} → {form!r}"
        if source.endswith("…") != form.endswith("…"):
            yield f"the ellipsis is missing or too much: [{context}] {form!r}"


def all_faults(gathered: Gathered) -> list[str]:
    """Everything that keeps the Spanish window from being whole."""
    known, found = read("es"), list(gathered.faults)
    blank = Said(("",))
    for text in sorted(gathered.texts):
        found += faults_of(text, known.get(text, blank))
    for text in sorted(set(known) - gathered.texts):
        found.append(f"translated, but nowhere in the code: [{text[0]}] {text[1]!r}")
    for text in sorted(gathered.plural - set(read("en"))):
        found.append(f"no English plural forms: [{text[0]}] {text[1]!r}")
    return found


def main() -> None:
    """Renew the files, or list what is missing."""
    gathered = gather()
    if "--list" not in sys.argv:
        for language in LANGUAGES:
            renew(language, gathered)
            build(language)
    found = all_faults(gathered)
    print("\n".join(found) or f"{len(gathered.texts)} texts, all translated")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
