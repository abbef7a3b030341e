"""kill -9 in the middle of deciding: every decision that was acknowledged is there."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import httpx
import pytest

from factcheck.review import Store, findings
from tests.review import sample
from tests.review.conftest import Served


@pytest.mark.parametrize("after", [0.15, 0.4, 0.7])
def test_kill_9_loses_no_acknowledged_decision(serve: Callable[..., Served], after: float) -> None:
    run = sample.run(400)
    served = serve(run)
    headers = {
        "origin": served.address.rstrip("/"), "sec-fetch-site": "same-origin", "x-factcheck-csrf": served.csrf()
    }  # fmt: skip
    acknowledged: set[str] = set()
    stopped = threading.Event()

    def decide(start: int) -> None:
        with httpx.Client(headers=headers) as page:
            for number, finding in enumerate(run["findings"][start::3]):
                uid = f"{start:02x}{number:030x}"
                body = {"uid": uid, "reviewer": f"reviewer {start}", "finding": finding["id"], "decision": "confirmed"}
                try:
                    answer = page.post(served.address + "api/decide", json=body)
                except httpx.TransportError:
                    return
                if answer.status_code == 200:
                    acknowledged.add(answer.json()["saved"])
                if stopped.is_set():
                    return

    threads = [threading.Thread(target=decide, args=(start,)) for start in range(3)]
    for thread in threads:
        thread.start()
    while not acknowledged:
        time.sleep(0.01)
    time.sleep(after)
    served.kill()
    stopped.set()
    for thread in threads:
        thread.join()
    assert 0 < len(acknowledged) < 400, "the server was killed in the middle"
    with Store.open(str(served.database)) as store:
        assert acknowledged <= {row.uid for row in store.rows()}
        store.decide(findings(run)[0], "unsure", "ana")
