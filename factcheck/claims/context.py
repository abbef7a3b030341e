"""What a document has named so far, and the rewording of a clause so that it can be read alone.

Resolved are pronouns, definite nouns ("the company", "the chip") and short forms of names ("Wu", "the M890"), each to
the nearest compatible name, and only where a single candidate is compatible: a wrong name is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from factcheck.claims.clauses import Clause
from factcheck.claims.lexicon import ANY_ORG, ORG_NOUNS, THING_NOUNS
from factcheck.claims.mentions import Mention, has_article, has_first_name, is_subject, named_here, shortens, single
from factcheck.claims.names import Name, Sort, find_names
from factcheck.claims.posts import Post
from factcheck.claims.pronouns import (
    FIRMS,
    PERSONAL,
    SPEAKING,
    THINGS,
    Focus,
    acts,
    asked,
    focus,
    in_quotation,
    main_subject,
    refers_elsewhere,
)
from factcheck.claims.theme import resorted, sorted_by_use, theme
from factcheck.claims.tree import Tokens, children, join
from factcheck.inference.token import Token

REACH = 3
"""Sentences that a reference may look back over; further back it is a new topic as often as not."""

OBJECTS = frozenset({"dobj", "pobj", "dative"})

DEFINITE = frozenset({"the", "this", "that"})


Subject = Literal["ours", "its", ""]
"""How the subject of a claim points at what it is about: "we" and "our ..."; "it", "they" and "its ..."; or not."""


@dataclass(slots=True)
class Context:
    """The names of one document, read sentence by sentence."""

    mentions: dict[tuple[str, ...], Mention] = field(default_factory=dict)
    sentence: int = 0
    main: Name | None = None
    """What the whole document is about: the thing or firm that it names most."""
    sorts: dict[tuple[str, ...], Sort] = field(default_factory=dict)
    """Sorts of names that the document's own use of them shows."""
    spoken_of: bool = False
    """Whether the sentences name what the document is about: else only the title does."""
    known: frozenset[str] = frozenset()
    """Words, in lower case, that are names wherever they stand, as the document shows."""
    focus: Focus = field(default_factory=Focus)
    """The common noun that the last sentence was about."""
    about: Name | None = None
    """The thing or firm that the paragraph so far is about."""

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
        self.spoken_of = self.main is not None and any(
            name.words == self.main.words for names in sentences for name in names
        )

    def topic(self, heading: Sequence[Name] = (), subject: Subject = "") -> str:
        """What a claim that names nothing is about; "" where nothing shows it.

        In this order: a name in the heading that it stands under; what the sentences of its paragraph before it are about,
        where that is a thing or the claim's subject goes back to it; the last subject, where that is a variant of what the
        document is about; what the document is about; the last subject within reach that is a thing or a firm.
        """
        headed = next((self.full(name) for name in heading if name.sort != "person"), None)
        if headed is not None:
            return headed.text
        if self.about is not None and (subject == "its" or not (self.main and (subject == "ours" or self._is_firm()))):
            return self.about.text
        near = [m.name for m in self._near() if m.subject and m.name.sort in {"thing", "org", ""}]
        if self.main is not None:
            variant = near and near[0].words != self.main.words and set(near[0].words) > set(self.main.words[-1:])
            return near[0].text if variant else self.main.text
        return near[0].text if near else ""

    def _is_firm(self) -> bool:
        """Whether what the paragraph is about does what only firms do: the next sentence may look past it."""
        seen = self.mentions.get(self.about.words) if self.about is not None else None
        return seen is not None and (seen.acts or seen.name.sort == "org")

    def names(self, tokens: Tokens, source: str) -> list[Name]:
        """The names of a sentence, those among them that only the rest of the document shows to be names."""
        return [resorted(name, self.sorts) for name in find_names(tokens, source, self.known)]

    def read(self, tokens: Sequence[Token], source: str) -> None:
        """Take in one sentence (or heading) before its clauses are reworded for the next ones."""
        names = [name for name in self.names(tokens, source) if name.words]
        self._move_on(tokens, focus(tokens, names, source))
        self.sentence += 1
        for mention in self.mentions.values():
            if mention.taken_up:
                mention.sentence, mention.subject, mention.taken_up = self.sentence, True, False
        for name in names:
            self._note(tokens, name)
        self.about = self._about(tokens, names)

    def _about(self, tokens: Tokens, names: Sequence[Name]) -> Name | None:
        """What the paragraph is about after this sentence: its subject, or the one thing that "we" or somebody does
        something with ("We presented Helia 300."); else what it was about before."""
        able = [name for name in names if self.full(name).sort not in {"person", "place"}]
        named = next((self.full(name) for name in able if is_subject(tokens, name)), None)
        if named is not None:
            return named
        subject = main_subject(tokens)
        somebody = subject is not None and tokens[subject].text.lower() in SPEAKING
        if not somebody and not any(name.head == subject for name in names):
            return self.about
        things = {name.words: self.full(name) for name in able}
        return next(iter(things.values())) if len(things) == 1 else self.about

    def _move_on(self, tokens: Tokens, new: Focus) -> None:
        """What a sentence is about, where its subject is a reference ("The chip draws ...", "It draws ..."): that which
        the reference stands for."""
        subject = main_subject(tokens)
        if subject is None:
            self.focus = new
            return
        first = next((at for at in children(tokens, subject) if tokens[at].dep == "det"), subject)
        found = self.resolve(tokens, first)
        meant = self.mentions.get(found[2].words) if found is not None and found[1] == subject else None
        if meant is not None:
            meant.taken_up = True
            self.focus = Focus(beside=new.beside)
        elif tokens[subject].text.lower() == "it" and self.focus.subject and not refers_elsewhere(tokens, subject):
            self.focus = replace(self.focus, beside=new.beside, phrase=self.focus.phrase if found is not None else "")
        else:
            self.focus = new

    def enter(self, heading: Sequence[Name]) -> None:
        """A section begins whose heading has these names: where it is one, its sentences are about that, and what was named
        before is out of reach."""
        named = {name.words: self.full(name) for name in heading if name.sort != "person"}
        if len(named) != 1:
            return
        (name,) = named.values()
        self.sentence += REACH
        self.focus = Focus()
        seen = self.mentions.get(name.words)
        self.mentions[name.words] = (
            Mention(name, self.sentence, True) if seen is None else replace(seen, sentence=self.sentence, subject=True)
        )

    def break_off(self) -> None:
        """A new paragraph begins: what the last sentence was about may still be meant, but no longer surely."""
        self.focus = replace(self.focus, phrase="")
        self.about = None

    def _note(self, tokens: Tokens, name: Name) -> None:
        full = self.full(name)
        seen = self.mentions.get(full.words)
        subject, does, article = is_subject(tokens, name), acts(tokens, name), has_article(tokens, name)
        if seen is None:
            self.mentions[full.words] = Mention(name, self.sentence, subject, does, int(article))
            return
        sort: Sort = seen.name.sort or name.sort
        known = replace(seen.name, sort=sort, nouns=seen.name.nouns | name.nouns)
        self.mentions[full.words] = Mention(
            known, self.sentence, subject, seen.acts or does, seen.articles + article, seen.count + 1
        )

    def full(self, name: Name) -> Name:
        """The longer name that `name` is a short form of ("Wu" -> "Wu Yongming"), else the name itself."""
        if name.words in self.mentions:
            return self.mentions[name.words].name
        longer = [m.name for m in self.mentions.values() if shortens(name, m.name)]
        return longer[0] if len(longer) == 1 else name

    def resolve(self, tokens: Tokens, at: int) -> tuple[int, int, Name] | None:
        """The reference that begins at token `at`: its first and last token and the one name that it can mean."""
        token = tokens[at]
        word = token.text.lower()
        if token.pos == "PRON" and word in PERSONAL:
            found = None if self.focus.person or in_quotation(tokens, at) else self._person()
        elif token.pos == "PRON" and word in {"it", "its"}:
            found = None if refers_elsewhere(tokens, at) else self._it(tokens, at)
        elif token.pos == "DET" and word in DEFINITE:
            return self._definite(tokens, at)
        else:
            return None
        return None if found is None else (at, at, found)

    def _person(self) -> Name | None:
        """Whom "he" or "she" means: the one person whom the last sentence was about, else the only one within reach."""
        near = [m for m in self._near() if m.name.sort == "person"]
        last = [m for m in near if m.sentence == self.sentence]
        if len(last) == 1 and last[0].subject:
            return last[0].name
        return single([m for m in near if m.subject]) or (None if any(m.subject for m in near) else single(near))

    def _it(self, tokens: Tokens, at: int) -> Name | None:
        """What "it" means: the common noun that the last sentence was about before any name, and a name only of a sort
        that the verb can go with."""
        sorts = asked(tokens, at)
        firm = sorts == FIRMS
        if self.focus.subject and not (firm and self.focus.amount):
            clear = bool(self.focus.phrase) and tokens[at].dep not in OBJECTS and not self.focus.beside
            return Name(self.focus.phrase, at, at, at, "thing") if clear else None
        if in_quotation(tokens, at):
            return None
        near = [m for m in self._near() if m.name.sort in (sorts or FIRMS | THINGS)]
        if sorts == THINGS:
            near = [m for m in near if not m.acts]
            nearest = [m for m in near if m.sentence == self.sentence and m.name.sort != "place"]
            return single([m for m in near if m.subject]) or (None if self.focus.beside else single(nearest))
        last = [m for m in near if m.sentence == self.sentence]
        found = single([m for m in last or near if m.subject])
        torn = not firm and self.focus.beside and any(m.acts for m in near if m.name is found)
        return None if torn else found

    def _definite(self, tokens: Tokens, at: int) -> tuple[int, int, Name] | None:
        head = tokens[at].head
        # "the company" only: "the company of ..." and "the German company" say more than which one
        modified = any(
            tokens[one].dep in {"prep", "acl", "amod"} or (tokens[one].dep == "relcl" and tokens[head + 1].text != ",")
            for one in children(tokens, head)
        )
        if head != at + 1 or modified or tokens[head].tag != "NN":
            return None
        noun = tokens[head].lemma.lower()
        found = self._called(noun)
        if found is None and noun in ANY_ORG:
            found = self._firm(noun)
        elif noun not in ORG_NOUNS | THING_NOUNS:
            found = None
        return None if found is None else (at, head, found)

    def _called(self, noun: str) -> Name | None:
        """A definite thing goes back only to a name that was called that: "the Zhenwu M890 chip" and "the chip", "the
        Northern Medicines Authority" and "the authority"."""
        return single([m for m in self._near() if noun in m.name.nouns or noun in m.name.words])

    def _firm(self, noun: str) -> Name | None:
        """Whom "the company" means: the one firm that was a subject within reach, else the firm that the text is about."""
        able = [
            m for m in self._near() if m.name.sort == "org" or (m.name.sort == "" and (m.acts or self._is_main(m.name)))
        ]
        firms = [m for m in able if m.subject or self._is_main(m.name)]
        known = [m for m in firms if m.name.sort] or firms
        found = single(known)
        if found is None and not known:
            return self._main_firm(noun)
        return None if found is None or self._has_rival(found) else found

    def _main_firm(self, noun: str) -> Name | None:
        """What the text is about, where that is a firm by sort or by what it does."""
        main = self.main
        seen = self.mentions.get(main.words) if main is not None else None
        if main is None or seen is None or not (self.spoken_of or noun in main.words):
            return None  # a firm that only the title has may be the publisher
        return main if main.sort == "org" or (main.sort == "" and seen.acts) else None

    def _is_main(self, name: Name) -> bool:
        return self.main is not None and self.main.words[:1] == name.words[:1]

    def _has_rival(self, name: Name) -> bool:
        """Whether another firm was named in the same sentence, and the text is not about the one rather than the other."""
        last = max((m.sentence for m in self._near() if m.name.words == name.words), default=None)
        beside = [m.name for m in self._near() if m.sentence == last and m.name.sort == "org" and m.name is not name]
        return bool(beside) and not (name.nouns & ANY_ORG or self._is_main(name))

    def _near(self) -> list[Mention]:
        """Mentions within reach, the latest first."""
        near = [m for m in self.mentions.values() if self.sentence - m.sentence < REACH]
        return sorted(near, key=lambda m: (-m.sentence, not m.subject, -m.count))

    def reword(self, tokens: Tokens, clause: Clause, source: str) -> str:
        """The clause as a sentence of its own, with its references resolved where that is safe."""
        own = self.names(tokens, source)
        inside = {at for name in own for at in range(name.first, name.last + 1)}
        new: dict[int, str] = {}
        said: set[tuple[str, ...]] = set()
        for at in clause.words:
            if at in inside or at in new:
                continue
            joined = self._joined(tokens, at, clause, own)
            found = (at, at, joined) if joined is not None else self.resolve(tokens, at)
            if found is None or found[2].words in said:
                continue
            if joined is None and named_here(tokens, found[2], own, at):
                continue
            first, last, name = found
            said.add(name.words)  # "she lost her best player": the second pronoun is clear from the first
            new[first] = self._written(name) + ("'s" if tokens[at].tag == "PRP$" else "")
            new.update(dict.fromkeys(range(first + 1, last + 1), ""))
        for name in own:
            full = self.full(name)
            if full.words != name.words and name.sort != "place" and not has_first_name(tokens, name):
                new[name.first] = full.text
                new.update(dict.fromkeys(range(name.first + 1, name.last + 1), ""))
        text = join(tokens, clause.words, source, new.get).rstrip(" .")
        ended = text.endswith((".”", '."', ".'", ".’", "!", "?"))
        return text[:1].upper() + text[1:] + ("" if ended else ".")

    def _joined(self, tokens: Tokens, at: int, clause: Clause, own: Sequence[Name]) -> Name | None:
        """Whose "its" is that opens a clause joined to one with a name as its subject ("The 810E has 96 GB, and its link
        runs at 700 GB/s"): the one name before it."""
        if tokens[at].text.lower() != "its" or tokens[tokens[at].head].dep not in {"nsubj", "nsubjpass"}:
            return None
        before = [self.full(name) for name in own if name.last < at and name.sort != "person"]
        subjects = [
            name for name in own if name.last < at and is_subject(tokens, name) and name.last not in clause.words
        ]
        return before[0] if len(before) == len(subjects) == 1 else None

    def holder(self, tokens: Tokens, post: Post, source: str) -> tuple[str, bool]:
        """A post given in passing as a sentence ("Helena Brandvold is chief executive of Orrin."), and whether that says
        of what it is the post."""
        owner = ""
        if post.owner:
            meant = self.resolve(tokens, post.owner[0])
            if meant is not None and meant[2].sort != "person":
                owner = self._written(meant[2])
            elif tokens[post.owner[0]].tag != "PRP$":
                owner = join(tokens, post.owner, source)
        words = join(tokens, post.words, source).lower()
        of = f" of {owner}" if owner else ""
        return f"{self.full(post.person).text} is {words}{of}.", bool(owner)

    def _written(self, name: Name) -> str:
        """The name with the article that the text gives it ("the Ropewalk")."""
        seen = self.mentions.get(name.words)
        return f"the {name.text}" if seen is not None and 2 * seen.articles >= seen.count else name.text

    def who(self, tokens: Sequence[Token], speaker: Sequence[int], source: str) -> str | None:
        """The speaker of a clause as a name where one is known, else as written; None where the document speaks."""
        if not speaker:
            return None
        found = self.resolve(tokens, speaker[0])
        if found is not None and found[1] == speaker[-1]:
            return found[2].text
        return join(tokens, speaker, source) or None
