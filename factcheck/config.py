"""Settings of a user: defaults < file < environment < command line.

The file is the nearest `factcheck.toml`, or `pyproject.toml` with a `[tool.factcheck]` table, from the working folder
upwards. Its keys are the options' long names; a table named after a command (`[tool.factcheck.audit]`) holds for that
command alone; `severity`, `tolerance`, `threshold` and `rate` are tables of their own, and what `factcheck calibrate`
writes (`[rules.FC102]` with a `threshold`) is read as thresholds. Every option can also be set in the
environment: `FACTCHECK_CHECK_FAIL_ON=never`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from factcheck.errors import FactcheckError

NAMES = ("factcheck.toml", "pyproject.toml")
PAIRS = ("severity", "tolerance", "threshold", "rate")
"""Options that are given as KEY=VALUE, and in the file as a table."""


def find(folder: Path) -> Path | None:
    """The nearest config file from `folder` upwards; a pyproject.toml without our table is passed by."""
    for place in (folder, *folder.parents):
        for name in NAMES:
            path = place / name
            if path.is_file() and (name == NAMES[0] or _table(path) is not None):
                return path
    return None


def load(folder: Path) -> dict[str, Any]:
    """The settings of the nearest config file, {} where there is none. Raises FactcheckError for a broken file."""
    path = find(folder)
    if path is None:
        return {}
    return _table(path) or {}


def _table(path: Path) -> dict[str, Any] | None:
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise FactcheckError(f"{path}: cannot be read as TOML ({error}); mend it or remove it.") from None
    own: dict[str, Any] | None = content.get("tool", {}).get("factcheck")
    if path.name == "factcheck.toml":
        return own if own is not None else content
    return own


def default_map(settings: Mapping[str, Any], commands: Mapping[str, Iterable[str]]) -> dict[str, dict[str, Any]]:
    """For each command the settings that it has an option for, as click's `default_map` wants them.

    `commands` gives the parameter names of each command. Raises FactcheckError for a key that is nobody's.
    """
    settings = _with_thresholds(settings)
    # `cache = "DIR"` is the option of that name, a table `cache` the command's
    general = {
        _name(key): value for key, value in settings.items() if key not in commands or not isinstance(value, Mapping)
    }
    every = {name for names in commands.values() for name in names}
    for key in general:
        if key not in every:
            raise FactcheckError(f"The config has the setting {key!r}, which no command knows; see factcheck --help.")
    result = {}
    for command, names in commands.items():
        table = settings.get(command)
        own = {_name(key): value for key, value in table.items()} if isinstance(table, Mapping) else {}
        wanted = {key: value for key, value in general.items() if key in set(names)} | own
        result[command] = {key: _value(key, value) for key, value in wanted.items()}
    return result


def _with_thresholds(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The `rules` table that calibrate writes, as thresholds."""
    result = dict(settings)
    rules = result.pop("rules", None)
    if isinstance(rules, Mapping):
        given = {
            code: rule["threshold"] for code, rule in rules.items() if isinstance(rule, Mapping) and "threshold" in rule
        }
        result["threshold"] = given | dict(result.get("threshold") or {})
    return result


def _name(key: str) -> str:
    return key.replace("-", "_")


def _value(key: str, value: Any) -> Any:
    if key in PAIRS and isinstance(value, Mapping):
        return [f"{name}={one}" for name, one in value.items()]
    return value
