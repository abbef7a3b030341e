"""Where a set of documents agree, where they contradict each other, and whether a summary is true to them."""
