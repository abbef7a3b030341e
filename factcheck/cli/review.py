"""`factcheck review`: go through what was flagged, on a local page or at a prompt."""

from __future__ import annotations

from collections.abc import Callable

import click


@click.command("review", short_help="Go through the findings of a run and decide them.")
@click.argument("run", metavar="RUN.json|REPORT_DIR", type=click.Path(exists=True))
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Any other than this needs --token.")
@click.option("--token", envvar="FACTCHECK_REVIEW_TOKEN", help="What others must show; or FACTCHECK_REVIEW_TOKEN.")
@click.option("--store", metavar="FILE|URL", help="Where decisions are kept  [default: .factcheck/decisions.db]")
@click.option("--reviewer", metavar="NAME", help="Whose decisions these are  [default: your login]")
@click.option("--tui", is_flag=True, help="At a prompt in the terminal, for instance over ssh.")
@click.option("--open", "browse", is_flag=True, help="Open the page in the browser.")
def command(
    run: str,
    port: int,
    host: str,
    token: str | None,
    store: str | None,
    reviewer: str | None,
    tui: bool,
    browse: bool,
) -> None:
    """Go through the findings of a saved run; one key decides each, and is saved at once.

    \b
    Example:
      factcheck check seeds/sources -o reports
      factcheck review reports
      factcheck review reports --tui
      factcheck review reports --store postgresql://ana@db.example/reviews
    """
    from factcheck.review import session

    name = session.reviewer_name(reviewer)
    with session.opened(run, store) as (queue, decisions):
        if tui:
            from factcheck.review.terminal import review

            review(queue, name)
            return
        session.serve(queue, decisions, name, host=host, port=port, token=token, ready=_ready(browse))


def _ready(browse: bool) -> Callable[[str], None]:
    def ready(address: str) -> None:
        click.echo(f"Review at {address} (Ctrl+C ends it; every decision is saved as you make it)")
        if browse:
            click.launch(address)

    return ready
