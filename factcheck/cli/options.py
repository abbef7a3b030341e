"""Options that several commands share, and what they are made into."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from factcheck.engine import Engine
    from factcheck.inference.cache import Cache
    from factcheck.pipeline import Models

Command = Callable[..., Any]


def _remember(context: click.Context, option: click.Parameter, value: Any) -> None:
    """Note an option for `cache_from` and its like, so that no command has to hand it on."""
    context.meta[f"{__name__}.{option.name}"] = value


def cache_option(command: Command) -> Command:
    """Where the cache is."""
    return click.option(
        "--cache",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        envvar="FACTCHECK_CACHE",
        expose_value=False,
        callback=_remember,
        help="Where computed results are kept. Default: factcheck/ in the user's cache folder.",
    )(command)


def cache_from() -> Cache | None:
    """The cache that the running command's options name, None for --no-cache."""
    from factcheck.inference.cache import Cache

    chosen = click.get_current_context().meta
    return None if chosen.get(f"{__name__}.no_cache") else Cache(chosen.get(f"{__name__}.cache"))


def model_options(command: Command) -> Command:
    """Which models, and how they run."""
    for option in reversed(
        (
            click.option("--embedder", metavar="MODEL", help="A sentence-transformers model: a folder or a hub name."),
            click.option("--nli-model", metavar="MODEL", help="A sequence-classification model with NLI labels."),
            click.option("--backend", type=click.Choice(["onnx", "torch"]), default="onnx", show_default=True),
            click.option("--device", metavar="NAME", help="cpu, cuda, mps ...; the default is what the backend finds."),
            click.option("--batch-size", type=click.IntRange(1), default=32, show_default=True),
            click.option("--threads", type=click.IntRange(1), help="Default: all cores."),
            click.option(
                "--quick",
                is_flag=True,
                envvar="FACTCHECK_QUICK",
                expose_value=False,
                callback=_remember,
                help="Ask the small NLI model alone, without a second look by the larger one.",
            ),
            cache_option,
            click.option(
                "--no-cache",
                is_flag=True,
                envvar="FACTCHECK_NO_CACHE",
                expose_value=False,
                callback=_remember,
                help="Neither use nor keep what was computed before.",
            ),
        )
    ):
        command = option(command)
    return command


def engine_options(command: Command) -> Command:
    """Where the work runs."""
    for option in reversed(
        (
            click.option(
                "--engine",
                type=click.Choice(["local", "ray"]),
                envvar="FACTCHECK_ENGINE",
                expose_value=False,
                callback=_remember,
                help="Where the work runs: local is this process (default), ray a Ray cluster.",
            ),
            click.option(
                "--ray-address",
                metavar="HOST:PORT",
                expose_value=False,
                callback=_remember,
                help="A running Ray cluster, or auto for this machine's. Default: RAY_ADDRESS, else one is started here.",
            ),
        )
    ):
        command = option(command)
    return command


def engine_from() -> Engine:
    """The engine that the running command's options name."""
    from factcheck.engine import choose_engine

    chosen = click.get_current_context().meta
    return choose_engine(chosen.get(f"{__name__}.engine"), chosen.get(f"{__name__}.ray_address"))


def output_options(command: Command) -> Command:
    """Where reports go and in which formats."""
    for option in reversed(
        (
            click.option(
                "-o",
                "--output",
                type=click.Path(path_type=Path),
                metavar="PATH",
                help="With exactly one --format that file (- for stdout), else a folder. Default: reports/.",
            ),
            click.option(
                "--format",
                "formats",
                multiple=True,
                metavar="NAME",
                help="html, json, jsonl, csv, md, sarif, junit; may be repeated. Default: html, json, csv, md.",
            ),
            click.option("--no-text", is_flag=True, help="Leave the documents' texts out of the report."),
        )
    ):
        command = option(command)
    return command


def talk_options(command: Command) -> Command:
    """How much is said on the terminal."""
    command = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")(command)
    return click.option("-v", "--verbose", count=True, help="Say more: each stage with its time.")(command)


def models_from(
    embedder: str | None, nli_model: str | None, backend: Any, device: str | None, batch_size: int, threads: int | None
) -> Models:
    """The models that the options name."""
    from factcheck.pipeline import Models

    quick = bool(click.get_current_context().meta.get(f"{__name__}.quick"))
    return Models(embedder, nli_model, backend, device, batch_size, threads, cache_from(), engine_from(), quick)


def hush(verbose: int = 0) -> None:
    """Keep the libraries' chatter off the terminal; nothing is asked of a model hub by itself."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    logging.basicConfig(
        level=(logging.WARNING, logging.INFO, logging.DEBUG)[min(verbose, 2)], format="%(message)s", stream=sys.stderr
    )
    for name in (
        "transformers",
        "sentence_transformers",
        "httpx",
        "faiss",
        "huggingface_hub",
        "onnxscript",
        "torch.onnx",
        "pypdf",
    ):
        logging.getLogger(name).setLevel(logging.ERROR)


def shows_progress(quiet: bool) -> bool:
    """Progress bars on a terminal only."""
    return not quiet and sys.stderr.isatty()


def pairs(values: Iterable[str], what: str) -> dict[str, str]:
    """`KEY=VALUE` options as a dict; a usage error where one has no "="."""
    result = {}
    for value in values:
        key, equals, given = value.partition("=")
        if not equals or not key or not given:
            raise click.BadParameter(f"{value!r} is not {what}; write it as {what}.")
        result[key.strip()] = given.strip()
    return result


def numbers(values: Iterable[str], what: str) -> dict[str, float]:
    """`KEY=NUMBER` options as a dict."""
    try:
        return {key: float(value) for key, value in pairs(values, what).items()}
    except ValueError:
        raise click.BadParameter(f"a value is no number; write {what}.") from None
