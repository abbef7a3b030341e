"""The gold of the corpora is well made: words that exist once, enough rows of each kind, texts that do not repeat."""

from __future__ import annotations

import atexit
import re
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "models"))

import packed_corpora  # noqa: E402

UNPACKED = Path(tempfile.mkdtemp(prefix="factcheck-corpora-"))
atexit.register(shutil.rmtree, UNPACKED, ignore_errors=True)

CORPORA = ROOT / "tests" / "corpora"
ONE_WRONG = CORPORA / "one-wrong-figure"
FIELDS = [CORPORA / name for name in ("health", "government", "finance")] + sorted(CORPORA.glob("blind-*"))
DEVELOPMENT = [*sorted(CORPORA.glob("dev-*")), *packed_corpora.unpack(UNPACKED)]
"""Smaller: read while working on the code, never an acceptance test."""
FOLDERS = [ROOT / "seeds", *FIELDS, *DEVELOPMENT, ONE_WRONG]
LEAST = (
    {"seeds": (20, 20, 25)}
    | {folder.name: (15, 15, 20) for folder in FIELDS}
    | {folder.name: (14, 12, 16) for folder in DEVELOPMENT}
)
RUN = 8  # words in a row that two texts must not share

each_corpus = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def rows(path: Path) -> list[list[str]]:
    """The rows of a tab-separated file without a header."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def cited(folder: Path) -> Iterator[tuple[str, str]]:
    """Every (file, words) that the gold and the facts of a corpus name."""
    for _, a, words_a, b, words_b in rows(folder / "gold.tsv"):
        yield a, words_a
        yield b, words_b
    for _, file, words, _ in rows(folder / "facts.tsv"):
        yield file, words


def sentence_around(text: str, words: str) -> str:
    """The sentence (or line, where that is shorter) in which the words stand, by its punctuation."""
    at = text.index(words)
    bounds = [match.end() for match in re.finditer(r"(?<!Mr)(?<!Ms)(?<!Dr)[.!?][\"”)*]*\s+|\n", text)]
    start = max([end for end in bounds if end <= at], default=0)
    return text[start : min([end for end in bounds if end > at], default=len(text))].strip()


def word_runs(text: str) -> set[tuple[str, ...]]:
    """All runs of RUN words inside the lines of a text, in lower case, with digits masked."""
    runs = set()
    for line in text.splitlines():
        words = re.findall(r"\w+", re.sub(r"\d+", "0", line.lower()))
        runs |= {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    return runs


@each_corpus
def test_every_cited_word_stands_once_in_its_file(folder: Path) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in (folder / "sources").iterdir()}
    wrong = [(file, words) for file, words in cited(folder) if texts[file].count(words) != 1]
    assert wrong == []


@each_corpus
def test_cited_words_are_a_bare_part_of_one_sentence(folder: Path) -> None:
    crossing = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)[.!?][\"”)]? +[A-Z]|\n|^\s|\s$|\*|`|^$")
    assert [words for _, words in cited(folder) if crossing.search(words)] == []


@each_corpus
def test_gold_pairs_are_between_two_documents_and_listed_once(folder: Path) -> None:
    gold = rows(folder / "gold.tsv")
    assert {row[0] for row in gold} <= {"contradiction", "agreement", "trap"}
    assert [row for row in gold if row[1] == row[3]] == []
    pairs = Counter(frozenset([(a, words_a), (b, words_b)]) for _, a, words_a, b, words_b in gold)
    assert [pair for pair, times in pairs.items() if times > 1] == []


@each_corpus
def test_no_pair_of_sentences_is_a_contradiction_and_a_trap_at_once(folder: Path) -> None:
    """A claim may be quoted as its whole sentence: then a trap there would be counted as reported."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in (folder / "sources").iterdir()}
    kinds = defaultdict(set)
    for kind, a, words_a, b, words_b in rows(folder / "gold.tsv"):
        ends = frozenset([(a, sentence_around(texts[a], words_a)), (b, sentence_around(texts[b], words_b))])
        kinds[ends].add(kind)
    assert [ends for ends, found in kinds.items() if {"contradiction", "trap"} <= found] == []


