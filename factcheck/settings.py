"""Every number that decides something, with the measurement that chose it; a section a stage."""

from __future__ import annotations

# --- review ----------------------------------------------------------------------------------------------------------

REVIEW_LOCK_SECONDS = 30.0
"""How long a writer waits for another on SQLite: a decision took 1.5 ms of processor time and a few more for
its fsync, so that after 30 s something is stuck."""

REVIEW_LOCK_PAUSE_SECONDS = 0.02
"""Between two tries for what SQLite itself does not wait for."""

REVIEW_CONTEXT_CHARACTERS = 180
"""Text shown on either side of a quote: on the pages of the starter corpus both quotes then stand on a laptop's first
screen (1280 x 800) with the sentences around them; a key brings more."""

REVIEW_CONTEXT_LEAST = 60
"""Characters that a quote's own paragraph must leave around it for other paragraphs to be left out: less than a short
sentence tells nothing."""

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
"""Likeness of characters (difflib) from which a changed quote is shown as the successor of the one decided before.
Over the quotes of our corpora, one figure or word changed leaves 0.68 or more in 99 of 100; another quote of the same
document is above 0.53 in 1 of 100."""

CALIBRATE_CONFIDENCE = 0.95
"""Confidence of the Wilson intervals, and of a threshold's promise, unless the user asks for another."""

CALIBRATE_STEPS = 10
"""Scores tried as a threshold, at equal parts of the evidence. Each costs confidence (Bonferroni): with ten, 71 right
decisions without a mistake show a precision of 0.9, with one it takes 35."""

WORDING_LEAST_SHARED = 0.35
"""Share of words (difflib's ratio) below which two sentences are worded too differently to mark every difference: two
words of three would be marked. Of 415 contradicting pairs of our corpora a quarter share more (quartiles 0.12, 0.19,
0.33), of pairs put together at random one in twenty shares 0.18."""

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

# figures: aligning ----------------------------------------------------------------------------------------------------
# Order matters, not the third digit: the verdict takes 0.5 and more for the same attribute. Chosen on the sentences of
# tests/figures/test_aligning.py, where a total beside its part ("revenue", "cloud revenue") is the common false alarm.

ALIGN_UNKNOWN = 0.5
"""One of the two does not say what it measures."""
ALIGN_MORE_SAID = 0.75
"""One says more than the other and both may be the same: "memory" and "GPU memory"."""
ALIGN_ROLE_INSIDE = 0.6
"""The role of one is a word of the other's attribute: "chip price" and "chip"."""
ALIGN_PART_OR_WHOLE = 0.35
"""One may be a part of the other: "revenue" and "cloud revenue", "sales" and "sales in Europe"."""
ALIGN_OTHER_ROLE = 0.1
"""Another measure of the same dimension: "price" and "revenue"."""
ALIGN_PERSONS = 0.6
"""Two counts that only "people" joins: those at work in summer need not be the employees."""

# figures: derived -----------------------------------------------------------------------------------------------------

GROWTH_SLACK = 0.04
"""Share of a growth rate that may be missing beyond rounding: rates are reckoned from figures not yet rounded."""
GROWTH_SLACK_WORDS = 0.12
"""The same where the text says "doubled" or "halved": people say so of 1.8 times and of 2.2."""
PARTS_NEAR = 1.67
"""How many times the whole the parts may make, or the whole them, and still be its parts in a wrong sum."""
SHARE_SLACK = 0.6
"""Percentage points that "412 of 824 (50%)" may be off: texts cut digits where they should round."""

# --- reporting -------------------------------------------------------------------------------------------------------

REPORT_CONTEXT_CHARACTERS = 240
"""Text shown on either side of a quote: two or three sentences, which is what tells whether it was torn from context."""

REPORT_VALUE_PART = 0.7
"""A fact's value that is more of its quote than this is the quote: words, not the value, are then marked as differing."""

REPORT_DATE_SPAN_DAYS = 365
"""Dates this far apart count as fully apart when disputed facts are ranked; a year is where readers stop seeing a slip."""

REPORT_COLUMNS = 10
"""Sources up to which the fact sheet opens as one table with a column each; more are wider than a desktop window."""

REPORT_COLUMNS_MOST = 40
"""Sources up to which that table can be asked for at all; beyond it a row for each value says more than a wide table."""

REPORT_PAGE = 50
"""Facts or findings shown at a time; the browser test holds opening and filtering to this with 500 documents."""

