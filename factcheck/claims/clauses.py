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
from factcheck.claims.tree import SUBJECTS, Tokens, child, children, is_finite, subtree
from factcheck.inference.token import Token

MIN_TOKENS = 3
"""A clause shorter than this stays with its neighbour: "he said so" or "and won" is nothing to check by itself."""

CONTRASTING = frozenset({"while", "whereas", "although", "though"})
OPENERS = CONTRASTING | {"because", "that"}
"""Words that open a clause and are no part of what it asserts."""

JOINTS = frozenset({",", ";", ":", "–", "—", "-", ".", "?"})

ALL_OR_NOTHING = frozenset({"all", "nothing", "anything", "everything", "none", "anybody", "everybody", "nobody"})
"""Words behind which "but" means "except"."""

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
    parts = _split_points(tokens, head)
    aside, source = _attribution(tokens, head)
    speaker = source or speaker
    skip = {part.head for part in parts} | set(aside) | _loose_ends(tokens, head, parts)
    own = subtree(tokens, head, skip)
    own = own[: _joined_from(tokens, head, own, parts)]
    own = _trim(tokens, [*borrowed, *own], bool(borrowed))
    result = []
    if _asserts(tokens, head, own, bool(borrowed)) or (parts and not speaker and _gives_figure(tokens, head, own)):
        span = _span(tokens, own)
        result.append(Clause(tuple(own), span, head, speaker))
    for part in parts:
        result.extend(_assertions(tokens, part.head, speaker, part.subject))
    return result


@dataclass(frozen=True, slots=True)
class _Part:
    head: int
    subject: tuple[int, ...]
    """Tokens of the subject (and auxiliary) that the part shares with the clause it is split from."""


def _split_points(tokens: Tokens, head: int) -> list[_Part]:
    """Heads of the assertions below `head` that can stand alone."""
    parts: list[_Part] = []
    if _excepts(tokens, head):
        return parts
    for at in subtree(tokens, head):
        token = tokens[at]
        if token.dep == "conj" and token.head == head and token.pos in {"VERB", "AUX"}:
            parts.extend([] if _stands_for_another(tokens, at) else _conjunct(tokens, head, at))
        elif token.dep in {"advcl", "ccomp", "parataxis"} and token.head == head and _stands_alone(tokens, at):
            parts.append(_Part(at, ()))
        elif token.dep == "relcl" and at != head:
            parts.extend(_relative(tokens, head, at))
    return _outermost(tokens, parts)


def _conjunct(tokens: Tokens, head: int, at: int) -> list[_Part]:
    if len(subtree(tokens, at)) < MIN_TOKENS:
        return []
    if child(tokens, at, *SUBJECTS) is not None:
        return [_Part(at, ())] if is_finite(tokens, at) else []
    subject = child(tokens, head, *SUBJECTS)
    if subject is None:
        return []
    shared = subtree(tokens, subject)
    auxiliaries = [one for one in children(tokens, head) if tokens[one].dep in {"aux", "auxpass"}]
    if not _own_tense(tokens, head, at):
        if not auxiliaries or tokens[at].tag not in {tokens[head].tag, "VBD"}:
            return []
        shared = shared + auxiliaries
    return [_Part(at, tuple(sorted(shared)))]


def _excepts(tokens: Tokens, head: int) -> bool:
    """ "All but the last stretch": such a "but" joins no clauses, and the parser hangs it anywhere."""
    return any(
        tokens[at].text.lower() == "but" and at and tokens[at - 1].text.lower() in ALL_OR_NOTHING
        for at in subtree(tokens, head)
    )


def _joined_from(tokens: Tokens, head: int, own: list[int], parts: list[_Part]) -> int:
    """How many words of a clause stand before the last clause that is joined to it: what is left behind that one was
    hung there by mistake ("I was, and the trial went on, so my back hurts")."""
    joined = [part.head for part in parts if tokens[part.head].dep == "conj" and tokens[part.head].head == head]
    if not joined or max(joined) < head:
        return len(own)
    return sum(at < max(joined) for at in own)


def _own_tense(tokens: Tokens, head: int, at: int) -> bool:
    """Whether a verb joined to another needs none of its auxiliaries: behind "will be built and" no past tense follows,
    though the parser calls "painted" one."""
    foretold = any(tokens[one].tag == "MD" for one in children(tokens, head))
    return is_finite(tokens, at) and not (
        foretold and tokens[at].tag == "VBD" and child(tokens, at, "aux", "auxpass") is None
    )


def _stands_for_another(tokens: Tokens, at: int) -> bool:
    """ "... and so did lower costs", "... nor do we", "..., believe it or not": an echo, or a word to the listener, that
    asserts nothing when it stands alone."""
    before = tokens[at - 1].text.lower() if at else ""
    if before in {"so", "nor", "neither"} and tokens[at].lemma.lower() in {"do", "be", "have", "will", "can"}:
        return True
    bare = tokens[at].tag in {"VB", "VBP"} and child(tokens, at, *SUBJECTS, "aux") is None
    return bare and tokens[at - 1].text == "," and child(tokens, tokens[at].head, "cc") is None


