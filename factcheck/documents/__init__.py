"""Files in, `Document`s out: readers per format, text repair, furniture removal, dates."""

from factcheck.documents.convert import Skipped
from factcheck.documents.document import Block, BlockKind, Cell, Document, Location, Removed, Span
from factcheck.documents.options import ReadOptions
from factcheck.documents.read import ReadResult, read, read_text

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "Document",
    "Location",
    "ReadOptions",
    "ReadResult",
    "Removed",
    "Skipped",
    "Span",
    "read",
    "read_text",
]
