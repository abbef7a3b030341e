"""Pairs from stories: facts of one matter that several writers tell in their own words, some of them with another value.

Real documents tell the same fact in quite different words, and different facts in quite similar ones; no published set has
many such pairs. The stories (`models/stories/`) were written for this project, and nothing in them is real. From them
come: the same fact in other words; the same fact with another value; near misses (another year, product, part, plan); other
facts of the story; and all of these once more with the value of one put into the other, which is what the product asks to
learn whether two figures measure one thing.
"""

from __future__ import annotations

import bz2
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mixture import NOT_CONTRADICTION

from factcheck.figures import Figure, compare, find
from pairs.made import CONTRADICTION, ENTAILMENT, NEUTRAL, Made

STORIES = Path(__file__).parent.parent / "stories"

TITLED = 0.3
"""Share of the pairs in which a sentence stands after the story's title, as the product puts a claim after its topic."""

OTHER_FACTS = 3
"""Sentences of other facts that each sentence is paired with: those with a figure of its kind first."""


@dataclass
class Fact:
    """One fact of a story: sentences that state it, that state it with another value, and that only look like it."""

    name: str
    true: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)


@dataclass
class Story:
    """What happened, fact by fact; all `true` and `near` sentences of a story can be true together."""

    title: str
    facts: list[Fact] = field(default_factory=list)


def read(path: Path) -> list[Story]:
    """The stories of a file, plain or compressed: `# title`, `@ fact`, then `= true`, `! false` and `~ near` sentences.

    Raises ValueError for a line that is none of these, with its number.
    """
    opener = bz2.open if path.suffix == ".bz2" else open
    stories: list[Story] = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            mark, _, text = line.strip().partition(" ")
            if mark == "#":
                stories.append(Story(text))
            elif mark == "@" and stories:
                stories[-1].facts.append(Fact(text))
            elif mark in ("=", "!", "~") and stories and stories[-1].facts:
                fact = stories[-1].facts[-1]
                {"=": fact.true, "!": fact.false, "~": fact.near}[mark].append(text)
            elif mark:
                raise ValueError(f"{path}, line {number}: not a line of a story: {line.strip()[:60]}")
    return stories


def pairs_of(story: Story, rng: random.Random) -> Iterator[Made]:
    """Every pair that the story gives, in both directions, some of them with the title before a sentence."""
    for pair in _untitled(story, rng):
        if rng.random() >= TITLED:
            yield pair
            continue
        premise, hypothesis = pair.premise, pair.hypothesis
        if rng.random() < 0.7:
            premise = f"{story.title}: {premise}"
        if rng.random() < 0.7:
            hypothesis = f"{story.title}: {hypothesis}"
        yield Made(pair.kind, pair.label, premise, hypothesis, pair.base)


def _untitled(story: Story, rng: random.Random) -> Iterator[Made]:
    read_figures = {text: find(text) for fact in story.facts for text in (*fact.true, *fact.false, *fact.near)}
    for fact in story.facts:
        yield from _of_fact(fact, read_figures)
        yield from _with_others(fact, story, read_figures, rng)


def _both(kind: str, label: str, one: str, two: str, base: str) -> Iterator[Made]:
    if one != two:
        yield Made(kind, label, one, two, base)
        yield Made(kind, label, two, one, base)


def _of_fact(fact: Fact, figures: dict[str, list[Figure]]) -> Iterator[Made]:
    """Pairs within one fact: told alike, told with another value, and near misses; as told and with values made equal."""
    for at, one in enumerate(fact.true):
        for two in fact.true[at + 1 :]:
            for premise, hypothesis in ((one, two), (two, one)):
                yield Made("story same", _says(premise, hypothesis, figures), premise, hypothesis, one)
        for two in fact.false:
            yield from _both("story other value", CONTRADICTION, one, two, one)
            for changed in _substituted(one, two, figures, fact, figures):
                for premise, hypothesis in ((changed, two), (two, changed)):
                    yield Made("story made equal", _says(premise, hypothesis, figures), premise, hypothesis, two)
        for two in fact.near:
            yield from _both("story near", NEUTRAL, one, two, one)
            for changed in _any_substituted(one, two, figures):
                yield from _both("story near made equal", NEUTRAL, changed, two, two)
    for one in fact.false:
        for two in fact.near:
            yield from _both("story near", NEUTRAL, one, two, one)


