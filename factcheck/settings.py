"""Every number that decides something, with the measurement that chose it; a section a stage."""

from __future__ import annotations

# --- review ----------------------------------------------------------------------------------------------------------

REVIEW_LOCK_SECONDS = 30.0
"""How long a writer waits for another on SQLite: a commit with fsync takes 1 to 15 ms, so 30 s is a jam, no queue."""

REVIEW_CONTEXT_CHARACTERS = 360
"""Text shown on either side of a quote: both cards with it fit a laptop's screen without scrolling (1280 x 800)."""

REVIEW_CONTEXT_MORE = 1500
"""Text fetched on either side when a reviewer asks for more: about a page of print."""

REVIEW_PAGE = 60
"""Findings of the queue sent at a time: more than a screen shows, and 20 kB."""

REVIEW_SEVERITY_WEIGHT = {"error": 1.0, "warning": 0.6, "note": 0.3}
"""What a wrong figure costs against doubtful wording, when the queue is ordered by score times weight. A choice: an
error at a score of 0.6 comes level with a certain warning."""

REVIEW_SUPERSEDED_WEIGHT = 0.5
"""The same for a value that has merely aged: after every contradiction of its severity that is likelier than not."""

REVIEW_SIMILAR_QUOTE = 0.6
"""Likeness (difflib) from which a changed quote is shown as the successor of the one decided before. One figure or
word changed in a sentence of ten leaves 0.8 to 0.98, another sentence of the same document 0.2 to 0.45."""

CALIBRATE_CONFIDENCE = 0.95
"""Confidence of the Wilson intervals, and of a threshold's promise, unless the user asks for another."""

WORDING_LEAST_SHARED = 0.35
"""Share of words (difflib's ratio) below which two sentences are worded too differently to mark every difference:
rewordings of one claim in the starter corpus share 0.4 to 0.9, two sentences put together at random under 0.3."""

# figures: comparing ---------------------------------------------------------------------------------------------------
# Chosen on tests/figures/compare_cases.tsv (130 cases); compare_heldout.tsv (56) was written with it and reported apart.

APPROXIMATE = 0.05
"""Share of the value that "about" covers: 9,150 is about 9,000 (1.7%), 144 is about 140 (2.9%), 14 is not about 12."""
APPROXIMATE_ROUND = 0.10
"""More where the approximated number is round: half its last non-zero digit, but no more than this ("about 20": 18-22)."""
ROUNDING_CAP = 0.15
"""Rounding explains at most this share of the value: 3.4 may be written 3, 1.4 is not written 1."""
ROUND_NUMBER = 0.01
"""A number with trailing zeros may stand for one this close: 40,000 for 39,900. From ROUND_NUMBER_FROM on only."""
ROUND_NUMBER_FROM = 1000.0
SPELLED_SHARE = 0.02
"""A share in words stands for one this close, in points of the whole: "a third" for 35%, not for 40%."""
RATES = 0.02
"""How far two amounts may differ when a user's exchange rates made them comparable; rates move more in a week."""
CALENDAR_LENGTH = 0.035
"""Three months are 90 to 92 days, two of them 59: months and years against days are never exact."""
PART_OF_PERIOD = {
    "start": (0.0, 0.34),
    "early": (0.0, 0.45),
    "mid": (0.25, 0.75),
    "late": (0.55, 1.0),
    "end": (0.66, 1.0),
}
"""What is left of a period, generously: people call April early and September late in a year."""

# --- reporting -------------------------------------------------------------------------------------------------------

REPORT_CONTEXT_CHARACTERS = 240
"""Text shown on either side of a quote: two or three sentences, which is what tells whether it was torn from context."""

REPORT_DATE_SPAN_DAYS = 365
"""Dates this far apart count as fully apart when disputed facts are ranked; a year is where readers stop seeing a slip."""

REPORT_COLUMNS = 10
"""Sources up to which the fact sheet is one table with a column each; with more, columns are too narrow for a value."""

REPORT_PAGE = 50
"""Facts or findings shown at a time; the browser test holds opening and filtering to this with 500 documents."""

REPORT_MATRIX_SOURCES = 30
"""Sources in the agreement matrix, those with most facts in common first; beyond it the labels cannot be read."""
