"""What the other claims of a run say of a pair: whether those that say the same as one of the two contradict the other too.

One pair is often unsure by its words; ten documents seldom are. Where a third text gives the same value as one side and surely
measures what the other does, the pair gains by it; where the other document itself gives that value elsewhere, or a third
text agrees with both, it loses. So each pair that may be a contradiction is weighed a second time by a small boosted
model over named features of the pairs around it. By development corpora left out of all fits, what it calls a
contradiction of figures from 0.5 is right in 80% and is 71% of those asked about; by themselves the pairs reach 60% and 75%
from 0.5, 68% and 63% from 0.7. Wordings gain less: 83% and 23% from 0.7, against 72% and 24% (44 packed corpora).

`models/corroborated_figures.json` and `corroborated_wordings.json` are made by `models/train_corroboration.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, TypeVar

from factcheck import settings
from factcheck.verdicts.boosted import Boosted, load

Key = TypeVar("Key", bound=Hashable)
"""A claim, or a figure of one."""

Near = dict[Key, dict[Key, float]]

RISING = frozenset("own supported mean".split())
FALLING = frozenset("against elsewhere joined rival_most rival_least own_agreement".split())
"""Features that may only make a contradiction likelier, and those that may only make it less likely."""


@dataclass
class Pairs(Generic[Key]):
    """How probably which two say the same (`same`) and which contradict each other (`apart`), both ways round."""

    document: Callable[[Key], str]
    same: Near[Key] = field(default_factory=lambda: defaultdict(dict))
    apart: Near[Key] = field(default_factory=lambda: defaultdict(dict))

    def add(self, one: Key, two: Key, same: float | None, apart: float | None) -> None:
        """What is known of a pair; None where the question does not arise."""
        for near, found in ((self.same, same), (self.apart, apart)):
            if found is not None:
                near[one][two] = near[two][one] = found

    def features(self, one: Key, two: Key) -> dict[str, float]:
        """Named features of what the others say of this pair.

        `supported`: the surest third that says the same as one side and contradicts the other; `mean`: how much those that
        say the same as one side contradict the other on the whole (-1 where there are none); `against`: the surest that
        does not; `joined`: the surest that says the same as both; `elsewhere`: whether either side's document says the
        same as the other side in another place; `rival`: the surest contradiction of either side with another claim of
        the other's document; `documents`: in how many documents each side's like is found; `silent`: how many of those
        were not compared with the other side.
        """
        supported = against = joined = elsewhere = 0.0
        weighted = weight = siblings = silent = 0.0
        documents, agreed, rivals = [], [], []
        for here, there in ((one, two), (two, one)):
            home = self.document(here)
            alike = {other: sure for other, sure in self.same.get(there, {}).items() if other != here}
            for other, sure in alike.items():
                if self.document(other) == home:
                    elsewhere = max(elsewhere, sure)
                    continue
                joined = max(joined, sure * self.same.get(here, {}).get(other, 0.0))
                against_it = self.apart.get(here, {}).get(other)
                if against_it is None:
                    silent += sure >= settings.SAME_AGREE
                    continue
                siblings += 1
                supported = max(supported, sure * against_it)
                against = max(against, sure * (1 - against_it))
                weighted += sure * against_it
                weight += sure
            documents.append(
                len({self.document(other) for other, sure in alike.items() if sure >= settings.SAME_AGREE})
            )
            agreed.append(max(alike.values(), default=0.0))
            rivals.append(
                max(
                    (
                        sure
                        for other, sure in self.apart.get(here, {}).items()
                        if other != there and self.document(other) == self.document(there)
                    ),
                    default=0.0,
                )
            )
        return {
            "own": self.apart.get(one, {}).get(two, 0.0),
            "own_agreement": self.same.get(one, {}).get(two, 0.0),
            "supported": supported,
            "mean": weighted / weight if weight else -1.0,
            "against": against,
            "joined": joined,
            "elsewhere": elsewhere,
            "siblings": min(siblings, 6.0),
            "silent": min(silent, 6.0),
            "documents_most": float(max(documents)),
            "documents_least": float(min(documents)),
            "agreed_most": max(agreed),
            "agreed_least": min(agreed),
            "rival_most": max(rivals),
            "rival_least": min(rivals),
        }


@cache
def figures_model() -> Boosted:
    """The model that comes with factcheck, of two figures that differ."""
    return load("corroborated_figures.json")


@cache
def wordings_model() -> Boosted:
    """The same of two claims as worded."""
    return load("corroborated_wordings.json")
