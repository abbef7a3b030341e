"""`factcheck calibrate`: how precise each rule is by the decisions, and thresholds that reach what is asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from factcheck.review.calibrate import Precision, Threshold


@click.command("calibrate", short_help="Measure the rules by reviewers' decisions and set their thresholds.")
@click.option("--precision", "asked", type=float, help="The share of findings that must be right, such as 0.9.")
@click.option("--confidence", type=click.FloatRange(0.5, 0.999), default=0.95, show_default=True)
@click.option("--config", metavar="FILE", default="factcheck.toml", show_default=True, help="Where thresholds go.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--store", metavar="FILE|URL", help="Where decisions are kept  [default: .factcheck/decisions.db]")
def command(asked: float | None, confidence: float, config: str, yes: bool, store: str | None) -> None:
    """Show how often each rule was right; with --precision, set thresholds that reach it, after a preview.

    \b
    Example:
      factcheck calibrate
      factcheck calibrate --precision 0.9
    """
    from factcheck import review
    from factcheck.errors import FactcheckError
    from factcheck.review import calibrate

    decisions = review.existing_store(store)
    if decisions is None:
        raise FactcheckError("There are no decisions yet: factcheck review RUN.json makes some, --store says where")
    with decisions:
        by_rule = calibrate.judged(decisions.rows())
    if not by_rule:
        raise FactcheckError("No finding is decided yet (unsure and disputed ones do not count)")
    for rule, found in by_rule.items():
        click.echo(_measured(calibrate.precision(rule, found, confidence), confidence))
    if asked is None:
        return
    results = calibrate.thresholds(by_rule, asked, confidence)
    click.echo()
    for one in results:
        click.echo(_proposed(one, len(by_rule[one.rule]), asked))
    if all(one.threshold is None for one in results):
        raise FactcheckError(f"No rule is shown to reach a precision of {asked:g}, so nothing is written: see above")
    _write(Path(config), results, yes)


def _measured(one: Precision, confidence: float) -> str:
    return (
        f"{one.rule}  {one.right} of {one.decided} right, precision {one.value:.2f} "
        f"({confidence:.0%} interval {one.low:.2f} to {one.high:.2f})"
    )


def _proposed(one: Threshold, decided: int, asked: float) -> str:
    if one.threshold is None and one.needed is None:
        return f"{one.rule}  refused: at no score is it right more than {asked:.0%} of the time"
    if one.threshold is None:
        return f"{one.rule}  refused: {decided} decided findings are too few, about {one.needed} are needed"
    if one.threshold == 0:
        return f"{one.rule}  reaches {asked:g} as it is"
    return f"{one.rule}  threshold {one.threshold:g} reaches {asked:g} and keeps {one.kept:.0%} of its findings"


def _write(path: Path, results: list[Threshold], yes: bool) -> None:
    """Show what would change in the config, and change it if the user agrees."""
    from factcheck.reporting.write import save
    from factcheck.review import calibrate

    text, difference = calibrate.preview(path, results)
    if not difference:
        click.echo(f"{path} stays as it is.")
        return
    click.echo(f"\n{difference}")
    if not yes and not sys.stdin.isatty():
        click.echo(f"Nothing is written: add --yes to change {path}.")
        return
    if yes or click.confirm(f"Write this to {path}?"):
        save(path, text, option="--config")
        click.echo(f"Wrote {path}.")
