"""Leave out the word pieces that English claims never need: `python models/prune_vocabulary.py MODEL OUT`.

BERT's vocabulary holds placeholders and the letters of scripts that the model was never trained on; without them the
weights are a tenth smaller and every text in Latin script gets the same scores. What is left out is read as unknown.
"""

from __future__ import annotations

import json
import shutil
import sys
import unicodedata
from pathlib import Path
from typing import Any

SCRIPTS = ("LATIN", "GREEK", "MICRO", "FEMININE", "MASCULINE")
"""First words of the Unicode names of the letters that stay; the last three are the signs µ, ª and º."""

WORDS = "bert.embeddings.word_embeddings.weight"


def kept(piece: str) -> bool:
    """Whether a word piece stays: special tokens, and pieces without a letter of a script other than Latin and Greek."""
    if piece.startswith("[unused"):
        return False
    return all(
        not character.isalpha() or unicodedata.name(character, "").split()[0] in SCRIPTS
        for character in piece.removeprefix("##")
    )


def renumbered(tokenizer: dict[str, Any]) -> tuple[dict[str, Any], list[int]]:
    """The contents of tokenizer.json without the pieces left out, and the old number of each that stays."""
    old: dict[str, int] = tokenizer["model"]["vocab"]
    pieces = sorted((piece for piece in old if kept(piece)), key=old.__getitem__)
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


def main(model: Path, out: Path) -> None:
    """Write the smaller model to another folder."""
    from safetensors.torch import load_file, save_file

    shutil.copytree(model, out, dirs_exist_ok=True)
    tokenizer, rows = renumbered(json.loads((model / "tokenizer.json").read_text(encoding="utf-8")))
    (out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    weights = load_file(model / "model.safetensors")
    weights[WORDS] = weights[WORDS][rows].contiguous()
    save_file(weights, out / "model.safetensors", metadata={"format": "pt"})
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    config["vocab_size"] = len(rows)
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    print(f"{len(rows)} word pieces kept")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