REPORT_MATRIX_SOURCES = 30
"""Sources in the agreement matrix, those with most facts in common first; beyond it the labels cannot be read."""

REPORT_ASIDE_SECONDS = 60
"""Age at which a report that is still written aside was left by a run that was killed: 100 MB take a second or two."""

# matching

MATCHING_NEIGHBOURS = 20
"""Nearest claims in other documents that each claim is compared with. Share of the gold pairs among the candidates, and
pairs a claim, on health and the six dev corpora (1,207 claims; tests/benchmarks/bench_candidates.py):

    k                     3     5     8    12    16    24    48   all   all, whatever their likeness
    contradictions (286) 63%   71%   78%   84%   86%   91%   94%   94%   98%
    agreements (174)     65%   74%   79%   87%   90%   94%   95%   96%   99%
    pairs a claim        2.4   3.7   5.5   7.8   10    14    21    26    65

Without shared names and units 12 hold 81% and 85%. In these corpora each document tells the whole of one story; where
documents tell of many subjects, a claim's nearest are sooner those about its own. Twenty, since contradictions are lost
sooner here than later: 24 have 17% more to score than 12, 48 have 25% more."""

MATCHING_RARE = 30
"""A name held by more claims than this finds no pairs by itself: it is what the whole set is about."""

MATCHING_MIN_LIKENESS = 0.15
"""Cosine of two frames (all-MiniLM-L6-v2) from which they are compared; two frames at random have 0.13."""

MATCHING_RARE_UNIT = 12
"""A unit, a counted noun or a value held by more claims than this finds no pairs by itself."""

MATCHING_EXACT = 100_000
"""Claims up to which neighbours are searched exactly (inner products of all by all: 100,000 claims take four minutes of
two cores, far less than scoring their pairs); beyond it an inverted file answers."""

MATCHING_OWN = 24
"""Neighbours looked at beyond those wanted, since a claim's own document is near it. Claims that still lack some (those of
long documents) are searched again without their document."""

MATCHING_BLOCK = 16_384
"""Rows searched or multiplied at once: 25 MB of vectors."""

MATCHING_CELLS = 4.0
"""Cells of the inverted file, times the root of the number of claims, as its makers advise."""

MATCHING_PROBES = 64
"""Cells of the inverted file that are searched for each claim."""

MATCHING_CELL_SAMPLE = 40
MATCHING_CELL_ROUNDS = 8
"""Claims a cell from which the cells' centres are learnt (the makers ask for 39 at least), and how often they are moved:
cells need not be good, since several are searched, and learning them takes most of the time."""

# --- inference -------------------------------------------------------------------------------------------------------

NLI_WINDOW = 256
"""Tokens of a pair scored at once: training pairs have up to 128, two claims with their context stay under 200, and the
cost of attention grows with the square. Longer pairs are scored in windows."""

NLI_WINDOW_OVERLAP = 0.25
"""Share of a window that the next one repeats, so that a sentence cut by one stands whole in the other."""

NLI_WINDOW_MARGIN = 8
"""Tokens left free in a window: a piece of text can have a few more tokens alone than it had in its place."""

EMBEDDER_LONGEST = 256
"""Tokens of a text that all-MiniLM-L6-v2 was made for; its own sentence_bert_config.json says so."""

NLI_CONTRADICTION = 0.5
NLI_ENTAILMENT = 0.5
"""For models that bring no calibration of their own; more likely than both others together."""

# Documents: limits are chosen so that the longest honest sources pass (a 900-page annual report is 30 MB of PDF and
# 4 million characters of text) and so that the worst file costs less than 500 MB and the timeout.
MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_PAGES = 2000
MAX_UNPACKED_BYTES = 256 * 1024 * 1024
MAX_UNPACK_RATIO = 200.0  # honest office files and archives of text reach 20 to 60; deflate's bombs reach 1000
MAX_NESTING = 3
MAX_CHARACTERS = 20_000_000
MAX_LINE_CHARACTERS = 10 * 2**20  # one paragraph; the parser behind it holds a paragraph at once
MAX_SENTENCES = 100_000  # in one document; their claims take ten minutes of a core at 3,000 words a second
MAX_DOCUMENTS_PER_FILE = 10_000
READ_TIMEOUT_SECONDS = 60.0  # a PDF of 1000 pages takes about 30 s on one core
READ_HERE_BYTES = 256 * 1024  # plain text up to this size takes 0.5 s or less, as long as a worker takes to start
READ_MEMORY_BYTES = 2 * 1024**3  # address space of the worker above its own start, a stop before the machine swaps
LANGUAGE_SAMPLE = 4000  # characters; the detector's answer no longer changes beyond it
LANGUAGE_MIN_WORDS = 12  # below it, English lists of names are taken for Dutch or Malay
LANGUAGE_MIN_PROBABILITY = 0.9

