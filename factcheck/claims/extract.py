"""Documents in, claims out: the one public function of this stage."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from factcheck.claims.claim import Claim, Modality
from factcheck.claims.clauses import Clause, clauses
from factcheck.claims.context import Context, Subject
from factcheck.claims.modality import modality
from factcheck.claims.names import Name, find_names, names_together, small_words
from factcheck.claims.parsing import parse_sentences
from factcheck.claims.posts import Post, posts
from factcheck.claims.pronouns import spoken_for
from factcheck.claims.sentences import Sentence, sentences
from factcheck.claims.theme import as_used, headed, numbered
from factcheck.claims.tree import SUBJECTS, children
from factcheck.datetext import MONTHS, date_text
from factcheck.documents import Block, Document
from factcheck.inference.parser import parse
from factcheck.inference.token import Token

VALUE = re.compile(r"\d")

QUESTION_TAGS = frozenset({"WP", "WRB", "WDT", "MD", "VBZ", "VBD", "VBP"})

LABEL_WORDS = 6
ENTRY = re.compile(r"[^\W\d_][^.:;?!\n]*: (?:[^.;\n]|[.;](?!\s|$))+")
"""A "label: value" up to the full stop or semicolon that ends it."""

AMOUNT = re.compile(
    r"(?:(?:about|around|over|some|nearly|almost|roughly|approximately|more than|fewer than|less than|up to|at least|c\.|ca\.?|"
    r"[<>~≈±+-]) ?)?(?:[A-Z]{0,3}[$€£¥₹] ?|[A-Z]{3} )?\d",
    re.IGNORECASE,
)
"""What begins with a number."""

CELL_BREAK = " | "
"""What stands between the cells of a row in a document's text."""

EMPTY_COLUMNS = frozenset(
    "value values figure figures amount specification spec detail details data number result".split()
)
"""Names of a column that say nothing of what stands in it."""

DATED = re.compile(
    rf"(?:\d{{1,2}} )?(?:(?:{'|'.join(MONTHS)}|[A-Z][a-z]{{2}}\.?) )?(?:\d{{1,2}}, )?(?:19|20)\d\d|\d{{4}}-\d\d(?:-\d\d)?"
)
"""A run-in label that is a date: an entry of a timeline."""


def extract(documents: Iterable[Document]) -> Iterator[Claim]:
    """The claims of each document, in reading order.

    Headings, questions, captions and navigation make none; an opinion is a claim that says so. A table's cells and a
    "label: value" item make one each. Parsing takes most of the time: about 3,000 words a second and core.
    """
    for document in documents:
        yield from _of_document(document)


def _of_document(document: Document) -> Iterator[Claim]:
    context = Context()
    labelled = list(_labelled(document))
    within = {(block.start, block.end) for block, _ in labelled}
    prose = [
        draft for draft in _prose(document, context) if not any(start <= draft.start < end for start, end in within)
    ]
    main = context.main.text if context.main is not None else ""
    items = [draft for _, drafts in labelled for draft in drafts]
    drafts = sorted([*prose, *_cells(document, main), *items], key=lambda draft: draft.start)
    parses = parse_sentences([draft.text for draft in drafts])
    seen: Counter[str] = Counter()
    for draft, tokens in zip(drafts, parses, strict=True):
        if draft.implied and any(map(_is_no_capital, find_names(tokens, draft.text, context.known))):
            draft.topic = ""
        quote = document.text[draft.start : draft.end]
        key = _normal(quote) + "\n" + _normal(draft.text)
        identity = claim_id(document.id, key, seen[key])
        seen[key] += 1
        yield _claim(document, draft, quote, tokens, identity)


def _claim(document: Document, draft: _Draft, quote: str, tokens: tuple[Token, ...], identity: str) -> Claim:
    return Claim(
        id=identity,
        document=document.id,
        quote=quote,
        start=draft.start,
        end=draft.end,
        location=document.location(draft.start),
        text=draft.text,
        speaker=draft.speaker,
        modality=draft.modality,
        heading=draft.heading,
        date=draft.date or document.published,
        topic=draft.topic,
        group=identity,
        tokens=tokens,
    )


def _is_no_capital(name: Name) -> bool:
    """Whether a name in a cell is one, and not the capital that the cell begins with ("Launch mass")."""
    capitals = [word for word in name.text.split() if word[:1].isupper()]
    return name.sort != "place" and (name.first > 0 or len(capitals) > 1 or any(map(str.isdigit, name.text)))


def claim_id(document: str, key: str, occurrence: int) -> str:
    """A claim's id: its document's and a hash of its words; the second of the same words gets a mark of its own."""
    digest = hashlib.sha256(f"{document}\n{key}\n{occurrence}".encode()).hexdigest()
    return f"c{digest[:12]}"


def _normal(text: str) -> str:
    return " ".join(text.lower().split())


