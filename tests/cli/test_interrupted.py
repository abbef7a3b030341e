"""A run that is killed, interrupted, or whose disk fills leaves no half file, and the next run's result is the same."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = {
    "a.txt": "The dam at Kori is 142 metres high. It was finished in May 2019. The builder, Marlow & Quist, had 300 people.",
    "b.html": "<html><body><h1>Kori</h1><p>The Kori dam is 151 metres high, the ministry said.</p>"
    "<p>The dam at Kori was finished in May 2021.</p></body></html>",
}
REPORTS = ("report.html", "report.json", "report.csv", "report.md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    for name, text in SOURCES.items():
        (tmp_path / "sources" / name).write_text(text)
    return tmp_path


def started(folder: Path, *arguments: str, limit: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    """factcheck in a process of its own, with a cache of its own."""
    kept_out = {"FACTCHECK_NO_CACHE", "FACTCHECK_STORE"}
    env = {name: value for name, value in os.environ.items() if name not in kept_out}

    def prepare() -> None:
        # whoever runs the tests in the background has its children ignore Ctrl+C
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if limit is not None:
            limit()

    return subprocess.Popen(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=prepare,
        env=env | {"PYTHONPATH": str(ROOT), "FACTCHECK_CACHE": str(folder / "cache"), "OMP_NUM_THREADS": "2"},
    )  # fmt: skip


def check(folder: Path, out: str) -> dict[str, bytes]:
    """The reports of a run that nothing disturbs."""
    run = started(folder, "check", "sources", "-o", out, "--quiet")
    _, said = run.communicate(timeout=600)
    assert run.returncode == 1, said
    assert said == ""
    assert sorted(path.name for path in (folder / out).iterdir() if path.suffix != ".part") == sorted(REPORTS)
    return {name: (folder / out / name).read_bytes() for name in REPORTS}


@pytest.mark.parametrize("moments", [3, pytest.param(20, marks=pytest.mark.slow)])
def test_killed_at_any_moment(folder: Path, moments: int) -> None:
    began = time.monotonic()
    whole = check(folder, "undisturbed")
    lasts = time.monotonic() - began
    moment = random.Random(20)
    for number in range(moments):
        if number % 2 == 0:
            for kept in (folder / "cache").glob("*"):
                kept.unlink()  # half of the runs begin with an empty cache, half where a killed one left off
        run = started(folder, "check", "sources", "-o", "out", "--quiet")
        time.sleep(moment.uniform(0.0, lasts))
        run.kill()
        run.communicate()
        left = {path.name: path.read_bytes() for path in (folder / "out").glob("*") if path.suffix != ".part"}
        assert left == {name: whole[name] for name in left}, "what is there under a report's name is whole"
        if moments > 3:
            assert check(folder, "out") == whole
    assert check(folder, "out") == whole


@pytest.mark.parametrize(("step", "number"), [("fsync", 0), ("replace", 0), ("fsync", 2), ("replace", 3)])
def test_killed_while_it_writes(tmp_path: Path, step: str, number: int) -> None:
    for name in REPORTS:
        (tmp_path / name).write_text("old")
    code = (
        "import itertools, os, signal, pathlib\n"
        f"calls, real = itertools.count(), os.{step}\n"
        "def call(*arguments):\n"
        f"    if next(calls) == {number}: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(*arguments)\n"
        f"os.{step} = call\n"
        "from factcheck.reporting import write\n"
        "write(None, pathlib.Path('.'), make=lambda report, name, text: 'new' * 100_000)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == -signal.SIGKILL
    written = [(tmp_path / name).read_text() for name in REPORTS]
    assert written == ["new" * 100_000] * number + ["old"] * (4 - number)


@pytest.mark.parametrize("stage", ["reading", "embedding"])
def test_an_interrupt_ends_it_in_one_line(folder: Path, stage: str) -> None:
    run = started(folder, "check", "sources", "-o", "out", "-v")
    assert run.stderr is not None
    while not run.stderr.readline().startswith(stage):
        assert run.poll() is None
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert said.strip().splitlines()[-1] == "Interrupted; nothing was half written."
    assert "Traceback" not in said
    assert not (folder / "out").exists()


def test_a_disk_that_fills_leaves_what_was_there(folder: Path) -> None:
    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    (folder / "out").mkdir()
    (folder / "out" / "report.html").write_text("the old one")
    run = started(folder, "report", str(ROOT / "reports/example/report.json"), "-o", "out", limit=full)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 2
    assert said == "Error: out/report.html: cannot be written (File too large); choose another place with -o.\n"
    assert [path.name for path in (folder / "out").iterdir()] == ["report.html"]
    assert (folder / "out" / "report.html").read_text() == "the old one"
