"""What models made, kept by the hash of what it was made from: vectors, scores, parses, whole runs."""

from factcheck.inference.cache.code import code_fingerprint
from factcheck.inference.cache.keys import key
from factcheck.inference.cache.remember import remembered_rows
from factcheck.inference.cache.store import KINDS, Cache, Held, Kind, default_folder

__all__ = ["KINDS", "Cache", "Held", "Kind", "code_fingerprint", "default_folder", "key", "remembered_rows"]