class _Draft:
    """A claim before its rewording is parsed."""

    __slots__ = ("date", "end", "heading", "implied", "modality", "speaker", "start", "text", "topic")

    def __init__(
        self, start: int, end: int, text: str, heading: str, date: str | None,
        speaker: str | None = None, modality: Modality = "fact", topic: str = "", implied: bool = False,
    ) -> None:  # fmt: skip
        self.start = start
        self.end = end
        self.text = text
        self.heading = heading
        self.date = date
        self.speaker = speaker
        self.topic = topic
        self.modality: Modality = modality
        self.implied = implied
        """Whether the topic is meant only where the text itself names nothing."""


def _prose(document: Document, context: Context) -> Iterator[_Draft]:
    """One draft an atomic assertion of each sentence that asserts something; `context` is filled on the way."""
    found = list(sentences(document))
    headings = list(dict.fromkeys(one for sentence in found for one in (sentence.heading, sentence.label) if one))
    titles = [written(one) for one in (document.title, *headings)]
    parses = list(parse_sentences([*titles, *(one.text for one in found)]))
    title, above, parses = parses[0], parses[: len(titles)], parses[len(titles) :]
    names, context.known = names_together([(tokens, one.text) for one, tokens in zip(found, parses, strict=True)])
    used = frozenset(name.words for some in names for name in some)
    titled = [
        [as_used(name, used) for name in find_names(tokens, one, context.known)]
        for tokens, one in zip(above, titles, strict=True)
    ]
    headline = _headline(document, found)
    headlines = [some for one, some in zip(("", *headings), titled, strict=True) if one in ("", headline)]
    people = {one.speaker.split()[-1].lower() for one in found if one.speaker}
    people.update(*(spoken_for(tokens, some) for tokens, some in zip(parses, names, strict=True)))
    context.survey(headlines, names, frozenset(people))
    context.read(title, titles[0])
    # the names of the headline are the document's, those of a later heading its section's
    small = small_words(parses)
    sections = {
        one: headed(some, used, small) or numbered(one)
        for one, some in zip(headings, titled[1:], strict=True)
        if one != headline
    }
    held: set[str] = set()
    section: Sequence[Name] = []
    for before, sentence, tokens in zip([None, *found], found, parses, strict=False):
        if before is not None and before.block is not sentence.block:
            context.break_off()
        asks = is_question(sentence.text)
        under = sections.get(sentence.label) or sections.get(sentence.heading) or []
        if under != section:
            section = under
            context.enter(under)
        parts = clauses(tokens)
        for clause in parts:
            # "They have spent $2 billion, and what do we get?": what stands before the question is asserted
            if not asks or (clause.span[1] < len(tokens) - 2 and tokens[clause.span[0]].tag not in QUESTION_TAGS):
                yield _draft(sentence, tokens, clause, context, under)
        for post in posts(tokens, context.names(tokens, sentence.text)):
            text, owned = context.holder(tokens, post, sentence.text)
            if text not in held:
                held.add(text)
                yield _in_passing(sentence, tokens, parts, post, text, "" if owned else context.topic(under))
        context.read(tokens, sentence.text)


def _headline(document: Document, found: Sequence[Sentence]) -> str:
    """The heading of the first sentence, where it is one of the whole document: no other is of its level."""
    first = found[0].heading if found else ""
    levels = [
        block.level
        for block in document.blocks
        if block.kind == "heading" and document.text[block.start : block.end].endswith(first)
    ]
    among = sum(block.kind == "heading" and block.level in levels[:1] for block in document.blocks)
    return first if among == 1 or first == document.title else ""


def written(title: str) -> str:
    """A title in ordinary capitals, so that names can be told from its other words."""
    if not title.isupper():
        return title
    return " ".join(word.capitalize() if word.isalpha() and len(word) > 2 else word for word in title.split())


def _draft(
    sentence: Sentence, tokens: Sequence[Token], clause: Clause, context: Context, heading: Sequence[Name]
) -> _Draft:
    first, last = clause.span
    opening = tokens[first].start
    if opening and sentence.text[opening - 1] in "“\"'‘(":
        opening -= 1
    text = context.reword(tokens, clause, sentence.text)
    dated = bool(sentence.label) and bool(DATED.fullmatch(sentence.label))
    when = sentence.label if dated else date_text(sentence.block.date or "")
    if when:
        text = f"In {when}, {text}"
    named = bool(clause_names(clause, context.names(tokens, sentence.text)))
    subject = next((at for at in clause.words if tokens[at].dep in SUBJECTS), None)
    # "it has stacks by Orient Memory" names something and yet not what it is about
    topic = (
        "" if named and not _is_open(tokens, subject, context) else context.topic(heading, _pointing(tokens, subject))
    )
    # "August 2023: the first model is released": the date is part of what is asserted
    opens = sentence.opens if when and first == 0 else sentence.start + opening
    return _Draft(
        start=opens,
        end=sentence.start + tokens[last].end,
        text=text,
        heading=sentence.heading if dated else sentence.label or sentence.question or sentence.heading,
        topic=topic,
        date=sentence.block.date,
        speaker=context.who(tokens, clause.speaker, sentence.text) or sentence.speaker,
        modality=modality(tokens, clause, sentence.text, sentence.heading),
    )


