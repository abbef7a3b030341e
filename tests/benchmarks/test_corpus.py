"""The generated corpus: the same from the same seed, larger ones around smaller ones, gold that stands in the files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from corpus import Corpus, corpus
from measuring import exponent, f1

from factcheck.evaluation.corpus import read_gold


def test_the_same_seed_gives_the_same_corpus_and_another_gives_another() -> None:
    assert corpus(200, seed=3) == corpus(200, seed=3)
    assert corpus(200, seed=3) != corpus(200, seed=4)


def test_a_larger_corpus_holds_every_file_of_a_smaller_one() -> None:
    small, large = corpus(200), corpus(600)
    assert large.claims >= 600 > small.claims >= 200
    assert small.documents.items() <= large.documents.items()
    assert large.gold[: len(small.gold)] == small.gold


def test_the_words_of_each_gold_line_stand_in_its_files_and_nowhere_else_there(tmp_path: Path) -> None:
    made = corpus(500)
    made.write(tmp_path)
    for line in read_gold(tmp_path / "gold.tsv"):
        for file, words in ((line.file_a, line.words_a), (line.file_b, line.words_b)):
            text = (tmp_path / "sources" / file).read_text(encoding="utf-8")
            assert text.lower().count(words.lower()) == 1, (file, words)


def test_each_kind_of_line_is_there_and_contradictions_differ() -> None:
    made: Corpus = corpus(1000)
    kinds = Counter(line[0] for line in made.gold)
    assert set(kinds) == {"contradiction", "agreement", "trap"}
    assert min(kinds.values()) > 100
    assert all(line[2] != line[4] for line in made.gold if line[0] == "contradiction")


def test_no_contradictions_where_none_are_asked_for() -> None:
    assert not any(line[0] == "contradiction" for line in corpus(300, contradictions=0.0).gold)


def test_f1_counts_a_report_once_and_in_either_order() -> None:
    gold = [("contradiction", "a.txt", "It is 3 km", "b.txt", "It is 4 km"), ("trap", "a.txt", "x", "b.txt", "y")]
    right = (("b.txt", "It is 4 km long."), ("a.txt", "It is  3 km long."))
    wrong = (("a.txt", "It is red."), ("b.txt", "It is 4 km long."))
    score = f1([right, wrong], gold)
    assert (score["precision"], score["recall"], score["f1"]) == (0.5, 1.0, 0.667)
    assert f1([], gold)["f1"] == 0.0


def test_the_exponent_of_a_square_is_two() -> None:
    assert exponent([10, 20, 40], [1.0, 4.0, 16.0]) == 2.0
    assert exponent([10], [1.0]) is None
