"""How do time and memory grow with the claims, and what do an unchanged run and one document more cost?

    python tests/benchmarks/bench_growth.py [--sizes 500,1000,2000] [--engine local]

Each size is a generated corpus, checked in a process of its own with an empty cache: all documents but the last, the
same again, and then with the last. Prints a table; exits with 1 where time grows faster than size^1.15, an unchanged
run is not 20 times as fast, or one document more takes more than its share of model work (3% in 500 documents).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from measuring import clock, exponent, f1, keep, peak_memory, plain, reports, stages, table

EXPONENT = 1.15
UNCHANGED = 20.0
ONE_MORE_OF_500 = 0.03


def main() -> int:
    """All sizes, one after the other."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default="500,1000,2000", help="claims, with commas between")
    parser.add_argument("--engine", default="local", choices=["local", "ray"])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(one(given.one, given.engine)))
        return 0
    results = []
    for size in (int(number) for number in given.sizes.split(",")):
        command = [sys.executable, __file__, "--one", str(size), "--engine", given.engine]
        said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        results.append(json.loads(said.splitlines()[-1]))
        print(table([_row(results[-1])]), flush=True)
    sizes = [result["claims"] for result in results]
    grows = {name: exponent(sizes, [result["first"][name] for result in results]) for name in ("wall", "cpu")}
    print("\n" + table([_row(result) for result in results]))
    print(f"\ntime grows with claims^{grows['wall']} (processor seconds: claims^{grows['cpu']})")
    keep("growth", {"engine": given.engine, "exponent": grows, "sizes": results})
    last = results[-1]
    share = ONE_MORE_OF_500 * max(1.0, 500 / last["documents"])
    return int(
        (grows["cpu"] or 0.0) > EXPONENT or last["unchanged_times"] < UNCHANGED or last["one_more_part"] > share
    )  # fmt: skip


def _row(result: dict[str, Any]) -> dict[str, Any]:
    first = result["first"]
    return {
        "claims": result["claims"], "documents": result["documents"], "pairs": result["pairs_considered"],
        "scored": result["pairs_scored"], "wall s": first["wall"], "cpu s": first["cpu"], "peak MB": result["peak_mb"],
        "unchanged": f"{result['unchanged_times']:.0f}x", "one more": f"{100 * result['one_more_part']:.2f}%",
        "f1": result["f1"]["f1"],
    }  # fmt: skip


def one(size: int, engine: str) -> dict[str, Any]:
    """One corpus in this process."""
    from corpus import corpus

    from factcheck.engine import choose_engine
    from factcheck.inference.cache import Cache
    from factcheck.pipeline import Models

    made = corpus(size)
    with tempfile.TemporaryDirectory() as folder:
        made.write(Path(folder))
        sources = Path(folder) / "sources"
        last = sources / list(made.documents)[-1]
        last.rename(Path(folder) / last.name)
        models = Models(cache=Cache(Path(folder) / "cache"), engine=choose_engine(engine))
        first = _run(sources, models)
        peak = peak_memory()
        unchanged = _run(sources, models)
        (Path(folder) / last.name).rename(last)
        more = _run(sources, models)
    run = first.pop("run")
    unchanged.pop("run")
    more.pop("run")
    coverage = run["coverage"]
    return {
        "claims": coverage["claims"], "documents": coverage["documents"],
        "pairs_considered": coverage["pairs_considered"], "pairs_scored": coverage["pairs_scored"],
        "first": first, "unchanged": unchanged, "one_more": more, "peak_mb": round(peak),
        "unchanged_times": round(first["wall"] / unchanged["wall"], 1),
        "one_more_part": round(more["model_work"] / max(1, first["model_work"]), 5),
        "f1": f1(reports(run), made.gold),
    }  # fmt: skip


def _asked(models: Any) -> int:
    """Texts that were embedded and pairs that were scored so far, second looks too."""
    scorers = {models.scorer, models.scorer.exact}
    return int(models.embedder.encoded + sum(scorer.scored for scorer in scorers))


def _run(sources: Path, models: Any) -> dict[str, Any]:
    """Seconds of a check (by stage on the wall and of processors), and how many texts and pairs it gave to the models."""
    from factcheck.pipeline import check

    before = _asked(models)
    with clock() as taken, stages() as seconds:
        run = check([sources], models=models).to_dict()
    work = _asked(models) - before
    return {
        "wall": round(taken.wall, 2), "cpu": round(taken.cpu, 2), "stages": plain(seconds), "model_work": work, "run": run,
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
