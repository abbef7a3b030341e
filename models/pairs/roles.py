"""Who did it to whom: passive twins, roles swapped, and names in a place that only one can hold."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from factcheck.inference.token import Token
from pairs.made import CONTRADICTION, ENTAILMENT, Made, Sentence, both_ways, one_way

ONE_WAY = (
    "acquire buy defeat beat sue succeed replace hire employ own found kill attack lead host teach train appoint invade "
    "conquer direct produce write publish sponsor manage fund finance supply overtake inspire influence capture elect "
    "criticise criticize arrest accuse marry outlive follow precede support oppose nominate coach"
).split()
"""Verbs after which subject and object cannot change places (marry, follow and support are left to twins)."""

_MUTUAL = {
    "marry",
    "follow",
    "precede",
    "support",
    "oppose",
    "criticise",
    "criticize",
    "influence",
    "inspire",
    "attack",
}
_PARTICIPLES = {
    "bought": "bought", "beat": "beaten", "wrote": "written", "led": "led", "taught": "taught", "built": "built",
    "made": "made", "sold": "sold", "held": "held", "won": "won", "took": "taken", "gave": "given", "sang": "sung",
    "drew": "drawn", "saw": "seen", "found": "found", "began": "begun", "chose": "chosen", "lost": "lost",
    "left": "left", "met": "met", "paid": "paid", "sent": "sent", "shot": "shot", "overtook": "overtaken",
    "drove": "driven", "threw": "thrown", "knew": "known", "wore": "worn", "broke": "broken", "stole": "stolen",
}  # fmt: skip
_DENYING = re.compile(r"\b(?:not|n't|no|never|none|neither|nor|only|each|every|all|some|most|few)\b|n['’]t\b", re.I)
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|we|you|i|who|which|that|this|these|those|there|nobody|somebody|everybody|everyone|someone|anyone|nothing)$",
    re.I,
)


def _parts(sentence: Sentence) -> tuple[str, str, str, str, str, str] | None:
    """(subject, verb, its lemma, object, rest, participle) of "SUBJECT VERB-ed OBJECT REST.", of plain past-tense clauses."""
    tokens = sentence.tokens
    root = next((i for i, token in enumerate(tokens) if token.dep == "ROOT"), None)
    if (
        root is None
        or tokens[root].tag != "VBD"
        or tokens[root].lemma in ("be", "have")
        or _DENYING.search(sentence.text)
    ):
        return None
    children = [(i, token) for i, token in enumerate(tokens) if token.head == root and i != root]
    if any(
        token.dep in ("aux", "neg", "conj", "cc", "prt", "dative", "xcomp", "ccomp", "oprd") for _, token in children
    ):
        return None
    subjects = [i for i, token in children if token.dep == "nsubj"]
    objects = [i for i, token in children if token.dep in ("dobj", "obj")]
    if len(subjects) != 1 or len(objects) != 1 or objects[0] < root:
        return None
    subject, thing = _span(tokens, subjects[0]), _span(tokens, objects[0])
    if subject is None or thing is None or subject[0] != 0 or subject[1] != root or thing[0] != root + 1:
        return None
    verb = tokens[root].text
    participle = _PARTICIPLES.get(verb) or (verb if verb.endswith("ed") else None)
    texts = [sentence.text[tokens[a].start : tokens[b - 1].end] for a, b in (subject, thing)]
    if participle is None or any(_PRONOUN.match(text) or "," in text for text in texts):
        return None
    if len(texts[0].split()) > 8 or len(texts[1].split()) > 10 or tokens[objects[0]].pos == "PRON":
        return None
    rest = sentence.text[tokens[thing[1] - 1].end :]
    return texts[0], verb, tokens[root].lemma, texts[1], rest, participle


def _span(tokens: tuple[Token, ...], top: int) -> tuple[int, int] | None:
    """First and last-but-one index of a phrase, if it stands in one piece."""
    within = {top}
    while True:
        more = {i for i, token in enumerate(tokens) if token.head in within} - within
        if not more:
            break
        within |= more
    first, last = min(within), max(within) + 1
    return (first, last) if last - first == len(within) else None


def _low(sentence: Sentence, text: str) -> str:
    first = sentence.tokens[0]
    return text if first.pos == "PROPN" or first.text.isupper() else text[0].lower() + text[1:]


def _up(text: str) -> str:
    return text[0].upper() + text[1:]


def _plural(sentence: Sentence, phrase: str) -> bool:
    heads = [t for t in sentence.tokens if t.text in phrase.split() and t.dep in ("dobj", "obj")]
    return bool(heads and heads[-1].tag in ("NNS", "NNPS")) or " and " in phrase


def passive(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """The clause in the passive: compatible both ways; with the roles changed over: a contradiction."""
    parts = _parts(sentence)
    if parts is None:
        return
    subject, verb, lemma, thing, rest, participle = parts
    was = "were" if _plural(sentence, thing) else "was"
    turned = f"{_up(thing)} {was} {participle} by {_low(sentence, subject)}{rest}"
    yield from both_ways("passive", ENTAILMENT, sentence.text, turned)
    if lemma in ONE_WAY and lemma not in _MUTUAL and (thing[0].isupper() or thing.split()[0].lower() in ("the", "a")):
        swapped = f"{_up(thing)} {verb} {_low(sentence, subject)}{rest}"
        yield from both_ways("roles swapped", CONTRADICTION, sentence.text, swapped)
        wrong = f"{_up(_low(sentence, subject))} was {participle} by {thing}{rest}"
        yield from one_way("roles swapped", CONTRADICTION, sentence.text, wrong)
        yield from one_way("roles swapped", CONTRADICTION, turned, swapped)


EXCLUSIVE = (
    "win direct write found invent compose design paint discover build produce host defeat lead coach chair own "
    "acquire publish author create develop establish commission construct"
).split()
_OFFICE = re.compile(
    r"\b(?:was|is|became|were) (?:(?:appointed|elected|named|chosen|crowned|sworn in)(?: as)? |the )"
    r"(?:the )?(?:\w+ ){0,3}?(?:president|mayor|chair\w*|director|head|leader|captain|king|queen|governor|"
    r"winner|founder|author|capital|chief|minister|secretary|coach|champion|editor|inventor|bishop|ambassador|composer)\b"
)


def exclusive(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only one can stand in the place of the opening name: who won the prize, who was appointed head."""
    if re.search(r"\b(?:and|with|also|among|one of|co-|including|as well)\b|\bor\b", sentence.text):
        return False
    rest = sentence.text[end:]
    if start > 1:
        return False
    if _OFFICE.match(rest.lstrip()):
        return True
    parts = _parts(sentence)
    if parts is None or parts[2] not in EXCLUSIVE:
        return False
    return bool(re.match(r"(?:the|his|her|its)\s|[A-Z\"“]", parts[3]))