# Documents: blocks of plain text. Chosen on the invented sources of seeds/ and tests/corpora and the five real pages,
# looked at one by one; tests/documents/test_layout.py and test_furniture.py hold what they decide.
HEADING_WORDS = 16  # the longest headline of those sources has 15 words, the real pages' 16
HEADING_CHARACTERS = 120
QUESTION_CHARACTERS = 300
WRAPPED_LINE_CHARACTERS = 38  # a shorter line without a full stop is a heading or an item, not half a sentence
WRAP_WIDTH_CHARACTERS = 132  # files are wrapped at 65 to 100, wide listings at 132; beyond it a line is a paragraph
TABLE_LINE_CHARACTERS = 400
ALIGN_CHARACTERS = 400  # difflib is quadratic; a longer repaired stretch gets one place in the file
SPEC_WORDS = 5  # "Memory 192 GB", "Price $499": a line of a list without bullets
TITLE_CASE_SHARE = 0.8  # share of capitalised words from which on a line is set as a title
MENU_HEADINGS = 4  # headings in a row above the text: a site's name, its sections, and the title among them
HEADLINE_WORDS = 5

# Documents: page furniture
FURNITURE_LINE_CHARACTERS = 300  # longer than any line of furniture that is known as a whole
NOTICE_WORDS = 60  # a notice to the visitor is a sentence or two; a longer block that says cookies reports on them
MENU_LINES = 4  # fewer short lines in a row are a kicker, a title and a name
PAGE_FOOT_BLOCKS = 4  # sources, credits and notices that are cut off the last paragraphs
PAGE_EDGE_SENTENCES = 4  # a longer paragraph is text, whatever its first sentence looks like
DATE_HEAD_BLOCKS = 24  # a page's own date was never further down, menus included
DATE_FOOT_BLOCKS = 8
DATE_HEAD_WORDS = 25  # a paragraph of more words is text; what stands above it is the page's head
BOX_HEAD_BLOCKS = 8
BOX_BODY_WORDS = 25  # words in sentences; with fewer above it, a box stands in the page's head
BOX_LOOK_BACK_BLOCKS = 200  # blocks whose names stand for the text before a box; bounds the time of long pages
BOX_LOOK_AHEAD_BLOCKS = 20
BOX_PROSE_WORDS = 8
BOX_LONE_WORDS = 14  # a shorter paragraph shares a word with any text
BOX_STEM_LETTERS = 6
BOX_CLOSE_NAMES = 0.2
BOX_CLOSE_WORDS = 0.12
BOX_SOME_WORDS = 0.05
BOX_SURE_NAMES = 0.34
"""Kin of what stands below a box with the text above it: shares of its names, and of its words, used above. Measured on
86 sources of seeds/, tests/corpora and tests/audit and the real pages, the second half of a text against its first and
a paragraph of another text against it: names from 0.2 on for 37% of the same text's and 1% of other texts' paragraphs,
words from 0.12 on for 38 to 50% and 7%, from 0.05 on for 75% and 21%."""

# Documents: formats
PDF_EDGE_LINES = 2  # lines at the top and bottom of a page where running headers and footers stand
PDF_EDGE_GAP = 2.2  # times the size of the letters, between a running line and the text; line spacing is 1.1 to 1.6
PDF_HEADING_SIZE = 1.12  # times the size of the body's letters; headings are set 1.15 times and more
PDF_PARAGRAPH_GAP = 1.35  # times the usual distance of two lines
PDF_SAME_HEIGHT = 2.0  # points by which the cells of a row may be apart in height
PDF_LETTER_WIDTH = 0.45  # of a letter to its size, on average; Times has 0.42, Helvetica 0.5, Courier 0.6
PDF_CELL_GAP = 0.6  # times the size of the letters, between two cells; a space is 0.25, and pieces' widths are guessed
PDF_CELL_SHIFT = 4.0  # points by which a cell may miss the one above it, widths being guessed
PDF_TABLE_ROWS = 3  # rows of a table at least: a header and two
PDF_GUTTER_SHARE = 0.6  # share of the right column's lines with one of the left beside them
TABLE_NAME_CHARACTERS = 80  # of a column's name; longer cells are prose
TABLE_FIGURES = 0.6  # part of a column's cells that are figures under a name: totals, dashes and "n/a" are the others
MAX_SHEET_ROWS = 200_000  # a sheet has a million, mostly empty; each costs memory
MAX_SHEET_COLUMNS = 200
MAX_FIELD_CHARACTERS = 4 * 1024 * 1024  # a longer field of a CSV is an unclosed quotation mark
MAX_SHAPE_GROUPS = 20
UNPACK_RATIO_FLOOR = 1024 * 1024  # bytes; smaller members cannot hurt, and empty templates shrink a thousandfold
PLACE_SEARCH_CHARACTERS = 2_000_000  # places are looked for in pages up to this size
BINARY_SHARE = 0.02
"""Share of control bytes from which on a file is no text; text has line ends and tabs only, random bytes 0.1."""

