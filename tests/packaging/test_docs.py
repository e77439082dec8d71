"""What a newcomer reads names only what is there: links, files, make's targets, sub-commands."""

import re
from pathlib import Path

import click
import pytest

from astrobookings_desktop.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted(ROOT.glob("[A-Z]*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
PACKAGE = "astrobookings_desktop"
ABOVE = ("", PACKAGE)  # a path is written from the top, or from the package
# Made by a command, kept beside the database, or foreseen (ARCHITECTURE.md).
MADE = {"tour/", "dist/astrobookings/", "dist/astrobookings/astrobookings", "settings.toml", "hub/"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_name_what_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    links = {link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text)}
    near = {link for link in links if link and "://" not in link}
    assert {link for link in near if not (page.parent / link).exists()} == set()
    if page.name == "CHANGELOG.md":
        return  # it also tells of what was
    words = {
        word for word in re.findall(r"`([^`\n]+)`", text) if re.fullmatch(r"[\w*][\w.*/-]*", word)
    }
    files = {word for word in words if "/" in word or word.endswith((".py", ".toml", ".md"))}
    assert {word for word in files - MADE if not _stands_there(word)} == set()


def _stands_there(name: str) -> bool:
    return any(next(ROOT.glob(f"{above}/{name}".lstrip("/")), None) for above in ABOVE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_name_targets_that_make_has(page: Path) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    named = re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE)
    assert set(named) <= set(targets)


def test_the_readme_has_each_sub_command() -> None:
    rows = re.findall(r"^\| (`.+?`[^|]*) \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    words = set(re.findall(r"[a-z][a-z-]*", " ".join(rows)))
    context = click.Context(app)
    groups = {name: app.get_command(context, name) for name in app.list_commands(context)}
    assert groups.keys() <= words
    for group in groups.values():
        if isinstance(group, click.Group):
            assert set(group.list_commands(context)) <= words
