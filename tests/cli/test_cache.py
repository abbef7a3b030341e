"""`factcheck cache`, `--cache` and `--no-cache`: an unchanged check does no model work, a new document only its own."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from factcheck.cli import _defaults, cli
from factcheck.inference import Embedder, NLIScorer, parser
from factcheck.inference.cache import Cache, key

TOWNS = ("Skarn", "Ulm", "Norvik", "Tarn", "Pell", "Orsa")


def text(number: int) -> str:
    town = TOWNS[number % len(TOWNS)]
    return (
        f"The bridge at {town} opened in May {2001 + number}. It is {400 + number} metres long. "
        f"The harbour of {town} employs {90 + number} people. The town has no airport.\n"
    )


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sources").mkdir()
    for number in range(12):
        (tmp_path / "sources" / f"{number:02}.txt").write_text(text(number))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Texts that the three models were given since it was last cleared; other engines than this process have theirs."""
    monkeypatch.setenv("FACTCHECK_ENGINE", "local")
    done: Counter[str] = Counter()
    monkeypatch.setattr(parser, "_kept", {})
    load = parser._load()

    class Pipeline:
        def pipe(self, texts: Iterable[str], batch_size: int) -> Any:
            given = list(texts)
            done["parsed"] += len(given)
            return load.pipe(given, batch_size=batch_size)

    monkeypatch.setattr(parser, "_load", Pipeline)
    predict = NLIScorer._predict

    def counted(self: NLIScorer, pairs: Sequence[tuple[str, str]]) -> Any:
        done["scored"] += len(pairs)
        return predict(self, pairs)

    monkeypatch.setattr(NLIScorer, "_predict", counted)
    encode = Embedder._with_onnx

    def counting(self: Embedder) -> Callable[[list[str]], Any]:
        inner = encode(self)

        def encoded(texts: list[str]) -> Any:
            done["encoded"] += len(texts)
            return inner(texts)

        return encoded

    monkeypatch.setattr(Embedder, "_with_onnx", counting)
    return done


def run(*arguments: str, env: dict[str, str] | None = None) -> tuple[int, str]:
    parser._kept.clear()  # as in a process of its own
    unset: dict[str, str | None] = {"FACTCHECK_NO_CACHE": None, "FACTCHECK_CACHE": None}
    result = CliRunner().invoke(
        cli, list(arguments), auto_envvar_prefix="FACTCHECK", default_map=_defaults(arguments), env=unset | (env or {})
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.exit_code, result.output


def check(cache: str = "kept", *more: str) -> dict[str, Any]:
    code, _ = run("check", "sources", "--cache", cache, "--format", "json", "-o", "out.json", "-q", *more)
    assert code in (0, 1)
    found: dict[str, Any] = json.loads(Path("out.json").read_text())
    return found


def test_an_unchanged_check_does_no_model_work_and_says_the_same(sources: Path, work: Counter[str]) -> None:
    first = check()
    assert first["findings"]
    assert min(work[name] for name in ("parsed", "encoded", "scored")) > 0
    work.clear()
    assert check() == first
    assert not work


def test_other_options_on_the_same_sources_do_no_model_work_either(sources: Path, work: Counter[str]) -> None:
    first = check()
    work.clear()
    every = check("kept", "--verdicts", "all")
    assert len(every["findings"]) > len(first["findings"])
    assert not work


def test_one_document_more_costs_its_own_claims_and_their_neighbours(sources: Path, work: Counter[str]) -> None:
    check()
    first = work.copy()
    work.clear()
    (sources / "sources" / "12.txt").write_text(text(12))
    with_cache = check()
    assert with_cache["coverage"]["documents"] == 13
    assert work["encoded"] <= 4
    assert work["parsed"] <= 2 * 4 + 1  # sentences, rewordings, the title
    assert 0 < work["scored"] < first["scored"] / 3
    without = check("kept", "--no-cache")
    assert [one["id"] for one in without["findings"]] == [one["id"] for one in with_cache["findings"]]


def test_a_changed_date_or_option_is_another_run(sources: Path) -> None:
    first = check()
    (sources / "sources" / "sources.csv").write_text("path,date\n00.txt,2024-05-03\n")
    dated = check()
    assert dated["documents"][0]["published"] == "2024-05-03"
    (sources / "sources" / "sources.csv").unlink()
    assert check("kept", "--fail-on", "never")["exit_code"] == 0
    assert check() == first


def test_no_cache_keeps_nothing(sources: Path, work: Counter[str]) -> None:
    check("kept", "--no-cache")
    assert not (sources / "kept").exists()
    first = work.copy()
    work.clear()
    check("kept", "--no-cache")
    assert work == first


@pytest.mark.parametrize("way", ["option", "environment", "file"])
def test_where_the_cache_is(sources: Path, way: str) -> None:
    arguments = ["check", "sources", "--format", "json", "-o", "out.json", "-q"]
    env = {}
    if way == "option":
        arguments += ["--cache", "kept"]
    elif way == "environment":
        env["FACTCHECK_CACHE"] = "kept"
    else:
        (sources / "factcheck.toml").write_text('cache = "kept"\n')
    run(*arguments, env=env)
    assert (sources / "kept" / "cache.db").is_file()


def test_a_damaged_cache_costs_a_warning_and_nothing_else(
    sources: Path, caplog: pytest.LogCaptureFixture
) -> None:  # fmt: skip
    first = check()
    for path in (sources / "kept").iterdir():
        path.write_bytes(b"damaged " * 1000)
    assert check() == first
    assert "it is made anew" in caplog.text
    assert check() == first


def test_a_run_held_in_pieces_is_run_again(sources: Path) -> None:
    first = check()
    db = sqlite3.connect(sources / "kept" / "cache.db")
    db.execute("UPDATE entries SET value = SUBSTR(value, 1, 20) WHERE kind IN ('runs', 'parses', 'vectors')")
    db.commit()
    db.close()
    assert check() == first


def test_info_prune_and_clear(tmp_path: Path) -> None:
    folder = str(tmp_path / "kept")
    assert run("cache", "info", "--cache", folder) == (0, f"{folder}/cache.db: 0 B\n")
    assert not (tmp_path / "kept").exists()
    cache = Cache(folder)
    cache.put("vectors", [(key("m", str(n)), bytes(1536)) for n in range(100)])
    cache.put("scores", [(key("s", str(n)), bytes(12)) for n in range(100)])
    cache.close()
    code, said = run("cache", "info", "--cache", folder, "--format", "json")
    info = json.loads(said)
    assert code == 0
    assert {one["kind"]: (one["entries"], one["bytes"]) for one in info["kinds"]} == {
        "scores": (100, 100 * (12 + 4)), "vectors": (100, 100 * (1536 + 4)),
    }  # fmt: skip
    assert "100 entries" in run("cache", "info", "--cache", folder)[1]
    assert "Dropped 0 entries" in run("cache", "prune", "--cache", folder, "--older-than", "1")[1]
    assert "Dropped 97 entries" in run("cache", "prune", "--cache", folder, "--max-size", "13kB")[1]
    assert "Dropped 103 entries" in run("cache", "clear", "--cache", folder)[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("prune",), "--older-than"),
        (("prune", "--max-size", "much"), "500MB"),
        (("prune", "--max-size", "-3"), "500MB"),
        (("prune", "--older-than", "-1"), "--older-than"),
    ],
)
def test_wrong_use_is_a_sentence_and_2(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    code, output = run("cache", *arguments, "--cache", str(tmp_path))
    assert code == 2
    assert said in output
