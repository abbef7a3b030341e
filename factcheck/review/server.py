"""The local review page: FastAPI over the queue, and the way it is started."""

from __future__ import annotations

import re
import secrets
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import uvicorn
from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel, ConfigDict, Field

from factcheck.errors import FactcheckError
from factcheck.reporting.words import rule_name
from factcheck.review import exchange
from factcheck.review.decision import NAME_LIMIT, NOTE, NOTE_LIMIT, WORDS
from factcheck.review.guard import LOOPBACK, Guard, Rules
from factcheck.review.queue import SHOWN, Queue, View
from factcheck.review.view import Pages
from factcheck.settings import REVIEW_PAGE

_HERE = Path(__file__).parent
KEEP_ALIVE_SECONDS = 3600
LEAST_TOKEN = 16
"""Characters that a token for others has at least: shorter ones can be tried out."""


class Act(BaseModel):
    """What the page sends: an act, and the list that the reviewer is working through."""

    model_config = ConfigDict(extra="forbid")
    uid: str = Field(pattern="^[0-9a-f]{32}$")
    reviewer: str = Field(min_length=1, max_length=NAME_LIMIT)
    finding: str | None = None
    decision: str | None = None
    note: str | None = Field(default=None, max_length=NOTE_LIMIT)
    whole_fact: bool = False
    show: str = "open"
    search: str = ""
    rule: str = ""


def create_app(queue: Queue, reviewer: str, rules: Rules, rows: Callable[[], list[Any]]) -> FastAPI:
    """The page and its JSON, for one run; `rows` gives the store's rows for the export."""
    pages = Pages(queue)
    app = FastAPI(title="factcheck review", docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    page = _page(queue, reviewer, rules.csrf)

    @app.exception_handler(FactcheckError)
    def refused(_: Request, error: FactcheckError) -> JSONResponse:
        # 507: the store could not keep it (a full disk, a lost server); the page then says so and stays where it is
        return JSONResponse({"error": str(error)}, 507 if "not saved" in str(error) else 400)

    @app.get("/", response_class=HTMLResponse)
    def show_page() -> str:
        return page

    @app.get("/api/queue")
    def show_queue(
        view: Annotated[View, Depends()], offset: int = 0, limit: int = REVIEW_PAGE, at: str | None = None
    ) -> dict[str, Any]:
        """A stretch of the list; with `at`, the stretch in which that finding stands."""
        queue.refresh()
        chosen = queue.select(view)
        limit = max(1, min(limit, REVIEW_PAGE))
        place = next((number for number, one in enumerate(chosen) if one.id == at), None) if at else None
        offset = max(0, offset if place is None else place - place % limit)
        return {
            "total": len(chosen),
            "offset": offset,
            "items": [pages.line(one) for one in chosen[offset : offset + limit]],
            "progress": queue.progress(),
        }

    @app.get("/api/finding/{finding}")
    def show_finding(finding: str, view: Annotated[View, Depends()], more: bool = False) -> dict[str, Any]:
        """One finding, and where the list goes from it."""
        found = pages.page(queue.get(finding), more)
        return found | {
            "next": queue.after(finding, view),
            "previous": queue.after(finding, view, back=True),
        }

    @app.get("/api/lines")
    def show_lines(ids: str) -> list[dict[str, Any]]:
        """Findings of a list as they stand now."""
        return [pages.line(queue.get(one)) for one in ids.split(",")[:REVIEW_PAGE] if one]

    @app.get("/api/dropped")
    def show_dropped() -> list[dict[str, Any]]:
        return pages.dropped()

    @app.get("/api/export", response_class=PlainTextResponse)
    def export() -> PlainTextResponse:
        headers = {"content-disposition": 'attachment; filename="decisions.jsonl"'}
        return PlainTextResponse(exchange.to_jsonl(rows()), headers=headers)

    @app.post("/api/decide")
    def decide(act: Act) -> dict[str, Any]:
        """Save one act; the answer is sent once it is on the disk."""
        if act.decision not in {*WORDS, NOTE} or act.finding is None:
            raise FactcheckError(f"A decision is one of {', '.join(WORDS)}")
        queue.refresh()
        row = queue.decide(act.finding, act.decision, act.reviewer, act.note, act.uid, act.whole_fact)
        return _saved(queue, pages, act, row.uid, act.finding)

    @app.post("/api/undo")
    def undo(act: Act) -> dict[str, Any]:
        """Take back the reviewer's latest act (on `finding`, if one is named)."""
        queue.refresh()
        row = queue.undo(act.reviewer, act.uid, act.finding)
        found = queue.finding_of(row) if row else None
        if row is None or found is None:
            return {"saved": None, "progress": queue.progress()}
        return _saved(queue, pages, act, row.uid, found.id)

    app.add_middleware(Guard, rules=rules)
    return app


def _saved(queue: Queue, pages: Pages, act: Act, uid: str, finding: str) -> dict[str, Any]:
    view = View(act.show, act.search, act.rule, act.reviewer)
    return {
        "saved": uid,
        "line": pages.line(queue.get(finding)),
        "next": queue.after(finding, view),
        "progress": queue.progress(),
    }


def _page(queue: Queue, reviewer: str, csrf: str) -> str:
    templates = Environment(loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined)
    return templates.get_template("review.html").render(
        csrf=csrf,
        reviewer=reviewer,
        shown=SHOWN,
        rules=[(code, rule_name(code)) for code in queue.rules()],
        total=len(queue.order),
        kind=queue.run.get("kind"),
    )


def serve(
    queue: Queue,
    rows: Callable[[], list[Any]],
    reviewer: str,
    host: str = "127.0.0.1",
    port: int = 8765,
    token: str | None = None,
    ready: Callable[[str], None] = print,
) -> None:
    """Serve the page until interrupted; `ready` gets its address once it can be opened.

    Raises FactcheckError where others could reach it and no token is asked for, or the port is taken.
    """
    _check_token(host, token)
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    rules = Rules(host=host, csrf=secrets.token_urlsafe(32), token=token)
    app = create_app(queue, reviewer, rules, rows)
    shown = f"[{host}]" if ":" in host else host
    ready(f"http://{shown}:{port}/" + (f"?token={token}" if token else ""))
    # a reviewer reads for minutes between two keys: a connection closed meanwhile could swallow the next decision
    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        access_log=False,
        lifespan="off",
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
    )
    uvicorn.Server(config).run(sockets=[listening])


def _check_token(host: str, token: str | None) -> None:
    if token is None and host in LOOPBACK:
        return
    if token is None or not re.fullmatch(rf"[\w.~-]{{{LEAST_TOKEN},}}", token, re.ASCII):
        raise FactcheckError(
            f"--host {host} can be reached by others: give --token too, with at least {LEAST_TOKEN} letters, digits or "
            f"dashes (for instance {secrets.token_urlsafe(18)})"
        )


def _listen(host: str, port: int) -> socket.socket:
    """A socket on which the page can be reached as soon as its address is printed."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        raise FactcheckError(
            f"Port {port} of {host} cannot be used ({error.strerror or error}): choose another with --port, "
            "or --port 0 for any that is free"
        ) from error
    return listening
