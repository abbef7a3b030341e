"""Leave out the word pieces that English claims hardly need: `python models/prune_vocabulary.py MODEL OUT`.

BERT's vocabulary holds placeholders and the letters of scripts that the model was never trained on; without them the
weights are a tenth smaller and every text in Latin script gets the same scores. What is left out is read as unknown.

With `--pieces N --data FOLDER` the N pieces most used in the sets of the folder stay (and all single letters): a rare name
is then read as smaller pieces, which training on the new vocabulary gets used to. With `--positions N` the vectors of later
positions go, too: longer pairs are then read in windows of N.
"""

from __future__ import annotations

import argparse
import json
import shutil
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from mixture import read

SCRIPTS = ("LATIN", "GREEK", "MICRO", "FEMININE", "MASCULINE")
"""First words of the Unicode names of the letters that stay; the last three are the signs µ, ª and º."""

WORDS = "bert.embeddings.word_embeddings.weight"
POSITIONS = "bert.embeddings.position_embeddings.weight"


def kept(piece: str) -> bool:
    """Whether a word piece stays: special tokens, and pieces without a letter of a script other than Latin and Greek."""
    if piece.startswith("[unused"):
        return False
    return all(
        not character.isalpha() or unicodedata.name(character, "").split()[0] in SCRIPTS
        for character in piece.removeprefix("##")
    )


def renumbered(tokenizer: dict[str, Any], allowed: Collection[str] | None = None) -> tuple[dict[str, Any], list[int]]:
    """The contents of tokenizer.json without the pieces left out, and the old number of each that stays.

    `allowed`: those that may stay; None for all.
    """
    old: dict[str, int] = tokenizer["model"]["vocab"]
    chosen = (piece for piece in old if kept(piece) and (allowed is None or piece in allowed))
    pieces = sorted(chosen, key=old.__getitem__)
    new = {piece: number for number, piece in enumerate(pieces)}
    tokenizer["model"]["vocab"] = new
    for added in tokenizer["added_tokens"]:
        added["id"] = new[added["content"]]
    processor = tokenizer["post_processor"]
    for special in processor.get("special_tokens", {}).values():
        special["ids"] = [new[piece] for piece in special["tokens"]]
    for side in ("sep", "cls"):
        if side in processor:
            processor[side][1] = new[processor[side][0]]
    return tokenizer, [old[piece] for piece in pieces]


def most_used(model: Path, folders: Sequence[Path], count: int) -> set[str]:
    """The pieces used most in the sets of some folders, with every special token and single letter."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    used: Counter[str] = Counter()
    for path in sorted(path for folder in folders for path in folder.glob("*.jsonl.gz")):
        texts = {text for row in read(path) for text in (row.premise, row.hypothesis)}
        for encoding in tokenizer.encode_batch(sorted(texts), add_special_tokens=False):
            used.update(encoding.tokens)
    pieces = sorted(tokenizer.get_vocab(), key=lambda piece: (_is_whole(piece), used[piece]), reverse=True)
    return set(pieces[:count])


def _is_whole(piece: str) -> bool:
    """Whether a piece cannot be made of smaller ones."""
    return len(piece.removeprefix("##")) == 1 or (piece.startswith("[") and piece.endswith("]"))


def main(argv: list[str] | None = None) -> None:
    """Write the smaller model to another folder."""
    from safetensors.torch import load_file, save_file

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--data", type=Path, action="append", default=[], help="folder of .jsonl.gz files; may be repeated"
    )
    parser.add_argument("--pieces", type=int, help="so many pieces stay at most")
    parser.add_argument("--positions", type=int, help="so many positions stay at most")
    args = parser.parse_args(argv)
    model, out = args.model, args.out
    shutil.copytree(model, out, dirs_exist_ok=True)
    allowed = most_used(model, args.data, args.pieces) if args.pieces else None
    tokenizer, rows = renumbered(json.loads((model / "tokenizer.json").read_text(encoding="utf-8")), allowed)
    (out / "tokenizer.json").write_text(
        json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    weights = load_file(model / "model.safetensors")
    weights[WORDS] = weights[WORDS][rows].contiguous()
    weights[POSITIONS] = weights[POSITIONS][: args.positions].contiguous()
    save_file(weights, out / "model.safetensors", metadata={"format": "pt"})
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    config["vocab_size"], config["max_position_embeddings"] = len(rows), len(weights[POSITIONS])
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    print(f"{len(rows)} word pieces kept")


if __name__ == "__main__":
    main()
