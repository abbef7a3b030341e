"""Whether two names or offices are one speaker, as far as a document tells."""

from __future__ import annotations

import pytest

from factcheck.auditing.speakers import same_speaker
from factcheck.auditing.summary import plain

DOCUMENT = plain(
    "Tove Aas, the mayor, said that the bridge was late. The harbour union called it a scandal. Nils Brandt, who "
    "chairs the port board, disagreed. A spokeswoman for Vask Ferries would not comment. Brandt left early. The pilots' "
    "guild welcomed the plan. Ola and Petter Lie, who run the boatyard, differ. The shipowner, Seaway, praised it. Its "
    "director, Mona Falk, did not. The consumer council wants lower fares.\n\nBrandt: The pilots' guild is wrong.",
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
    ("Seaway", "Tove Aas", "different"),
    ("The consumer council", "The pilots' guild", "different"),
    ("Ola", "Petter Lie", "different"),
    # a body, and who speaks for it; what a name hangs from; a name behind its office
    ("Nils Brandt", "the port board", "same"),
    ("Vask Ferries", "A spokeswoman for Vask Ferries", "same"),
    ("Mr Brandt of the port board", "Nils Brandt", "same"),
    ("Its director, Mona Falk", "Falk", "same"),
    ("the mayor, Tove Aas", "Tove Aas", "same"),
    # the label of a speech ties nobody to what is spoken of
    ("Nils Brandt", "The pilots' guild", "different"),
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
