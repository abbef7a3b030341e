"""Paths as findings are known by: free of the machine, the working folder and other documents."""

from __future__ import annotations

from pathlib import PurePosixPath


def relative_pair(path_a: str, path_b: str) -> tuple[str, str]:
    """Two paths relative to the deepest folder that holds both; file names alone where one is absolute, one not."""
    a, b = (PurePosixPath(path.replace("\\", "/")) for path in (path_a, path_b))
    if a.is_absolute() != b.is_absolute():
        return a.name, b.name
    depth = 0
    for left, right in zip(a.parts[:-1], b.parts[:-1], strict=False):
        if left != right:
            break
        depth += 1
    return "/".join(a.parts[depth:]), "/".join(b.parts[depth:])
