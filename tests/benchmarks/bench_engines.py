"""How fast are the models and the stages, by backend, batch, length and engine?

    python tests/benchmarks/bench_engines.py [--pairs 512] [--claims 200] [--ray]

Prints pairs per second of the NLI model, documents per second of each stage, and how many times faster a whole check is
than the same pipeline with torch in float32 and every candidate scored. Exits with 1 where that is less than 3 times, or
where the two come to different findings in more than one of a hundred.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from measuring import clock, keep, plain, reports, stages, table

TIMES = 3.0
OTHER_FINDINGS = 0.01
FORMS = (("onnx", True), ("onnx", False), ("torch", False))
BATCHES = (1, 8, 32, 128)
WORDS = {"short": 8, "claim": 18, "paragraph": 70}


def main() -> int:
    """All three tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=512)
    parser.add_argument("--claims", type=int, default=200)
    parser.add_argument("--ray", action="store_true", help="the whole check on a Ray started here, too")
    given = parser.parse_args()

    speeds = list(scoring(given.pairs))
    print(table(speeds), flush=True)
    whole = checks(given.claims, given.ray)
    print("\n" + table([{key: one[key] for key in SHOWN} for one in whole]), flush=True)
    per_stage = [
        {
            "check": one["check"],
            **{f"{stage} doc/s": one["documents"] / max(s[0], 1e-3) for stage, s in one["stages"].items()},
        }
        for one in whole
    ]
    print("\n" + table(per_stage))
    ours, slow = whole[0], whole[1]
    times = slow["cpu s"] / ours["cpu s"]  # which other work on the machine does not stretch
    print(f"\n{times:.1f} times the throughput of torch float32 with every candidate scored; "
          f"{100 * slow['other findings']:.2f}% of findings differ")  # fmt: skip
    keep("engines", {"scoring": speeds, "checks": whole, "times": round(times, 2)})
    return int(times < TIMES or slow["other findings"] > OTHER_FINDINGS)


def scoring(count: int) -> Iterator[dict[str, Any]]:
    """Pairs a second: each form of the model at the usual batch and each length, then each batch at a claim's length."""
    from factcheck.inference import NLIScorer

    for backend, quantize in FORMS:
        scorer = NLIScorer(backend=backend, quantize=quantize)  # type: ignore[arg-type]
        scorer.predict(_pairs(8, 8))
        for batch, name in [(32, name) for name in WORDS] + [(batch, "claim") for batch in BATCHES if batch != 32]:
            scorer.batch_size = batch
            some = _pairs(count if name != "paragraph" else count // 4, WORDS[name])
            with clock() as taken:
                scorer.predict(some)
            yield {
                "backend": f"{backend} {'int8' if quantize else 'float32'}", "batch": batch, "length": name,
                "pairs/s": round(len(some) / taken.wall, 1), "pairs/cpu s": round(len(some) / taken.cpu, 1),
            }  # fmt: skip


def _pairs(count: int, words: int) -> list[tuple[str, str]]:
    """Pairs of texts of about so many words, none twice."""
    from corpus import corpus

    pool = " ".join(corpus(4 * words).documents.values()).split()
    texts = [f"{at}: " + " ".join((pool * 2)[at % len(pool) :][:words]) for at in range(2 * count)]
    return list(zip(texts[::2], texts[1::2], strict=True))


SHOWN = ("check", "claims", "pairs", "scored", "wall s", "cpu s", "other findings")


def checks(claims: int, on_ray: bool) -> list[dict[str, Any]]:
    """A whole check: as it is, with torch and no cascade, and on Ray."""
    from corpus import corpus
    from uncascaded import everything_scored

    from factcheck.engine import choose_engine
    from factcheck.pipeline import Models

    with tempfile.TemporaryDirectory() as folder:
        sources = corpus(claims).write(Path(folder)) / "sources"
        found = [_check("as it is", sources, Models())]
        with everything_scored():
            found.append(_check("torch float32, all scored", sources, Models(backend="torch")))
        if on_ray:
            found.append(_check("as it is, on Ray", sources, Models(engine=choose_engine("ray"))))
    ours = found[0].pop("reports")
    found[0]["other findings"] = 0.0
    for other in found[1:]:
        theirs = other.pop("reports")
        other["other findings"] = round(len(ours ^ theirs) / max(1, len(ours | theirs)), 4)
    return found


def _check(name: str, sources: Path, models: Any) -> dict[str, Any]:
    from factcheck.inference import parser
    from factcheck.pipeline import check

    models.scorer.predict([("It opened in May.", "It opened in June.")])
    models.embedder.encode(["It opened in May."])
    list(parser.parse(["It opened in May."]))
    parser._kept.clear()  # else the second check would find the first one's parses
    with clock() as taken, stages() as seconds:
        run = check([sources], models=models).to_dict()
    coverage = run["coverage"]
    return {
        "check": name, "documents": coverage["documents"], "claims": coverage["claims"],
        "pairs": coverage["pairs_considered"], "scored": coverage["pairs_scored"],
        "wall s": round(taken.wall, 2), "cpu s": round(taken.cpu, 2), "stages": plain(seconds), "reports": set(reports(run)),
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
