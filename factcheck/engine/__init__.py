"""Where the work runs: this process, or an existing distributed engine."""