# verdicts (chosen on tests/verdicts/pairs.tsv; the held-out pairs were not looked at)

RELATED_LIKENESS = 0.35
"""Cosine of two frames from which claims with clashing names are called claims of two subjects, and not unrelated ones."""

ASKED_LIKENESS = 0.65
"""Cosine of two frames from which the model is asked whether claims agree, if it could not make a contradiction of them and
they share few words. On 17 development corpora 55.5% of the agreements are found with 0.6, 0.65 and 0.7, 55.8% with 0.5. Of
640 claims of press releases, whose frames are much alike, 0.6 asks about 1,865 pairs and 0.65 about 1,533. What is not asked
is no evidence in `verdicts.corroboration`."""

ALIGN_AGREE = 0.30
"""Strength of an alignment from which equal figures are an agreement: equal values are evidence by themselves."""

ALIGN_DIFFER = 0.50
"""Strength from which different figures are held against each other."""

ALIGN_FRAME_LIKENESS = 0.78
ALIGN_FRAME = 0.8
"""In frames as like as the first, the only figures of a kind are taken for the same measure with this part of the
likeness as strength."""

ALIGN_COUNT_LIKENESS = 0.65
"""Cosine of frames from which the same count of differently named things is one count."""

ALIGN_SETTLES = 0.55
"""Cosine of frames from which aligned figures settle a pair without a model."""

SAME_DIFFER = 0.6
SAME_AGREE = 0.25
"""Probability of measuring the same thing (`verdicts.sameness`) from which different figures contradict each other, and
from which equal ones agree: equal values are evidence by themselves. By corpora left out of the fit, 0.6 is right in 58% and
finds 66% of what differs, 0.5 in 55% and 74%, 0.7 in 64% and 57%."""

SAME_DATED = 0.6
"""The same for two dates or durations whose claims are not worded alike: two partnerships may be announced in one spring. Dates
must then be of events that go by one name; with 0.75 two of eleven contradictions that 17 development corpora have in
dates are lost, and none of what 0.6 finds there is wrong."""

CORROBORATED_FIGURES = 0.5
"""Probability of a contradiction beside what other claims say (`verdicts.corroboration`) from which figures are called one. By
corpora left out of both fits, 0.5 is right in 74% and finds 62% of those that are asked about; of what lies between 0.5
and 0.6 half is right, between 0.3 and 0.4 29%."""

ALIGN_LEFT_OVER = 0.9
"""Strength from which figures contradict each other though the claims agree on another figure of the same kind."""

POLARITY_CONTRADICTION = 0.2
POLARITY_CONTRADICTION_APART = 0.7
"""What the NLI model must think of a pair at least before a "not" in one of them counts; and where their verbs differ."""

SAME_AGREE_TELLING = 0.06
"""The same where the value is hardly given twice by chance (two digits, or 100 at least). In 17 development corpora two claims
of unlike documents with such a count and frames that are at all alike are of one fact in 55 of 56 cases that gold knows."""

SAME_BEST = 0.97
"""The NLI model's answer that is assumed where it is asked whether asking can matter."""

SAME_USUAL_NEAREST = 4
SAME_USUAL_FLOOR = 0.05
"""A pair's likeness is seen against the mean of this many nearest of both claims; the floor keeps it from dividing by
nothing."""

WEIGHING_BLOCK = 50_000
"""Pairs that the model is asked about at once: their questions take 300 MB at most, and sorting them by length loses
nothing against all at once."""

SAME_STORY_NAMES = 0.15
"""Part of the names of the document with fewer that two documents share, up to which they may tell of two things. In the
development corpora, each of one story, hardly any two documents share less."""

