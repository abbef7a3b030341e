"""What a whole document is about: the name that its title, its headings and its sentences give most weight."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.claims.lexicon import CALENDAR, FIRM_WORDS, ORG_NOUNS, PERSON_NOUNS, THING_NOUNS
from factcheck.claims.names import Name, Sort, is_code, is_model, name_words

COUNTED = CALENDAR | frozenset(
    "section chapter part step item figure table phase stage round page rule question".split()
)
"""What a heading numbers without naming anything: "Step 3", "May 2024"."""

IN_TITLE = 3.0
"""What standing in the title or the headline weighs, in mentions: of the titles of the development corpora that name
what the text is about, all but one then win against the firms and people that the text names more often."""

LEAST = 2.0
"""A name of less weight is no theme: it was named in passing."""


def theme(headlines: Iterable[Sequence[Name]], sentences: Iterable[Sequence[Name]]) -> Name | None:
    """The thing or firm that a document is about, from the names of its title and headings and those of each of its
    sentences; None where no name stands out.

    People are no themes, places only where the title has them. A name that only the title has is the publisher's as often
    as not: a firm's, which then says "we", is taken where nothing else stands out.
    """
    titled = [name for names in headlines for name in names if name.words]
    spoken = [name for names in sentences for name in names if name.words]
    families = _families([*titled, *spoken])
    weights: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for name in spoken:
        weights[families[name.words]] += float(name.sort != "place")
    coming_back = {families[name.words] for name in spoken}
    for words in {families[name.words] for name in titled}:
        if words in coming_back:
            weights[words] += IN_TITLE
    people = {families[name.words] for name in [*titled, *spoken] if name.sort == "person"}
    members = [name for name in [*spoken, *titled] if _is_theme(families[name.words], people)]
    best = max((families[name.words] for name in members), key=lambda words: weights[words], default=None)
    if best is not None and weights[best] >= LEAST:
        return _representative([name for name in members if families[name.words] == best])
    telling = (name for name in titled if name.sort in {"org", "thing"} or name.nouns)
    return next((name for name in telling if name.words not in people), None)


def as_used(name: Name, used: frozenset[tuple[str, ...]]) -> Name:
    """A name of a title without the words before it, which have a capital there, too: "Meet Helia 300", where the text
    says "Helia 300" and nothing begins with "Meet"."""
    words = name.words
    if words in used or any(known[:1] == words[:1] for known in used):
        return name
    shorter = next((words[at:] for at in range(1, len(words)) if words[at:] in used), None)
    if shorter is None or (len(shorter) == 1 and not is_code(shorter[0])):
        return name  # the text may say "the Office" for "Marine Accident Office"
    written = name.text.split()
    at = next((at for at in range(1, len(written)) if name_words(" ".join(written[at:])) == shorter), None)
    return name if at is None else replace(name, text=" ".join(written[at:]))


def headed(names: Sequence[Name], used: frozenset[tuple[str, ...]], small: frozenset[str]) -> list[Name]:
    """Those names of a heading that are names: a heading in capitals ("Role of Infrastructure") makes names of all its
    words. So one must be `used` as a name in the text, be a model number, or say what it is ("Rennick Bridge"), or have
    several words of which the text writes none `small`."""
    return [name for name in names if name.words and (name.words in used or _is_telling(name, small))]


def numbered(heading: str) -> list[Name]:
    """A heading that is a name with a number and nothing else ("Lento 40"), whatever the parser makes of it."""
    words = heading.split()
    ends = len(words) > 1 and is_model(words[-1:])
    named = ends and all(word[:1].isupper() and word.isalpha() for word in words[:-1])
    return (
        [Name(heading, 0, len(words) - 1, len(words) - 1, "thing")] if named and words[0].lower() not in COUNTED else []
    )


def _is_telling(name: Name, small: frozenset[str]) -> bool:
    if any(is_code(word) for word in name.words):
        return True
    says = name.words[-1] in THING_NOUNS | FIRM_WORDS | ORG_NOUNS
    return len(name.words) > 1 and (says or not small & set(name.words))


def _is_theme(words: tuple[str, ...], people: set[tuple[str, ...]]) -> bool:
    """No person, and no mere office ("the Board", "Parliament" is one by name only)."""
    return words not in people and not _is_office(words)


def _is_office(words: tuple[str, ...]) -> bool:
    return len(words) == 1 and words[0] in THING_NOUNS | ORG_NOUNS


def _families(names: Sequence[Name]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Words of a name -> those of the longest name that it is short for: "Orrin" and "Orrin Microsystems", "C7" and
    "Corvid C7"; a variant ("C7 Lite") is a name of its own."""
    every = sorted({name.words for name in names}, key=lambda words: (-len(words), words))
    homes: dict[tuple[str, ...], tuple[str, ...]] = {}
    for words in every:
        longer = [full for full in every if len(full) > len(words) and _short_for(words, full)]
        homes[words] = homes[longer[0]] if len(longer) == 1 else words
    return homes


def _short_for(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if any(is_code(word) for word in words):
        return full[-len(words) :] == words
    if _is_office(words):
        return full[-1] == words[0]
    rest = full[len(words) :]
    return full[: len(words)] == words and not any(is_code(word) or word[:1].isdigit() for word in rest)


def _representative(members: Sequence[Name]) -> Name:
    """A product by its longest name, others by the form that the text uses most, but for "the Trust"."""
    coded = [name for name in members if any(is_code(word) for word in name.words)]
    if coded:
        return max(coded, key=lambda name: len(name.words))
    telling = [name for name in members if not _is_office(name.words)] or members
    words, _ = Counter(name.words for name in telling).most_common(1)[0]
    return next(name for name in members if name.words == words)


def sorted_by_use(names: Sequence[Name], people: frozenset[str] = frozenset()) -> dict[tuple[str, ...], Sort]:
    """Words of each name of two or more -> its sort by the way that the document shortens it.

    A firm is shortened to its first word ("Orrin" for "Orrin Microsystems"), a person to the last. `people` are last
    words, in lower case, of names that are people's.
    """
    singles = {name.words[0] for name in names if len(name.words) == 1}
    found: dict[tuple[str, ...], Sort] = {}
    for name in names:
        if name.words and name.words[-1] in people:
            found[name.words] = "person"
        if len(name.words) < 2 or name.sort not in {"person", ""} or name.words in found:
            continue
        first, last = name.words[0] in singles, name.words[-1] in singles
        if name.words[-1] in FIRM_WORDS or (first and not last and not _addressed(name, names)):
            found[name.words] = "org"
    surnames = {
        name.words[-1] for name in names if len(name.words) > 1 and found.get(name.words, name.sort) == "person"
    }
    firms = {name.words[0] for name in names if len(name.words) > 1 and found.get(name.words, name.sort) == "org"}
    for word in (singles & surnames) - firms:
        found[(word,)] = "person"
    return found


def _addressed(name: Name, names: Sequence[Name]) -> bool:
    """Whether the text gives the name a person's office somewhere."""
    return any(other.words == name.words and other.nouns & PERSON_NOUNS for other in names)


def resorted(name: Name, sorts: dict[tuple[str, ...], Sort]) -> Name:
    """The name with the sort that the document's use of it shows."""
    return replace(name, sort=sorts[name.words]) if name.words in sorts else name
