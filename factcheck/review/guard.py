"""Who may ask the review page anything: the right host, the right origin, the token, and a policy for the browser."""

from __future__ import annotations

import hmac
import ipaddress
import json
import socket
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.datastructures import Headers, QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "factcheck_token"
CSRF_HEADER = "x-factcheck-csrf"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
_BODY_LIMIT = 200_000  # bytes: a decision with the longest note has under 50,000
_READS = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Rules:
    """What is asked of a request: `host` is the address listened on, `token` the one to show (None for none)."""

    host: str
    csrf: str
    token: str | None = None


class Guard:
    """ASGI middleware that turns away what does not come from the page itself, before anything is read or changed.

    A page elsewhere can make the reviewer's browser send requests here. It is kept out by the Host header (its own
    name, if it rebinds DNS), by Origin and Sec-Fetch-Site, and by a header with a secret that only our page knows.
    """

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on one request; anything but HTTP (a web socket) is refused."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = Headers(scope=scope)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                extra = [(k.encode(), v.encode()) for k, v in HEADERS.items() if k.encode() not in present]
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        if (reason := self._refusal(scope, headers)) is not None:
            status, words = reason
            await _answer(send_guarded, status, words)
        elif not self._known(scope, headers):
            await self._login(scope, send_guarded)
        else:
            await self._app(scope, receive, send_guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if not self._host_allowed(host):
            return 421, "This review is not served under that name."
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is not None and origin.partition("://")[2] != host:
            return 403, "Another site may not use this review."
        if site not in {None, "same-origin", "none"} and not _navigation(scope, headers):
            return 403, "Another site may not use this review."
        if scope["method"] in _READS:
            return None
        if origin is None and site != "same-origin":
            return 403, "A change must say which page it comes from."
        if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return 415, "A change is sent as application/json."
        if not hmac.compare_digest(headers.get(CSRF_HEADER, "").encode(), self._rules.csrf.encode()):
            return 403, "The page is from before the server was started: load it again."
        length = headers.get("content-length", "")
        if not length.isdigit() or int(length) > _BODY_LIMIT:
            return 413, f"A change has at most {_BODY_LIMIT} bytes."
        return None

    def _host_allowed(self, host: str) -> bool:
        name = (host if host.endswith("]") or ":" not in host else host.rpartition(":")[0]).strip("[]").lower()
        if self._rules.host in LOOPBACK:
            return name in LOOPBACK  # whatever the port: an ssh tunnel has another one at the reviewer's end
        # an address in figures cannot be rebound; a name is allowed if it is the one given or this machine's own
        return _is_address(name) or name in {self._rules.host.lower(), "localhost", *_own_names()}

    def _known(self, scope: Scope, headers: Headers) -> bool:
        if self._rules.token is None:
            return True
        try:
            cookies: SimpleCookie = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        shown = cookies[COOKIE].value if COOKIE in cookies else ""
        return hmac.compare_digest(shown.encode(), self._rules.token.encode())

    async def _login(self, scope: Scope, send: Send) -> None:
        """`/?token=...` leaves the token in a cookie that no script and no other site can use, and drops it."""
        shown = QueryParams(scope["query_string"]).get("token", "")
        if scope["path"] != "/" or not hmac.compare_digest(shown.encode(), (self._rules.token or "").encode()):
            await _answer(send, 401, "Open the address that `factcheck review` printed, with its token.")
            return
        cookie = f"{COOKIE}={self._rules.token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=604800"
        await _answer(send, 303, "", [(b"location", b"/"), (b"set-cookie", cookie.encode())])


def _navigation(scope: Scope, headers: Headers) -> bool:
    """A link to the page, followed from elsewhere: it shows the page to the reviewer and nothing to the other site."""
    to_page = scope["method"] in _READS and scope["path"] == "/"
    return to_page and headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _own_names() -> set[str]:
    name = socket.gethostname().lower()
    return {name, f"{name}.local"}


async def _answer(send: Send, status: int, words: str, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    body = json.dumps({"error": words}).encode()
    start: dict[str, Any] = {"type": "http.response.start", "status": status}
    start["headers"] = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        *(headers or []),
    ]
    await send(start)
    await send({"type": "http.response.body", "body": body})
