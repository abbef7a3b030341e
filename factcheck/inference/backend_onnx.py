"""A sequence-classification model run by onnxruntime, in float32 or with 8-bit weights, built into the user's cache."""

from __future__ import annotations

import contextlib
import io
import logging
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from numpy.typing import NDArray

INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def cache_folder(weights_hash: str) -> Path:
    """Where the ONNX files of these weights are kept: `.../factcheck/onnx/<hash>/`; XDG_CACHE_HOME moves it."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("factcheck", appauthor=False)) / "onnx" / weights_hash


def load(
    folder: Path, weights_hash: str, *, quantize: bool, device: str | None, threads: int
) -> Callable[[dict[str, NDArray[np.int64]]], NDArray[np.float32]]:
    """A function from a batch of token arrays (rows, tokens) to logits (rows, outputs)."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    file = build(folder, cache_folder(weights_hash), quantize=quantize)
    session = onnxruntime.InferenceSession(str(file), options, providers=_providers(device))
    taken = [given.name for given in session.get_inputs()]

    def logits(batch: dict[str, NDArray[np.int64]]) -> NDArray[np.float32]:
        # a tokenizer without token types means that all tokens have type 0
        given = {name: batch.get(name, np.zeros_like(batch["input_ids"])) for name in taken}
        return np.asarray(session.run(["logits"], given)[0], dtype=np.float32)

    return logits


def _providers(device: str | None) -> list[str]:
    """onnxruntime's names for a device."""
    import onnxruntime

    if device is None or device == "cpu":
        return ["CPUExecutionProvider"]
    wanted = {"cuda": "CUDAExecutionProvider", "mps": "CoreMLExecutionProvider"}.get(device.split(":")[0], device)
    if wanted not in onnxruntime.get_available_providers():
        raise FactcheckError(f"This onnxruntime cannot use {device}; install one that can, or choose --backend torch.")
    return [wanted, "CPUExecutionProvider"]


def build(folder: Path, into: Path, *, quantize: bool) -> Path:
    """The ONNX file of the model in `folder`, made if it is not in `into` yet; some seconds, once.

    It is written aside and renamed, so that a run that was stopped, or two at once, never leave half a file.
    """
    whole, small = into / "model.onnx", into / "model.int8.onnx"
    wanted = small if quantize else whole
    if wanted.is_file():
        return wanted
    try:
        into.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=into) as aside:
            if not whole.is_file():
                export(folder, Path(aside) / whole.name)
                (Path(aside) / whole.name).replace(whole)
            if quantize:
                shrink(whole, Path(aside) / small.name)
                (Path(aside) / small.name).replace(small)
    except OSError as error:
        raise FactcheckError(
            f"The ONNX model could not be written to {into} ({error}); choose --backend torch."
        ) from error
    return wanted


def export(folder: Path, target: Path) -> None:
    """Write the model in `folder` as one ONNX file with free batch and length."""
    import torch

    from factcheck.inference.backend_torch import load_model

    model = load_model(folder)
    model.config.return_dict = True
    sample = _sample(model)
    names = tuple(sample)
    free = {name: {0: torch.export.Dim.DYNAMIC, 1: torch.export.Dim.DYNAMIC} for name in names}
    try:
        with quiet():
            torch.onnx.export(
                _LogitsOnly(model, names).eval(),
                tuple(sample.values()),
                str(target),
                input_names=list(names),
                output_names=["logits"],
                dynamic_shapes={"given": tuple(free[name] for name in names)},
                external_data=False,
                dynamo=True,
                verbose=False,
            )
    except Exception as error:
        raise FactcheckError(
            f"The model in {folder} cannot be exported to ONNX ({type(error).__name__}); choose --backend torch."
        ) from error


def _sample(model: Any) -> dict[str, Any]:
    """A small batch of the inputs that the model's forward takes."""
    import inspect

    import torch

    takes = inspect.signature(model.forward).parameters
    names = [name for name in INPUTS if name in takes]
    highest = model.config.vocab_size
    make = {
        "input_ids": torch.arange(3 * 24).view(3, 24) % highest,
        "attention_mask": torch.ones(3, 24, dtype=torch.int64),
        "token_type_ids": torch.zeros(3, 24, dtype=torch.int64),
    }
    return {name: make[name] for name in names}


def _LogitsOnly(model: Any, names: tuple[str, ...]) -> Any:  # noqa: N802 - it stands for a class that torch must make
    """The model as a module that takes its inputs in order and gives the logits alone."""
    from torch import nn

    class LogitsOnly(nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *given: Any) -> Any:
            return self.model(**dict(zip(names, given, strict=True))).logits

    return LogitsOnly()


def shrink(whole: Path, target: Path) -> None:
    """Write a copy with 8-bit weights, a scale for each output channel; activations are scaled as they come.

    Dynamic quantization: a score depends a little (under 0.01) on which pairs are in its batch.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = onnx.load(whole)
    # the exporter's shapes of inner values are refused by the quantizer's own inference, which finds them anew
    del model.graph.value_info[:]
    with quiet():
        quantize_dynamic(model, target, per_channel=True, weight_type=QuantType.QInt8)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep the exporter's chatter off the screen; its failures are raised."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
