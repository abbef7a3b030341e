"""Is reading documents linear, and how long does each format take?

    python tests/benchmarks/bench_documents.py [--html 200] [--pdf 100]

Builds web pages and PDFs of ten pages, reads half of them and all of them with `factcheck.documents.read` (worker and
all), and prints one JSON object: seconds by format, processor seconds of this process and its workers, peak memory of
a worker. Exits with 1 where twice as many files take more than 2.6 times as long.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from factcheck.documents import read  # noqa: E402

spec = importlib.util.spec_from_file_location("build", ROOT / "tests" / "documents" / "build.py")
assert spec is not None
assert spec.loader is not None
build = importlib.util.module_from_spec(spec)
spec.loader.exec_module(build)

MOST_TIMES = 2.6


def page(number: int) -> bytes:
    """A web page with forty paragraphs of its own."""
    more = "".join(
        f"<p>On day {day} of season {number} the lake rose by {day % 7 + 1} centimetres, the warden of the dam wrote in "
        f"her book, and {day * 3} visitors walked over the wall before noon.</p>"
        for day in range(40)
    )
    return str(build.PAGE).replace("<blockquote>", more + "<blockquote>").encode()


def measured(files: dict[str, bytes]) -> dict[str, float]:
    """Seconds on the wall and of the processor for reading these files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        before, wall = processor(), time.perf_counter()
        result = read([folder])
        assert len(result.documents) == len(files)
        return {"wall": round(time.perf_counter() - wall, 2), "processor": round(processor() - before, 2)}


def processor() -> float:
    """Processor seconds of this process and of the workers that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--html", type=int, default=200)
    parser.add_argument("--pdf", type=int, default=100)
    options = parser.parse_args()
    report: dict[str, object] = {}
    linear = True
    ten_pages = build.pdf(10)
    for kind, count in (("html", options.html), ("pdf", options.pdf)):
        files = {
            f"{number:04d}.{kind}": page(number) if kind == "html" else ten_pages + b"\n%" + str(number).encode()
            for number in range(count)
        }
        start = measured(dict(list(files.items())[:1]))
        half = measured(dict(list(files.items())[: count // 2]))
        whole = measured(files)
        spent = [run["processor"] - start["processor"] for run in (half, whole)]
        times = spent[1] / max(spent[0], 0.01)
        linear = linear and times <= MOST_TIMES
        report[kind] = {"files": count, "start": start, "half": half, "whole": whole, "times": round(times, 2)}
    report["worker_peak_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(json.dumps(report, indent=2))
    return 0 if linear else 1


if __name__ == "__main__":
    raise SystemExit(main())
