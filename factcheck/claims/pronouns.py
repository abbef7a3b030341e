"""What "it", "its", "he" and "she" can stand for, by the grammar around them: the sort that a verb or a noun asks for,
and the common noun that the sentence before spoke of, which a farther name must not displace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims.lexicon import (
    AMOUNTS,
    FIRMS_DO,
    FIRMS_HAVE,
    IMPERSONAL,
    MAKERS_DO,
    ORG_NOUNS,
    PEOPLE_NOUNS,
    SAY,
    THINGS_DO,
    THINGS_HAVE,
    THINGS_UNDERGO,
)
from factcheck.claims.names import Name, Sort
from factcheck.claims.tree import SUBJECTS, Tokens, ancestors, child, children, join, roots, subtree

PERSONAL = frozenset({"he", "she", "his", "her", "him"})

SPEAKING = frozenset({"i", "we", "you"})
"""Subjects of a sentence that is about something else."""

FIRMS: frozenset[Sort] = frozenset({"org", ""})
THINGS: frozenset[Sort] = frozenset({"thing", "place", ""})

INTRODUCED = frozenset({"the", "this", "that", "a", "an"})
"""Determiners of a noun that the next sentence may take up as "the ..."; "each" and "no" introduce nothing."""

MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"})

TIMES = frozenset("year day week month time moment season night morning evening afternoon pleasure place".split())
"""Predicate nouns of "it was a good year"."""

MEASURED = frozenset("long high wide tall deep thick heavy".split())


NAMED_TOKENS = 4
"""Words of "at Skarn", "of the Lauer valley" that a noun takes along at most; longer ones are descriptions."""


@dataclass(frozen=True, slots=True)
class Focus:
    """The common noun that a sentence is about, as the next sentence may take it up.

    subject  its lemma, "" where the subject is a name, a pronoun or several things
    phrase   the words for it ("the judgment"), "" where it has none that can stand alone
    beside   whether a single thing that is no name stands beside it as an object: "it" may mean that one as well
    """

    subject: str = ""
    phrase: str = ""
    beside: bool = False

    @property
    def person(self) -> bool:
        """Whether it is somebody: no "it", but perhaps "he" or "she"."""
        return self.subject in PEOPLE_NOUNS

    @property
    def amount(self) -> bool:
        """Whether it does and has nothing, as "revenue": what a firm does in the next sentence looks past it."""
        return self.subject in AMOUNTS


def focus(tokens: Tokens, names: Sequence[Name], source: str) -> Focus:
    """What the sentence leaves for a pronoun of the next one."""
    inside = {at for name in names for at in range(name.first, name.last + 1)}
    beside = any(
        token.dep == "dobj" and token.tag == "NN" and at not in inside and _is_introduced(tokens, at)
        for at, token in enumerate(tokens)
    )
    subject = main_subject(tokens)
    if subject is None or subject in inside or tokens[subject].tag != "NN":
        return Focus(beside=beside)
    if tokens[subject].lemma.lower() == "one":
        return Focus(beside=beside)
    noun = tokens[subject].lemma.lower()
    presented = child(tokens, tokens[subject].head, "attr") if noun in PEOPLE_NOUNS else None
    if presented in inside or any(tokens[at].dep == "appos" and at in inside for at in children(tokens, subject)):
        return Focus(beside=beside)  # "the captain, Ana Ruiz," and "our captain is Ana Ruiz" are about the name
    beside = (
        beside or child(tokens, tokens[subject].head, "agent") is not None
    )  # "the spread is made by ...": who makes it?
    speaks = tokens[tokens[subject].head].lemma.lower() in SAY and noun not in ORG_NOUNS
    phrase = "" if speaks or noun in PEOPLE_NOUNS else _phrase(tokens, subject, source)
    return Focus(noun, phrase, beside)


def spoken_for(tokens: Tokens, names: Sequence[Name]) -> set[str]:
    """Last words, in lower case, of the names of people whom a sentence calls "he" or "she": "Okoro said that she ..."."""
    return {
        name.words[-1]
        for name in names
        if name.words and tokens[name.head].dep == "nsubj" and _says_of_himself(tokens, tokens[name.head].head)
    }


def _says_of_himself(tokens: Tokens, verb: int) -> bool:
    content = child(tokens, verb, "ccomp") if tokens[verb].lemma.lower() in SAY else None
    subject = child(tokens, content, *SUBJECTS) if content is not None else None
    return subject is not None and content is not None and verb < subject and tokens[subject].text in {"he", "she"}


def main_subject(tokens: Tokens) -> int | None:
    """The subject of what a sentence asserts: of what is said, where it reports somebody."""
    verb = next((root for root in roots(tokens) if tokens[root].pos in {"VERB", "AUX"}), None)
    if verb is None:
        return None
    content = child(tokens, verb, "ccomp")
    if tokens[verb].lemma.lower() in SAY and content is not None:
        verb = content
    return child(tokens, verb, "nsubj", "nsubjpass")


def _is_introduced(tokens: Tokens, noun: int) -> bool:
    """ "A chip", "the bill", "aspirin": not "each part" or "its price"."""
    marks = [tokens[at] for at in children(tokens, noun) if tokens[at].dep in {"det", "poss"}]
    return all(mark.text.lower() in INTRODUCED for mark in marks)


def _phrase(tokens: Tokens, noun: int, source: str) -> str:
    """The noun with what stands before it, definite: "a new stand" is "the new stand" from then on. "" for a noun that
    cannot be taken up alone: "their stand", "each stand", "football"."""
    before = [at for at in subtree(tokens, noun) if at <= noun]
    owned = any(tokens[at].tag == "POS" for at in before)
    if any(tokens[at].pos in {"PRON", "VERB"} or tokens[at].tag in {"PRP$", "WDT"} for at in before):
        return ""
    if owned:
        return join(tokens, before, source)
    if not _is_introduced(tokens, noun):
        return ""
    article = child(tokens, noun, "det")
    if article is not None:
        return "the " + join(tokens, [*(at for at in before if at > article), *_named(tokens, noun)], source)
    if tokens[noun].lemma.lower() not in AMOUNTS:
        return ""
    words = join(tokens, [*before, *_measured(tokens, noun)], source)
    return words[:1].lower() + words[1:]


def _named(tokens: Tokens, noun: int) -> list[int]:
    """ "The bridge at Skarn": the name that tells it from all other bridges."""
    preposition = child(tokens, noun, "prep")
    after = subtree(tokens, preposition) if preposition == noun + 1 else []
    return after if len(after) <= NAMED_TOKENS and any(tokens[at].pos == "PROPN" for at in after) else []


def _measured(tokens: Tokens, noun: int) -> list[int]:
    """ "Profit before tax": what the amount is counted by."""
    preposition = child(tokens, noun, "prep")
    after = subtree(tokens, preposition) if preposition == noun + 1 else []
    plain = len(after) == 2 and tokens[after[1]].tag in {"NN", "NNS"}
    return after if plain else []


def asked(tokens: Tokens, at: int) -> frozenset[Sort] | None:
    """The sorts of name that the verb of "it", or the noun of "its", can go with; None where it may be any."""
    head = tokens[at].head
    word = tokens[head].lemma.lower()
    if tokens[at].tag == "PRP$":
        return FIRMS if word in FIRMS_HAVE else THINGS if word in THINGS_HAVE else None
    if tokens[at].dep == "nsubjpass":
        return THINGS if word in THINGS_UNDERGO else None
    if tokens[at].dep != "nsubj":
        return THINGS
    if word == "be":
        return _of_predicate(tokens, head)
    if (word == "take" and _has_object(tokens, head, "effect")) or (word == "come" and _into_force(tokens, head)):
        return THINGS
    if word in FIRMS_DO:
        return FIRMS
    return THINGS if word in THINGS_DO else None


def _of_predicate(tokens: Tokens, verb: int) -> frozenset[Sort] | None:
    """What "is 40 metres long", "is a law" and "is one of nine bridges" say of what they are said of."""
    quality = child(tokens, verb, "acomp")
    if quality is not None and tokens[quality].lemma.lower() in MEASURED:
        return THINGS
    noun = child(tokens, verb, "attr")
    if noun is None:
        return None
    if tokens[noun].lemma.lower() == "one":
        preposition = child(tokens, noun, "prep")
        among = child(tokens, preposition, "pobj") if preposition is not None else None
        noun = noun if among is None else among
    return FIRMS if tokens[noun].lemma.lower() in ORG_NOUNS else THINGS


def _has_object(tokens: Tokens, verb: int, lemma: str) -> bool:
    return any(tokens[at].dep == "dobj" and tokens[at].lemma.lower() == lemma for at in children(tokens, verb))


def _into_force(tokens: Tokens, verb: int) -> bool:
    return any(tokens[at].lemma.lower() in {"force", "effect"} for at in subtree(tokens, verb))


def acts(tokens: Tokens, name: Name) -> bool:
    """Whether the name does here what only firms, authorities and people do."""
    token = tokens[name.head]
    return token.dep == "nsubj" and tokens[token.head].lemma.lower() in FIRMS_DO | MAKERS_DO | SAY


def refers_elsewhere(tokens: Tokens, at: int) -> bool:
    """Whether "it" or "its" looks to its own sentence, to a whole event or to nothing, and so to no earlier name."""
    if tokens[at].text.lower() == "its":
        return _has_subject_before(tokens, at) or _is_fronted(tokens, at)
    return _is_empty(tokens, at) or _is_event(tokens, at) or _has_noun_before(tokens, at) or _looks_ahead(tokens, at)


def in_quotation(tokens: Tokens, at: int) -> bool:
    """Whether the word stands between quotation marks: there it means what the speaker was asked about."""
    opened = sum(token.text in {"“", '"', "``"} for token in tokens[:at])
    closed = sum(token.text == "”" for token in tokens[:at])
    straight = sum(token.text == '"' for token in tokens[:at])
    return (opened - straight > closed) or straight % 2 == 1


def _has_noun_before(tokens: Tokens, at: int) -> bool:
    """Whether a noun of the same sentence may be what is meant ("took charge of the platform when it was announced");
    "it" is no date, no measure and nothing of which there are several ("At five metres it fits ...")."""
    return any(
        token.tag in {"NN", "NNP"} and token.dep in {"nsubj", "nsubjpass", "dobj", "pobj"} and token.ent not in MEASURES
        for token in tokens[:at]
    )


def _has_subject_before(tokens: Tokens, at: int) -> bool:
    """Whether "its" looks back to the subject of its own clause, which is no name ("The payment is on its way")."""
    return any(token.pos == "NOUN" and token.dep in SUBJECTS for token in tokens[:at])


def _is_fronted(tokens: Tokens, at: int) -> bool:
    """ "In its report, the board ...": what stands in front of the subject and is "its" is the subject's."""
    chain = [at, *ancestors(tokens, at)]
    fronted = next(
        (one for one in chain if tokens[one].dep == "prep" and tokens[tokens[one].head].pos in {"VERB", "AUX"}), None
    )
    if fronted is None:
        return False
    subject = child(tokens, tokens[fronted].head, *SUBJECTS)
    if subject is None or subject < at:
        return False
    definite = any(tokens[one].text.lower() == "the" for one in children(tokens, subject))
    return definite or tokens[subject].pos in {"PROPN", "PRON"}


