"""`factcheck rules`: the rule book."""

from __future__ import annotations

import json
from dataclasses import asdict

import click


@click.command("rules")
@click.argument("code", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(code: str | None, form: str) -> None:
    """List the rules that decide verdicts, or explain one with an example.

    \b
    Example:
      factcheck rules FC103
    """
    from factcheck.verdicts.rules import RULES

    if code is None:
        chosen = list(RULES.values())
    elif code.upper() in RULES:
        chosen = [RULES[code.upper()]]
    else:
        raise click.BadParameter(f"there is no rule {code}; see factcheck rules.")
    if form == "json":
        click.echo(json.dumps([asdict(rule) for rule in chosen], ensure_ascii=False, indent=2))
        return
    for rule in chosen:
        click.echo(f"{rule.code}  {rule.name:<18} {rule.severity:<8} {rule.decides}")
    if code is not None:
        (rule,) = chosen
        click.echo(f"\n  A  {rule.example_a}")
        if rule.example_b:
            click.echo(f"  B  {rule.example_b}")
        click.echo(f"  -> {rule.verdict}")
