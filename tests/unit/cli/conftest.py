"""The command line on a database of its own."""

from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine, on_new_practice


@pytest.fixture
def desk(tmp_path: Path) -> CommandLine:
    """A new practice database."""
    return on_new_practice(tmp_path / "office.db")
