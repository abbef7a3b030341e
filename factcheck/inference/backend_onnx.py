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

RECIPE = "3"
"""How the files are made, in short: another name, and other keys of stored scores, when that changes."""

INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def cache_folder(weights_hash: str) -> Path:
    """Where the ONNX files of these weights are kept: `.../factcheck/onnx/<hash>-<recipe>/`; XDG_CACHE_HOME moves it."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("factcheck", appauthor=False)) / "onnx" / f"{weights_hash}-{RECIPE}"


def load(
    folder: Path, weights_hash: str, *, quantize: bool, device: str | None, threads: int
) -> Callable[[dict[str, NDArray[np.int64]]], NDArray[np.float32]]:
    """A function from a batch of token arrays (rows, tokens) to logits (rows, outputs)."""
    return run(build(folder, cache_folder(weights_hash), quantize=quantize), device=device, threads=threads)


def load_encoder(
    folder: Path, weights_hash: str, *, threads: int
) -> Callable[[dict[str, NDArray[np.int64]]], NDArray[np.float32]]:
    """A function from a batch of token arrays (rows, tokens) to vectors (rows, width): the mean over the tokens."""
    into = cache_folder(weights_hash)
    write_once(into / "encoder.onnx", lambda target: export(folder, target, encoder=True))
    return run(into / "encoder.onnx", device=None, threads=threads)


def run(
    file: Path, *, device: str | None, threads: int
) -> Callable[[dict[str, NDArray[np.int64]]], NDArray[np.float32]]:
    """A function from a batch of token arrays to the one output of the ONNX file."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(file), options, providers=_providers(device))
    taken = [given.name for given in session.get_inputs()]

    def outputs(batch: dict[str, NDArray[np.int64]]) -> NDArray[np.float32]:
        # a tokenizer without token types means that all tokens have type 0
        given = {name: batch.get(name, np.zeros_like(batch["input_ids"])) for name in taken}
        return np.asarray(session.run(None, given)[0], dtype=np.float32)

    return outputs


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
    """The ONNX file of the model in `folder`, made if it is not in `into` yet; some seconds, once."""
    whole, small = into / "model.onnx", into / "model.int8.onnx"
    if quantize and small.is_file():
        return small
    write_once(whole, lambda target: export(folder, target))
    if quantize:
        write_once(small, lambda target: shrink(whole, target))
    return small if quantize else whole


def write_once(file: Path, write: Callable[[Path], None]) -> None:
    """Have `write` make the file, unless it is there.

    It is written aside and renamed, so that a run that was stopped, or two at once, never leave half a file.
    """
    if file.is_file():
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=file.parent) as aside:
            write(Path(aside) / file.name)
            (Path(aside) / file.name).replace(file)
    except OSError as error:
        raise FactcheckError(
            f"The ONNX model could not be written to {file.parent} ({error}); choose --backend torch."
        ) from error


def export(folder: Path, target: Path, *, encoder: bool = False) -> None:
    """Write the model in `folder` as one ONNX file with free batch and length: its logits, or its mean vectors."""
    import torch

    from factcheck.inference.backend_torch import load_encoder_model, load_model

    model = load_encoder_model(folder) if encoder else load_model(folder)
    model.config.return_dict = True
    # torch's fused attention becomes more and slower nodes than attention written out: in 8 bits 6% of a pair's time
    model.set_attn_implementation("eager")
    sample = _sample(model)
    names = tuple(sample)
    free = {name: {0: torch.export.Dim.DYNAMIC, 1: torch.export.Dim.DYNAMIC} for name in names}
    try:
        with quiet():
            torch.onnx.export(
                _one_output(model, names, encoder).eval(),
                tuple(sample.values()),
                str(target),
                input_names=list(names),
                output_names=["vectors" if encoder else "logits"],
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


def _one_output(model: Any, names: tuple[str, ...], encoder: bool) -> Any:
    """The model as a module that takes its inputs in order and gives one tensor."""
    from torch import nn

    class OneOutput(nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *given: Any) -> Any:
            inputs = dict(zip(names, given, strict=True))
            found = self.model(**inputs)
            if not encoder:
                return found.logits
            weight = inputs["attention_mask"].unsqueeze(-1).to(found.last_hidden_state.dtype)
            return (found.last_hidden_state * weight).sum(dim=1) / weight.sum(dim=1)

    return OneOutput()


def shrink(whole: Path, target: Path) -> None:
    """Write a copy with 8-bit weights, a scale for each output channel; activations are scaled as they come.

    Dynamic quantization: a score depends a little (under 0.01) on which pairs are in its batch. The embeddings stay as
    they are: looking them up costs nothing, and in 8 bits they lost 0.2 points on MNLI (69.9 to 70.1 of the shipped model).

    The weights have 7 of the 8 bits: a CPU without VNNI adds two products of bytes in 16 bits, which do not hold two of full
    ones. With 8 the larger model was right on 35 of 100 rows of MNLI on such a CPU, with 7 on 80, in float32 on 81.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = onnx.load(whole)
    # the exporter's shapes of inner values are refused by the quantizer's own inference, which finds them anew
    del model.graph.value_info[:]
    with quiet():
        quantize_dynamic(
            model,
            target,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm"],
        )


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