def _stands_alone(tokens: Tokens, at: int) -> bool:
    """A "while" or "whereas" clause, or one set beside the main clause by ";" or a dash."""
    if child(tokens, at, "nsubj", "nsubjpass") is None or not is_finite(tokens, at):
        return False
    mark = child(tokens, at, "mark")
    inside = subtree(tokens, at)
    if mark is not None:
        # "while you are pregnant" is a condition; ", while the other fell" and "While A rose, B fell" set side by side
        if tokens[mark].lemma.lower() == "because":
            return True  # a reason that is given is asserted; a condition or a purpose is not
        opens = inside[0] == 0 or tokens[inside[0] - 1].text == ","
        return opens and tokens[mark].lemma.lower() in CONTRASTING
    before, after = inside[0] - 1, inside[-1] + 1
    beside = {tokens[one].text for one in (before, after) if 0 <= one < len(tokens)}
    return bool(beside & {";", "–", "—"}) and tokens[tokens[at].head].lemma.lower() not in SAY


def _relative(tokens: Tokens, head: int, at: int) -> list[_Part]:
    """A relative clause after a comma says something of its own of the noun before it."""
    noun = tokens[at].head
    inside = subtree(tokens, at)
    pronoun = next((one for one in inside if tokens[one].lemma.lower() in {"which", "who"}), None)
    if pronoun is None or tokens[pronoun].dep not in {"nsubj", "nsubjpass"} or tokens[pronoun].head != at:
        return []
    if inside[0] == 0 or tokens[inside[0] - 1].text != "," or len(inside) < MIN_TOKENS + 1:
        return []
    phrase = [one for one in subtree(tokens, noun, {at}) if one < inside[0]]
    while phrase and tokens[phrase[-1]].text == ",":
        phrase.pop()
    if noun == head or not phrase or not _is_said_of(tokens, noun, at, pronoun):
        return []
    return [_Part(at, tuple(phrase))]


def _is_said_of(tokens: Tokens, noun: int, verb: int, pronoun: int) -> bool:
    """Whether the relative clause can speak of the noun before it: not where their numbers differ ("the link to the
    islands, which carries ..."), where the noun only completes a turn of phrase ("before tax, which is ...", "in a row")
    and "which" takes up all that was said, nor of a mere pronoun ("patients like mine, who are ...")."""
    if tokens[noun].pos == "PRON":
        return False
    joined = child(tokens, noun, "cc") is not None
    finite = next((one for one in children(tokens, verb) if tokens[one].dep in {"aux", "auxpass"}), verb)
    counted = child(tokens, noun, "nummod") is not None  # "26 months, which is long"
    if tokens[noun].tag in {"NNS", "NNPS"} and tokens[finite].tag == "VBZ" and not counted:
        return False
    if (
        tokens[noun].tag == "NN"
        and tokens[finite].tag == "VBP"
        and not joined
        and tokens[pronoun].lemma.lower() == "which"
    ):
        return False
    phrase = tokens[noun].dep == "pobj" and tokens[noun].tag == "NN" and tokens[pronoun].lemma.lower() == "which"
    bare = child(tokens, noun, "det", "poss", "amod", "nummod", "compound") is None
    return not (phrase and (bare or tokens[noun].lemma.lower() == "row"))


def _outermost(tokens: Tokens, parts: list[_Part]) -> list[_Part]:
    """Parts inside another part are that one's business; a conjunct of a part's head hangs beside it, not in it."""
    heads = {part.head for part in parts}
    inner = set()
    for part in parts:
        for other in heads - {part.head}:
            if part.head in subtree(tokens, other) and tokens[part.head].dep != "conj":
                inner.add(part.head)
    return [part for part in parts if part.head not in inner]


def _said(tokens: Tokens, head: int) -> list[int]:
    """Heads of the content clauses where `head` is a verb of saying that vouches for them."""
    if tokens[head].lemma.lower() not in SAY or any(tokens[at].dep == "neg" for at in children(tokens, head)):
        return []
    return [at for at in children(tokens, head) if tokens[at].dep == "ccomp" and _vouched(tokens, at)]


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
    for part in _split_points(tokens, say):
        if part.head not in inside:
            # "Wu said A, yet B": B goes on with what Wu said; "Wu said A and left": leaving is the document's claim
            found.extend(_assertions(tokens, part.head, () if part.subject else who, part.subject))
    if len(found) != 1 or found[0].verb not in contents:
        return found
    words = subtree(tokens, say)
    first = next((at for at in words if tokens[at].text not in {",", "and", "but", ";"}), words[0])
    only = found[0]
    return [Clause(only.words, (min(first, only.span[0]), max(words[-1], only.span[1])), only.verb, only.speaker)]


def _loose_ends(tokens: Tokens, head: int, parts: list[_Part]) -> set[int]:
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
    while kept and (tokens[kept[0]].text in JOINTS or tokens[kept[0]].dep == "cc"):
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
