"""Ray as an engine, on a cluster of two cores that is started here: the same results, whoever dies.

A Ray takes seconds to start, so that all tests but one are slow ones.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import corpus
import pytest
import recipes

from factcheck import settings
from factcheck.engine import Engine, LocalEngine, choose_engine
from factcheck.errors import FactcheckError
from factcheck.pipeline import CheckOptions, Models, check

ray = pytest.importorskip("ray", reason="Ray is not installed (pip install '.[ray]')")


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """Ray with two cores and little memory; its workers are sent the recipes of these tests, which is no installed module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTCHECK_RAY_CPUS", "2")
        patch.setenv("FACTCHECK_RAY_STORE_BYTES", str(200 * 1024**2))
        patch.delenv("RAY_ADDRESS", raising=False)
        ray.cloudpickle.register_pickle_by_value(recipes)
        yield choose_engine("ray")
        ray.shutdown()


def test_results_come_in_order_from_workers_that_keep_what_they_loaded(engine: Engine) -> None:
    done = list(engine.map(recipes.Adding(100, seconds=0.05), range(24)))
    assert [one.result for one in done] == [number + 100 for number in range(24)]
    workers = {one.process for one in done}
    assert os.getpid() not in workers
    assert len(workers) <= 2
    assert max(one.count for one in done) >= 12, "a worker that is made anew for each block counts to one"
    assert {one.place.threads for one in done} == {settings.RAY_CPUS_OF_A_WORKER}
    assert engine.device is None
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"


@pytest.mark.slow
def test_an_error_that_a_person_can_mend_is_raised_as_it_was(engine: Engine) -> None:
    with pytest.raises(FactcheckError, match=r"^7 is refused; give another\.$"):
        list(engine.map(recipes.Adding(0, refused=7), range(10)))


@pytest.mark.slow
def test_a_worker_that_dies_costs_no_result(engine: Engine, tmp_path: Path) -> None:
    died = tmp_path / "died"
    recipe = recipes.Adding(100, seconds=0.05, deadly=9, marker=died)
    assert [one.result for one in engine.map(recipe, range(24))] == [number + 100 for number in range(24)]
    assert died.exists()


@pytest.mark.slow
def test_a_block_that_kills_every_worker_does_not_go_round_for_ever(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "RAY_RESTARTS", 1)
    recipe = recipes.Adding(0, deadly=1, marker=tmp_path / "no" / "such" / "folder")
    with pytest.raises(FactcheckError, match="The Ray cluster could not do the work"):
        list(engine.map(recipe, range(4)))


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some forty generated documents, one of them a web page, which is read in a process of its own."""
    folder: Path = corpus.corpus(160, seed=7).write(tmp_path_factory.mktemp("corpus")) / "sources"
    (folder / "page.html").write_text("<html><body><p>The Skarn bridge is 480 metres long.</p></body></html>")
    return folder


@contextlib.contextmanager
def small_blocks() -> Iterator[None]:
    """Blocks so small that a small corpus has many: the models' scores must come from the same batches on both engines."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "CACHE_ROWS_AT_ONCE", 64)
        patch.setattr(settings, "CLAIMS_BLOCK_CHARACTERS", 2000)
        patch.setattr(settings, "READ_BLOCK_FILES", 4)
        yield


@pytest.fixture(scope="module")
def here(sources: Path) -> dict[str, object]:
    """What the local engine finds."""
    with small_blocks():
        return check([sources], CheckOptions(verdicts="all"), Models(engine=LocalEngine())).to_dict()


@pytest.mark.slow
def test_a_check_comes_to_the_same_though_workers_are_killed_on_the_way(
    engine: Engine, sources: Path, here: dict[str, object]
) -> None:
    killed: list[int] = []
    stop = threading.Event()
    hunter = threading.Thread(target=_kill_now_and_then, args=(killed, stop))
    hunter.start()
    try:
        with small_blocks():
            there = check([sources], CheckOptions(verdicts="all"), Models(engine=engine)).to_dict()
    finally:
        stop.set()
        hunter.join()
    assert here["findings"], "two empty results are equal, too"
    assert there == here
    assert killed


def _kill_now_and_then(killed: list[int], stop: threading.Event) -> None:
    """Kill a worker that has lived for three seconds, then let the next one live for as long."""
    while not stop.wait(3.0):
        rows = subprocess.run(["ps", "-eo", "pid,etimes,args"], capture_output=True, text=True, check=True).stdout
        for row in rows.splitlines()[1:]:
            pid, age, name = row.split(None, 2)
            if name.startswith("ray::MapWorker") and int(age) >= 3 and len(killed) < 3:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(pid), signal.SIGKILL)
                    killed.append(int(pid))
                    time.sleep(3.0)
                break
