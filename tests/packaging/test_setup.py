"""What set-up installs for whom, and what it says where it may not."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.helpers import pdf_a

ROOT = Path(__file__).resolve().parents[2]
OF_PDFBOX = {"default-jre-headless", "libpdfbox2-java"}
# A Debian without any package, at whose keyboard nobody is root.
STRANGERS = {"dpkg-query": "exit 0", "id": "echo 1000", "sudo": "exit 1", "apt-get": "exit 1"}


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """The surroundings of such a computer."""
    for name, does in STRANGERS.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    return {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}


def needed(target: str, surroundings: dict[str, str]) -> set[str]:
    """The packages in the line to type, which is all that is done."""
    done = subprocess.run(
        [".ci/setup", target],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    found = re.search(r"type this, then try again: sudo apt-get install -y (.+)", done.stderr)
    assert done.returncode != 0
    assert found, done.stderr
    return set(found[1].split())


def test_all_tests_need_pdfbox_and_the_quick_ones_do_not(elsewhere: dict[str, str]) -> None:
    quick = needed("test", elsewhere)
    assert "xvfb" in quick
    assert not OF_PDFBOX & quick
    assert needed("test-all", elsewhere) > quick | OF_PDFBOX


@pytest.mark.parametrize("target", ["test", "test-all"])
def test_make_sets_up_what_its_tests_need(target: str) -> None:
    recipe = subprocess.check_output(["make", "--dry-run", target], cwd=ROOT, text=True)
    assert recipe.splitlines()[0] == f".ci/setup {target}"


def test_a_pdf_that_nobody_can_examine_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_a, "JARS", [tmp_path / "preflight.jar"])
    with pytest.raises(AssertionError, match=r"preflight\.jar.*; type: \.ci/setup test-all"):
        pdf_a.preflight(tmp_path / "invoice.pdf")


@pytest.mark.parametrize("name", [".ci/setup", ".ci/run", "Makefile"])
def test_no_line_of_the_scripts_ends_in_blanks(name: str) -> None:
    assert re.findall(r"[ \t]+$", (ROOT / name).read_text("utf-8"), re.MULTILINE) == []
