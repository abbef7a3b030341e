"""Where the work runs: this process, or an existing distributed engine. Imports no stage.

A stage hands over a recipe for a worker and its blocks of work, and gets the results in order; it does not know where
they were made. See `engine/README.md` for how to start on a cluster and what a run costs.
"""

from factcheck.engine.choose import ENGINES, choose_engine
from factcheck.engine.engine import Engine, Make, Place, Work
from factcheck.engine.local import LocalEngine

__all__ = ["ENGINES", "Engine", "LocalEngine", "Make", "Place", "Work", "choose_engine"]
