"""What a document has named so far, and the rewording of a clause so that it can be read alone.

Resolved are pronouns, definite nouns ("the company", "the chip") and short forms of names ("Wu", "the M890"), each to
the nearest compatible name, and only where a single candidate is compatible: a wrong name is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factcheck.claims.clauses import Clause
from factcheck.claims.lexicon import ANY_ORG, ORG_NOUNS, THING_NOUNS
from factcheck.claims.names import Name, Sort, find_names, is_code
from factcheck.claims.theme import resorted, sorted_by_use, theme
from factcheck.claims.tree import SUBJECTS, Tokens, children, join
from factcheck.inference.token import Token

REACH = 3
"""Sentences that a reference may look back over; further back it is a new topic as often as not."""

DEFINITE = frozenset({"the", "this", "that"})


@dataclass(slots=True)
class Mention:
    """A name as last seen: in which sentence, and whether it was a subject there."""

    name: Name
    sentence: int
    subject: bool
    count: int = 1


@dataclass(slots=True)
class Context:
    """The names of one document, read sentence by sentence."""

    mentions: dict[tuple[str, ...], Mention] = field(default_factory=dict)
    sentence: int = 0
    main: Name | None = None
    """What the whole document is about: the thing or firm that it names most."""
    sorts: dict[tuple[str, ...], Sort] = field(default_factory=dict)
    """Sorts of names that the document's own use of them shows."""

    def survey(
        self, headlines: Sequence[Sequence[Name]], sentences: Sequence[Sequence[Name]], speakers: frozenset[str]
    ) -> None:
        """Look over all names of the document, those of its title and headings apart, for what it is about.

        `speakers` are the last words, in lower case, of those who speak in a transcript: people, whatever the parser says.
        """
        every = [name for names in (*headlines, *sentences) for name in names]
        self.sorts = sorted_by_use(every, speakers)
        self.main = theme(
            [[resorted(name, self.sorts) for name in names] for names in headlines],
            [[resorted(name, self.sorts) for name in names] for names in sentences],
        )

    def topic(self, heading: Sequence[Name] = ()) -> str:
        """What a claim that names nothing is about; "" where nothing shows it.

        In this order: a name in the heading that it stands under; the last subject, where that is a variant of what
        the document is about; what the document is about; the last subject within reach that is a thing or a firm.
        """
        headed = next((self.full(name) for name in heading if name.sort not in {"person", "place"}), None)
        if headed is not None:
            return headed.text
        near = [m.name for m in self._near() if m.subject and m.name.sort in {"thing", "org", ""}]
        if self.main is not None:
            variant = near and near[0].words != self.main.words and set(near[0].words) > set(self.main.words[-1:])
            return near[0].text if variant else self.main.text
        return near[0].text if near else ""

    def read(self, tokens: Sequence[Token], source: str) -> None:
        """Take in one sentence (or heading) before its clauses are reworded for the next ones."""
        self.sentence += 1
        for name in find_names(tokens, source):
            if name.words:
                self._note(resorted(name, self.sorts), _is_subject(tokens, name))

    def _note(self, name: Name, subject: bool) -> None:
        full = self.full(name)
        seen = self.mentions.get(full.words)
        if seen is None:
            self.mentions[full.words] = Mention(name, self.sentence, subject)
            return
        sort: Sort = seen.name.sort or name.sort
        known = replace(seen.name, sort=sort, nouns=seen.name.nouns | name.nouns)
        self.mentions[full.words] = Mention(known, self.sentence, subject, seen.count + 1)

    def full(self, name: Name) -> Name:
        """The longer name that `name` is a short form of ("Wu" -> "Wu Yongming"), else the name itself."""
        if name.words in self.mentions:
            return self.mentions[name.words].name
        longer = [m.name for m in self.mentions.values() if _shortens(name, m.name)]
        return longer[0] if len(longer) == 1 else name

    def resolve(self, tokens: Sequence[Token], at: int) -> tuple[int, int, Name] | None:
        """The reference that begins at token `at`: its first and last token and the one name that it can mean."""
        token = tokens[at]
        word = token.text.lower()
        if token.pos == "PRON" and word in {"he", "she", "his", "her", "him"}:
            return self._only(at, at, {"person"}, frozenset())
        if word == "it" and (_is_empty_it(tokens, at) or _has_noun_before(tokens, at) or _looks_ahead(tokens, at)):
            return None
        if word == "its" and _has_subject_before(tokens, at):
            return None
        if token.pos == "PRON" and word in {"it", "its"}:
            return self._only(at, at, {"org", "thing", "place", ""}, frozenset(), subject=True)
        if token.pos == "DET" and word in DEFINITE:
            head = token.head
            # "the company" only: "the company of ..." and "the German company" say more than which one
            if head != at + 1 or any(
                tokens[one].dep in {"prep", "relcl", "acl", "amod"} for one in children(tokens, head)
            ):
                return None
            noun = tokens[head].lemma.lower()
            if tokens[head].tag != "NN":
                return None
            if noun in ANY_ORG:
                found = self._only(at, head, {"org", ""}, frozenset({noun}))
                return None if found is None or self._has_rival(found[2]) else found
            if noun in ORG_NOUNS | THING_NOUNS:
                return self._noun(at, head, noun)
        return None

    def _noun(self, first: int, last: int, noun: str) -> tuple[int, int, Name] | None:
        """A definite thing goes back only to a name that was called that: "the Zhenwu M890 chip" and "the chip", "the
        Northern Medicines Authority" and "the authority"."""
        called = [m for m in self._near() if noun in m.name.nouns or noun in m.name.words]
        return (first, last, called[0].name) if len({m.name.words for m in called}) == 1 else None

    def _has_rival(self, name: Name) -> bool:
        """Whether another firm was named in the same sentence, and the text is not about the one rather than the other."""
        last = max((m.sentence for m in self._near() if m.name.words == name.words), default=None)
        beside = [m.name for m in self._near() if m.sentence == last and m.name.sort == "org" and m.name is not name]
        called = bool(name.nouns & ANY_ORG) or (self.main is not None and self.main.words[:1] == name.words[:1])
        return bool(beside) and not called

    def _only(
        self, first: int, last: int, sorts: set[str], nouns: frozenset[str], subject: bool = False
    ) -> tuple[int, int, Name] | None:
        near = [m for m in self._near() if m.name.sort in sorts]
        called = [m for m in near if nouns & m.name.nouns]
        if len({m.name.words for m in called}) == 1:
            return first, last, called[0].name
        known = [m for m in near if m.name.sort] if "org" in sorts and not subject else near
        for candidates in ([m for m in known if m.subject], known, near):
            if subject and not all(m.subject for m in candidates):
                candidates = [m for m in candidates if m.subject]
            names = {m.name.words for m in candidates}
            if len(names) == 1:
                return first, last, candidates[0].name
            if len(names) > 1:
                return None
        return None

    def _near(self) -> list[Mention]:
        """Mentions within reach, the latest first."""
        near = [m for m in self.mentions.values() if self.sentence - m.sentence < REACH]
        return sorted(near, key=lambda m: (-m.sentence, not m.subject, -m.count))

    def reword(self, tokens: Sequence[Token], clause: Clause, source: str) -> str:
        """The clause as a sentence of its own, with its references resolved where that is safe."""
        own = find_names(tokens, source)
        inside = {at for name in own for at in range(name.first, name.last + 1)}
        new: dict[int, str] = {}
        for at in clause.words:
            if at in inside or at in new:
                continue
            found = self.resolve(tokens, at)
            if found is None or _named_here(found[2], own, at) is False:
                continue
            first, last, name = found
            possessive = tokens[at].tag == "PRP$"
            new[first] = name.text + ("'s" if possessive else "")
            new.update(dict.fromkeys(range(first + 1, last + 1), ""))
        for name in own:
            full = self.full(name)
            if full.words != name.words and name.sort != "place":
                new[name.first] = full.text
                new.update(dict.fromkeys(range(name.first + 1, name.last + 1), ""))
        text = join(tokens, clause.words, source, new.get).rstrip(" .")
        ended = text.endswith((".”", '."', ".'", ".’", "!", "?"))
        return text[:1].upper() + text[1:] + ("" if ended else ".")

    def who(self, tokens: Sequence[Token], speaker: Sequence[int], source: str) -> str | None:
        """The speaker of a clause as a name where one is known, else as written; None where the document speaks."""
        if not speaker:
            return None
        found = self.resolve(tokens, speaker[0])
        if found is not None and found[1] == speaker[-1]:
            return found[2].text
        return join(tokens, speaker, source) or None


