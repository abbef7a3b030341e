"""Corpora with gold that are kept in one file, `models/corpora.tar.xz`, since together they are as large as all other texts.

    python models/packed_corpora.py unpack FOLDER
    python models/packed_corpora.py pack CORPUS...

They have the format of `tests/corpora` (see its README) and are for development, as the folders `dev-...` there are. What is
packed is the same for the same corpora: names in order, no times and no owners.
"""

from __future__ import annotations

import lzma
import tarfile
from collections.abc import Iterable
from pathlib import Path

import click

PACKED = Path(__file__).parent / "corpora.tar.xz"


def unpack(folder: Path, packed: Path = PACKED) -> list[Path]:
    """Write the corpora under `folder`, and say where each lies."""
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
        return sorted({folder / Path(name).parts[0] for name in archive.getnames()})


def pack(corpora: Iterable[Path], packed: Path = PACKED) -> None:
    """Write these corpora to one file."""
    with lzma.open(packed, "wb", preset=9 | lzma.PRESET_EXTREME) as out, tarfile.open(fileobj=out, mode="w") as archive:
        for corpus in sorted(corpora, key=lambda path: path.name):
            for path in [corpus / "gold.tsv", corpus / "facts.tsv", *sorted((corpus / "sources").iterdir())]:
                member = tarfile.TarInfo(str(Path(corpus.name) / path.relative_to(corpus)))
                member.size = path.stat().st_size
                with path.open("rb") as text:
                    archive.addfile(member, text)


@click.group()
def main() -> None:
    """Pack and unpack the corpora that are kept in one file."""


@main.command("unpack")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def _unpack(folder: Path) -> None:
    """Write the corpora under FOLDER."""
    click.echo("\n".join(map(str, unpack(folder))))


@main.command("pack")
@click.argument("corpora", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
def _pack(corpora: tuple[Path, ...]) -> None:
    """Keep these CORPORA and no others."""
    pack(corpora)


if __name__ == "__main__":
    main()