KIN_NAMES = 0.3
"""The same part from which two documents surely tell of one story. Two texts that name nothing in common but share this much
with a third may still be of one: so were 40 of 77 contradictions between such texts in twelve development corpora, and 9% of
the pairs of texts of a generated newsroom's 70 stories."""

KIN_NAME_HOLDERS = 50
"""A name held by more documents than this makes no two of them kin."""

SAME_USUAL_DISTANCE = 0.2
"""Distance assumed of two values that have none, in powers of ten: what two values of one measure mostly have."""

NAME_LIKENESS = 0.45
DIRECTION_LIKENESS = 0.55
POLARITY_LIKENESS = 0.60
POLARITY_OVERLAP = 0.5

LANGUAGE_CONTRADICTION = 0.7
"""Probability (`verdicts.language`, and beside what other claims say `verdicts.corroboration`) from which claims contradict
each other as worded. By corpora left out of the fits the latter is right in 76% of what it finds from 0.6 (30%), in 83%
from 0.7 (23%); of what lies between, 60%."""

LOOK_AGAIN = 0.35
"""How far below their thresholds pairs are scored again in float32: others may raise them (`verdicts.corroboration`). So 3 of
304 findings of 17 development corpora are other ones than with float32 for all, for a tenth of the pairs; with 0.1 five
are, without a second look eight."""

SECOND_LOOK_CONTRADICTION = 0.06
SECOND_LOOK_AGREEMENT = 0.10
"""Probabilities from which the larger NLI model is asked about a pair as worded, too: one in six of those that the small one
is asked about. Among them average precision of contradictions rises from .465 to .530, of agreements from .649 to .708, on 44
development corpora, each left out of the fit."""

LANGUAGE_AGREEMENT = 0.25
"""Probability (`verdicts.language`) from which claims say the same as worded. By corpora left out of the fits, of pairs that
the larger model sees 0.2 is right in 52% of what it finds (79%), 0.3 in 61% (70%), 0.4 in 68% (62%), as far as the gold names
agreements; facts are right in more: on twelve of these corpora pairwise F1 of the facts is .434 with 0.25 and .423 with 0.4."""

UNDECIDED_LIKENESS = 0.60

# facts

COPY_RUN = 6
COPY_OVERLAP = 0.6
"""Documents that share this part of their six-word runs are copies: independent texts on one event share under 0.1."""

COPY_HOLDERS = 50
"""A run of words held by more documents than this is counted for the first of them with each other, not for all pairs."""

FACT_VALUE_START = 0.5
FACT_VALUE_DIGITS = 1.6
FACT_VALUE_DOCUMENTS = 2.3
FACT_VALUE_OVERLAP = 0.9
FACT_VALUE_ALIGNMENT = 1.3
FACT_VALUE_NOUN = 0.9
FACT_VALUE_OTHER_SUBJECT = 0.8
"""Log odds that two documents with one value speak of one fact: for its digits against the number of figures of the
kind, for names that the documents share, words that the claims share, the alignment of the figures, the counted noun.
Fitted (logistic) on the 128 equal values of all development corpora read as one, of which 41 are of one fact: 38 of
those and 1 other have odds above 0 at a start of -0.7. Within a corpus the documents are about one matter, and pairwise
F1 still rises up to a start of 0.5 (0.51 to 0.54) with no wrong join more."""

FACT_DATE_OVERLAP = 0.25
"""Part of the words of two claims of one day that they must share to be of one event."""

FACT_COMPARED = 30
FACT_LINKED = 5
"""Figures of one value that each is held against, and that it is linked with, at most: so time grows with their number."""

FACT_NEAR = 0.15
"""Relative distance up to which compatible values are one value: "more than 4,200" and 4,216."""

FACT_ODDS_UNKNOWN = -2.0
FACT_ODDS_LINKED = -1.0
FACT_ODDS_MOST = 3.0
FACT_TOGETHER = -1.5
FACT_STANCE = -0.3
"""Log odds that two nodes are of one fact: of pairs that no model was asked about, at least where they have a link, and at
most; the mean over the pairs of two groups from which they are one fact; and how much more probably the wordings of two
groups must say the same than contradict each other, on average, for an agreement to join them.

Chosen on ten of the packed corpora, which no model had seen. Of the pairs of claims in one of our facts 77% are of one fact by
the gold (1,104 of 1,428; the gold does not know them all), 45% of the gold's are found; where joined along every link, the
most alike first, 69% (1,140 of 1,648) and 47%. Pairwise F1 of the gold's values, which does not see claims that no gold
names, .56 in both ways. FACT_TOGETHER at -2: 70% and 46%, at -1.25: 80% and 43%, at -0.75: 82% and 40%."""

