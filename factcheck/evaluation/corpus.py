"""A folder of sources with a gold file in, what a check finds of it out: contradictions, traps, agreements, facts.

`gold.tsv` has a line a pair, tab-separated: `contradiction|agreement|trap`, file A, words that A's quote contains, file
B, words that B's quote contains. `facts.tsv`: the fact's name, file, words, `outlier` or nothing.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.pipeline import Models

Kind = Literal["contradiction", "agreement", "trap"]
Record = dict[str, Any]
AGREES = ("agreement", "compatible")

_WORD = re.compile(r"[\w.,]*\w")


@dataclass(frozen=True, slots=True)
class GoldPair:
    """One line of a gold file."""

    kind: Kind
    file_a: str
    words_a: str
    file_b: str
    words_b: str


@dataclass(frozen=True, slots=True)
class GoldValue:
    """One line of a facts file."""

    fact: str
    file: str
    words: str
    outlier: bool


@dataclass
class Result:
    """Counts of one corpus. `missed`, `extra` and `trapped` are for a person to read."""

    contradictions: int = 0
    found: int = 0
    reported: int = 0
    right: int = 0
    traps: int = 0
    trapped: list[Record] = field(default_factory=list)
    agreements: int = 0
    agreed: int = 0
    missed: list[GoldPair] = field(default_factory=list)
    extra: list[Record] = field(default_factory=list)
    disagreed: list[GoldPair] = field(default_factory=list)
    by_rule: Counter[str] = field(default_factory=Counter)
    by_rule_right: Counter[str] = field(default_factory=Counter)
    fact_pairs: tuple[int, int, int] = (0, 0, 0)
    """Pairs of gold values in one fact that are in one fact of ours; of theirs alone; of ours alone."""
    outliers: tuple[int, int] = (0, 0)

    def to_dict(self) -> Record:
        """The figures, by their names."""
        both, gold, ours = self.fact_pairs
        return {
            "contradictions": self.contradictions,
            "recall": _part(self.found, self.contradictions),
            "reported": self.reported,
            "precision": _part(self.right, self.reported),
            "traps": self.traps,
            "traps_reported": _part(len(self.trapped), self.traps),
            "agreements": self.agreements,
            "agreement_recall": _part(self.agreed, self.agreements),
            "facts_f1": _part(2 * both, 2 * both + gold + ours),
            "outliers": self.outliers[1],
            "outliers_marked": _part(*self.outliers),
            "by_rule": {
                rule: {"reported": self.by_rule[rule], "right": self.by_rule_right[rule]}
                for rule in sorted(self.by_rule)
            },
        }


def _part(some: int, of: int) -> float | None:
    return round(some / of, 4) if of else None


def evaluate(folder: Path, gold: Path | None = None, models: Models | None = None) -> Result:
    """Check the sources of a corpus and hold the result against its gold.

    The sources are `folder/sources`, or the folder itself. Raises FactcheckError where there is no gold or where it
    names a file or words that the sources do not have.
    """
    from factcheck.pipeline import CheckOptions, check

    pairs = read_gold(gold or folder / "gold.tsv")
    sources = folder / "sources" if (folder / "sources").is_dir() else folder
    run = check([sources], CheckOptions(verdicts="all"), models).to_dict()
    _known(pairs, run)
    result = _pairs(pairs, run)
    facts = folder / "facts.tsv"
    if facts.is_file():
        _facts(read_facts(facts), run, result)
    return result


def read_gold(path: Path) -> list[GoldPair]:
    """The lines of a gold file."""
    kinds: dict[str, Kind] = {"contradiction": "contradiction", "agreement": "agreement", "trap": "trap"}
    pairs = []
    for number, row in enumerate(_rows(path), start=1):
        if len(row) < 5 or row[0] not in kinds:
            raise FactcheckError(
                f"{path}, line {number}: not a gold line; write contradiction, agreement or trap, file, words, file, words."
            )
        pairs.append(GoldPair(kinds[row[0]], row[1], row[2], row[3], row[4]))
    return pairs


def read_facts(path: Path) -> list[GoldValue]:
    """The lines of a facts file."""
    values = []
    for number, row in enumerate(_rows(path), start=1):
        if len(row) < 3:
            raise FactcheckError(
                f"{path}, line {number}: not a facts line; write name, file, words, outlier or nothing."
            )
        values.append(GoldValue(row[0], row[1], row[2], len(row) > 3 and row[3].strip() == "outlier"))
    return values


def _rows(path: Path) -> list[list[str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if any(row)]
    except OSError as error:
        raise FactcheckError(f"{path}: cannot be read ({error.strerror}); name the gold file with --gold.") from None


def _known(pairs: Iterable[GoldPair], run: Record) -> None:
    for pair in pairs:
        for file in (pair.file_a, pair.file_b):
            if not any(_is_file(document["path"], file) for document in run["documents"]):
                raise FactcheckError(f"The gold names {file}, which is not among the sources.")


def _is_file(path: str, file: str) -> bool:
    return Path(path).name == file or path == file or path.endswith("/" + file)


def _squeezed(text: str) -> str:
    return " ".join(text.lower().split())


def matches(pair: GoldPair, finding: Record) -> bool:
    """Whether a finding is this gold pair, in either order."""
    a, b = finding["a"], finding["b"]
    return (holds(a, pair.file_a, pair.words_a) and holds(b, pair.file_b, pair.words_b)) or (
        holds(a, pair.file_b, pair.words_b) and holds(b, pair.file_a, pair.words_a)
    )


def holds(side: Record, file: str, words: str) -> bool:
    """Whether a side of a finding is a quote of that file that holds these words, or most of what is quoted or meant.

    Gold names a row of a table where a cell is quoted, and begins before a clause that is quoted alone ("according to its
    makers it speaks 14 languages").
    """
    return _is_file(side["path"], file) and _meet(_squeezed(words), _squeezed(side["quote"]))


SHARED = 0.6
"""Words in a row that gold and a quote have in common, as a share of the shorter one, from which they mean one place."""


@lru_cache(maxsize=1 << 18)  # each quote is held against the same few hundred rows of gold
def _meet(words: str, quote: str) -> bool:
    if words in quote:
        return True
    one, two = _WORD.findall(words), _WORD.findall(quote)
    least = SHARED * min(len(one), len(two))
    if len(set(one) & set(two)) < least or not least:
        return False
    return SequenceMatcher(None, one, two, autojunk=False).find_longest_match().size >= least


def _pairs(pairs: Sequence[GoldPair], run: Record) -> Result:
    result = Result()
    reported = [finding for finding in run["findings"] if finding["verdict"] == "contradiction"]
    agreeing = [finding for finding in run["findings"] if finding["verdict"] in AGREES]
    planted = [pair for pair in pairs if pair.kind == "contradiction"]
    result.reported = len(reported)
    for finding in reported:
        result.by_rule[finding["rule"]] += 1
        if any(matches(pair, finding) for pair in planted):
            result.right += 1
            result.by_rule_right[finding["rule"]] += 1
        else:
            result.extra.append(finding)
    for pair in pairs:
        if pair.kind == "contradiction":
            result.contradictions += 1
            hit = any(matches(pair, finding) for finding in reported)
            result.found += hit
            if not hit:
                result.missed.append(pair)
        elif pair.kind == "agreement":
            result.agreements += 1
            hit = any(matches(pair, finding) for finding in agreeing)
            result.agreed += hit
            if not hit:
                result.disagreed.append(pair)
        else:
            result.traps += 1
            alarm = next((finding for finding in result.extra if matches(pair, finding)), None)
            if alarm is not None:
                result.trapped.append(alarm)
    return result


def _facts(gold: Sequence[GoldValue], run: Record, result: Result) -> None:
    """Pairwise: two gold values belong together, or not, and so do the facts that we put them in.

    Gold words may hold several values ("$100 billion within five years") that are in several of our facts: the one that
    is meant is the one with most values of the same gold fact.
    """
    homes = [_homes(value, run) for value in gold]
    votes = _votes(gold, homes)
    likeliest = [
        max(own, key=lambda home: votes[value.fact][home], default=None) for value, own in zip(gold, homes, strict=True)
    ]
    both = theirs = ours = 0
    for a, b in combinations(range(len(gold)), 2):
        one = gold[a].fact == gold[b].fact
        two = likeliest[a] is not None and likeliest[a] == likeliest[b]
        both += one and two
        theirs += one and not two
        ours += two and not one
    result.fact_pairs = (both, theirs, ours)
    result.outliers = _outliers(gold, homes)


def _homes(value: GoldValue, run: Record) -> dict[str, bool]:
    """Our facts that hold this gold value -> whether we mark it there.

    A fact holds it where the value that we give for it stands in the gold's words, or they in it: a sentence that names
    a maker and a day may be in the fact of the day without being held for the maker's.
    """
    claims = {claim["id"]: claim for claim in run["claims"]}
    paths = {document["id"]: document["path"] for document in run["documents"]}
    words = _squeezed(value.words)
    return {
        fact["id"]: one["outlier"]
        for fact in run["facts"]
        for one in fact["values"]
        if _is_file(paths[one["document"]], value.file)
        and _overlap(words, _squeezed(one["value"]), _squeezed(claims[one["claim"]]["quote"]))
    }


def _votes(gold: Sequence[GoldValue], homes: Sequence[dict[str, bool]]) -> dict[str, Counter[str]]:
    """Gold fact -> how many of its values each of our facts holds."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for value, own in zip(gold, homes, strict=True):
        votes[value.fact].update(own.keys())
    return votes


def _overlap(words: str, value: str, quote: str) -> bool:
    """Whether two parts of a quote share a character; False where either is no part of it."""
    return any(
        here.start() < there.end() and there.start() < here.end()
        for here in re.finditer(re.escape(words), quote)
        for there in re.finditer(re.escape(value), quote)
    )


def _outliers(gold: Sequence[GoldValue], homes: Sequence[dict[str, bool]]) -> tuple[int, int]:
    """Facts of the gold that name an outlier, and in how many we mark it and nothing else."""
    by_fact: dict[str, list[int]] = defaultdict(list)
    for at, value in enumerate(gold):
        by_fact[value.fact].append(at)
    named = marked = 0
    for members in by_fact.values():
        if not any(gold[at].outlier for at in members):
            continue
        named += 1
        votes = Counter(home for at in members for home in homes[at])
        home = votes.most_common(1)[0][0] if votes else None
        marked += home is not None and all(
            homes[at].get(home, False) == gold[at].outlier for at in members if home in homes[at] or gold[at].outlier
        )
    return marked, named
