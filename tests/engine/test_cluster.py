"""A cluster of two machines, played by two Ray nodes on this one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import corpus
import pytest
import recipes

from factcheck.engine import choose_engine
from factcheck.pipeline import CheckOptions, Models, check

ray = pytest.importorskip("ray", reason="Ray is not installed (pip install '.[ray]')")
pytestmark = pytest.mark.slow
STORE = {"object_store_memory": 100 * 1024**2}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A head with one core, and a second node with one core and a GPU (which Ray takes our word for)."""
    from ray.cluster_utils import Cluster

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False, **STORE})
    made.add_node(num_cpus=1, num_gpus=1, **STORE)
    ray.cloudpickle.register_pickle_by_value(recipes)
    yield made
    ray.shutdown()
    made.shutdown()


def test_both_machines_work_and_the_gpu_is_used_by_what_asks_for_it(cluster: Any, tmp_path: Path) -> None:
    engine = choose_engine("ray", cluster.address)
    assert len(set(engine.map(recipes.Meeting(tmp_path, workers=2), range(24)))) == 2

    assert engine.device == "cuda"
    done = list(engine.map(recipes.Adding(100), range(6), gpu=True))
    assert [one.result for one in done] == [number + 100 for number in range(6)]
    assert {one.place.device for one in done} == {"cuda"}
    assert len({one.node for one in done}) == 1


def test_a_check_comes_to_the_same_on_two_machines(cluster: Any, tmp_path: Path) -> None:
    sources = corpus.corpus(80, seed=9).write(tmp_path) / "sources"
    options = CheckOptions(verdicts="all")
    there = check([sources], options, Models(engine=choose_engine("ray", cluster.address), device="cpu")).to_dict()
    here = check([sources], options, Models()).to_dict()
    assert here["findings"]
    assert there == here


def test_a_machine_that_goes_in_mid_run_costs_no_result(cluster: Any) -> None:
    """The last test of this cluster, since it loses a machine."""
    engine = choose_engine("ray", cluster.address)
    results = engine.map(recipes.Adding(100, seconds=0.3), range(40))
    first = next(results)
    second = next(node for node in cluster.list_all_nodes() if node is not cluster.head_node)
    cluster.remove_node(second, allow_graceful=False)
    assert [first.result, *(one.result for one in results)] == [number + 100 for number in range(40)]