FACT_SUPPORT = 0.2
FACT_SAMPLE = 20
"""Part of the differing values of two groups that must have been found to contradict each other for them to be one fact;
of large groups this many members are looked at. On the development corpora (pairwise F1, wrong joins): 0.05 gives 0.53
and 22, 0.2 gives 0.55 and 18, 0.34 gives 0.54 and 12; without this rule 0.53 and 37."""

# claim groups

GROUP_LIKENESS = 0.80
"""Cosine from which two claims of one document, with the same figures, make one point."""

GROUP_MOST = 5000
"""Claims of one document that are grouped; a longer one is a data file, in which nothing is a repetition."""

# --- auditing --------------------------------------------------------------------------------------------------------

AUDIT_PASSAGES = 8
"""Passages of all sources that a claim is read against, and at most of one."""

AUDIT_PASSAGES_EACH = 2
"""Passages of every single source that are read, however much likelier others are: sources that disagree are found."""

AUDIT_SHARED_WORDS = 0.25
AUDIT_SHARED_NAMES = 0.20
"""What a passage with all content words, and all names and numbers, of the claim gains on one with none, in cosine."""

AUDIT_ALONE = 4
AUDIT_AROUND = 2
AUDIT_JOINED = 8
"""Passages scored alone, with their neighbours, and joined in one premise. Chosen by eye on development rows; what each
passage more is worth has not been measured by itself."""

AUDIT_PARSED = 8
"""Passages of all sources, the likeliest, whose claims are held against the claim one by one, and at most of one; of
every single source AUDIT_PASSAGES_EACH are, too. The parse takes most of the time of an audit."""

AUDIT_CONTEXT = 2
"""Sentences before a retrieved one that are parsed with it: what "it" or "the company" stands for is nearly always there."""

AUDIT_SHORTER_IS_CLEARER = 0.05
"""A window is shown as evidence before a longer one that the model rates this much higher."""

AUDIT_QUOTATION_WORDS = 3
"""Words from which something in quotation marks is a quotation: shorter ones are terms and titles."""

AUDIT_QUOTATION_SURE = 5
"""Words from which it is taken for what somebody said, and must be verbatim; shorter ones only where the source quotes
them too: "called him a 'loose cannon at sea'" may be anybody's words."""

AUDIT_QUOTATION_OWN = 0.75
"""Share of a quotation's words that a claim must have to be the one that quotes; the rewording replaces a pronoun or two."""

AUDIT_QUOTATION_NEAR = 0.5
"""Share of a quotation's words that a source must have, in order, to be what it was altered from."""

AUDIT_QUOTATION_SPREAD = 120
"""Words that may lie between the pieces of a quotation with an ellipsis, or with "she said" inside."""

AUDIT_SUPPORTED = 0.5
"""Probability of support from which a claim counts as supported: the fit (factcheck.evaluation.fit_audit, run again
whenever the NLI weights change) weighs rows so that 0.5 is the threshold for balanced accuracy."""

AUDIT_ENTAILED = 0.5
"""Entailment from which a further source is shown as supporting."""

AUDIT_SAME_CONTENT = 0.45
AUDIT_SAME_WORDS = 0.5
"""Cosine of frames and share of content words from which a source claim says the same, but as a plan or by another.
Chosen, as those below, by judgement on the cases in tests/auditing/cases.py and on development rows read one by one."""

AUDIT_HEARD = 0.5
AUDIT_HEARD_LIKENESS = 0.3
"""Probability of entailment from which another's words in the source are what the claim gives its speaker, once the two are
exchanged, and cosine of frames from which that counts. In six labelled audits 28 claims reach it, all of them with words of
another; of the true ones none has more than 0.47, at a cosine of 0.22."""

AUDIT_RECKONED = 0.55
AUDIT_RECKONED_FROM = 0.25
"""Probability of support that a claim has whose missing figures follow by arithmetic from those of one near passage, and from
which, without them, it has it: of 453 sentences of six labelled audits seven true ones and no other."""

AUDIT_POSSIBLE = 0.4
AUDIT_POSSIBLE_STATED = 0.5
"""Probability of entailment from which a source that plans or expects something says that the claim may be so, and what part
of that the claim itself may have, in any passage."""

