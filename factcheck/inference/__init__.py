"""Models at the ground floor: parser, embedder, NLI scorer, backends, cache; imports no stage."""