def _looks_ahead(tokens: Tokens, at: int) -> bool:
    """ "When it was launched, the van cost ...": what a clause in front calls "it" is the subject that follows."""
    verb = tokens[at].head
    above = tokens[verb].head
    if tokens[verb].dep != "advcl" or above <= verb:
        return False
    return any(verb < one < above and tokens[one].dep in SUBJECTS for one in children(tokens, above))


def _is_empty(tokens: Tokens, at: int) -> bool:
    """ "It is clear that ...", "it hurts to ...", "it has been shown that ...", "find it odd": stands for nothing named."""
    verb = tokens[at].head
    if tokens[verb].pos == "ADJ":
        return True
    below = {tokens[one].dep for one in children(tokens, verb)}
    if tokens[at].dep == "nsubjpass":
        return "ccomp" in below or (verb + 1 < len(tokens) and tokens[verb + 1].text.lower() == "that")
    if tokens[at].dep not in {"nsubj", "expl"} or tokens[verb].lemma.lower() not in IMPERSONAL:
        return False
    return bool(below & {"xcomp", "ccomp", "csubj"}) or ("acomp" in below and _leads_on(tokens, verb))


def _leads_on(tokens: Tokens, verb: int) -> bool:
    """Whether the quality has a clause of its own ("it is hard to say"); "it is 40 metres long" has none."""
    quality = child(tokens, verb, "acomp")
    return quality is not None and (
        tokens[quality].lemma.lower() not in MEASURED
        or any(tokens[one].dep in {"xcomp", "ccomp"} for one in children(tokens, quality))
    )


def _is_event(tokens: Tokens, at: int) -> bool:
    """ "It is about ...", "it was her third win", "it has been a year", "do it again", "it will be 3,000": what happened or
    how much of it, not what was named."""
    verb = tokens[at].head
    if tokens[at].dep == "dobj":
        return tokens[verb].lemma.lower() == "do"
    about = any(
        tokens[one].dep == "prep" and tokens[one].text.lower() in {"about", "like"} for one in children(tokens, verb)
    )
    noun = child(tokens, verb, "attr")
    happened = noun is not None and (
        tokens[noun].lemma.lower() in TIMES
        or tokens[noun].tag == "CD"
        or any(tokens[one].text.lower() in {"his", "her"} for one in children(tokens, noun))
    )
    return tokens[verb].lemma.lower() == "be" and (about or happened)