def _is_open(tokens: Sequence[Token], subject: int | None, context: Context) -> bool:
    """Whether the subject is a pronoun for a thing that no name could be put in the place of."""
    return subject is not None and tokens[subject].text.lower() == "it" and context.resolve(tokens, subject) is None


def _pointing(tokens: Sequence[Token], subject: int | None) -> Subject:
    """How the subject points at what the claim is about."""
    if subject is None:
        return ""
    words = {tokens[at].text.lower() for at in (subject, *children(tokens, subject))}
    return "ours" if words & {"we", "our"} else "its" if words & {"it", "they", "its", "their"} else ""


def _in_passing(
    sentence: Sentence, tokens: Sequence[Token], parts: Sequence[Clause], post: Post, text: str, topic: str
) -> _Draft:
    """A post that a sentence gives to somebody whom it names; without an owner it is one of what the text is about.

    Two words in a row are no quotation that a reader could judge by: it is quoted with the assertion that it stands in.
    """
    first, last = min(
        (clause.span for clause in parts if clause.span[0] <= post.span[0] and post.span[1] <= clause.span[1]),
        key=lambda span: span[1] - span[0],
        default=(0, len(tokens) - 1),
    )
    return _Draft(
        start=sentence.start + tokens[first].start,
        end=sentence.start + tokens[last].end,
        text=text,
        heading=sentence.label or sentence.question or sentence.heading,
        topic="" if topic in text else topic,
        date=sentence.block.date,
    )


def clause_names(clause: Clause, names: Sequence[Name]) -> list[Name]:
    """Those of the sentence's names that stand in the clause itself."""
    words = set(clause.words)
    return [name for name in names if name.first in words and name.sort != "place"]


def is_question(sentence: str) -> bool:
    """Whether the sentence asks ("Question: ...", "... ?") and so asserts nothing."""
    return sentence.rstrip("”\"')").endswith("?") or sentence.lower().startswith(("question:", "q:"))


def _cells(document: Document, main: str) -> Iterator[_Draft]:
    """One draft a table cell that has a row header and something to say; `main` is what the document is about.

    The first cell of a row is quoted with its header, which stands right before it.
    """
    for block in document.blocks:
        if block.kind != "row" or len(block.cells) < 2:
            continue
        header = block.cells[0]
        row = document.text[header.start : header.end].strip()
        for cell in block.cells[1:]:
            value = document.text[cell.start : cell.end].strip()
            if row and any(map(str.isalnum, value)) and value.lower() != "n/a":
                told = cell.column if cell.column and cell.column.lower() not in EMPTY_COLUMNS else ""
                name = f"{row}, {told}" if told else row
                start = header.start if cell is block.cells[1] else cell.start
                yield _Draft(start, cell.end, f"{name}: {value}", cell.column, block.date, topic=main, implied=True)


def _labelled(document: Document) -> Iterator[tuple[Block, list[_Draft]]]:
    """ "Memory: 144 GB" as an item says something though it has no verb; the heading or title says of what.

    Several may stand in a row ("Dead: 3. Houses flooded: 1,250."), and then nothing else may stand among them.
    """
    heading = ""
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind == "heading":
            heading = text
        elif block.kind in {"item", "paragraph"}:
            spans = _labels_and_values(text)
            if not spans:
                continue
            topic = heading or document.title
            yield (
                block,
                [
                    _Draft(
                        block.start + start,
                        block.start + end,
                        f"{topic}, {text[start:end]}" if topic else text[start:end],
                        heading,
                        block.date,
                    )
                    for start, end in spans
                ],
            )


def _labels_and_values(text: str) -> list[tuple[int, int]]:
    """Where each "label: value" of a text stands, if it consists of them; their full stops are left out."""
    spans = [(found.start(), found.end()) for found in ENTRY.finditer(text)]
    if not spans or not all(_is_label_and_value(text[start:end]) for start, end in spans):
        return []
    ended = spans[-1][1] < len(text.rstrip())
    if (ended or len(spans) > 1) and not all(AMOUNT.match(text[start:end].partition(": ")[2]) for start, end in spans):
        return []  # "Okafor: We sold 300 last year." is somebody's sentence
    rest = "".join(
        text[end:start] for (_, end), (start, _) in zip([(0, 0), *spans], [*spans, (len(text), 0)], strict=True)
    )
    return [] if rest.strip(" .;\n•-*") else spans


def _is_label_and_value(text: str) -> bool:
    label, colon, value = text.partition(": ")
    short = 0 < len(label.split()) <= LABEL_WORDS and 0 < len(value.split()) <= 8
    return bool(colon) and short and bool(VALUE.search(value)) and not value.rstrip().endswith("?")


def whole(document: Document) -> Claim:
    """The whole text as one claim: for a phrase that asserts something without a verb ("Deal price: $3 billion")."""
    text = document.text.strip()
    start = document.text.index(text)
    draft = _Draft(start, start + len(text), text, "", None)
    (tokens,) = parse([text])
    identity = claim_id(document.id, _normal(text), 0)
    return _claim(document, draft, text, tokens, identity)
