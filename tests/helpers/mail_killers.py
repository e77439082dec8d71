"""Messages are sent while worker and mail server are killed, one after the other.

Run as a program of its own, so that it may fork: `python -m tests.helpers.mail_killers DATABASE
ARRIVED WORKER-KILLS SERVER-KILLS`. The server writes the id of each message that it takes into the
file ARRIVED, a line each, before it says so. The deaths are spread over all messages. Ends when
nothing waits any more; prints what happened.
"""

import json
import os
import random
import secrets
import signal
import sys
import threading
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import Envelope

from astrobookings_desktop.config import resource
from astrobookings_desktop.data.enqueue import DELIVER_NOTIFICATION
from astrobookings_desktop.jobs import outcome
from astrobookings_desktop.jobs.handlers import make_registry
from astrobookings_desktop.jobs.job import Offline
from astrobookings_desktop.jobs.mail.way import MailServer, MailSettings
from astrobookings_desktop.jobs.registry import Registry
from astrobookings_desktop.jobs.runner import Runner
from astrobookings_desktop.services.office import Office
from tests.helpers.company import catalogue
from tests.helpers.forking import end, forked, jobs_left, wait_until_few, work_on
from tests.helpers.mail_server import GoodServer, free_port, serve

LATEST = 0.05  # seconds after its turn that a death comes
PATIENCE = 60.0  # seconds without any progress
NEVER = threading.Event()


class Witness(GoodServer):
    """A server whose memory outlives it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:
        """Note that it came, then say so."""
        content = envelope.content
        assert isinstance(content, bytes)
        os.write(self._descriptor, f"{message_from_bytes(content)['Message-ID']}\n".encode())
        return "250 kept"


def work(path: Path, port: int) -> None:
    """Send until killed; pauses are short here, or the test would last for hours."""
    soon = timedelta(milliseconds=30)
    outcome.pause_after = lambda _attempts: soon
    Offline.__init__.__defaults__ = (soon,)
    office = Office(path, catalogue(), "worker", secrets.randbelow)
    server = MailServer("127.0.0.1", port, "none", timeout=10)
    settings = MailSettings(server, sender="desk@aurora.example", per_minute=10**9)
    known = make_registry(lambda: path.parent, lambda: settings, resource("mail"))
    runner = Runner(office, Registry(known.handlers))
    work_on(runner, path)


def keep(path: Path, port: int) -> None:
    """Take messages until killed."""
    serve(Witness(path), port=port)
    signal.pause()


def waiting(path: Path) -> int:
    return jobs_left(path, DELIVER_NOTIFICATION)


def main() -> None:
    path, arrived = Path(sys.argv[1]), Path(sys.argv[2])
    deaths = ["worker"] * int(sys.argv[3]) + ["server"] * int(sys.argv[4])
    chance = random.Random(11)
    chance.shuffle(deaths)
    port = free_port()
    server = forked(lambda: keep(arrived, port))
    worker = forked(lambda: work(path, port))
    killed = {"worker": 0, "server": 0}
    whole = waiting(path)
    for place, who in enumerate(deaths):
        left = whole * (1 - (place + 1) / (len(deaths) + 1))
        wait_until_few(path, DELIVER_NOTIFICATION, left, PATIENCE)
        # Death comes at any moment, after no event.
        NEVER.wait(chance.random() * min(LATEST, 0.01 * whole / len(deaths)))
        killed[who] += 1
        if who == "worker":
            end(worker)
            worker = forked(lambda: work(path, port))
        else:
            end(server)
            server = forked(lambda: keep(arrived, port))
    wait_until_few(path, DELIVER_NOTIFICATION, 0, PATIENCE)
    end(worker)
    end(server)
    print(json.dumps(killed | {"left": waiting(path)}))


if __name__ == "__main__":
    main()
