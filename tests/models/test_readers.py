"""Which NLI model answers for which corpus, and the training pairs that are made of corpora."""

from __future__ import annotations

import json
import random
from pathlib import Path

import click
import make_corpus_pairs
import pytest
import readers
from mixture import NOT_CONTRADICTION, weight_of

from factcheck import pipeline


def trained_on(folder: Path, *corpora: str) -> Path:
    folder.mkdir()
    (folder / readers.SEEN).write_text(json.dumps(corpora))
    return folder


def test_a_corpus_is_read_by_the_first_model_that_has_not_seen_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "SHIPPED", trained_on(tmp_path / "nli", "dev-inn", "dev-mill"))
    first, second = trained_on(tmp_path / "first", "dev-inn"), trained_on(tmp_path / "second", "dev-mill")
    asked = readers.Readers((first, second))
    assert asked.of(Path("corpora/dev-pond")).nli_name is None
    assert asked.of(Path("corpora/dev-mill")).nli_name == str(first)
    assert asked.of(Path("corpora/dev-inn")).nli_name == str(second)
    assert asked.of(Path("corpora/dev-inn")) is asked.of(Path("elsewhere/dev-inn"))


def test_a_corpus_that_every_model_has_seen_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "SHIPPED", trained_on(tmp_path / "nli", "dev-inn"))
    with pytest.raises(click.ClickException, match="dev-inn"):
        readers.Readers().of(Path("corpora/dev-inn"))


def test_an_embedder_that_has_seen_a_corpus_is_replaced_by_an_embedder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "SHIPPED_EMBEDDER", trained_on(tmp_path / "embedder", "dev-inn"))
    nli, other = trained_on(tmp_path / "first"), trained_on(tmp_path / "other", "dev-mill")
    (other / "modules.json").write_text("[]")
    asked = readers.Readers((nli, other)).of(Path("corpora/dev-inn"))
    assert (asked.nli_name, asked.embedder_name) == (None, str(other))
    with pytest.raises(click.ClickException, match="embedder"):
        readers.Readers((nli,)).of(Path("corpora/dev-inn"))


def test_a_model_has_seen_what_those_that_it_started_from_have(tmp_path: Path) -> None:
    start, changes = trained_on(tmp_path / "start", "dev-inn"), trained_on(tmp_path / "changes", "dev-mill")
    readers.say_seen(tmp_path / "new", {"dev-pond"}, start, None, changes)
    assert readers.seen_by(tmp_path / "new") == {"dev-inn", "dev-mill", "dev-pond"}


def test_a_model_that_does_not_say_has_seen_none(tmp_path: Path) -> None:
    assert readers.seen_by(tmp_path) == frozenset()


SOURCES = {
    "wire.txt": "The mill at Orrow burned for nine hours on Sunday. Nobody was hurt. The mayor blamed a faulty cable.\n",
    "letter.txt": "For seven hours the Orrow mill was on fire. No one came to harm. "
    "The bakery beside the mill at Orrow will reopen in May.\n",
}
GOLD = [
    ("contradiction", "wire.txt", "burned for nine hours", "letter.txt", "For seven hours"),
    ("agreement", "wire.txt", "Nobody was hurt", "letter.txt", "No one came to harm"),
    ("trap", "wire.txt", "blamed a faulty cable", "letter.txt", "will reopen in May"),
]


def test_gold_pairs_are_rows_both_ways_and_equal_values_say_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "dev-orrow"
    (folder / "sources").mkdir(parents=True)
    for name, text in SOURCES.items():
        (folder / "sources" / name).write_text(text)
    (folder / "gold.tsv").write_text("".join("\t".join(row) + "\n" for row in GOLD))
    (folder / "facts.tsv").write_text("")
    models = pipeline.Models()
    rows = list(make_corpus_pairs.worded(folder, models, random.Random(1)))
    burned, fire = "The mill at Orrow burned for nine hours on Sunday.", "For seven hours the Orrow mill was on fire."
    assert {(row.premise, row.hypothesis) for row in rows if row.label == "contradiction"} == {
        (burned, fire),
        (fire, burned),
    }
    assert sum(row.label == "entailment" for row in rows) == sum(row.label == NOT_CONTRADICTION for row in rows) == 2
    assert any(
        row.label == "neutral" and {"mill", "bakery"} <= set(row.premise.split()) | set(row.hypothesis.split())
        for row in rows
    )
    equal = list(make_corpus_pairs.made_equal(folder, models, random.Random(1)))
    assert (burned, "For nine hours the Orrow mill was on fire.") in {
        (row.premise, row.hypothesis) for row in equal if row.label == "entailment"
    }


def test_the_rows_of_a_corpus_are_seen_once_a_pass() -> None:
    assert weight_of("corpus_dev-orrow") == 1.0
