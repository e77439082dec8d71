"""The clipboard of a screen, read by a program of its own as any other program would."""

import subprocess
import sys

SCRIPT = (
    "from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]);"
    "print(app.clipboard().text())"
)


def clipboard_text(environment: dict[str, str]) -> str:
    """What was copied last."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return done.stdout.strip()