def _says(premise: str, hypothesis: str, figures: dict[str, list[Figure]]) -> str:
    """The label of two accounts of one fact: entailment where the hypothesis is the barer one and brings no figure and no
    name that the premise lacks."""
    more = len(hypothesis.split()) > len(premise.split()) + 2
    known = {str(f.value) for f in figures.get(premise, find(premise))}
    figured = any(str(f.value) not in known for f in figures.get(hypothesis, find(hypothesis)))
    named = _names(hypothesis) - {word.lower() for word in premise.split()}
    return NOT_CONTRADICTION if more or figured or named else ENTAILMENT


def _names(text: str) -> set[str]:
    words = text.replace('"', "").split()[1:]
    return {word.strip(".,;:!?'").removesuffix("'s").lower() for word in words if word[:1].isupper() and word != "I"}


def measured(fact: Fact, figures: dict[str, list[Figure]]) -> Figure | None:
    """The figure that the fact is about: the one that most of its true sentences give; None where there is none."""
    count: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Figure] = {}
    for text in fact.true:
        for key, figure in {(f.kind, str(f.value)): f for f in figures[text] if f.value is not None}.items():
            count[key] += 1
            first.setdefault(key, figure)
    if not count:
        return None
    key, times = count.most_common(1)[0]
    return first[key] if times >= max(2, len(fact.true) - 2) else None


def _substituted(
    one: str, two: str, figures: dict[str, list[Figure]], fact: Fact, known: dict[str, list[Figure]]
) -> Iterator[str]:
    """`one` (true) with the fact's value written as the false sentence `two` has it."""
    told = measured(fact, known)
    if told is None:
        return
    mine = [f for f in figures[one] if f.kind == told.kind and f.value == told.value]
    theirs = [f for f in figures[two] if f.kind == told.kind and f.value != told.value]
    if len(mine) == 1 and len(theirs) == 1 and compare(mine[0], theirs[0]).name == "differs":
        yield _with_value(one, mine[0], theirs[0])


def _any_substituted(one: str, two: str, figures: dict[str, list[Figure]]) -> Iterator[str]:
    """`one` with the first of its figures that has a fellow of its kind and unit in `two` written as that one is."""
    for mine in figures[one]:
        for theirs in figures[two]:
            if (mine.kind, mine.unit) == (theirs.kind, theirs.unit) and mine.text != theirs.text:
                yield _with_value(one, mine, theirs)
                return


def _with_value(text: str, figure: Figure, other: Figure) -> str:
    return text[: figure.start] + other.text + text[figure.end :]


def _with_others(fact: Fact, story: Story, figures: dict[str, list[Figure]], rng: random.Random) -> Iterator[Made]:
    """Pairs with other facts of the story, which say nothing of this one, whatever their values."""
    others = [text for other in story.facts if other is not fact for text in (*other.true, *other.near)]
    for one in (*fact.true, *fact.false):
        kinds = {(f.kind, f.unit) for f in figures[one]}
        alike = [text for text in others if kinds & {(f.kind, f.unit) for f in figures[text]}]
        chosen = rng.sample(alike, min(OTHER_FACTS - 1, len(alike)))
        chosen += rng.sample(others, min(OTHER_FACTS - len(chosen), len(others)))
        for two in chosen:
            yield from _both("story other fact", NEUTRAL, one, two, one)
            for changed in _any_substituted(one, two, figures):
                yield from _both("story other fact made equal", NEUTRAL, changed, two, two)


USES = {"nli": 0.75, "verdicts": 0.15, "test": 0.10}
"""What a story is used for, and the share of them: the verdict models must not be fitted on what the NLI model has seen, or
they would believe it more than it deserves; and nothing is fitted on the last."""


def use_of(story: Story) -> str:
    """What the story is used for, by its title alone: another story more or less moves none."""
    drawn = random.Random(story.title).random()
    for use, share in USES.items():
        drawn -= share
        if drawn < 0:
            return use
    return "test"


def stories_for(use: str, folder: Path = STORIES) -> Sequence[Story]:
    """The stories of a folder that are for one use, in the order of its files."""
    paths = sorted([*folder.glob("*.txt"), *folder.glob("*.txt.bz2")])
    return [story for path in paths for story in read(path) if use_of(story) == use]
