"""Everything that the window says is said in Spanish too, and what is built is what was written."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.translations import (
    LANGUAGES,
    ROOT,
    Said,
    build,
    faults_of,
    places,
    qm_path,
)


def test_every_text_has_its_spanish_and_no_other_is_left() -> None:
    # In a process of its own: what tests declare must not count.
    command = [sys.executable, "-m", "tests.helpers.translations", "--list"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (
        "run `make translations`, then fill in resources/translations/astrobookings_es.ts:\n"
        + (done.stdout or done.stderr)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_loads_is_made_of_the_translators_files(
    language: str, tmp_path: Path
) -> None:
    made = build(language, tmp_path)
    assert made.read_bytes() == qm_path(language).read_bytes(), "run `make translations`"


@pytest.mark.parametrize(
    ("source", "form", "fault"),
    [
        ("{count} seats", "{cuenta} asientos", "other places"),
        ("&Close", "Cerrar", "mnemonic"),
        ("Close", "&Cerrar", "mnemonic"),
        ("Move…", "Trasladar", "ellipsis"),
        ("%n seat(s)", "asientos", "%n"),
        ("Close", " ", "no translation"),
    ],
)
def test_a_translation_that_lost_something_is_told(source: str, form: str, fault: str) -> None:
    (told,) = faults_of(("context", source), Said((form,)))
    assert fault in told


def test_places_are_named_whatever_their_format() -> None:
    assert places("{date:%Y-%m-%d} {report.total:,} {0} {{not}}") == {"date", "report.total", "0"}
    assert places('such as {"seat": "window"}') == set()
