"""Whether two names or offices are one speaker, as far as a document tells."""

from __future__ import annotations

import pytest

from factcheck.auditing.speakers import same_speaker
from factcheck.auditing.summary import plain

DOCUMENT = plain(
    "Tove Aas, the mayor, said that the bridge was late. The harbour union called it a scandal. Nils Brandt, who "
    "chairs the port board, disagreed. A spokeswoman for Vask Ferries would not comment. Brandt left early.",
    "source",
)

CASES = [
    ("Tove Aas", "Aas", "same"),
    ("the mayor", "Tove Aas", "same"),
    ("Mayor Aas", "Tove Aas", "same"),
    ("Nils Brandt", "Tove Aas", "different"),
    # the document gives the office to another
    ("Nils Brandt", "the mayor", "different"),
    # a body and somebody who is nowhere near it
    ("Tove Aas", "The harbour union", "different"),
    # nothing tells
    ("the minister", "Nils Brandt", "unknown"),
    ("Former city manager", "Nils Brandt", "unknown"),
    ("They", "Tove Aas", "unknown"),
    ("She", "the mayor", "unknown"),
]


@pytest.mark.parametrize(("a", "b", "relation"), CASES)
def test_a_document_tells_who_is_who_or_nothing(a: str, b: str, relation: str) -> None:
    assert same_speaker(a, b, DOCUMENT) == relation
    assert same_speaker(b, a, DOCUMENT) == relation
