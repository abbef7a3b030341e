"""Average the weights of two models of one origin: `python models/average_nli.py ONE OTHER OUT --share 0.7`.

What two runs from the same start learned lies on one slope: their mean is often better on other texts than either
(Wortsman et al. 2022, "Robust fine-tuning of zero-shot models", section 3). The share is chosen on `dev/`.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

WEIGHTS = "model.safetensors"


def options(argv: list[str] | None = None) -> argparse.Namespace:
    """Every choice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("one", type=Path, help="folder of a model; its tokenizer and configuration are kept")
    parser.add_argument("other", type=Path, help="folder of another of the same shape and vocabulary")
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the first model, between 0 and 1")
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> None:
    """Write the mean of the two to a folder."""
    from safetensors.torch import load_file, save_file

    args = options(argv)
    one, other = load_file(args.one / WEIGHTS), load_file(args.other / WEIGHTS)
    if {name: weight.shape for name, weight in one.items()} != {name: weight.shape for name, weight in other.items()}:
        raise SystemExit("The two models are not of one shape; average models of one origin and one vocabulary.")
    shutil.copytree(args.one, args.out, dirs_exist_ok=True)
    mean = {
        name: (args.share * weight.double() + (1 - args.share) * other[name].double()).to(weight.dtype)
        for name, weight in one.items()
    }
    save_file(mean, args.out / WEIGHTS, metadata={"format": "pt"})


if __name__ == "__main__":
    main()
