"""A summary as it is audited: read whole, its sentences, its claims, and what it asks to be left alone."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.auditing.words import stem, stems
from factcheck.claims import Claim, whole
from factcheck.claims.extract import claim_id, is_question
from factcheck.claims.sentences import Sentence, sentences
from factcheck.documents import Block, Document, ReadOptions, Span, read
from factcheck.errors import SourceError

COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
IGNORE = re.compile(r"factcheck:\s*ignore\b\s*([A-Za-z0-9,\s]*)")
SMALL_TALK = frozenset(
    stem(word)
    for word in """yes yeah yep no nope not ok okay sure oh wow ah hmm well hi hello hey thanks thank welcome please sorry
    agree right that's exactly indeed absolutely definitely certainly cool nice great awesome amazing interesting wonderful
    fun lot glad hear lol haha everyone there bye goodbye""".split()
)
"""Stems of words that make no assertion, however many of them come together."""

LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary as read; `ignored` are its lines, first to last, with the rules that a comment lets pass there."""

    document: Document
    ignored: tuple[tuple[int, int, tuple[str, ...]], ...] = ()

    def lets_pass(self, claim: Claim, rule: str) -> bool:
        """Whether a comment asks to be left alone with this rule where the claim stands."""
        line = claim.location.get("line")
        return line is not None and any(
            first <= line <= last and rule.startswith(codes) for first, last, codes in self.ignored
        )


def read_summary(summary: str | Path) -> Summary:
    """The summary of a file, of the standard input ("-"), or of a text given as it is (plain or Markdown).

    A string is a path if it has one line and such a file exists. Nothing is left out as page furniture: every sentence
    of a summary is audited. Raises SourceError where it cannot be read or is empty.
    """
    if isinstance(summary, str) and summary == "-":
        return of_text(sys.stdin.buffer.read().decode("utf-8", "replace"), path="-")
    if isinstance(summary, str) and not _is_file(summary):
        return of_text(summary, path="summary")
    document = read([summary], options=ReadOptions(keep_furniture=True)).documents[0]
    data = Path(summary).read_bytes()
    raw = data.decode("utf-8", "replace") if b"<!--" in data else ""
    return Summary(without_comments(document), tuple(ignored(raw)))


def of_text(text: str, path: str) -> Summary:
    """The summary of a text, read as a file of that text would be."""
    from factcheck.documents import assemble
    from factcheck.documents.readers import text as reader

    if not text.strip():
        raise SourceError(path, "the text is empty")
    sha256 = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    document = assemble.document(
        reader.reading(text, name=path), path=path, name=path, sha256=sha256, options=ReadOptions(keep_furniture=True)
    )
    return Summary(without_comments(document), tuple(ignored(text)))


def _is_file(text: str) -> bool:
    try:
        return "\n" not in text and len(text) < 4096 and Path(text).is_file()
    except (OSError, ValueError):
        return False


def plain(text: str, path: str, title: str = "") -> Document:
    """A text as a document without any cleaning: offsets count in the text as given; empty lines part paragraphs."""
    if not text.strip():
        raise SourceError(path, "the text is empty")
    blocks = tuple(
        Block("paragraph", match.start(), match.end())
        for match in re.finditer(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*", text)
    )
    starts = [0, *(match.end() for match in re.finditer(r"\n", text))]
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Document(
        id="d" + digest[:12],
        path=path,
        sha256=digest,
        title=title,
        text=text,
        blocks=blocks,
        spans=tuple(Span(start, line, 1) for line, start in enumerate(starts, 1)),
    )


def without_comments(document: Document) -> Document:
    """The document with HTML comments blanked out, so that nobody's remark is audited; offsets stay."""
    if "<!--" not in document.text:
        return document
    text = COMMENT.sub(lambda match: re.sub(r"\S", " ", match.group()), document.text)
    blocks = []
    for block in document.blocks:
        said = text[block.start : block.end]
        if not said.strip():
            continue
        start = block.start + len(said) - len(said.lstrip())
        end = block.start + len(said.rstrip())
        kind = block.kind
        if kind == "heading" and end < block.end and said.rstrip().endswith((".", "!", "?")):
            kind = "paragraph"  # a comment behind a sentence made it look like a headline
        blocks.append(replace(block, start=start, end=end, kind=kind))
    return replace(document, text=text, blocks=tuple(blocks))


def ignored(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Lines of a file, from first to last, with the rules that a comment `<!-- factcheck: ignore FC401 -->` lets pass.

    A comment counts for its own line, or, where it stands alone, for the next line with text; without a code for every
    rule.
    """
    lines = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text).split("\n")
    found = []
    for match in COMMENT.finditer(text):
        asked = IGNORE.search(match.group(1))
        if asked is None:
            continue
        codes = tuple(code.upper() for code in re.findall(r"[A-Za-z]+\d+", asked.group(1))) or ("FC",)
        first, last = text.count("\n", 0, match.start()) + 1, text.count("\n", 0, match.end()) + 1
        if not any(line.strip() for line in lines[first - 1 : last]):
            after = (at for at in range(last, len(lines)) if lines[at].strip())
            first = last = next(after, last - 1) + 1
        found.append((first, last, codes))
    return found


def with_every_sentence(document: Document, claims: list[Claim]) -> list[Claim]:
    """The claims, and one for each sentence that asserts something and gave none (the parser found no verb in it);
    without small talk, unless there is nothing else."""
    found = list(claims)
    for sentence in sentences(document):
        if any(sentence.start <= claim.start < sentence.end for claim in claims):
            continue
        if LETTER.search(sentence.text) and len(sentence.text.split()) > 2 and not is_question(sentence.text):
            found.append(_of_sentence(document, sentence))
    found = [claim for claim in found if not is_small_talk(claim.text)] or found
    if not found and LETTER.search(document.text):
        found.append(whole(document))
    return sorted(found, key=lambda claim: (claim.start, claim.end))


def is_small_talk(text: str) -> bool:
    """Whether a sentence only keeps a conversation going ("Yes, I agree!"): no source could bear it out."""
    return not any(char.isdigit() for char in text) and set(stems(text)) <= SMALL_TALK


def _of_sentence(document: Document, sentence: Sentence) -> Claim:
    """The sentence as one claim."""
    text = " ".join(sentence.text.split())
    alone = whole(replace(document, text=text, blocks=(Block("paragraph", 0, len(text)),)))
    return replace(
        alone,
        id=claim_id(document.id, f"{text.lower()}\n{sentence.start}", 0),
        quote=document.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        location=document.location(sentence.start),
        heading=sentence.heading,
    )


def parts(document: Document) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of a summary."""
    for sentence in sentences(document):
        yield sentence.start, sentence.end


def sentence_texts(text: str) -> list[str]:
    """The sentences of a plain text."""
    return [sentence.text for sentence in sentences(plain(text, path="text"))]