@pytest.mark.parametrize("folder", FOLDERS[:-1], ids=lambda folder: folder.name)
def test_each_kind_has_enough_rows_and_all_documents_take_part(folder: Path) -> None:
    gold = rows(folder / "gold.tsv")
    kinds = Counter(row[0] for row in gold)
    found = (kinds["contradiction"], kinds["agreement"], kinds["trap"])
    assert all(have >= least for have, least in zip(found, LEAST[folder.name], strict=True)), found
    sources = {path.name for path in (folder / "sources").iterdir()}
    assert len(sources) >= (6 if folder in DEVELOPMENT else 8)
    assert {file for file, _ in cited(folder)} == sources


@each_corpus
def test_a_fact_has_two_sources_and_an_outlier_has_a_majority_against_it(folder: Path) -> None:
    facts = defaultdict(list)
    for name, file, words, mark in rows(folder / "facts.tsv"):
        assert mark in ("", "outlier")
        facts[name].append((file, words, mark))
    for name, given in facts.items():
        assert len({file for file, _, _ in given}) == len(given) >= 2, name
        outliers = sum(mark == "outlier" for _, _, mark in given)
        assert outliers < len(given) - outliers, name


@each_corpus
def test_an_outlier_contradicts_all_others_of_its_fact(folder: Path) -> None:
    """Gold that forgot one of the pairs would count a right finding as a false alarm."""
    contradictions = {
        frozenset([(a, wa), (b, wb)]) for kind, a, wa, b, wb in rows(folder / "gold.tsv") if kind == "contradiction"
    }
    facts = defaultdict(lambda: ([], []))
    for name, file, words, mark in rows(folder / "facts.tsv"):
        facts[name][mark == "outlier"].append((file, words))
    missing = [
        (name, usual, outlier)
        for name, (agreed, outliers) in facts.items()
        for usual in agreed
        for outlier in outliers
        if frozenset([usual, outlier]) not in contradictions
    ]
    assert missing == []


def test_one_wrong_figure_is_one_disputed_fact() -> None:
    wrong = {row[0] for row in rows(ONE_WRONG / "facts.tsv") if row[3] == "outlier"}
    assert len(wrong) == 1
    assert sum(row[3] == "outlier" for row in rows(ONE_WRONG / "facts.tsv")) == 2
    assert len(list((ONE_WRONG / "sources").iterdir())) == 10


def test_no_two_documents_are_made_with_the_same_template() -> None:
    seen: dict[tuple[str, ...], Path] = {}
    shared_runs = []
    for folder in FOLDERS:
        for path in sorted((folder / "sources").iterdir()):
            for run in word_runs(path.read_text(encoding="utf-8")):
                if run in seen:
                    shared_runs.append((path.name, seen[run].name, " ".join(run)))
                seen[run] = path
    assert shared_runs == []


def test_documents_have_the_length_of_short_real_ones() -> None:
    lengths = {
        f"{folder.name}/{path.name}": len(path.read_text(encoding="utf-8").split())
        for folder in FOLDERS
        for path in (folder / "sources").iterdir()
    }
    assert {path: n for path, n in lengths.items() if not 80 <= n <= 360} == {}


@pytest.mark.shared
def test_no_sentence_of_the_real_documents_is_in_ours(shared: Path) -> None:
    real: set[tuple[str, ...]] = set()
    for path in (shared / "seeds").glob("*.txt"):
        real |= word_runs(path.read_text(encoding="utf-8"))
    ours = [path for folder in FOLDERS for path in (folder / "sources").iterdir()]
    copied = {
        (path.name, " ".join(run))
        for path in [*ours, ROOT / "seeds" / "summary.md"]
        for run in word_runs(path.read_text(encoding="utf-8")) & real
    }
    assert copied == set()


def test_corpora_are_packed_alike_whenever_they_are_packed(tmp_path: Path) -> None:
    packed_corpora.pack(DEVELOPMENT[:3], tmp_path / "one.tar.xz")
    unpacked = packed_corpora.unpack(tmp_path / "there", tmp_path / "one.tar.xz")
    assert [folder.name for folder in unpacked] == [folder.name for folder in DEVELOPMENT[:3]]
    packed_corpora.pack(reversed(unpacked), tmp_path / "two.tar.xz")
    assert (tmp_path / "one.tar.xz").read_bytes() == (tmp_path / "two.tar.xz").read_bytes()
    for kept, again in zip(DEVELOPMENT, unpacked, strict=False):
        assert (again / "gold.tsv").read_bytes() == (kept / "gold.tsv").read_bytes()
        assert {path.name for path in (again / "sources").iterdir()} == {p.name for p in (kept / "sources").iterdir()}
