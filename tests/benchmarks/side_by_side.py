"""Figures that are compared in one run: how they are taken and told."""

import os
import statistics
from collections.abc import Callable
from pathlib import Path
from time import perf_counter


def timed(act: Callable[[], object]) -> float:
    """Milliseconds that `act` takes."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def report(what: str, ours: list[float], other: list[float], goal: float | None) -> None:
    """One line: medians with quartiles, their ratio, and the goal where there is one."""
    ratio = statistics.median(ours) / statistics.median(other)
    told = ""
    if goal is not None:
        told = f"  ≤ {goal:.2f}  {'ok' if ratio <= goal else 'MISSED'}"
    print(f"{what:44} {spread(ours):>26} {spread(other):>26} {ratio:8.2f}{told}")


def spread(values: list[float]) -> str:
    """Median and quartiles in milliseconds."""
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return f"{middle:.2f} ({low:.2f}–{high:.2f})"


def waiting_for_the_disk(folder: Path) -> float:
    """Milliseconds of one `fdatasync` after a page was written: median of 200."""
    with (folder / "disk").open("wb", buffering=0) as file:

        def wait() -> None:
            file.write(bytes(4096))
            os.fdatasync(file.fileno())

        return statistics.median(timed(wait) for _ in range(200))
