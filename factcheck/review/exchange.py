"""Decisions out of a store and into one: JSONL without loss, and the formats of two labelling tools."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.review.decision import WORDS, Decision, Standing, order, state

FORMATS = ("jsonl", "label-studio", "argilla")

LABEL_STUDIO_CONFIG = """<View>
  <Header value="$explanation"/>
  <Text name="a" value="$quote_a"/>
  <Text name="b" value="$quote_b"/>
  <Choices name="decision" toName="a" choice="single-radio" required="true">
    {choices}
  </Choices>
  <TextArea name="note" toName="a" rows="2"/>
</View>
"""
"""The labelling configuration that the Label Studio tasks are made for."""


def to_jsonl(rows: Iterable[Decision]) -> str:
    """Every act, a line each, by time; the same rows always give the same bytes."""
    lines = (json.dumps(row.to_dict(), ensure_ascii=False, separators=(",", ":")) for row in sorted(rows, key=order))
    return "".join(f"{line}\n" for line in lines)


def from_jsonl(text: str) -> list[Decision]:
    """The acts that `to_jsonl` (or a report reviewed offline) wrote; raises FactcheckError that names the line."""
    rows = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            rows.append(Decision.from_dict(json.loads(line)))
        except json.JSONDecodeError as error:
            raise FactcheckError(f"line {number} is not JSON ({error.msg}), so nothing was imported") from error
        except FactcheckError as error:
            raise FactcheckError(f"line {number}: {error}; nothing was imported") from error
    return rows


def to_label_studio(rows: Iterable[Decision]) -> str:
    """Label Studio's basic JSON: a task for each pair of quotes, an annotation for each reviewer who decided it."""
    return _dump([_task(history) for history in _by_finding(rows)])


def label_studio_config() -> str:
    """The XML to paste into the project's labelling interface."""
    choices = "\n    ".join(f'<Choice value="{word}"/>' for word in WORDS)
    return LABEL_STUDIO_CONFIG.format(choices=choices)


def to_argilla(rows: Iterable[Decision]) -> str:
    """Argilla 2 records, as `dataset.records.from_json` reads them: fields `a` and `b`, questions `decision`, `note`.

    Argilla knows users by UUID: ours are made from the reviewers' names, which the metadata holds too.
    """
    return _dump([_record(history) for history in _by_finding(rows)])


def _task(history: list[Decision]) -> dict[str, Any]:
    first = history[0]
    annotations = [
        {"result": _results(one), "created_at": one.time, "was_cancelled": False, "reviewer": one.reviewer}
        for one in state(first.key, history).by
        if one.decision
    ]
    prediction = {"model_version": "factcheck", "score": first.score, "result": [_choice("confirmed")]}
    return {"data": _data(first), "annotations": annotations, "predictions": [prediction]}


def _data(row: Decision) -> dict[str, Any]:
    names = ("key", "finding", "verdict", "rule", "score", "path_a", "quote_a", "path_b", "quote_b", "occurrence")
    values: dict[str, Any] = {name: getattr(row, name) for name in names}
    return values | {"explanation": f"{row.verdict} ({row.rule}): {row.path_a} and {row.path_b}"}


def _results(said: Standing) -> list[dict[str, Any]]:
    results = [_choice(str(said.decision))]
    if said.note:
        results.append({"from_name": "note", "to_name": "a", "type": "textarea", "value": {"text": [said.note]}})
    return results


def _choice(word: str) -> dict[str, Any]:
    return {"from_name": "decision", "to_name": "a", "type": "choices", "value": {"choices": [word]}}


def _record(history: list[Decision]) -> dict[str, Any]:
    first = history[0]
    decided = [one for one in state(first.key, history).by if one.decision]
    notes = [one for one in decided if one.note]
    responses = {"decision": [_response(one, one.decision) for one in decided]}
    if notes:
        responses["note"] = [_response(one, one.note) for one in notes]
    return {
        "id": first.key,
        "fields": {"a": first.quote_a, "b": first.quote_b},
        "metadata": {
            "verdict": first.verdict,
            "rule": first.rule,
            "score": first.score,
            "path_a": first.path_a,
            "path_b": first.path_b,
            "reviewers": ", ".join(one.reviewer for one in decided),
        },
        "suggestions": {"decision": {"value": "confirmed", "score": first.score, "agent": "factcheck"}},
        "responses": responses,
        "vectors": {},
    }


def _response(said: Standing, value: str | None) -> dict[str, Any]:
    return {"value": value, "user_id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"factcheck:{said.reviewer}"))}


def _by_finding(rows: Iterable[Decision]) -> list[list[Decision]]:
    found: dict[str, list[Decision]] = defaultdict(list)
    for row in sorted(rows, key=order):
        found[row.key].append(row)
    return list(found.values())


def _dump(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
