"""The names that a document has given so far, and how its sentences use them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims.lexicon import ORG_NOUNS
from factcheck.claims.names import Name, is_code
from factcheck.claims.tree import SUBJECTS, Tokens, child


@dataclass(slots=True)
class Mention:
    """A name as last seen: in which sentence, whether it was a subject there, whether it has done what only a firm or a
    person does, how often "the" stands before it, and whether the sentence now read takes it up as its subject."""

    name: Name
    sentence: int
    subject: bool
    acts: bool = False
    articles: int = 0
    count: int = 1
    taken_up: bool = False


def single(mentions: Sequence[Mention]) -> Name | None:
    """The one name that all of them are, None where there is none or more than one."""
    return mentions[0].name if len({m.name.words for m in mentions}) == 1 else None


def is_subject(tokens: Tokens, name: Name) -> bool:
    """Whether a sentence is about the name: its subject, beside or before it, who "our coach is" or what "there is"."""
    token = tokens[name.head]
    if token.dep in {"appos", "poss"}:
        return tokens[token.head].dep in SUBJECTS
    presents = token.dep == "attr" and (name.sort == "person" or child(tokens, token.head, "expl") is not None)
    return token.dep in SUBJECTS or presents


def has_article(tokens: Tokens, name: Name) -> bool:
    """Whether it is written "the Ropewalk"; in "the Ropewalk stand" the article is the stand's."""
    if name.first == 0 or tokens[name.first - 1].text.lower() != "the":
        return False
    return name.last + 1 == len(tokens) or tokens[name.last + 1].pos not in {"NOUN", "PROPN"}


def named_here(tokens: Tokens, name: Name, own: Sequence[Name], at: int) -> bool:
    """Whether the name itself, or another that may well be meant, stands before the reference in its sentence."""
    before = [one for one in own if one.last < at]
    return any(
        one.words == name.words
        or (one.sort in {name.sort, ""} and one.sort != "place")
        or (is_subject(tokens, one) and tokens[at].pos == "PRON")
        for one in before
    )


def has_first_name(tokens: Tokens, name: Name) -> bool:
    """Whether a capitalised word before a surname makes it somebody else's: the parser may have missed "Jan Ruiz"."""
    if name.first == 0 or len(name.words) > 1:
        return False
    before = tokens[name.first - 1]
    return before.text[:1].isupper() and before.pos == "PROPN" and before.dep == "compound"


def shortens(short: Name, full: Name) -> bool:
    """Whether a text may use `short` for `full`: a person's surname or first name, a product's number, what sort of body it
    is ("the Trust").

    "Alibaba" is not short for "Alibaba Cloud", nor "Qwen" for "Qwen 2.5".
    """
    one, whole = short.words, full.words
    if not 0 < len(one) < len(whole):
        return False
    if full.sort == "person" and short.sort in {"person", ""}:
        return one in (whole[:1], whole[-len(one) :])
    ends = one == whole[-len(one) :]
    return ends and (any(is_code(word) for word in one) or (len(one) == 1 and one[0] in ORG_NOUNS))
