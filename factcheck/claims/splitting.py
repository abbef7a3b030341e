"""Where a parsed sentence may be split: the verbs below a verb that can stand as assertions of their own."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.claims.lexicon import CALENDAR, SAY
from factcheck.claims.tree import SUBJECTS, Tokens, child, children, is_finite, subtree

MIN_TOKENS = 3
"""A clause shorter than this stays with its neighbour: "he said so" or "and won" is nothing to check by itself."""

CONTRASTING = frozenset({"while", "whereas", "although", "though"})
ALL_OR_NOTHING = frozenset({"all", "nothing", "anything", "everything", "none", "anybody", "everybody", "nobody"})
"""Words behind which "but" means "except"."""


@dataclass(frozen=True, slots=True)
class Part:
    head: int
    subject: tuple[int, ...]
    """Tokens of the subject (and auxiliary) that the part shares with the clause it is split from."""


def split_points(tokens: Tokens, head: int) -> list[Part]:
    """Heads of the assertions below `head` that can stand alone."""
    parts: list[Part] = []
    if _excepts(tokens, head):
        return parts
    for at in subtree(tokens, head):
        token = tokens[at]
        if token.dep == "conj" and token.head == head and token.pos in {"VERB", "AUX"}:
            parts.extend([] if _echoes(tokens, at) or lacks_subject(tokens, at) else _conjunct(tokens, head, at))
        elif token.dep in {"advcl", "ccomp", "parataxis"} and token.head == head and _stands_alone(tokens, at):
            parts.append(Part(at, ()))
        elif token.dep == "relcl" and at != head:
            parts.extend(_relative(tokens, head, at))
    return _outermost(tokens, parts)


def _conjunct(tokens: Tokens, head: int, at: int) -> list[Part]:
    if len(subtree(tokens, at)) < MIN_TOKENS:
        return []
    if child(tokens, at, *SUBJECTS) is not None:
        return [Part(at, ())] if is_finite(tokens, at) else []
    subject = child(tokens, head, *SUBJECTS)
    if subject is None:
        return []
    shared = subtree(tokens, subject)
    auxiliaries = [one for one in children(tokens, head) if tokens[one].dep in {"aux", "auxpass"}]
    if not _own_tense(tokens, head, at):
        if not auxiliaries or tokens[at].tag not in {tokens[head].tag, "VBD"}:
            return []
        shared = shared + auxiliaries
    return [Part(at, tuple(sorted(shared)))]


def _own_tense(tokens: Tokens, head: int, at: int) -> bool:
    """Whether a verb joined to another needs none of its auxiliaries: behind "will be built and" no past tense follows,
    though the parser calls "painted" one."""
    foretold = any(tokens[one].tag == "MD" for one in children(tokens, head))
    return is_finite(tokens, at) and not (
        foretold and tokens[at].tag == "VBD" and child(tokens, at, "aux", "auxpass") is None
    )


def _echoes(tokens: Tokens, at: int) -> bool:
    """ "... and so did lower costs", "... nor do we", "..., believe it or not": an echo, or a word to the listener, that
    asserts nothing when it stands alone."""
    before = tokens[at - 1].text.lower() if at else ""
    if before in {"so", "nor", "neither"} and tokens[at].lemma.lower() in {"do", "be", "have", "will", "can"}:
        return True
    bare = tokens[at].tag in {"VB", "VBP"} and child(tokens, at, *SUBJECTS, "aux") is None
    return bare and tokens[at - 1].text == "," and child(tokens, tokens[at].head, "cc") is None


def lacks_subject(tokens: Tokens, at: int) -> bool:
    """ "Labour there is scarce": read as "there is ...", the clause has lost the noun that stands before it."""
    empty, quality = child(tokens, at, "expl"), child(tokens, at, "acomp")
    return empty is not None and quality is not None and child(tokens, at, "attr", "nsubj") is None


def is_cleft(tokens: Tokens, at: int) -> bool:
    """ "It is Dorrel that makes them", where the parser hangs "that makes them" elsewhere and leaves "it is Dorrel"."""
    subject, said = child(tokens, at, "nsubj", "expl"), child(tokens, at, "attr")
    if subject is None or said is None or tokens[subject].text.lower() != "it":
        return False
    after = max(subtree(tokens, at)) + 1
    return after < len(tokens) and tokens[after].text.lower() in {"that", "who", "which"}


def _excepts(tokens: Tokens, head: int) -> bool:
    """ "All but the last stretch": such a "but" joins no clauses, and the parser hangs it anywhere."""
    return any(
        tokens[at].text.lower() == "but" and at and tokens[at - 1].text.lower() in ALL_OR_NOTHING
        for at in subtree(tokens, head)
    )


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


def _relative(tokens: Tokens, head: int, at: int) -> list[Part]:
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
    return [Part(at, tuple(phrase))]


def _only_places(tokens: Tokens, noun: int) -> bool:
    """Whether a name of a place stands behind another noun and a preposition, so that a clause may speak of either."""
    above = tokens[noun].head
    if tokens[noun].pos != "PROPN" or tokens[noun].dep != "pobj" or tokens[noun].ent in {"PERSON", "ORG"}:
        return False
    return tokens[above].text.lower() in {"at", "in", "near"} and tokens[tokens[above].head].pos == "NOUN"


def _is_said_of(tokens: Tokens, noun: int, verb: int, pronoun: int) -> bool:
    """Whether the relative clause can speak of the noun before it: not where their numbers differ ("the link to the
    islands, which carries ..."), where the noun only completes a turn of phrase ("before tax, which is ...", "in a row")
    and "which" takes up all that was said, nor of a mere pronoun ("patients like mine, who are ..."), a date ("by May, which is
    early") or a place that only says which thing is meant ("the bridge at Skarn, which opened in 1932")."""
    if tokens[noun].pos == "PRON" or tokens[noun].text.lower() in CALENDAR or _only_places(tokens, noun):
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
    if tokens[noun].dep != "pobj" or tokens[pronoun].lemma.lower() != "which":
        return True
    bare = tokens[noun].tag == "NN" and child(tokens, noun, "det", "poss", "amod", "nummod", "compound") is None
    hedged = tokens[finite].text.lower() in {"could", "would", "might", "may"}  # "in China, which could mean ..."
    return not (bare or hedged or tokens[noun].lemma.lower() == "row")


def _outermost(tokens: Tokens, parts: list[Part]) -> list[Part]:
    """Parts inside another part are that one's business; a conjunct of a part's head hangs beside it, not in it."""
    heads = {part.head for part in parts}
    inner = set()
    for part in parts:
        for other in heads - {part.head}:
            if part.head in subtree(tokens, other) and tokens[part.head].dep != "conj":
                inner.add(part.head)
    return [part for part in parts if part.head not in inner]


def joined_from(tokens: Tokens, head: int, own: list[int], parts: list[Part]) -> int:
    """How many words of a clause stand before the last clause that is joined to it: what is left behind that one was
    hung there by mistake ("I was, and the trial went on, so my back hurts")."""
    joined = [part.head for part in parts if tokens[part.head].dep == "conj" and tokens[part.head].head == head]
    if not joined or max(joined) < head:
        return len(own)
    return sum(at < max(joined) for at in own)
