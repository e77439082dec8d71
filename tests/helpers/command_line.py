"""The command line, run within the test's own process on a database of its own."""

import json
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from astrobookings_desktop.cli.app import app

NOW = "2026-11-23T14:32:00Z"
DEMO_ADMINISTRATOR: dict[str, str | None] = {
    "ASTROBOOKINGS_USER": "ines.duarte@astrobookings.example",
    "ASTROBOOKINGS_PASSWORD": "demo-seat-2026",
}


@dataclass
class CommandLine:
    """Runs sub-commands on one practice database, at a moment that stands still."""

    path: Path
    now: str | None = NOW
    environment: dict[str, str | None] = field(default_factory=dict)
    typed: str | None = None  # what comes from standard input

    def run(self, *arguments: object) -> Result:
        """Run to the end, whatever the exit code; what is no exit is raised."""
        words = ["--database", str(self.path)]
        if self.now is not None:
            words += ["--now", self.now]
        return self.bare(*words, *arguments)

    def bare(self, *arguments: object) -> Result:
        """The same without any option but those given."""
        words = [str(argument) for argument in arguments]
        result = CliRunner().invoke(
            app, words, self.typed, env=self.environment, prog_name="astrobookings"
        )
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def get(self, *arguments: object) -> Any:
        """The JSON document of a sub-command that is done."""
        result = self.run("--json", *arguments)
        assert (result.exit_code, result.stderr) == (0, "")
        return json.loads(result.stdout)

    def refusal(self, *arguments: object) -> dict[str, Any]:
        """The JSON document of a sub-command that is refused, in one line."""
        result = self.run("--json", *arguments)
        told: dict[str, Any] = json.loads(result.stdout)
        assert result.exit_code == 1
        assert result.stderr == f"refused: {told['message']}\n"
        return told

    def value(self, sql: str) -> Any:
        """What stands in the database, past the program."""
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(sql).fetchone()[0]

    def state(self) -> Any:
        """What differs after whatever is written."""
        return self.value("SELECT next_id || log_head FROM sync_state")

    # --- a small company ------------------------------------------------------------------------

    def agency(self, **columns: object) -> int:
        return self._create("agency", {"name": "Agency"} | columns)

    def rocket(self, agency: int | None = None, **columns: object) -> int:
        entered = {"agency_id": agency or self.agency(), "name": "Rocket", "capacity": 10}
        return self._create("rocket", entered | {"range": "mars"} | columns)

    def traveler(self, **columns: object) -> int:
        return self._create("traveler", {"name": "Traveler"} | columns)

    def launch(
        self, rocket: int | None = None, date: str = "2028-01-10T12:00Z", price: str = "1000"
    ) -> int:
        options = ("--rocket", rocket or self.rocket(), "--date", date, "--price", price)
        return int(self.get("launch", "schedule", *options, "--destination", "Moon")["id"])

    def sell(self, launch: int, traveler: int, seats: int = 1, *more: object) -> dict[str, Any]:
        """The booking as it was printed."""
        options = ("--launch", launch, "--traveler", traveler, "--seats", seats)
        booking: dict[str, Any] = self.get("sell", *options, *more)
        return booking

    def _create(self, entity: str, columns: dict[str, object]) -> int:
        options = [
            word
            for name, value in columns.items()
            for word in (f"--{name.replace('_', '-')}", value)
        ]
        return int(self.get("create", entity, *options)["id"])


def on_new_practice(path: Path) -> CommandLine:
    """The command line on a new practice database at `path`, as `init` makes it."""
    path.touch(0o600)
    path.write_bytes(_new_practice())
    return CommandLine(path)


@cache
def _new_practice() -> bytes:
    with tempfile.TemporaryDirectory(prefix="practice-") as folder:
        line = CommandLine(Path(folder) / "new.db")
        assert line.run("init").exit_code == 0
        return line.path.read_bytes()