def _named_here(name: Name, own: Sequence[Name], at: int) -> bool | None:
    """False where another name of the same sentence stands before the reference: it may well be the one meant."""
    before = [one for one in own if one.last < at]
    if any(one.words == name.words for one in before):
        return False
    rivals = [one for one in before if one.sort in {name.sort, ""} and one.sort != "place"]
    return False if rivals else None


def _has_noun_before(tokens: Tokens, at: int) -> bool:
    """Whether a noun of the same sentence may be what is meant ("took charge of the platform when it was announced")."""
    return any(
        token.pos in {"NOUN", "PROPN"} and token.dep in {"nsubj", "nsubjpass", "dobj", "pobj"} for token in tokens[:at]
    )


def _has_subject_before(tokens: Tokens, at: int) -> bool:
    """Whether "its" looks back to the subject of its own clause, which is no name ("The payment is on its way")."""
    return any(token.pos == "NOUN" and token.dep in SUBJECTS for token in tokens[:at])


def _looks_ahead(tokens: Tokens, at: int) -> bool:
    """ "When it was launched, the van cost ...": what a clause in front calls "it" is the subject that follows."""
    verb = tokens[at].head
    above = tokens[verb].head
    if tokens[verb].dep != "advcl" or above <= verb:
        return False
    return any(verb < one < above and tokens[one].dep in SUBJECTS for one in children(tokens, above))


def _is_empty_it(tokens: Tokens, at: int) -> bool:
    """ "It is clear that ...", "it took a year to ...": stands for nothing that was named."""
    verb = tokens[at].head
    return (
        tokens[at].dep in {"nsubj", "expl"}
        and tokens[verb].lemma in {"be", "take", "remain", "seem", "appear"}
        and any(tokens[one].dep in {"xcomp", "ccomp", "acomp", "csubj"} for one in children(tokens, verb))
    )


def _shortens(short: Name, full: Name) -> bool:
    """Whether a text may use `short` for `full`: a person's surname or first name, a product's number.

    "Alibaba" is not short for "Alibaba Cloud", nor "Qwen" for "Qwen 2.5".
    """
    one, whole = short.words, full.words
    if not 0 < len(one) < len(whole):
        return False
    if full.sort == "person" and short.sort in {"person", ""}:
        return one in (whole[:1], whole[-len(one) :])
    return one == whole[-len(one) :] and any(is_code(word) for word in one)


def _is_subject(tokens: Tokens, name: Name) -> bool:
    return tokens[name.head].dep in SUBJECTS or (
        tokens[name.head].dep in {"appos", "poss"} and tokens[tokens[name.head].head].dep in SUBJECTS
    )
