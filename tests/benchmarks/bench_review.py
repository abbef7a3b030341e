"""How long a reviewer waits with many findings: the server's start, the page's opening, and a decision.

    python tests/benchmarks/bench_review.py --findings 10000

Prints one JSON object: seconds to open, milliseconds to decide (the page's own clock, key to next finding drawn), and
the processor time that the server took for either, which other work on the machine does not lengthen.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.review import sample

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
WATCH = """() => {
  window.waits = [];
  let pressed = 0;
  document.addEventListener("keydown", () => { pressed = performance.now(); }, true);
  new MutationObserver(() => {
    const at = pressed;
    if (at) requestAnimationFrame(() => window.waits.push(performance.now() - at));
    pressed = 0;
  }).observe(document.getElementById("finding"), { childList: true });
}"""


def processor(process: int) -> float:
    """Processor seconds of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(findings: int, decisions: int, store: str | None) -> dict[str, object]:
    """Start a server on a run of this size, open its page in Chromium, and decide with the keyboard."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder, "report.json")
        saved.write_text(json.dumps(sample.run(findings, documents=500)))
        began = time.perf_counter()
        server = subprocess.Popen(
            [sys.executable, "-m", "factcheck", "review", str(saved), "--port", "0", "--reviewer", "bench",
             "--store", store or str(Path(folder, "decisions.db"))],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split()[2]
            started = time.perf_counter() - began
            start_processor = processor(server.pid)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                opening = time.perf_counter()
                page.goto(address)
                page.wait_for_selector(".cards")
                opened = time.perf_counter() - opening
                page.evaluate(WATCH)
                before = processor(server.pid)
                for number in range(decisions):
                    page.keyboard.press("cfsdu"[number % 5])
                    page.wait_for_function("n => window.waits.length === n", arg=number + 1)
                    page.wait_for_function("() => !document.body.classList.contains('busy')")
                waits = page.evaluate("window.waits")
                decide_processor = (processor(server.pid) - before) / decisions
                searching = time.perf_counter()
                page.keyboard.press("/")
                page.keyboard.type("station 77")
                page.wait_for_function(
                    "n => +document.getElementById('list-range').textContent.split(' of ')[1] < n / 2", arg=findings
                )
                searched = time.perf_counter() - searching
                browser.close()
        finally:
            server.kill()
            server.wait()
    return {
        "findings": findings,
        "json_mb": round(len(json.dumps(sample.run(findings, documents=500))) / 1e6, 1),
        "server_start_s": round(started, 2),
        "server_start_processor_s": round(start_processor, 2),
        "page_open_s": round(opened, 2),
        "decide_ms_median": round(statistics.median(waits), 1),
        "decide_ms_p95": round(statistics.quantiles(waits, n=20)[-1], 1),
        "decide_processor_ms": round(1000 * decide_processor, 1),
        "search_s": round(searched, 2),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=int, default=10_000)
    parser.add_argument("--decisions", type=int, default=60)
    parser.add_argument("--store", help="a PostgreSQL address; SQLite where none is given")
    options = parser.parse_args()
    print(json.dumps(measure(options.findings, options.decisions, options.store)))
