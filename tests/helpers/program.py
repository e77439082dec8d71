"""The program as a process of its own: from this checkout, or any other that is named.

ASTROBOOKINGS_TEST_PROGRAM names another one, such as the bundle that `make build` made.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

END_SECONDS = 30.0
ROOT = Path(__file__).resolve().parents[2]


def program_command() -> list[str]:
    """Return the words that start the program under test."""
    other = os.environ.get("ASTROBOOKINGS_TEST_PROGRAM")
    return [other] if other else [sys.executable, "-m", "astrobookings_desktop"]


def run_program(
    *arguments: str | Path, environment: dict[str, str] | None = None, seconds: float = 120.0
) -> subprocess.CompletedProcess[str]:
    """Run a sub-command to its end, without a keyboard; the exit code is the caller's to check."""
    return subprocess.run(
        [*program_command(), *map(str, arguments)],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds,
    )


def run_helper(name: str, *arguments: object, seconds: float = 300.0) -> Any:
    """Run a module of tests/helpers as a program of its own; gives the JSON that it prints."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.helpers.{name}", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONFAULTHANDLER": ""},  # its children are killed on purpose
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds,
    )
    assert done.returncode == 0, done.stderr
    assert "database is locked" not in done.stderr
    return json.loads(done.stdout)


@contextmanager
def window_program(
    *arguments: str | Path, environment: dict[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Start the program with its window; what it says goes to `log`.

    At the end of the block it is asked to stop, if it has not done so by itself. When the block
    fails, what the screen showed then stands beside `log`.
    """
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [*program_command(), *map(str, arguments)],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process
        except BaseException:
            _save_screen(environment, log.with_suffix(".png"))
            raise
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(END_SECONDS)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def _save_screen(environment: dict[str, str], picture: Path) -> None:
    command = ["import", "-silent", "-window", "root", str(picture)]
    subprocess.run(command, env=environment, check=False, timeout=END_SECONDS)
