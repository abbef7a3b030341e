"""The commands as a person runs them: what they print, write and exit with."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import main
from factcheck.review import Store, findings
from tests.review import sample

ROOT = Path(__file__).parents[2]


@dataclass
class Done:
    returncode: int
    stdout: str
    stderr: str


def factcheck(folder: Path, *arguments: str, stdin: str = "") -> Done:
    """Run a command in `folder` as the shell would, in this process (a new one takes two seconds to start)."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    code = 0
    with pytest.MonkeyPatch.context() as patch, contextlib.chdir(folder):
        patch.delenv("FACTCHECK_STORE", raising=False)
        patch.setattr(sys, "argv", ["factcheck", *arguments])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
    return Done(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))  # type: ignore[attr-defined]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a saved run and a store in its usual place, in which two findings are decided."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "report.json").write_text(json.dumps(sample.run(12)))
    found = findings(sample.run(12))
    with Store.open(str(tmp_path / ".factcheck" / "decisions.db")) as store:
        store.decide(found[0], "confirmed", "ana", note="asked – “twice”")
        store.undo(store.decide(found[1], "false_alarm", "bo"), "bo")
        store.decide(found[1], "false_alarm", "ana")
    return tmp_path


def test_export_wipe_import_is_the_same_byte_for_byte(folder: Path) -> None:
    assert factcheck(folder, "decisions", "export", "-o", "first.jsonl").returncode == 0
    for file in (folder / ".factcheck").iterdir():
        file.unlink()
    done = factcheck(folder, "decisions", "import", "first.jsonl")
    assert done.stdout == "4 new, 0 already here.\n"
    factcheck(folder, "decisions", "export", "-o", "second.jsonl")
    assert (folder / "second.jsonl").read_bytes() == (folder / "first.jsonl").read_bytes()
    assert factcheck(folder, "decisions", "import", "first.jsonl").stdout == "0 new, 4 already here.\n"


def test_export_goes_to_the_standard_output_and_import_comes_from_the_standard_input(folder: Path) -> None:
    text = factcheck(folder, "decisions", "export").stdout
    assert len(text.splitlines()) == 4
    done = factcheck(folder, "decisions", "import", "-", "--store", "other.db", stdin=text)
    assert done.stdout == "4 new, 0 already here.\n"


def test_label_studio_gets_a_task_with_an_annotation_for_each_reviewer(folder: Path) -> None:
    tasks = json.loads(factcheck(folder, "decisions", "export", "--format", "label-studio").stdout)
    config = factcheck(folder, "decisions", "export", "--format", "label-studio-config").stdout
    assert [len(task["annotations"]) for task in tasks] == [1, 1]
    first = tasks[0]
    assert first["data"]["quote_a"] == "Alder station 0 lifts 40 litres a second when both pumps run."
    assert [one["value"] for one in first["annotations"][0]["result"]] == [
        {"choices": ["confirmed"]}, {"text": ["asked – “twice”"]},
    ]  # fmt: skip
    for one in first["annotations"][0]["result"]:
        assert f'name="{one["from_name"]}"' in config
        assert f'toName="{one["to_name"]}"' in config
    for name in first["data"]:
        assert f"${name}" in config or name not in {"quote_a", "quote_b", "explanation"}


def test_argilla_gets_a_record_with_a_response_for_each_reviewer(folder: Path) -> None:
    records = json.loads(factcheck(folder, "decisions", "export", "--format", "argilla").stdout)
    assert [record["responses"]["decision"][0]["value"] for record in records] == ["confirmed", "false_alarm"]
    assert records[0]["responses"]["note"][0]["value"] == "asked – “twice”"
    assert set(records[0]["fields"]) == {"a", "b"}


def test_baseline_is_written_once_for_every_finding(folder: Path) -> None:
    done = factcheck(folder, "baseline", "reports", "-o", "baseline.json")
    assert (done.returncode, done.stdout.startswith("Wrote baseline.json")) == (0, True)
    assert len(json.loads((folder / "baseline.json").read_text())["known"]) == 12
    assert factcheck(folder, "baseline", "reports/report.json").stdout == (folder / "baseline.json").read_text()


