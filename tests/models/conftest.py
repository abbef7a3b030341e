"""The training code is no package: its folder is put on the path for these tests."""

from __future__ import annotations

import sys
from pathlib import Path

MODELS = Path(__file__).resolve().parent.parent.parent / "models"
sys.path.insert(0, str(MODELS))
