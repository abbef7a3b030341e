"""The parts of the training run that can be checked without training."""

from __future__ import annotations

import math
import random
from pathlib import Path

import pytest
import torch
from mixture import Example, draw, read, weight_of, write
from train_nli import PooledDropout, collate, loss_of, rate, split

NONE = torch.zeros((1, 3))
"""No answer of a teacher."""


def test_rows_survive_writing_and_reading(tmp_path: Path) -> None:
    rows = [
        Example("The mill burned.", "The mill “burned”.", "entailment", "made/x"),
        Example("It burned.", "It burned down.", "neutral", "taught/own", (0.25, 0.7, 0.05)),
    ]
    write(tmp_path / "a" / "made_x.jsonl.gz", rows)
    assert list(read(tmp_path / "a" / "made_x.jsonl.gz")) == rows


def test_a_pass_draws_each_set_as_often_as_its_weight_says() -> None:
    chosen = draw({"a": 100, "b": 100, "c": 10}, {"a": 0.3, "b": 1.5, "c": 2.0}, random.Random(1))
    count = {name: sum(n == name for n, _ in chosen) for name in "abc"}
    assert count == {"a": 30, "b": 150, "c": 20}
    assert len({row for name, row in chosen if name == "b"}) == 100
    assert chosen == draw({"a": 100, "b": 100, "c": 10}, {"a": 0.3, "b": 1.5, "c": 2.0}, random.Random(1))


def test_made_sets_and_unknown_sets_have_a_weight() -> None:
    assert weight_of("somebody_elses_set") == 1.0
    assert weight_of("made_exception") > weight_of("made_bound") > weight_of("made_synonym") > weight_of("made_number")


def test_groups_hold_all_rows_and_no_more_tokens_than_asked() -> None:
    rows = [([1] * n, [0] * n, 0, None) for n in sorted([3, 60, 9, 31, 8, 8, 40, 17], reverse=True)]
    groups = split(rows, 96)
    assert [row for group in groups for row in group] == rows
    for group in groups:
        batch = collate(group)
        assert batch["input_ids"].numel() <= 96
        assert batch["attention_mask"].sum() == sum(len(ids) for ids, *_ in group)
        assert batch["input_ids"].shape[1] % 8 == 0


def test_a_two_way_row_costs_the_sum_of_its_two_labels() -> None:
    logits = torch.log(torch.tensor([[0.5, 0.2, 0.3]]))
    assert float(loss_of(logits, torch.tensor([3]), NONE, 0.0)) == pytest.approx(-math.log(0.5), abs=1e-6)
    assert float(loss_of(logits, torch.tensor([2]), NONE, 0.0)) == pytest.approx(-math.log(0.3), abs=1e-6)


def test_smoothing_spreads_a_little_over_all_labels() -> None:
    sure = torch.tensor([[10.0, 0.0, 0.0]])
    assert float(loss_of(sure, torch.tensor([0]), NONE, 0.1)) > float(loss_of(sure, torch.tensor([0]), NONE, 0.0))


def test_a_taught_row_costs_least_where_it_says_what_its_teacher_said() -> None:
    taught = torch.tensor([[0.2, 0.5, 0.3]])
    like_teacher, surer = taught.log(), torch.tensor([[0.1, 0.8, 0.1]]).log()
    costs = [float(loss_of(logits, torch.tensor([1]), taught, 0.05)) for logits in (like_teacher, surer)]
    assert costs[0] < costs[1]
    assert costs[0] == pytest.approx(-sum(p * math.log(p) for p in (0.2, 0.5, 0.3)), abs=1e-5)


def test_the_rate_rises_stays_and_falls_to_nothing() -> None:
    rates = [rate(spent, 0.1, 0.4) for spent in (0.0, 0.05, 0.1, 0.5, 0.6, 0.8, 1.0)]
    assert rates[:5] == [0.0, 0.5, 1.0, 1.0, 1.0]
    assert 1 > rates[5] > rates[6] == 0.0


def test_dropout_from_a_pool_keeps_the_mean_and_stops_outside_training() -> None:
    torch.manual_seed(0)
    pool = (torch.rand(2**16) >= 0.1).float() / 0.9
    dropout = PooledDropout(0.1, pool)
    x = torch.ones(50, 100)
    assert float(dropout(x).mean()) == pytest.approx(1.0, abs=0.02)
    assert float((dropout(x) == 0).float().mean()) == pytest.approx(0.1, abs=0.02)
    assert torch.equal(dropout.eval()(x), x)
