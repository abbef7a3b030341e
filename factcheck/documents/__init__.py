"""Files in, `Document`s out: readers per format, text repair, furniture removal, dates."""

from factcheck.documents.document import Block, BlockKind, Cell, Document, Location, Span

__all__ = ["Block", "BlockKind", "Cell", "Document", "Location", "Span"]
