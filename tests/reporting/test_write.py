"""Where reports go, and what is said where they cannot."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from factcheck.cli import cli
from factcheck.errors import FactcheckError
from factcheck.reporting import Report, formats, load, write
from factcheck.reporting.write import FILES, save
from factcheck.review import offline


@pytest.mark.parametrize(
    ("output", "names", "files"),
    [
        ("out.md", ["md"], ["out.md"]),
        ("deep/er/out.html", ["html"], ["deep/er/out.html"]),
        ("out", ["md", "csv"], ["out/report.md", "out/report.csv"]),
        ("out", [], ["out/report.html", "out/report.json", "out/report.csv", "out/report.md"]),
        (None, ["sarif"], ["reports/report.sarif"]),
        (None, ["junit,jsonl"], ["reports/report.junit.xml", "reports/report.jsonl"]),
        ("there", ["md"], ["there/report.md"]),
    ],
)
def test_one_format_is_a_file_several_are_a_folder(
    report: Report,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    output: str | None,
    names: list[str],
    files: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("there").mkdir()
    written = write(report, Path(output) if output else None, names)
    assert [path.as_posix() for path in written] == files
    found = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(found) == sorted(files), "and nothing is left beside them"


def test_standard_output(report: Report, capfdbinary: Any) -> None:
    assert write(report, Path("-"), ["md"]) == []
    assert capfdbinary.readouterr().out.decode() == report.to_markdown()
    with pytest.raises(FactcheckError, match="one format"):
        write(report, Path("-"), ["md", "csv"])


def test_formats_are_named_once_in_order() -> None:
    assert formats(["md,CSV", "md", " html "]) == ("md", "csv", "html")
    with pytest.raises(FactcheckError, match=r"'pdf' is no report format; choose from html, json"):
        formats(["html,pdf"])


def test_a_place_that_cannot_be_written_is_one_sentence(report: Report, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here already")
    with pytest.raises(FactcheckError, match=r"cannot be written \(.+\); choose another place with -o\.$"):
        write(report, tmp_path / "file" / "report.md", ["md"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_leave(report: Report, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FactcheckError, match="Permission denied"):
        write(report, tmp_path / "report.md", ["md"])


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.md"
    target.write_text("the old one")

    def full(self: Path, other: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(FactcheckError, match="No space left"):
        save(target, "the new one")
    assert target.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [target]


def test_what_a_killed_run_left_aside_is_swept(tmp_path: Path) -> None:
    target, left, others = tmp_path / "report.md", tmp_path / ".report.md.1.part", tmp_path / ".report.md.2.part"
    left.write_text("half a rep")
    os.utime(left, (0, 0))
    others.write_text("half a rep")  # just now: another run is at it
    save(target, "the new one")
    assert sorted(tmp_path.iterdir()) == [others, target]


def test_a_pipe_is_written_and_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    save(tmp_path / "pipe", "the new one")
    assert os.read(reader, 100) == b"the new one"
    os.close(reader)
    assert (tmp_path / "pipe").is_fifo()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "today.md").symlink_to("monday.md")
    save(tmp_path / "today.md", "the new one")
    assert (tmp_path / "today.md").is_symlink()
    assert (tmp_path / "monday.md").read_text() == "the new one"


def test_every_format_again_from_a_saved_run(report: Report, tmp_path: Path) -> None:
    source = tmp_path / "run.json"
    source.write_text(report.to_json(), encoding="utf-8")
    names = ",".join(FILES)
    done = CliRunner().invoke(cli, ["report", str(source), "--format", names, "-o", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    again = load(source)
    for name, file in FILES.items():
        made = (tmp_path / "out" / file).read_text(encoding="utf-8")
        direct = {"html": lambda: offline.embed(report.to_html(), report.to_dict()),
                  "json": report.to_json, "jsonl": report.to_jsonl, "csv": report.to_csv,
                  "md": report.to_markdown, "sarif": report.to_sarif, "junit": report.to_junit}[name]()  # fmt: skip
        assert made.replace("\r\n", "\n") == direct.replace("\r\n", "\n"), name
    assert isinstance(again, Report)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "not JSON"),
        ("[]", "not the JSON of a run"),
        ('{"kind": "diff"}', "not the JSON of a run"),
        ('{"kind": "check", "schema_version": "9"}', "schema version 9"),
        ('{"kind": "check", "schema_version": "1", "facts": [{"label": "no id"}]}', "not the JSON of a run"),
        ('{"kind": "check", "schema_version": "1", "findings": "x"}', "not the JSON of a run"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_run_is_one_sentence(tmp_path: Path, content: str, sentence: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(content)
    with pytest.raises(FactcheckError, match=sentence):
        load(path)


def test_a_run_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FactcheckError, match="cannot be read"):
        load(tmp_path / "none.json")


def test_text_that_is_no_unicode_is_written_all_the_same(run: dict[str, Any], tmp_path: Path) -> None:
    run["findings"][0]["a"]["quote"] = "half a pair \ud83d"
    broken = Report.from_dict(run)
    assert len(write(broken, tmp_path / "out", list(FILES))) == len(FILES)
