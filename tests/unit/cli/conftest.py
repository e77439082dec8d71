"""The command line on a database of its own."""

from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine


@pytest.fixture
def desk(tmp_path: Path) -> CommandLine:
    """A new practice database."""
    desk = CommandLine(tmp_path / "office.db")
    assert desk.run("init").exit_code == 0
    return desk
