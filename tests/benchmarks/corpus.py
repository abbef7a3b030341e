"""A corpus of any size with gold: press-release-like documents with planted contradictions, agreements and traps.

    python tests/benchmarks/corpus.py FOLDER [--claims 1000] [--seed 1] [--contradictions 0.25]

A story is one invented subject that three outlets tell of in their own words. A fact told twice agrees, or one outlet
has it wrong; traps are the same measure of another year, a mere plan, and a sister subject with a like name. The folder
gets `sources/` and `gold.tsv` in the format of `factcheck eval corpus`. Story number n is the same at every size, so
that a larger corpus holds all files of a smaller one.
"""

from __future__ import annotations

import argparse
import datetime
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from stories import ENDS, FILLERS, FIRMS, FIRST, MIDDLES, OUTLETS, SORTS, STARTS, Attribute, Sort

Gold = tuple[str, str, str, str, str]
"""contradiction, agreement or trap; file, words; file, words."""
OUTLETS_OF_A_STORY = 3
SIBLINGS = 0.15
"""Share of stories that have a sister subject with a like name."""
ASIDES = 0.25
"""Share of sentences after which a filler follows."""
ELSEWHEN = 0.3
"""Share of measures that are told of another year, or as a plan, too."""
PRONOUNS = 0.3
"""Share of sentences that say "the company" for the name, once it has been said."""


@dataclass
class Corpus:
    """Documents by file name, gold lines, and how many sentences assert something."""

    documents: dict[str, str] = field(default_factory=dict)
    gold: list[Gold] = field(default_factory=list)
    claims: int = 0

    def write(self, folder: Path) -> Path:
        """Write `sources/` and `gold.tsv` into `folder`, which is made; returns it."""
        (folder / "sources").mkdir(parents=True, exist_ok=True)
        for name, text in self.documents.items():
            (folder / "sources" / name).write_text(text, encoding="utf-8")
        lines = ("\t".join(line) + "\n" for line in self.gold)
        (folder / "gold.tsv").write_text("".join(lines), encoding="utf-8")
        return folder


def corpus(claims: int, seed: int = 1, contradictions: float = 0.25) -> Corpus:
    """Whole stories until they hold `claims` sentences that assert something, or just over.

    `contradictions` is the share of facts told more than once that one outlet has wrong.
    """
    made = Corpus()
    number = 0
    while made.claims < claims:
        _story(made, number, random.Random(f"{seed}/{number}"), contradictions)
        number += 1
    return made


@dataclass(frozen=True, slots=True)
class _Told:
    """One sentence of one outlet: what it tells (subject, attribute, way) and the value, for the gold."""

    file: str
    words: str
    subject: str
    key: str
    way: str
    value: str


def _story(made: Corpus, number: int, rng: random.Random, contradictions: float) -> None:
    sort = SORTS[number % len(SORTS)]
    root = f"{rng.choice(STARTS)}{rng.choice(MIDDLES)}{rng.choice(ENDS)}"
    siblings = sort.siblings if rng.random() < SIBLINGS else ("",)
    published = datetime.date(2025, 9, 1) + datetime.timedelta(days=rng.randint(0, 80))
    told: list[_Told] = []
    for number_of_sibling, sibling in enumerate(siblings):
        name = f"{root} {sibling} {sort.name}".replace("  ", " ")
        told += _subject(made, f"{number:06d}{'ab'[number_of_sibling]}", sort, name, published, rng, contradictions)
    made.gold += _gold(told)


def _subject(
    made: Corpus, stem: str, sort: Sort, name: str, published: datetime.date, rng: random.Random, contradictions: float
) -> list[_Told]:
    """One document an outlet about one subject."""
    outlets = rng.sample(OUTLETS, OUTLETS_OF_A_STORY)
    files = {outlet: f"{stem}-{outlet.lower().replace(' ', '-')}.txt" for outlet in outlets}
    told: dict[str, list[_Told]] = {outlet: [] for outlet in outlets}
    for attribute in sort.attributes:
        for outlet, wording, way, value in _tellings(attribute, outlets, rng, contradictions):
            words = wording.replace("{v}", _shown(attribute, value, rng))
            told[outlet].append(_Told(files[outlet], words, name, attribute.key, way, value))
    everything = []
    for outlet in outlets:
        rng.shuffle(told[outlet])
        text, named = _document(sort, name, outlet, published, told[outlet], rng)
        made.documents[files[outlet]] = text
        made.claims += len(named)
        everything += named
    return everything


def _tellings(
    attribute: Attribute, outlets: list[str], rng: random.Random, contradictions: float
) -> Iterator[tuple[str, str, str, str]]:
    """Which outlet tells the attribute in which wording, in which way (true, false, past, plan), with which value."""
    telling = rng.sample(outlets, rng.choice((2, 2, 3, 3, 1)))
    wrong = telling[-1] if len(telling) > 1 and rng.random() < contradictions else None
    right, other = _values(attribute, rng)
    wordings = rng.sample(attribute.wordings, len(attribute.wordings))
    for at, outlet in enumerate(telling):
        pool = attribute.against if outlet == wrong and attribute.against else wordings
        yield outlet, pool[at % len(pool)], *(("false", other) if outlet == wrong else ("true", right))
    for way, wording in (("past", attribute.past), ("plan", attribute.plan)):
        if wording and rng.random() < ELSEWHEN:
            yield rng.choice(outlets), wording, way, _values(attribute, rng)[0]


