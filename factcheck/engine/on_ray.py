"""Ray as an engine (https://docs.ray.io): each call of `map` is one stage of Ray Data with stateful workers.

Nothing here knows what the work is. A block travels as bytes beside its number, so that the order of the results is
that of the blocks; a worker that dies is started anew by Ray, which gives it its block again.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import warnings
from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from factcheck import settings
from factcheck.engine.engine import Make, Place, Work
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    import pyarrow as pa

B = TypeVar("B")
R = TypeVar("R")

MISSING = "Ray is not installed; install it with pip install 'factcheck-consistency[ray]'."


class RayEngine:
    """Does the work on a Ray cluster: one that runs at `address` ("host:port" or "auto"), or one started here for this
    process, with its cores.

    Ray that the process has started already is used as it is. Nothing is reported to anybody: Ray's usage statistics
    are switched off.
    """

    def __init__(self, address: str | None = None) -> None:
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        # half a minute is too little for Ray to start in on a busy machine
        os.environ.setdefault("RAY_raylet_start_wait_time_s", "180")
        os.environ.setdefault("RAY_agent_register_timeout_ms", "180000")
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # Ray's parts talk to one another on our terminal
        try:
            import ray
            import ray.data  # noqa: F401
        except ImportError as error:
            raise FactcheckError(f"{MISSING} ({error})") from None
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        _connect(address or os.environ.get("RAY_ADDRESS"))

    @property
    def device(self) -> str | None:
        """See `Engine.device`."""
        return "cuda" if _held("GPU") else None

    def map(self, make: Make[B, R], blocks: Iterable[B], *, gpu: bool = False) -> Generator[R, None, None]:
        """See `Engine.map`. All blocks are put into Ray's object store (which spills to disk) before the first is done."""
        import ray
        from ray.exceptions import RayError

        tables = [ray.put(_table(number, block)) for number, block in enumerate(blocks)]
        if not tables:
            return
        place, need, workers = _shares(gpu, len(tables))
        with warnings.catch_warnings():
            # the limits of restarts have no other way in yet; see the upper bound on ray in pyproject.toml
            warnings.filterwarnings("ignore", message=".ray_remote_args. is deprecated")
            done = ray.data.from_arrow_refs(tables).map_batches(
                _Worker,
                fn_constructor_args=(ray.cloudpickle.dumps(make), place),
                batch_size=1,  # a row is a block of work; with a GPU Ray wants to be told
                batch_format="pyarrow",
                # one is enough to go on with where machines are taken away in mid-run
                compute=ray.data.ActorPoolStrategy(min_size=1, max_size=workers, initial_size=workers),
                max_restarts=settings.RAY_RESTARTS,
                max_task_retries=settings.RAY_RESTARTS,
                **need,
            )
        done.context.enable_progress_bars = False
        try:
            yield from _in_order(done.iter_batches(batch_size=None, batch_format="pyarrow"))
        except RayError as error:
            raise FactcheckError(f"The Ray cluster could not do the work: {_first_line(error)}") from error


class _Worker:
    """What runs in Ray's actor: the worker is made with the first block and kept for all that follow."""

    def __init__(self, make: bytes, place: Place) -> None:
        self._make = make
        self._place = place
        self._work: Work[Any, Any] | None = None

    def __call__(self, rows: pa.Table) -> pa.Table:
        import pyarrow as pa

        results = [self._result(block) for block in rows["block"].to_pylist()]
        return pa.table({"number": rows["number"], "result": pa.array(results, pa.large_binary())})

    def _result(self, block: bytes) -> bytes:
        """The pickled result, or the sentence of an error that a person can mend: such a block is not tried again."""
        import pickle

        from ray import cloudpickle

        answer: tuple[str | None, Any]
        try:
            if self._work is None:
                self._work = cloudpickle.loads(self._make)(self._place)
            answer = (None, self._work(pickle.loads(block)))
        except FactcheckError as error:
            answer = (str(error), None)
        return bytes(cloudpickle.dumps(answer))


def _table(number: int, block: object) -> pa.Table:
    import pyarrow as pa
    from ray import cloudpickle

    packed = pa.array([cloudpickle.dumps(block)], pa.large_binary())
    return pa.table({"number": pa.array([number], pa.int64()), "block": packed})


def _in_order(tables: Iterable[pa.Table]) -> Iterator[Any]:
    """The results by the number of their block; those that come early wait."""
    import pickle

    early: dict[int, bytes] = {}
    at = 0
    for table in tables:
        early.update(zip(table["number"].to_pylist(), table["result"].to_pylist(), strict=True))
        while at in early:
            problem, result = pickle.loads(early.pop(at))
            if problem is not None:
                raise FactcheckError(problem)
            yield result
            at += 1


def _shares(gpu: bool, most: int) -> tuple[Place, dict[str, float], int]:
    """What a worker is given, as it is told and as Ray is asked for it, and how many such workers the cluster holds, at
    most `most`."""
    gpus = _held("GPU")
    if gpu and gpus:
        return Place(settings.RAY_CPUS_OF_A_WORKER, "cuda"), {"num_gpus": 1, "num_cpus": 0}, min(gpus, most)
    cpus = settings.RAY_CPUS_OF_A_WORKER
    return Place(cpus), {"num_cpus": cpus}, min(max(1, _held("CPU") // cpus), most)


def _held(resource: str) -> int:
    """How many of a resource ("CPU", "GPU") the cluster has now."""
    import ray

    return int(ray.cluster_resources().get(resource, 0))


def _connect(address: str | None) -> None:
    """Join the cluster, or start one of this machine's cores; what Ray has to say goes to its own log files."""
    import ray

    if address and address not in ("auto", "local"):
        _answers(address)
    if ray.is_initialized():
        return
    own: dict[str, Any] = {} if address and address != "local" else {"include_dashboard": False, **_local_size()}
    try:
        with _terminal_kept():
            ray.init(address=address or "local", log_to_driver=False, logging_level=logging.ERROR, **own)
    except (ConnectionError, OSError, RuntimeError, ValueError) as error:
        raise FactcheckError(
            f"There is no Ray cluster to work on at {address or 'this machine'} ({_first_line(error)}); "
            "start one with ray start --head, or leave --ray-address out."
        ) from None


@contextlib.contextmanager
def _terminal_kept() -> Iterator[None]:
    """Nothing reaches the terminal meanwhile: Ray's own parts write there that their log level was set, past every logger."""
    kept, nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


def _local_size() -> dict[str, int]:
    """Limits of a Ray that is started here, where the environment sets any: for small machines and for tests."""
    limits = {"num_cpus": "FACTCHECK_RAY_CPUS", "object_store_memory": "FACTCHECK_RAY_STORE_BYTES"}
    given = {name: os.environ.get(variable, "") for name, variable in limits.items()}
    try:
        return {name: int(value) for name, value in given.items() if value}
    except ValueError:
        raise FactcheckError(f"One of {', '.join(limits.values())} is no whole number; correct it.") from None


def _answers(address: str) -> None:
    """Raise unless something listens at the address: Ray itself would try for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isdigit():
        raise FactcheckError(f"{address} is no address of a Ray cluster; write host:port, or auto for this machine's.")
    try:
        socket.create_connection((host, int(port)), timeout=settings.RAY_CONNECT_SECONDS).close()
    except OSError as error:
        raise FactcheckError(
            f"No Ray cluster answers at {address} ({error.strerror or error}); check the address, or start one there "
            "with ray start --head."
        ) from None


def _first_line(error: BaseException) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    return lines[-1].strip() if lines else type(error).__name__
