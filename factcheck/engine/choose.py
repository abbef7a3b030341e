"""An engine by its name."""

from __future__ import annotations

import os

from factcheck.engine.engine import Engine
from factcheck.engine.local import LocalEngine
from factcheck.errors import FactcheckError

ENGINES = ("local", "ray")


def choose_engine(name: str | None = None, ray_address: str | None = None) -> Engine:
    """The engine called `name`; None is what FACTCHECK_ENGINE says, or this process.

    `ray_address`: host:port of a running Ray cluster, "auto" for the one of this machine; None is what RAY_ADDRESS says,
    or a Ray started here. Raises FactcheckError for a name that is none of `ENGINES`, where Ray is not installed, and for
    an address of no use.
    """
    name = name or os.environ.get("FACTCHECK_ENGINE") or "local"
    if name == "local":
        if ray_address:
            raise FactcheckError("An address of a Ray cluster was given without --engine ray; add it.")
        return LocalEngine()
    if name == "ray":
        from factcheck.engine.on_ray import RayEngine

        return RayEngine(ray_address)
    raise FactcheckError(f"There is no engine {name}; choose one of {', '.join(ENGINES)}.")
