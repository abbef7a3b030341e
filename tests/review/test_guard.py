"""A page on another origin can neither read nor change anything; a token is asked for where others can connect."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from factcheck.errors import FactcheckError
from factcheck.review import Store
from factcheck.review.queue import Queue
from factcheck.review.server import serve as serve_page
from tests.review import sample
from tests.review.conftest import Served

Serve = Callable[..., Served]


def act(run: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "uid": "ef" * 16, "reviewer": "mallory", "finding": run["findings"][0]["id"], "decision": "false_alarm"
    } | changes  # fmt: skip


def same_origin(served: Served) -> dict[str, str]:
    return {
        "origin": served.address.rstrip("/"), "sec-fetch-site": "same-origin", "x-factcheck-csrf": served.csrf()
    }  # fmt: skip


def test_forged_requests_change_nothing(serve: Serve) -> None:
    run = sample.run(2)
    served = serve(run)
    good = same_origin(served)
    url = served.address + "api/decide"
    forged = [
        ("another origin", good | {"origin": "http://evil.example", "sec-fetch-site": "cross-site"}),
        ("another origin, an old browser", good | {"origin": "http://evil.example"}),
        ("another port of this machine", good | {"origin": "http://127.0.0.1:1", "sec-fetch-site": "same-site"}),
        ("a sandboxed frame", good | {"origin": "null", "sec-fetch-site": "cross-site"}),
        ("rebound DNS", good | {"host": "evil.example", "origin": "http://evil.example"}),
        ("rebound DNS to this port", good | {"host": f"evil.example:{served.address.split(':')[-1].strip('/')}"}),
        ("no secret of the page", {k: v for k, v in good.items() if k != "x-factcheck-csrf"}),
        ("a wrong secret", good | {"x-factcheck-csrf": "x" * 43}),
        ("no origin at all", {"x-factcheck-csrf": good["x-factcheck-csrf"]}),
    ]
    for what, headers in forged:
        answer = httpx.post(url, json=act(run), headers=headers)
        assert answer.status_code in {403, 421}, what
    for kind in ("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"):
        answer = httpx.post(url, content=json.dumps(act(run)), headers=good | {"content-type": kind})
        assert answer.status_code == 415, kind
    assert (
        httpx.post(url, data={"decision": "false_alarm"}, headers={"origin": "http://evil.example"}).status_code == 403
    )
    with Store.open(str(served.database)) as store:
        assert store.rows() == []
    assert httpx.post(url, json=act(run), headers=good).status_code == 200, "the page itself may"


@pytest.mark.parametrize("path", ["", "api/queue", "api/export", "api/dropped", "static/review.js"])
def test_another_name_or_origin_reads_nothing(serve: Serve, path: str) -> None:
    served = serve(sample.run(2))
    port = served.address.split(":")[-1].strip("/")
    url = served.address + path
    assert httpx.get(url).status_code == 200
    for host in (
        "evil.example",
        f"evil.example:{port}",
        "127.0.0.1.evil.example:1",
        f"127.0.0.2:{port}",
        "",
    ):
        assert httpx.get(url, headers={"host": host}).status_code in {400, 421}, host
    for host in (f"localhost:{port}", "localhost:9000", f"[::1]:{port}"):
        assert httpx.get(url, headers={"host": host}).status_code == 200, "an ssh tunnel ends at another port"
    other = {"origin": "http://evil.example", "sec-fetch-site": "cross-site"}
    answer = httpx.get(url, headers=other)
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers
    assert httpx.get(url, headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}).status_code == 403


def test_every_answer_carries_the_policy(serve: Serve) -> None:
    served = serve(sample.run(1))
    for path in ("", "api/queue", "static/review.css", "nowhere"):
        headers = httpx.get(served.address + path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"


def test_the_page_has_no_inline_script_style_or_handler(serve: Serve) -> None:
    import re

    page = httpx.get(serve(sample.run(1)).address).text
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page), "nothing comes from the network"


def test_only_what_the_run_holds_is_served(serve: Serve) -> None:
    served = serve(sample.run(1))
    host, port = served.address.removeprefix("http://").strip("/").split(":")
    for path in ("/static/../server.py", "/static/%2e%2e/server.py", "/static/..%2f..%2fsettings.py", "/report.json",
                 "/decisions.db", "//etc/passwd", "/static//etc/passwd", "/api/finding/..%2f..%2freport.json",
                 "/docs", "/openapi.json"):  # fmt: skip
        with socket.create_connection((host, int(port))) as line:  # raw: a client would tidy the path first
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
            answer = b"".join(iter(lambda: line.recv(65536), b"")).decode()
        assert answer.split()[1] in {"400", "404"}, path
        assert "root:" not in answer


def test_what_is_no_decision_is_refused(serve: Serve) -> None:
    run = sample.run(1)
    served = serve(run)
    good = same_origin(served)
    bad = [
        act(run, decision="maybe"), act(run, finding="nowhere"), act(run, uid="short"), act(run, reviewer=""),
        act(run, note="x" * 10_001), act(run, extra="field"), act(run, decision="undo"), {}, [],
    ]  # fmt: skip
    for body in bad:
        assert httpx.post(served.address + "api/decide", json=body, headers=good).status_code in {400, 422}, body
    big = httpx.post(served.address + "api/decide", content=b"[" * 300_000,
                     headers=good | {"content-type": "application/json"})  # fmt: skip
    assert big.status_code == 413
    with Store.open(str(served.database)) as store:
        assert store.rows() == []


def test_others_need_the_token(serve: Serve) -> None:
    token = "river-bank-and-weir"
    served = serve(sample.run(1), "--host", "0.0.0.0", "--token", token)
    base = served.address.split("?")[0].replace("0.0.0.0", "127.0.0.1")
    assert served.address.endswith(f"?token={token}")
    for path in ("", "api/queue", "static/review.js", "?token=wrong"):
        assert httpx.get(base + path).status_code == 401, path
    with httpx.Client() as browser:
        answer = browser.get(f"{base}?token={token}")
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert "HttpOnly" in answer.headers["set-cookie"]
        assert "SameSite=Strict" in answer.headers["set-cookie"]
        assert browser.get(base).status_code == 200
        assert browser.get(base, headers={"host": "evil.example"}).status_code == 421
    assert httpx.get(base, headers={"cookie": "a b=;;=\\"}).status_code == 401


@pytest.mark.parametrize("token", [None, "short", "long enough; but no cookie"])
def test_an_open_address_is_refused_without_a_token(token: str | None, tmp_path: Any) -> None:
    with (
        Store.open(str(tmp_path / "d.db")) as store,
        pytest.raises(FactcheckError, match=r"can be reached by others: give --token"),
    ):
        serve_page(Queue(sample.run(1), store), store.rows, "ana", host="0.0.0.0", port=0, token=token)


def test_a_taken_port_is_one_sentence(tmp_path: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, Store.open(str(tmp_path / "d.db")) as store:
        port = taken.getsockname()[1]
        with pytest.raises(FactcheckError, match="choose another with --port"):
            serve_page(Queue(sample.run(1), store), store.rows, "ana", port=port)