def _document(
    sort: Sort, name: str, outlet: str, published: datetime.date, told: list[_Told], rng: random.Random
) -> tuple[str, list[_Told]]:
    """Title, dateline and paragraphs; and what is told with the name in its place."""
    sentences, named = [], []
    for at, one in enumerate(told):
        words = one.words.replace("{n}", sort.called if at and rng.random() < PRONOUNS else name)
        named.append(replace(one, words=words))
        sentences.append(f"{words[:1].upper()}{words[1:]}.")
        if rng.random() < ASIDES:
            sentences.append(rng.choice(FILLERS).format(p=_person(rng)))
    paragraphs = []
    while sentences:
        size = rng.randint(2, 4)
        paragraphs.append(" ".join(sentences[:size]))
        sentences = sentences[size:]
    head = f"{published:%B} {published.day}, {published.year} ({outlet})"
    return "\n\n".join([sort.title.format(n=name), head, *paragraphs]) + "\n", named


def _gold(told: list[_Told]) -> Iterator[Gold]:
    """What every two sentences of a story about the same attribute come to, across documents."""
    for one, two in combinations(told, 2):
        if one.file == two.file or one.key != two.key:
            continue
        ways = {one.way, two.way}
        if one.subject != two.subject or ways & {"past", "plan"}:
            kind = "trap" if one.value != two.value else ""
        else:
            kind = "contradiction" if len(ways) == 2 else "agreement"
        if kind:
            yield kind, one.file, one.words, two.file, two.words


def _values(attribute: Attribute, rng: random.Random) -> tuple[str, str]:
    """The right value and a wrong one, neither of which rounding makes the other."""
    if attribute.kind in ("firm", "person"):
        make = _firm if attribute.kind == "firm" else _person
        right = make(rng)
        return right, next(other for other in iter(lambda: make(rng), "") if other.split()[0] != right.split()[0])
    if attribute.kind == "polarity":
        return "yes", "no"
    if attribute.kind == "date":
        day = datetime.date(attribute.low, 1, 10) + datetime.timedelta(days=rng.randint(0, 200))
        return day.isoformat(), (day + datetime.timedelta(days=rng.choice((-8, 11, 31, 45)))).isoformat()
    if attribute.kind == "year":
        right_year = rng.randint(attribute.low, attribute.high)
        return str(right_year), str(right_year + rng.choice((-11, -3, 2, 4, 10)))
    number = rng.randint(attribute.low, attribute.high)
    if attribute.kind == "count" and number > 1000:
        number = number // 10 * 10
    changed = [value for value in (_swapped(number), round(number * rng.choice((0.6, 0.75, 1.3, 1.5)))) if value]
    apart = [value for value in changed if abs(value - number) > 0.12 * max(value, number)] or [number + 2]
    most = 100 if attribute.kind == "percent" else 10**9
    return str(number), str(next((value for value in apart if value < most), number - 9))


def _swapped(number: int) -> int:
    """The number with its first two digits in the wrong order, as a tired hand types it."""
    digits = str(number)
    return int(digits[1] + digits[0] + digits[2:]) if len(digits) > 1 and digits[1] != "0" else 0


def _shown(attribute: Attribute, value: str, rng: random.Random) -> str:
    """A value as one outlet writes it."""
    if attribute.kind in ("firm", "person", "year", "polarity"):
        return value
    if attribute.kind == "date":
        day = datetime.date.fromisoformat(value)
        return rng.choice((f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}"))
    number = int(value)
    if attribute.kind == "percent":
        return rng.choice((f"{number}%", f"{number} percent"))
    if attribute.kind == "money":
        unit = f" {attribute.unit}" if attribute.unit else ""
        return rng.choice((f"${number:,}{unit}", f"{number:,}{unit} dollars"))
    if attribute.kind == "count":
        about = number >= 2000 and rng.random() < 0.15
        return f"about {round(number, 2 - len(value)):,}" if about else f"{number:,}"
    return f"{number:,} {attribute.unit}"


def _person(rng: random.Random) -> str:
    return f"{rng.choice(FIRST)} {rng.choice(STARTS)}{rng.choice(ENDS)}"


def _firm(rng: random.Random) -> str:
    return f"{rng.choice(STARTS)}{rng.choice(MIDDLES)}{rng.choice(ENDS)} {rng.choice(FIRMS)}"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--contradictions", type=float, default=0.25)
    given = parser.parse_args()
    made = corpus(given.claims, given.seed, given.contradictions)
    made.write(given.folder)
    print(f"{given.folder}: {len(made.documents)} documents, {made.claims} claims, {len(made.gold)} gold lines")


if __name__ == "__main__":
    main()
