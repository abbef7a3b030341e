"""The recipes of these tests and the generated corpus are no packages: their folders are put on the path."""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "benchmarks")]

# as RayEngine sets them, but before any test imports ray, which reads them then
os.environ.update(
    RAY_USAGE_STATS_ENABLED="0", RAY_raylet_start_wait_time_s="180", RAY_agent_register_timeout_ms="180000"
)
