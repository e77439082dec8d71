"""A start of the window as a process, without its window: `python -m tests.helpers.starts …`.

It says "first" and then each thing that later starts want, or "handed over", or "hangs".
"""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from astrobookings_desktop.domain.entities import Entity
from astrobookings_desktop.ui.start import one_window
from astrobookings_desktop.ui.start.one_window import Hangs, Wanted, take_place


def main(database: str, key: str, patience: str) -> None:
    one_window.ANSWER_SECONDS = float(patience)
    wanted = Wanted(Entity.BOOKING, key) if key else Wanted()
    try:
        place = take_place(Path(database), wanted)
    except Hangs:
        print("hangs", flush=True)
        return
    if place is None:
        print("handed over", flush=True)
        return
    app = QCoreApplication([])
    place.wanted.connect(lambda told: print(f"wanted {told.key}", flush=True))
    assert place.listen()
    print("first", flush=True)
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