AUDIT_SAME = 0.2
AUDIT_SAME_AGAINST_EQUAL = 0.1
AUDIT_SAME_AGAINST_COMPATIBLE = 0.5
"""Probability of measuring what the claim's figure does (`verdicts.sameness`) from which the likeliest figure of the sources
contradicts it, and what part of that an equal, or a compatible, one may have. A summary is made from its sources: in four
labelled audits 38 changed figures met these limits when they were set, and no true and no invented one."""

AUDIT_COUNTERPARTS = 5
"""Source claims, the likeliest, that are compared with a claim one by one, figures and all."""

AUDIT_COUNTERPARTS_EACH = 2
"""The same for each single source, however much likelier others are."""

AUDIT_NEARLY_SAME = 0.60
"""Cosine of frames from which a source claim is nearly the claim's own sentence: one figure in each is the same one."""

AUDIT_SAME_SENTENCE = 0.80
"""The same, whatever the parse says of what each figure measures."""

AUDIT_MATTER = 0.45
AUDIT_MATTER_SAME_DOING = 0.40
"""Nearness (cosine of frames and share of words, half and half) from which a source claim may contradict the claim; less
where both say the same is done. In two labelled audits the 23 real contradictions are above, three false ones below."""

AUDIT_RIVAL = 0.10
"""A source claim this much less near, said as fact, is enough for the claim not to be overstated."""

AUDIT_UNREAL = 0.6
AUDIT_UNREAL_WITH_DOING = 0.34
"""Share of what the claim says of its subject that a source must give as a plan or a view for the claim to be
overstated; less where the claim's main verb is among it. Without this, 11 true claims of 120 development rows were called
overstated; with it none of 64."""

AUDIT_SURELY_SAID = 0.75
"""Entailment of the claim by a single sentence of a source from which no rule of wording makes that source deny it."""

AUDIT_DENIED = 0.5
"""Contradiction of the claim by a single sentence of a source that a contradiction by language alone needs."""

AUDIT_LINKED = 0.5
"""Share of the words of each of two events that one place of a source must have to join them, and that the sources must
have somewhere for the events, without the link, to be found."""

AUDIT_OF_ANOTHER = 0.7
"""Share of what the claim says of its subject that a source must say of another for it to be taken for the other's."""

AUDIT_REPLACED = 0.45
"""Nearness (cosine of frames and share of words, half and half) from which a source that gives another figure or name in
place of a missing one contradicts the claim."""

AUDIT_CHANGE_ROUNDED = 0.6
"""Percentage points by which a change that a summary reckons may be off: it is given without decimals."""

AUDIT_LACKING = 0.5
"""What is left of the probability of support where no source gives a name or figure of the claim: on development rows,
37 of 45 with such a lack were not supported, and 39 of 75 without one."""

AUDIT_ROWS_AT_ONCE = 64
"""Rows that go through the models together: enough to fill batches of like length, little enough to show progress."""

JUST = 0.2
"""How far "just over" and "a little under" reach, as a part of the value: readers take them for less."""

DATE_LIKENESS = 0.60
DATE_OVERLAP = 0.34
"""Two dates are held against each other where the frames are as like as the first or share this part of their words:
"it was announced in March" and "it was released in May" may be two things."""

VARY_DAYS = 21
"""Days that must lie between two texts before a price, a headcount or a plan is taken to have changed without a word:
within three weeks two values are more often an error than a change."""

VARY_PRICE_DAYS = 90
"""The same for what stands for a season: of the prices and charges that development corpora give differently within 21 to
90 days, eleven are contradictions by their gold and one is a trap."""

# Reading figures ------------------------------------------------------------------------------------------------------

NOUN_PHRASE_WORDS = 6
"""Words between a number and the noun it counts, at most ("3,200 new zero emission electric city buses" has six). From
three to eight words the 704 development phrases are read alike; a bound there must be, to keep reading linear."""

NUMBERS_SHARING_A_UNIT = 4
"""Numbers that wait for the unit of the last ("5, 10, 15, 20 and 25 km"): without an end a list of bare numbers would be
read again from each of its members, in quadratic time."""

LARGEST_EXPONENT = 40
"""Powers of ten beyond this are in no document and would cost memory to write out."""

DATE_ALIGNED = 0.7
"""Alignment from which dates or durations that agree are of one event."""

POLARITY_SURE = 0.72
"""Cosine of frames from which a change of polarity counts even where the main verbs differ ("signed", "denies having
signed"); below it they must name one doing."""

# Parsing --------------------------------------------------------------------------------------------------------------

