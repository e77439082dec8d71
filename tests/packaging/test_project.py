"""What the project files promise each other: the lock file, and the layers' sizes and borders."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "astrobookings_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Calendar arithmetic: "a month before" is no matter of timedelta.
ALLOWED_IN_DOMAIN = sys.stdlib_module_names | {"dateutil", "astrobookings_desktop"}
# "About 400 lines, about 20 methods" (ARCHITECTURE.md), with a little air.
MOST_LINES = 450
MOST_METHODS = 24
MOST_LINES_OF_TESTS = 500


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, str]:
    """Return name and version of each package in the lock file."""
    text = (ROOT / "requirements.lock").read_text()
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ]+)", text, re.MULTILINE))


def test_each_declared_package_is_in_the_lock_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {plain(re.split(r"[<>=!~ ;\[]", line)[0]) for line in declared}
    assert names <= set(locked())


def test_every_locked_package_has_its_hashes_and_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text()
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(locked())
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert "index-url" not in text


def test_qt_stays_below_the_version_that_aborts() -> None:
    major, minor = map(int, locked()["pyside6-essentials"].split(".")[:2])
    assert (6, 8) <= (major, minor) < (6, 12)


def test_the_domain_imports_the_standard_library_and_calendar_arithmetic_only() -> None:
    graph = grimp.build_graph(
        "astrobookings_desktop", include_external_packages=True, cache_dir=None
    )
    domain = "astrobookings_desktop.domain"
    found = {
        (module, imported)
        for module in {domain, *graph.find_descendants(domain)}
        for imported in graph.find_modules_directly_imported_by(module)
        if imported.split(".")[0] not in ALLOWED_IN_DOMAIN
    }
    assert found == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_and_classes_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MOST_LINES
    classes = {
        node.name: sum(isinstance(child, ast.FunctionDef) for child in node.body)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef)
    }
    assert {name: n for name, n in classes.items() if n > MOST_METHODS} == {}


def test_no_date_is_written_in_the_computers_language() -> None:
    """Qt takes it over from the system; the words of months and days come from Babel, or are ours.

    Python's own and SQLite's dates are written by figures alone; "%p %" is how far a bar is."""
    by_words = re.compile(r'%(?!p %")[-_^#0]?[aAbBchpxX](?!\w)')
    found = {
        str(path.relative_to(PACKAGE)): by_words.findall(path.read_text(encoding="utf-8"))
        for path in MODULES
    }
    assert {name: codes for name, codes in found.items() if codes} == {}


def test_test_modules_stay_small() -> None:
    paths = sorted((ROOT / "tests").rglob("*.py"))
    sizes = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in paths
    }
    assert {name: lines for name, lines in sizes.items() if lines > MOST_LINES_OF_TESTS} == {}
