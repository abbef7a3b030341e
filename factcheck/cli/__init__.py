"""The command line: one file per command, no logic beyond option parsing."""

from __future__ import annotations

import atexit
import contextlib
import importlib
import importlib.util
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from factcheck import config
from factcheck.errors import FactcheckError

INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells have it."""

COMMANDS = {
    "check": "check",
    "audit": "audit",
    "compare": "compare",
    "claims": "claims",
    "documents": "documents",
    "figures": "figures",
    "report": "report",
    "diff": "diff",
    "review": "review",
    "decisions": "decisions",
    "eval": "evaluate",
    "rules": "rules",
    "models": "models",
    "cache": "cache",
    "schema": "schema",
    "calibrate": "calibrate",
    "baseline": "baseline",
}
"""Command name -> module of this package that holds it as `command`; loaded only when it is asked for."""


class LazyGroup(click.Group):
    """Imports a command's module when it is run; `--help` imports the modules (light by rule), never a model."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table, which is the order in which a new user needs them."""
        return [name for name, module in COMMANDS.items() if importlib.util.find_spec(f"{__name__}.{module}")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None so that click says that there is no such command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{COMMANDS[cmd_name]}").command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="factcheck-consistency", prog_name="factcheck")
def cli() -> None:
    """Find where documents agree and contradict each other, and whether a summary is true to them.

    \b
    Example:
      factcheck check seeds/sources
    """


def _defaults(arguments: Sequence[str]) -> dict[str, Any]:
    """What the config file sets; no file is read where only help or the version is asked for."""
    if not arguments or arguments[0].startswith("-"):
        return {}
    settings = config.load(Path.cwd())
    if not settings:
        return {}
    context = click.Context(cli)
    commands = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    return config.default_map(
        settings, {name: [one.name or "" for one in command.params] for name, command in commands.items() if command}
    )


def main() -> None:
    """Entry point: errors that a person can mend become one sentence and exit code 2."""
    interrupted = False

    def leave() -> None:
        # Python ends by the signal, not by our exit code, where the interrupt came inside an exec() of a library
        if interrupted:
            with contextlib.suppress(OSError):
                sys.stdout.flush()
            os._exit(INTERRUPTED)

    atexit.register(leave)  # before any library registers something of its own: it is called last
    try:
        status = cli.main(standalone_mode=False, auto_envvar_prefix="FACTCHECK", default_map=_defaults(sys.argv[1:]))
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted; nothing was half written.", err=True)
        status, interrupted = INTERRUPTED, True
    except click.ClickException as error:
        error.show()
        status = 2
    except FactcheckError as error:
        click.echo(f"Error: {error}", err=True)
        status = 2
    except Exception:  # Python would end with 1, which says that there are findings
        traceback.print_exc()
        click.echo("Error: factcheck itself failed; the lines above say where, please report them.", err=True)
        status = 2
    signal.signal(signal.SIGINT, _cut_short)
    sys.exit(status if isinstance(status, int) else 0)


def _cut_short(*_: object) -> None:
    """An interrupt while Python and the libraries clear up after a finished run."""
    os.write(2, b"\nInterrupted; the run was finished.\n")
    os._exit(INTERRUPTED)