PARSES_KEPT = 4096
"""Parses kept to be used again, about 30 MB: of the texts that an audit of 300-word documents parses, 4 in 10 come twice
(a sentence that is one claim is parsed as both), within the same document."""

# Cache ----------------------------------------------------------------------------------------------------------------

CACHE_LOCK_SECONDS = 30.0
"""How long a run waits for another that is writing: a block of entries takes some 50 ms, so that after 30 s something
is stuck, and the run goes on without the cache."""

CACHE_KEYS_AT_ONCE = 500
"""Keys asked for in one query; SQLite takes 999 in its older builds, and from 200 on a key costs 3 microseconds."""

CACHE_ROWS_AT_ONCE = 2048
"""Texts or pairs that a model is given between two writes: about ten seconds of work on two cores, lost at most."""

CACHE_MOST_BYTES = 4 * 1024**3
"""A larger cache file is pruned when it is opened. 100,000 claims take about 0.5 GB (1.6 kB a vector, 90 bytes a score,
0.4 kB a parse), so that this holds the work of years for a newsroom's desk."""

CACHE_PRUNED_TO = 0.75
"""Part of that to which it is pruned, so that not every run prunes."""

CACHE_RUNS = 32
"""Whole runs that are kept, the latest ones; one of 500 press releases takes about 2 MB."""

CACHE_RUN_BYTES = 256 * 1024**2
"""A larger run (some ten million words) is not kept whole; SQLite takes values up to 1 GB."""

# Engine ---------------------------------------------------------------------------------------------------------------

READ_BLOCK_FILES = 16
READ_BLOCK_BYTES = 8 * 1024**2
"""Files, and bytes, that a worker is given at a time: a page takes 5 ms to read, and handing over a block a few, so that
a tenth of a second of work is enough; large files go one by one."""

CLAIMS_BLOCK_CHARACTERS = 20_000
"""Text that a worker takes at a time: a second of work, since 3,000 words are parsed in one."""

RAY_CPUS_OF_A_WORKER = 1
"""Cores of one Ray worker: models of this size gain little from a second thread, and one more worker gains a whole core."""

RAY_RESTARTS = 8
"""How often a worker that died is started again, and its block tried again: a machine may be taken away more than once in
a long run, but a block that kills every worker must not go round for ever."""

RAY_CONNECT_SECONDS = 5.0
"""How long a cluster's address may take to answer; across an ocean it takes 0.3 s."""

# Verdicts: what does not add up --------------------------------------------------------------------------------------

DERIVED_CROWD = 200
"""Claims looked at together because they measure the same thing; more than this under one word ("revenue" in a thousand
reports) would make the work quadratic, and the words then say too little."""
DERIVED_NEAR = 3
"""Claims of one document this near go on about one thing though only the first names it ("Of these, ...")."""
DERIVED_OVERLAP = 0.5
"""Part of the shorter claim's words that a claim of another document must share where neither gives a date."""
DERIVED_SAME_WORDS = 0.75
"""The same for claims that share no name at all: "the four ferries" of two texts are one purchase only in like words."""
COUNT_WORDS = frozenset(
    """all about the a an some total of in hundred thousand million billion dozen new one two three four five six seven
    eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
    sixty seventy eighty ninety and""".split()
)
"""Words of a count that do not narrow what is counted ("all 21 tugs", "three thousand new homes")."""
WHOLE_NOUNS = frozenset(
    """fleet squad team workforce staff personnel headcount panel jury board crew group committee council network
    portfolio collection total sum number stock line-up roster membership make consist comprise compose include have
    split divide share""".split()
)
"""Words for a whole of many, which may stand in the list and not beside the total, and those that lead into a list."""
EACH_NEAR = 2.5
"""The same for so many at so much each: beyond it the total is of more, or of fewer."""
TABLE_CELL_CHARACTERS = 40
"""A cell with more than this is prose, not a number with its unit."""
TABLE_GAP = 12
TABLE_BREAK = 80
"""Characters beside the row's header between two cells: with no more than the first they are in one row or in rows that
follow one another, with no more than the second a row without numbers is between them, else another text."""
TABLE_NEAR = 0.5
TABLE_NEAR_ALONE = 0.15
"""How far a total may be off, as a part of it, and still be a sum that went wrong (the second where the table has no
other column that adds up): one wrong digit is within, a total of more than the table lists mostly is not."""
TABLE_ROWS_THAT_FIT = 2
"""Rows in which a change must follow from two columns before a row in which it does not is an error."""
