"""The command `factcheck`, also as `python -m factcheck`: an interrupt ends it in one line, however early it comes."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Load the command line and run it."""
    try:
        from factcheck.cli import main as command
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted.\n")
        os._exit(130)
    command()


if __name__ == "__main__":
    main()
