"""Paths as findings are known by: free of the machine, the working folder and other documents."""

from __future__ import annotations

from pathlib import PurePath


def relative_pair(a: str, b: str) -> tuple[str, str]:
    """Both paths from the deepest folder that holds them both; "/" between the parts on every system."""
    one, two = PurePath(a).parts, PurePath(b).parts
    shared = 0
    while shared < min(len(one), len(two)) - 1 and one[shared] == two[shared]:
        shared += 1
    return "/".join(one[shared:]), "/".join(two[shared:])
