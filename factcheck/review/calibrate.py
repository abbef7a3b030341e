"""Decisions in, the precision of each rule and the score from which it is as precise as the user asks out.

Intervals are Wilson's: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of
the American Statistical Association 22 (1927), 209-212. They hold for the few dozen decisions that a team has.
"""

from __future__ import annotations

import difflib
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist

from factcheck.errors import FactcheckError
from factcheck.review.decision import Decision, state
from factcheck.settings import CALIBRATE_CONFIDENCE, CALIBRATE_STEPS

Judged = list[tuple[float, bool]]
"""Of one rule: the score that each decided finding had, and whether the rule was right."""


@dataclass(frozen=True, slots=True)
class Precision:
    """How often one rule is right: `right` of `decided`, with the interval that holds the truth so surely."""

    rule: str
    right: int
    decided: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share that was right."""
        return self.right / self.decided


@dataclass(frozen=True, slots=True)
class Threshold:
    """The lowest score from which a rule reaches the precision asked for, or why there is none.

    `threshold` is 0.0 where the rule reaches it as it is, None where no score does; `needed` is then how many decided
    findings it would take if the rule went on being right as often as now (None: it is not right often enough).
    `kept` is the share of the decided findings that stay.
    """

    rule: str
    threshold: float | None
    kept: float
    needed: int | None


def wilson(right: int, decided: int, z: float) -> tuple[float, float]:
    """Wilson's score interval for `right` of `decided`, `z` standard deviations wide."""
    if decided == 0:
        return 0.0, 1.0
    share = right / decided
    return max(0.0, _end(share, decided, -z)), min(1.0, _end(share, decided, z))


def _end(share: float, decided: int, z: float) -> float:
    """The upper end of the interval, or the lower for a negative `z`."""
    spread = z * math.sqrt(share * (1 - share) / decided + z * z / (4 * decided * decided))
    return (share + z * z / (2 * decided) + spread) / (1 + z * z / decided)


def judged(rows: Iterable[Decision]) -> dict[str, Judged]:
    """Rule -> its decided findings, without those that reviewers are unsure of or disagree about.

    A contradiction was right where it was confirmed; a superseded value also where it was called superseded.
    """
    by_key: dict[str, list[Decision]] = defaultdict(list)
    for row in rows:
        by_key[row.key].append(row)
    found: dict[str, Judged] = defaultdict(list)
    for key, history in by_key.items():
        said = state(key, history)
        if said.decision in {None, "unsure"} or said.disagreement or said.last is None:
            continue
        right = said.decision == "confirmed" or said.decision == said.last.verdict == "superseded"
        found[said.last.rule].append((said.last.score, right))
    return dict(sorted(found.items()))


def precision(rule: str, found: Judged, confidence: float = CALIBRATE_CONFIDENCE) -> Precision:
    """How precise a rule is over its decided findings."""
    right = sum(one for _, one in found)
    low, high = wilson(right, len(found), _z(confidence))
    return Precision(rule, right, len(found), low, high)


def threshold(rule: str, found: Judged, asked: float, confidence: float = CALIBRATE_CONFIDENCE) -> Threshold:
    """The lowest score from which the lower end of the rule's interval is at least `asked` (from 0 to 1).

    The confidence is shared among the scores tried (Bonferroni), because the best of many looks better than it is.
    """
    steps = _steps(found)
    z = _z(1 - (1 - confidence) / len(steps))
    for step in steps:
        kept = [right for score, right in found if score >= step]
        if wilson(sum(kept), len(kept), z)[0] >= asked:
            return Threshold(rule, 0.0 if step == steps[0] else step, len(kept) / len(found), None)
    needed = [number for step in steps if (number := _needed(found, step, asked, z))]
    return Threshold(rule, None, 0.0, min(needed, default=None))


def thresholds(
    by_rule: Mapping[str, Judged], asked: float, confidence: float = CALIBRATE_CONFIDENCE
) -> list[Threshold]:
    """A threshold for each rule, by rule."""
    if not 0.5 <= asked < 1:
        raise FactcheckError("--precision is a share from 0.5 to 0.99, such as 0.9")
    return [threshold(rule, found, asked, confidence) for rule, found in by_rule.items()]


def preview(path: Path, found: Iterable[Threshold]) -> tuple[str, str]:
    """The config file with the thresholds in it, and the difference to what is there, as a unified diff.

    Comments and order stay. In `pyproject.toml` the tables stand under `tool.factcheck`.
    """
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
    except OSError as error:
        raise FactcheckError(f"{path} cannot be read: {error.strerror or error}") from error
    after = _edited(before, path, {one.rule: one.threshold for one in found if one.threshold})
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), str(path), f"{path} (new)"
    )
    return after, "".join(lines)


def _edited(text: str, path: Path, wanted: Mapping[str, float]) -> str:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        table = document
        for name in ("tool", "factcheck") if path.name == "pyproject.toml" else ():
            table = table.setdefault(name, tomlkit.table(is_super_table=True))
        if wanted:
            rules = table.setdefault("rules", tomlkit.table(is_super_table=True))
            for rule, value in wanted.items():
                rules.setdefault(rule, tomlkit.table())["threshold"] = value
        return tomlkit.dumps(document)
    except (TOMLKitError, TypeError, AttributeError) as error:
        raise FactcheckError(f"{path} is not a config file that can be edited: {error}") from error


def _steps(found: Judged) -> list[float]:
    """The scores that are tried: everything first, then by equal parts of the decided findings."""
    scores = sorted(score for score, _ in found)
    parts = min(CALIBRATE_STEPS, len(scores))
    return sorted({scores[len(scores) * part // parts] for part in range(parts)})


def _needed(found: Judged, step: float, asked: float, z: float) -> int:
    """How many decided findings would do, at the share that is right from `step` on; 0 where none would."""
    kept = [right for score, right in found if score >= step]
    share = sum(kept) / len(kept)
    if share <= asked:
        return 0
    # the lower end reaches `asked` where (share - asked)^2 = z^2 asked (1 - asked) / n: Wilson's own equation
    enough = z * z * asked * (1 - asked) / (share - asked) ** 2
    return math.ceil(enough * len(found) / len(kept))


def _z(confidence: float) -> float:
    """Standard deviations to either side that hold `confidence` of a normal distribution."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)
