"""Models at the ground floor: parser, embedder, NLI scorer, backends, cache; imports no stage."""

from factcheck.inference.calibration import Calibration, Thresholds
from factcheck.inference.embedder import Embedder
from factcheck.inference.labels import LABELS
from factcheck.inference.larger import LARGER_NAME
from factcheck.inference.nli import NLIScorer
from factcheck.inference.weights import EMBEDDER_NAME

__all__ = ["EMBEDDER_NAME", "LABELS", "LARGER_NAME", "Calibration", "Embedder", "NLIScorer", "Thresholds"]
