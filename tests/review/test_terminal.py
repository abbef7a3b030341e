"""The queue at a prompt: through a pipe, and at a real terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from factcheck.review import Store
from tests.review import sample

ROOT = Path(__file__).parents[2]


def command(folder: Path, run: dict[str, Any]) -> list[str]:
    (folder / "report.json").write_text(json.dumps(run))
    return [sys.executable, "-m", "factcheck", "review", str(folder), "--tui", "--reviewer", "ana",
            "--store", str(folder / "d.db")]  # fmt: skip


def typed(folder: Path, run: dict[str, Any], lines: str) -> str:
    done = subprocess.run(
        command(folder, run), input=lines, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def words(folder: Path) -> list[tuple[str, str | None]]:
    with Store.open(str(folder / "d.db")) as store:
        return [(row.decision, row.note) for row in store.rows()]


def test_each_line_decides_and_is_saved(tmp_path: Path) -> None:
    said = typed(tmp_path, sample.run(5), "c\nf\ns\nd\nu\n")
    assert [word for word, _ in words(tmp_path)] == [
        "confirmed",
        "false_alarm",
        "superseded",
        "different_thing",
        "unsure",
    ]
    assert said.endswith("Every finding is decided.\n")
    assert "40 litres a second" in said
    assert "registers/town-0.md:3" in said


def test_undo_note_search_and_quit(tmp_path: Path) -> None:
    said = typed(tmp_path, sample.run(9), "c\nz\nn\nask the clerk\n/\nhazel\nf\nq\n")
    assert words(tmp_path) == [("confirmed", None), ("undo", None), ("note", "ask the clerk"), ("false_alarm", None)]
    with Store.open(str(tmp_path / "d.db")) as store:
        assert store.rows()[-1].quote_a == "Hazel station 7 was opened in 1947."
    assert "8 left to decide; every decision is saved." in said


def test_a_capital_letter_decides_the_whole_fact(tmp_path: Path) -> None:
    run = sample.run(4)
    for finding in run["findings"][:3]:
        finding["fact"] = "f0"
    said = typed(tmp_path, run, "F\nc\n")
    assert "2 more undecided of this fact" in said
    assert sorted(word for word, _ in words(tmp_path)) == ["confirmed", "false_alarm", "false_alarm", "false_alarm"]


def test_it_goes_on_where_it_was_left(tmp_path: Path) -> None:
    run = sample.run(3)
    typed(tmp_path, run, "c\nq\n")
    said = typed(tmp_path, run, "c\nc\n")
    assert "1 of 3 decided" in said
    assert len(words(tmp_path)) == 3


def test_a_source_cannot_drive_the_terminal(tmp_path: Path) -> None:
    run = json.loads(json.dumps(sample.run(1)).replace("Alder station", "\\u001b[2J\\u001b]0;owned\\u0007 station"))
    said = typed(tmp_path, run, "q\n")
    assert "\x1b" not in said
    assert "\ufffd[2J" in said


def test_one_key_without_return_at_a_terminal(tmp_path: Path) -> None:
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        command(tmp_path, sample.run(3)), stdin=follower, stdout=follower, stderr=follower, close_fds=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm"},
    )  # fmt: skip
    os.close(follower)
    screen = b""

    def wait_for(what: bytes) -> None:
        nonlocal screen
        began = time.monotonic()
        while what not in screen:
            assert time.monotonic() - began < 60, screen
            if select.select([leader], [], [], 1)[0]:
                screen += os.read(leader, 65536)

    wait_for(b"0 of 3 decided")
    wait_for(b"help")
    os.write(leader, b"c")
    wait_for(b"1 of 3 decided")
    os.write(leader, b"n")
    wait_for(b"Note: ")
    os.write(leader, b"ask\n")
    # what is typed while the terminal still reads the note's line may wait in its buffer for the next key (Linux n_tty)
    wait_for(b"Note, saved")
    os.write(leader, b"fq")  # typed ahead of one another
    wait_for(b"every decision is saved")
    assert process.wait(timeout=30) == 0
    os.close(leader)
    assert [word for word, _ in words(tmp_path)] == ["confirmed", "note", "false_alarm"]
