"""One parsed sentence in, its atomic assertions out.

Split are: clauses joined by "and", "but" or ";" that have a finite verb of their own; "while" and "whereas" clauses;
reasons ("because ..."); relative clauses after a comma; and what somebody says (the content is the claim, the one who
says it is the speaker). What is not sure to be an assertion of its own (conditions, purposes, restrictive clauses) stays
where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims.lexicon import SAY
from factcheck.claims.splitting import CONTRASTING, MIN_TOKENS, Part, is_cleft, joined_from, lacks_subject, split_points
from factcheck.claims.tree import SUBJECTS, Tokens, child, children, is_finite, subtree
from factcheck.inference.token import Token

OPENERS = CONTRASTING | {"because", "that"}
"""Words that open a clause and are no part of what it asserts."""

JOINTS = frozenset({",", ";", ":", "–", "—", "-", ".", "?"})

MAX_TOKENS = 400
"""A longer "sentence" is a list or a broken page: the parse means nothing and would cost quadratic time."""


@dataclass(frozen=True, slots=True)
class Clause:
    """An assertion inside a sentence, as token indices.

    words    the tokens of the assertion, its (possibly borrowed) subject first
    span     first and last token of the smallest contiguous stretch that holds it
    verb     its main verb
    speaker  tokens of the one who says it, empty for the document itself
    """

    words: tuple[int, ...]
    span: tuple[int, int]
    verb: int
    speaker: tuple[int, ...] = ()


def clauses(tokens: Sequence[Token]) -> list[Clause]:
    """The atomic assertions of a parsed sentence, in order of their first word; empty where there is no finite verb."""
    if len(tokens) > MAX_TOKENS:
        return []
    found: list[Clause] = []
    for root in (at for at, token in enumerate(tokens) if token.head == at):
        found.extend(_assertions(tokens, root, ()))
    if not found:
        return _as_a_whole(tokens)
    found.sort(key=lambda clause: (clause.verb, clause.span))
    return found


def _as_a_whole(tokens: Tokens) -> list[Clause]:
    """A sentence that the parser made nothing of, or an instruction that can be checked: one claim, as it stands.

    An instruction counts where it forbids ("Do not take it with ...") or gives a figure; "Read more" does not. So does
    an answer without a verb that gives a figure ("Thermal design power: 450 W.").
    """
    kept = [at for at, token in enumerate(tokens) if token.pos != "PUNCT"]
    root = next((at for at, token in enumerate(tokens) if token.head == at and token.pos != "PUNCT"), None)
    if root is None or len(kept) < MIN_TOKENS + 1:
        return []
    finite = any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in tokens)
    subject = any(token.dep in SUBJECTS for token in tokens)
    negative = any(tokens[at].dep == "neg" for at in children(tokens, root))
    instruction = tokens[root].tag in {"VB", "VBP"} and (negative or any(token.pos == "NUM" for token in tokens))
    gives_figure = any(token.pos == "NUM" for token in tokens) and _ends(tokens)
    if not ((finite and subject) or instruction or gives_figure):
        return []
    return [Clause(tuple(range(kept[0], kept[-1] + 1)), (0, len(tokens) - 1), root)]


def _ends(tokens: Tokens) -> bool:
    """Whether a sentence is written to its end, as a heading or a label is not."""
    return tokens[-1].text.endswith((".", "!", "”", '"'))


def _assertions(tokens: Tokens, head: int, speaker: tuple[int, ...], borrowed: tuple[int, ...] = ()) -> list[Clause]:
    """Those of the clause headed by `head`: itself without what is split off, then what is split off."""
    contents = _said(tokens, head)
    if contents:
        return _reported(tokens, head, contents, _speaker(tokens, head) or speaker)
    parts = split_points(tokens, head)
    aside, source = _attribution(tokens, head)
    speaker = source or speaker
    skip = {part.head for part in parts} | set(aside) | _loose_ends(tokens, head, parts)
    own = subtree(tokens, head, skip)
    own = own[: joined_from(tokens, head, own, parts)]
    own = _trim(tokens, [*borrowed, *own], bool(borrowed))
    result = []
    if _asserts(tokens, head, own, bool(borrowed)) or (parts and not speaker and _gives_figure(tokens, head, own)):
        span = _span(tokens, own)
        result.append(Clause(tuple(own), span, head, speaker))
    for part in parts:
        result.extend(_assertions(tokens, part.head, speaker, part.subject))
    return result


def _said(tokens: Tokens, head: int) -> list[int]:
    """Heads of the content clauses where `head` is a verb of saying that vouches for them."""
    if tokens[head].lemma.lower() not in SAY or any(tokens[at].dep == "neg" for at in children(tokens, head)):
        return []
    contents = [at for at in children(tokens, head) if tokens[at].dep == "ccomp"]
    if any(lacks_subject(tokens, at) or is_cleft(tokens, at) for at in contents):
        return []  # part of what it says stands in the content beside it: the sentence stays whole
    return [at for at in contents if _vouched(tokens, at)]


def _vouched(tokens: Tokens, content: int) -> bool:
    mark = child(tokens, content, "mark")
    open_question = mark is not None and tokens[mark].lemma.lower() in {"whether", "if"}
    open_question = open_question or tokens[subtree(tokens, content)[0]].tag in {"WP", "WRB", "WDT", "WP$"}
    return not open_question and child(tokens, content, *SUBJECTS) is not None and is_finite(tokens, content)


def _speaker(tokens: Tokens, say: int) -> tuple[int, ...]:
    subject = child(tokens, say, "nsubj")
    if subject is not None:
        return tuple(subtree(tokens, subject, _after_comma(tokens, subject)))
    agent = child(tokens, say, "agent")
    return tuple(subtree(tokens, agent)[1:]) if agent is not None else ()


def _after_comma(tokens: Tokens, noun: int) -> list[int]:
    """Relative clauses that hang from a speaker: no part of the name."""
    return [at for at in children(tokens, noun) if tokens[at].dep in {"relcl", "acl"}]


def _attribution(tokens: Tokens, head: int) -> tuple[list[int], tuple[int, ...]]:
    """ "According to X" and "as stated by X": the branches to leave out of the claim, and the tokens of X."""
    for at in subtree(tokens, head):
        token = tokens[at]
        if token.lemma.lower() in {"accord", "according"} or token.text.lower() == "according":
            to = child(tokens, at, "prep")
            source = child(tokens, to if to is not None else at, "pobj")
            if source is not None:
                return [at], tuple(subtree(tokens, source))
        if token.dep in {"advcl", "parataxis"} and token.lemma.lower() in SAY and child(tokens, at, "conj") is None:
            mark = child(tokens, at, "mark", "advmod")
            as_said = mark is not None and tokens[mark].text.lower() == "as"
            if as_said or (token.dep == "parataxis" and child(tokens, at, "nsubj") is not None):
                return [at], _speaker(tokens, at)
    return [], ()


def _reported(tokens: Tokens, say: int, contents: list[int], who: tuple[int, ...]) -> list[Clause]:
    """What is said, then what stands beside the saying ("..., she said, and shipped to 14 countries").

    A single reported assertion is quoted with the words that report it: who says it is part of the evidence.
    """
    found: list[Clause] = []
    inside: set[int] = set()
    for content in contents:
        found.extend(_assertions(tokens, content, who))
        inside.update(subtree(tokens, content))
    for part in split_points(tokens, say):
        if part.head not in inside:
            # "Wu said A, yet B": B goes on with what Wu said; "Wu said A and left": leaving is the document's claim
            found.extend(_assertions(tokens, part.head, () if part.subject else who, part.subject))
    if len(found) != 1 or found[0].verb not in contents:
        return found
    words = subtree(tokens, say)
    first = next((at for at in words if tokens[at].text not in {",", "and", "but", ";"}), words[0])
    only = found[0]
    return [Clause(only.words, (min(first, only.span[0]), max(words[-1], only.span[1])), only.verb, only.speaker)]


def _loose_ends(tokens: Tokens, head: int, parts: list[Part]) -> set[int]:
    """Conjunctions and marks that join what is split off, and the mark of the clause itself."""
    loose = set()
    for at in children(tokens, head):
        joins = tokens[at].dep in {"cc", "preconj"} and any(part.head > at for part in parts)
        opens = tokens[at].dep == "mark" and tokens[at].lemma.lower() in OPENERS
        if joins or opens or (tokens[at].dep == "cc" and at < head and at == subtree(tokens, head)[0]):
            loose.add(at)
    return loose


def _trim(tokens: Tokens, words: list[int], borrowed: bool) -> list[int]:
    """Without the relative pronoun that a borrowed subject stands for, and without punctuation and joints at the ends
    or left over where a clause was taken out."""
    if borrowed:
        words = [
            at for at in words if not (tokens[at].lemma.lower() in {"which", "who"} and tokens[at].dep in SUBJECTS)
        ]
    kept = [
        at
        for n, at in enumerate(words)
        if not (
            (tokens[at].text == "," and n and words[n - 1] != at - 1)
            or (tokens[at].text == "," and n + 1 < len(words) and words[n + 1] != at + 1 and words[n + 1] > at)
        )
    ]
    while kept and (tokens[kept[-1]].text in JOINTS or tokens[kept[-1]].dep == "cc"):
        kept.pop()
    while kept and (tokens[kept[0]].text in JOINTS or tokens[kept[0]].dep == "cc" or _opens_a_gap(tokens, kept)):
        kept.pop(0)
    return kept


def _asserts(tokens: Tokens, verb: int, words: list[int], borrowed: bool) -> bool:
    """A finite verb with a subject (its own or a borrowed one), and enough words to be checked."""
    has_subject = borrowed or any(tokens[at].dep in SUBJECTS for at in words)
    finite = is_finite(tokens, verb) or any(tokens[at].dep in {"aux", "auxpass"} for at in words)
    return has_subject and finite and len([at for at in words if tokens[at].pos != "PUNCT"]) >= MIN_TOKENS


def _gives_figure(tokens: Tokens, head: int, words: list[int]) -> bool:
    """Whether what stands before a clause that was split off gives a figure, though the parser saw no verb in it:
    "Traffic peaks at 5,200 vehicles an hour, and ..." is read as a noun."""
    root = tokens[head].head == head
    long = len([at for at in words if tokens[at].pos != "PUNCT"]) > MIN_TOKENS
    return root and long and _ends(tokens) and any(tokens[at].pos == "NUM" for at in words)


def _span(tokens: Tokens, own: list[int]) -> tuple[int, int]:
    """The smallest contiguous stretch from the first word of the assertion to its last, with its full stop."""
    first, last = min(own), max(own)
    if last + 1 < len(tokens) and tokens[last + 1].text in {".", "!", "”", '"'}:
        last += 1
    return first, last


def _opens_a_gap(tokens: Tokens, words: list[int]) -> bool:
    """Whether a quotation mark stands first whose next word was taken out ("But I am 26, ...")."""
    return len(words) > 1 and tokens[words[0]].text in {"“", '"'} and words[1] != words[0] + 1