def test_calibrate_shows_refuses_previews_and_writes(folder: Path) -> None:
    done = factcheck(folder, "calibrate")
    assert done.returncode == 0
    assert "FC101  1 of 1 right, precision 1.00 (95% interval 0.21 to 1.00)" in done.stdout
    done = factcheck(folder, "calibrate", "--precision", "0.9")
    assert done.returncode == 2
    assert "FC101  refused: 1 decided findings are too few, about 35 are needed" in done.stdout
    decide_many(folder)
    done = factcheck(folder, "calibrate", "--precision", "0.9")
    assert "Nothing is written: add --yes" in done.stdout
    assert not (folder / "factcheck.toml").exists()
    done = factcheck(folder, "calibrate", "--precision", "0.9", "--yes")
    assert "+[rules.FC201]" in done.stdout
    assert "threshold = 0.9" in (folder / "factcheck.toml").read_text()
    assert "stays as it is" in factcheck(folder, "calibrate", "--precision", "0.9", "--yes").stdout


def decide_many(folder: Path) -> None:
    """Two hundred wording findings: right from a score of 0.9 up, wrong below."""
    run = sample.run(1000)
    with Store.open(str(folder / ".factcheck" / "decisions.db")) as store:
        for number, finding in enumerate(one for one in findings(run) if one.rule == "FC201"):
            score = 0.95 if number % 2 else 0.7
            object.__setattr__(finding, "score", score)
            store.decide(finding, "confirmed" if score > 0.9 else "false_alarm", "ana")


WRONG: list[tuple[list[str], str]] = [
    (["review", "absent.json"], "does not exist"),
    (["review", "empty"], "report.json is not there"),
    (["review", "words.json"], "is not JSON"),
    (["review", "list.json"], "is no saved run"),
    (["review", "newer.json"], "schema_version"),
    (["review", "half.json"], "is no complete run"),
    (["review", "reports", "--host", "0.0.0.0"], "give --token too"),
    (["review", "reports", "--store", "mysql://db/x"], "a SQLite file or a postgresql:// address"),
    (["review", "reports", "--reviewer", " "], "--reviewer is a name"),
    (["decisions", "export", "--store", "absent.db"], "There are no decisions yet"),
    (["decisions", "import", "words.json"], "line 1 is not JSON"),
    (["decisions", "import", "list.json"], "line 1: a decision is a JSON object"),
    (["decisions", "import", "bytes.jsonl"], "is not UTF-8"),
    (["baseline", "list.json"], "is no saved run"),
    (["baseline", "reports", "-o", "words.json/folder.json"], "cannot be written"),
    (["calibrate", "--store", "absent.db"], "There are no decisions yet"),
    (["calibrate", "--precision", "90"], "a share from 0.5"),
]


@pytest.mark.parametrize(("arguments", "says"), WRONG)
def test_what_cannot_be_done_is_said_in_one_sentence(arguments: list[str], says: str, folder: Path) -> None:
    (folder / "empty").mkdir()
    files: dict[str, Any] = {
        "list.json": [1], "newer.json": {"kind": "check", "schema_version": "2"},
        "half.json": {"kind": "check", "schema_version": "1", "findings": [{"verdict": "contradiction"}]},
    }  # fmt: skip
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content))
    (folder / "words.json").write_text("not json")
    (folder / "bytes.jsonl").write_bytes(b"\xff\xfe")
    done = factcheck(folder, *arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "absent.db").exists()


def test_without_the_extra_the_sentence_says_what_to_install(folder: Path) -> None:
    code = (
        "import sys\n"
        "sys.modules['sqlalchemy'] = None\n"
        "from factcheck.cli import main\n"
        "sys.argv = ['factcheck', 'review', 'reports']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, timeout=120,
    )  # fmt: skip
    assert done.returncode == 2
    assert "pip install 'factcheck-consistency[review]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from factcheck.cli import cli\n"
        "for name in ('review', 'decisions', 'baseline', 'calibrate'):\n"
        "    cli.main([name, '--help'], standalone_mode=False)\n"
        "heavy = {'sqlalchemy', 'fastapi', 'alembic', 'uvicorn', 'jinja2', 'torch', 'numpy'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "Example" in done.stdout
