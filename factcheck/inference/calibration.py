"""What stands beside a model's weights so that its scores are probabilities: a temperature, thresholds, a choice.

Temperature scaling: Guo, Pleiss, Sun and Weinberger 2017, "On Calibration of Modern Neural Networks".
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.settings import NLI_CONTRADICTION, NLI_ENTAILMENT

FILE = "calibration.json"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which a score counts; the precision they were chosen for stands in `calibration.json`."""

    contradiction: float = NLI_CONTRADICTION
    entailment: float = NLI_ENTAILMENT


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of one model: logits are divided by `temperature`; `int8`: whether 8-bit weights lose too little to matter; `smaller`:
    how much the small model's probabilities weigh in those of the larger one, which errs on other pairs."""

    temperature: float = 1.0
    thresholds: Thresholds = field(default_factory=Thresholds)
    int8: bool = False
    smaller: float = 0.0

    @classmethod
    def read(cls, folder: Path) -> Calibration:
        """`calibration.json` of a model folder; without one, nothing is changed and weights stay as they are."""
        path = folder / FILE
        if not path.is_file():
            return cls()
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
            chosen = held["thresholds"]
            thresholds = Thresholds(float(chosen["contradiction"]), float(chosen["entailment"]))
            return cls(
                float(held["temperature"]), thresholds, bool(held.get("int8", False)), float(held.get("smaller", 0.0))
            )
        except (ValueError, KeyError, TypeError) as error:
            raise FactcheckError(f"{path} cannot be read as a calibration ({error}); mend it or delete it.") from error

    def write(self, folder: Path, notes: dict[str, object]) -> None:
        """Store it beside the weights, with notes that say on what it was fitted."""
        text = json.dumps(asdict(self) | notes, indent=2, ensure_ascii=False) + "\n"
        (folder / FILE).write_text(text, encoding="utf-8")
