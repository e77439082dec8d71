"""A private X screen: Xvfb with openbox, xdotool's hand on the keyboard, ImageMagick's camera.

As a command, it runs another one there: `python -m tests.helpers.display -- program options`.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

WIDTH, HEIGHT = 1366, 768
START_SECONDS = 30.0
WINDOW_SECONDS = 30.0
# Between two keys, as a fast typist: openbox and Qt keep up also on a busy machine.
KEY_MILLISECONDS = 12

PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "import": "imagemagick"}


class DisplayError(RuntimeError):
    """The screen could not be started or did not show what was waited for."""


class Display:
    """One X screen of our own, from entering the `with` block to leaving it.

    `name` is what DISPLAY has to hold (":3"); the number is chosen by Xvfb, so that any number of
    screens live side by side.
    """

    def __init__(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.width = width
        self.height = height
        self.name = ""
        self._stack = ExitStack()

    def __enter__(self) -> Display:
        missing = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
        if missing:
            raise DisplayError(f"install the Debian packages {' '.join(missing)} (make test does)")
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="display-")))
            self._start_screen(stack, folder)
            self._start_window_manager(stack, folder)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stack.close()

    # --- what a program needs to know ---

    def environment(self, **more: str) -> dict[str, str]:
        """Return the surroundings for a program that shall open its window here."""
        found = {k: v for k, v in os.environ.items() if k != "WAYLAND_DISPLAY"}
        return found | {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"} | more

    # --- a person's hands and eyes ---

    def wait_for_window(self, title: str, seconds: float = WINDOW_SECONDS) -> int:
        """Return the id of the first visible window whose title matches the regular expression.

        xdotool gives up when a window goes while it looks: then it looks again.
        """
        deadline = time.monotonic() + seconds
        search = ("search", "--sync", "--onlyvisible", "--limit", "1", "--name", title)
        while True:
            try:
                return int(self._xdotool(*search, seconds=seconds).split()[0])
            except subprocess.CalledProcessError as error:
                if time.monotonic() > deadline:
                    raise DisplayError(f"no window {title!r} in {seconds} s") from error

    def wait_for_active(self, title: str, seconds: float = WINDOW_SECONDS) -> int:
        """Wait until the window that has the keyboard has such a title; return its id.

        A dialog is there before it has the focus; keys typed in between would go to its parent.
        """
        last = "none"
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                window = int(self._xdotool("getactivewindow"))
                last = self._xdotool("getwindowname", str(window)).strip()
            except subprocess.CalledProcessError:
                continue  # no window has the focus yet, or it has just gone
            if re.search(title, last):
                return window
        raise DisplayError(f"no window {title!r} got the keyboard in {seconds} s; it had {last!r}")

    def window_titles(self) -> list[str]:
        """Return the titles of the windows that can be seen."""
        try:
            windows = self._xdotool("search", "--onlyvisible", "--name", ".+").split()
        except subprocess.CalledProcessError:
            return []
        titles = []
        for window in windows:
            with contextlib.suppress(subprocess.CalledProcessError):  # it has just gone
                titles.append(self._xdotool("getwindowname", window).strip())
        return titles

    def focus(self, window: int) -> None:
        """Give the window the keyboard, and wait until it has it."""
        self._xdotool("windowactivate", "--sync", str(window))

    def key(self, *keys: str) -> None:
        """Press keys one after the other, in xdotool's words: "ctrl+f", "Return", "F6"."""
        self._xdotool("key", "--delay", str(KEY_MILLISECONDS), "--clearmodifiers", *keys)

    def type_text(self, text: str) -> None:
        """Type plain text. Letters that a US keyboard lacks are better pasted by the program."""
        delay = str(KEY_MILLISECONDS)
        self._xdotool("type", "--delay", delay, "--clearmodifiers", "--", text)

    def screenshot(self, path: Path) -> Path:
        """Save a picture of the whole screen; its ending decides the format."""
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["import", "-silent", "-window", "root", str(path)],
            env=self.environment(),
            check=True,
            timeout=START_SECONDS,
        )
        return path

    # --- starting it ---

    def _start_screen(self, stack: ExitStack, folder: Path) -> None:
        reader, writer = os.pipe()
        stack.callback(os.close, reader)
        log = stack.enter_context((folder / "xvfb.log").open("w"))
        try:
            server = subprocess.Popen(
                [
                    *("Xvfb", "-displayfd", str(writer), "-nolisten", "tcp", "-noreset"),
                    *("-screen", "0", f"{self.width}x{self.height}x24", "-dpi", "96"),
                ],
                pass_fds=[writer],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        finally:
            os.close(writer)
        stack.callback(_end, server)
        number = _read_line(reader)
        if not number:
            raise DisplayError(f"Xvfb did not start: {(folder / 'xvfb.log').read_text()}")
        self.name = f":{number}"

    def _start_window_manager(self, stack: ExitStack, folder: Path) -> None:
        # openbox runs the --startup command once it manages the screen: the pipe tells us when.
        pipe = folder / "ready"
        os.mkfifo(pipe)
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        stack.callback(os.close, reader)
        log = stack.enter_context((folder / "openbox.log").open("w"))
        manager = subprocess.Popen(
            [
                *("openbox", "--sm-disable", "--startup", f"sh -c 'echo ready >{pipe}'"),
                *("--config-file", str(Path(__file__).with_name("openbox.xml"))),
            ],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        stack.callback(_end, manager)
        if not _read_line(reader):
            raise DisplayError(f"openbox did not start: {(folder / 'openbox.log').read_text()}")

    def _xdotool(self, *arguments: str, seconds: float = START_SECONDS) -> str:
        try:
            return subprocess.run(
                ["xdotool", *arguments],
                env=self.environment(),
                check=True,
                capture_output=True,
                text=True,
                timeout=seconds,
            ).stdout
        except subprocess.TimeoutExpired as error:
            raise DisplayError(
                f"xdotool {' '.join(arguments)}: nothing in {seconds} s; "
                f"there are {self.window_titles()}"
            ) from error


def _read_line(descriptor: int) -> str:
    """Return the line that arrives in START_SECONDS, or nothing when none does."""
    text = ""
    deadline = time.monotonic() + START_SECONDS
    while not text.endswith("\n"):
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([descriptor], [], [], left)[0]:
            return ""
        piece = os.read(descriptor, 100)
        if not piece:
            return ""
        text += piece.decode()
    return text.strip()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main() -> int:
    """Run the command that follows `--` on a private screen; return its exit code."""
    command = sys.argv[1:]
    if command[:1] == ["--"]:
        command = command[1:]
    if not command:
        print("usage: python -m tests.helpers.display -- COMMAND", file=sys.stderr)
        return 2
    with Display() as display:
        return subprocess.run(command, env=display.environment(), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
