"""Two reviewers at once, each with a server, on one store: neither loses the other's work, and both see a clash."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx

from factcheck.review import Store, findings
from tests.review import sample
from tests.review.conftest import Served


def decide(served: Served, reviewer: str, word: str, ids: list[str]) -> list[int]:
    headers = {
        "origin": served.address.rstrip("/"),
        "sec-fetch-site": "same-origin",
        "x-factcheck-csrf": served.csrf(),
    }
    with httpx.Client(base_url=served.address, headers=headers, timeout=60) as page:
        return [
            page.post(
                "api/decide",
                json={"uid": uuid.uuid4().hex, "reviewer": reviewer, "finding": one, "decision": word},
            ).status_code
            for one in ids
        ]


def test_two_reviewers_at_once(serve: Callable[..., Served], url: str) -> None:
    run: dict[str, Any] = sample.run(30)
    ids = [one["id"] for one in run["findings"]]
    one, two = serve(run, "--store", url), serve(run, "--store", url, reviewer="bo")
    with ThreadPoolExecutor() as pool:
        done = [
            pool.submit(decide, one, "ana", "confirmed", ids[:20]),
            pool.submit(decide, two, "bo", "false_alarm", ids[10:]),
        ]
        assert {code for work in done for code in work.result()} == {200}
    for served in (one, two):
        shown = httpx.get(served.address + "api/queue", params={"show": "disagreement"}, timeout=60).json()
        assert shown["total"] == 10
        assert {line["id"] for line in shown["items"]} == set(ids[10:20])
        assert shown["progress"]["decided"] == 30
    with Store.open(url) as store:
        assert len(store.rows()) == 40
        states = store.current(findings(run))
        assert [states[one].disagreement for one in ids] == [False] * 10 + [True] * 10 + [False] * 10
