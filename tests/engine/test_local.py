"""This process as an engine, and how engines are chosen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from factcheck.engine import LocalEngine, Place, choose_engine
from factcheck.errors import FactcheckError


@dataclass(frozen=True)
class Doubling:
    """Doubles; notes in `log` when a worker is made and closed."""

    log: list[str]
    closes: bool = False

    def __hash__(self) -> int:
        return id(self.log)

    def __call__(self, place: Place) -> Doubler:
        self.log.append("made")
        return ClosingDoubler(self.log) if self.closes else Doubler(self.log)


@dataclass
class Doubler:
    log: list[str]

    def __call__(self, number: int) -> int:
        self.log.append(f"did {number}")
        return 2 * number


class ClosingDoubler(Doubler):
    def close(self) -> None:
        self.log.append("closed")


def test_blocks_are_taken_and_results_given_one_at_a_time() -> None:
    log: list[str] = []

    def blocks() -> Iterator[int]:
        for number in (1, 2):
            log.append(f"took {number}")
            yield number

    log.extend(f"got {result}" for result in LocalEngine().map(Doubling(log), blocks()))
    assert log == ["took 1", "made", "did 1", "got 2", "took 2", "did 2", "got 4"]


def test_a_worker_is_kept_for_the_next_call_and_not_made_for_nothing() -> None:
    log: list[str] = []
    engine = LocalEngine()
    assert list(engine.map(Doubling(log), [])) == []
    assert list(engine.map(Doubling(log), [1])) == [2]
    assert list(engine.map(Doubling(log), [2])) == [4]
    assert log.count("made") == 1


@pytest.mark.parametrize("stop", [False, True])
def test_a_worker_that_can_be_closed_is_closed_at_the_end_or_when_nobody_wants_more(stop: bool) -> None:
    log: list[str] = []
    results = LocalEngine().map(Doubling(log, closes=True), [1, 2])
    if stop:
        next(results)
        results.close()
    else:
        list(results)
    assert log[-1] == "closed"
    assert ("did 2" in log) is not stop


def test_this_process_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTCHECK_ENGINE", raising=False)
    assert isinstance(choose_engine(), LocalEngine)


@pytest.mark.parametrize(
    ("name", "address", "sentence"),
    [
        ("spark", None, "There is no engine spark; choose one of local, ray."),
        ("local", "head:6379", "without --engine ray; add it"),
        ("ray", "127.0.0.1:1", "No Ray cluster answers at 127.0.0.1:1"),
        ("ray", "ray://127.0.0.1:1", "No Ray cluster answers at ray://127.0.0.1:1"),
        ("ray", "head", "head is no address of a Ray cluster; write host:port"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(name: str, address: str | None, sentence: str) -> None:
    with pytest.raises(FactcheckError, match=sentence.replace(".", r"\.")) as caught:
        choose_engine(name, address)
    assert "\n" not in str(caught.value)


def test_ray_that_is_not_installed_is_said_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(FactcheckError, match=r"Ray is not installed; install it with pip install '.*\[ray\]'"):
        choose_engine("ray")
