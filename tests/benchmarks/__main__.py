"""Run every benchmark, or those whose names hold a word: `python -m tests.benchmarks sale`.

A benchmark is a module `bench_<name>.py` here with `main() -> None`, which prints its own lines:
what was measured, the figure, its goal. It raises AssertionError when the work it measured came out
wrong. Each runs in a process of its own: none finds the memory, the caches or the application of
another.
"""

import pkgutil
import subprocess
import sys
import time

from tests import benchmarks

PREFIX = "bench_"


def chosen(words: list[str]) -> list[str]:
    """Return the benchmark modules whose names hold one of `words`; without words, all."""
    names = sorted(
        module.name
        for module in pkgutil.iter_modules(benchmarks.__path__)
        if module.name.startswith(PREFIX)
    )
    return [name for name in names if not words or any(word in name for word in words)]


def run(names: list[str]) -> list[tuple[str, float, bool]]:
    """Run the benchmarks one after the other; return each one's name, its seconds, and whether it
    came to its end."""
    taken = []
    for name in names:
        title = name.removeprefix(PREFIX).replace("_", " ")
        print(f"== {title} " + "=" * max(0, 76 - len(title)), flush=True)
        start = time.perf_counter()
        words = f"from {benchmarks.__name__}.{name} import main; main()"
        done = subprocess.run([sys.executable, "-c", words], check=False)
        taken.append((title, time.perf_counter() - start, done.returncode == 0))
        print(flush=True)
    return taken


def main() -> int:
    """Return the exit code: 1 when no benchmark has such a name, or one failed."""
    names = chosen(sys.argv[1:])
    if not names:
        print("no benchmark has such a name", file=sys.stderr)
        return 1
    taken = run(names)
    print(f"{'benchmark':<40} {'seconds':>9}")
    for title, seconds, whole in taken:
        print(f"{title:<40} {seconds:>9.1f}{'' if whole else '  FAILED'}")
    return 0 if all(whole for _title, _seconds, whole in taken) else 1


if __name__ == "__main__":
    sys.exit(main())
