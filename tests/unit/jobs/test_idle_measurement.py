"""`make bench` measures an idle worker once nothing is due, and not before (bench_queue)."""

from pathlib import Path

from tests.benchmarks.bench_queue import BEGUN, company, leave


def test_idle_time_begins_when_only_later_jobs_wait(tmp_path: Path) -> None:
    with company(tmp_path) as made:
        assert not made.value(BEGUN), "the hourly jobs aren't there yet"
        made.do(leave, wait=3600)
        assert made.value(BEGUN)
        made.do(leave)
        assert not made.value(BEGUN)
        made.writer._connection.execute("UPDATE job_queue SET status = 'completed'")
        assert made.value(BEGUN)
