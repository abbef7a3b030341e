"""What is, what is planned, what must be and what must not: a plan is no fact, a prohibition breaks an obligation."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from pairs.made import CONTRADICTION, ENTAILMENT, NEUTRAL, Made, Sentence, both_ways, one_way, replace
from pairs.scope import lowered, root_of

PLANS = (
    "plans to", "intends to", "is expected to", "hopes to", "is considering whether to", "may", "might",
    "is planning to", "aims to", "wants to", "has promised to", "is due to",
)  # fmt: skip
PLANS_MANY = (
    "plan to", "intend to", "are expected to", "hope to", "are considering whether to", "may", "might",
    "are planning to", "aim to", "want to", "have promised to", "are due to",
)  # fmt: skip
NO_PLANS = ("has no plans to", "has decided not to", "will not", "has ruled out any plan to")
NO_PLANS_MANY = ("have no plans to", "have decided not to", "will not", "have ruled out any plan to")
_DENYING = re.compile(r"\b(?:not|n't|no|never|none|if|unless|or|except|only)\b|n['’]t\b", re.I)
_MUST = re.compile(
    r"\b(?P<modal>must|shall|should|is required to|are required to|has to|have to)\b(?= [a-z]+\b)(?! not\b)"
)
_MAY = re.compile(
    r"(?<=[a-z] )(?P<modal>may|can|is allowed to|are allowed to)(?= (?!be\b|have\b|also\b|not\b)[a-z]+\b)"
)
EXCEPTIONS = (
    "except in an emergency", "unless the director agrees otherwise", "except during the summer months",
    "unless the court decides otherwise", "outside the working week", "except where the contract says so",
    "unless a doctor advises against it", "with the exception of pilot projects", "except on public holidays",
)  # fmt: skip


def _past(sentence: Sentence) -> tuple[int, bool] | None:
    """The index of a plain past-tense main verb with a subject, and whether the subject is many."""
    root = root_of(sentence.tokens)
    if root is None or sentence.tokens[root].tag != "VBD" or sentence.tokens[root].lemma in ("be", "have", "do"):
        return None
    children = [token for i, token in enumerate(sentence.tokens) if token.head == root and i != root]
    if any(token.dep in ("aux", "auxpass", "neg", "conj") for token in children) or _DENYING.search(sentence.text):
        return None
    subjects = [token for token in children if token.dep == "nsubj"]
    if (
        len(subjects) != 1
        or subjects[0].text in ("I", "you", "You", "we", "We")
        or not sentence.tokens[root].text.islower()
    ):
        return None
    many = subjects[0].tag in ("NNS", "NNPS") or subjects[0].text.lower() in ("they", "these", "those")
    return root, many or any(
        token.dep in ("conj",) and token.head == sentence.tokens.index(subjects[0]) for token in sentence.tokens
    )


def planned(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """Done beside planned: neutral both ways; planned beside given up: a contradiction."""
    found = _past(sentence)
    if found is None:
        return
    root, many = found
    token = sentence.tokens[root]
    plan = rng.choice(PLANS_MANY if many else PLANS)
    text = replace(sentence.text, token.start, token.end, f"{plan} {token.lemma}")
    yield from both_ways("planned", NEUTRAL, sentence.text, text)
    if plan not in ("may", "might") and "consider" not in plan:
        none = rng.choice(NO_PLANS_MANY if many else NO_PLANS)
        other = replace(sentence.text, token.start, token.end, f"{none} {token.lemma}")
        yield from both_ways("plan given up", CONTRADICTION, text, other)
        will = replace(
            sentence.text, token.start, token.end, f"{rng.choice(PLANS_MANY if many else PLANS)} {token.lemma}"
        )
        if "may" not in will and "might" not in will and "consider" not in will and "want" not in will:
            weaker = replace(sentence.text, token.start, token.end, f"may {token.lemma}")
            yield from one_way("plan, weaker", ENTAILMENT, text, weaker)


def bound_to(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """Must beside must not: a contradiction; beside has to: compatible; a rule beside its exception: neutral."""
    text = sentence.text
    if _DENYING.search(text):
        return
    match = _MUST.search(text)
    if match:
        yield from _obliged(sentence, match, rng)
        return
    match = _MAY.search(text)
    if match and match["modal"] != "can":
        modal = match["modal"]
        against = {"may": ["may not", "must not"], "is allowed to": ["is not allowed to", "is forbidden to"],
                   "are allowed to": ["are not allowed to", "are forbidden to"]}[modal]  # fmt: skip
        yield from both_ways(
            "permission denied", CONTRADICTION, text, replace(text, *match.span(), rng.choice(against))
        )


def _obliged(sentence: Sentence, match: re.Match[str], rng: random.Random) -> Iterator[Made]:
    text, modal = sentence.text, match["modal"]
    many = modal.startswith(("are", "have"))
    against = ["must not", "may not"] if modal in ("must", "shall", "should") else []
    is_ = "are" if many else "is"
    if modal not in ("must", "shall", "should"):
        against += [f"{is_} not allowed to", f"{is_} forbidden to"]
    against += (
        ["need not", "does not have to" if not many else "do not have to"] if modal != "should" else ["should not"]
    )
    denied = replace(text, *match.span(), rng.choice(against))
    yield from both_ways("obligation denied", CONTRADICTION, text, denied)
    same = {"must": ["has to", "is obliged to", "shall"], "shall": ["must"], "should": ["ought to"]}
    twin = replace(text, *match.span(), rng.choice(same.get(modal, ["must"])))
    yield from both_ways("obligation respelled", ENTAILMENT, text, twin)
    exception = rng.choice(EXCEPTIONS)
    yield from one_way("exception", NEUTRAL, text, f"{text[:-1]}, {exception}.")
    excused = replace(text, *match.span(), "need not")
    case = exception.replace("unless", "if").replace("except ", "").replace("outside", "outside")
    case = case.replace("with the exception of", "for").replace(" otherwise", " to a waiver")
    if sentence.tokens:
        yield from both_ways("exception", NEUTRAL, text, f"{case[0].upper()}{case[1:]}, {lowered(sentence, excused)}")


_HELD = (
    "It turned out that ", "It has been confirmed that ", "There is no doubt that ", "Nobody disputes that ",
    "The records show that ", "As everybody could see, ", "It is certain that ",
)  # fmt: skip
_REFUTED = (
    "It is wrong to say that ", "There is no truth in the claim that ", "The records refute the claim that ",
    "It has been disproved that ", "It turned out not to be the case that ", "Nobody can seriously say that ",
)  # fmt: skip
_LEFT_OPEN = (
    "It is unclear whether ", "Nobody knows whether ", "It has yet to be shown that ", "Some doubt that ",
    "There were rumours that ", "It was asked whether ",
)  # fmt: skip
"""What may stand before a sentence and says that it holds, that it does not, or neither. Two such forms ("It is true that",
"It is not true that") are kept for testing, in `wording.denied`."""


def embedded(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """A sentence beside itself as something confirmed, refuted or left open."""
    if not sentence.tokens or _DENYING.search(sentence.text):
        return
    body = lowered(sentence)
    yield from both_ways("embedded", ENTAILMENT, sentence.text, rng.choice(_HELD) + body)
    yield from both_ways("embedded", CONTRADICTION, sentence.text, rng.choice(_REFUTED) + body)
    yield from both_ways("embedded", NEUTRAL, sentence.text, rng.choice(_LEFT_OPEN) + body)
    yield from both_ways("embedded", CONTRADICTION, rng.choice(_HELD) + body, rng.choice(_REFUTED) + body)


_LEADS = (
    "According to the company, ", "Officials said that ", "The report says that ", "The agency confirmed on Friday that ",
    "As the ministry announced, ", "In a statement, the board said that ", "Researchers found that ",
)  # fmt: skip


def attributed(pair: Made, sentence: Sentence, rng: random.Random) -> Made | None:
    """The premise as somebody's words: what is said of it stays as it was (as annotators of such sets judge)."""
    if pair.premise != sentence.text or not sentence.tokens:
        return None
    lead = rng.choice(_LEADS)
    return Made(pair.kind, pair.label, lead + lowered(sentence), pair.hypothesis, pair.base)
