"""What figures are about: a sentence a line, its figures marked, and beside it what each should be bound to."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.figures.binding import bind
from factcheck.figures.figure import Figure
from factcheck.inference.parser import parse

HERE = Path(__file__).parent
MARK = re.compile(r"\{([^|{}]+)\|([^{}]+)\}")


def marked(line: str) -> tuple[str, list[Figure]]:
    """The sentence without its marks, and the marked figures with their places in it."""
    text, figures, at = "", [], 0
    for found in MARK.finditer(line):
        text += line[at : found.start()]
        made = _figure(found[1], found[2])
        figures.append(replace(made, start=len(text), end=len(text) + len(found[1])))
        text += found[1]
        at = found.end()
    return text + line[at:], figures


def _figure(text: str, spec: str) -> Figure:
    kind, value, *rest = spec.split()
    unit = rest.pop(0) if kind != "date" and rest else None
    read = str if kind == "date" else float
    return Figure(
        kind=kind,  # type: ignore[arg-type]
        text=text,
        start=0,
        end=0,
        value=read(value),
        unit=None if unit == "-" else unit,
        bound="max" if "max" in rest else None,
    )


def wanted(column: str) -> dict[str, str]:
    pairs = re.findall(r"(role|subject|attribute|period|status|scope|direction|change)=(.*?)(?:; (?=\w+=)|$)", column)
    return {name: value.strip() for name, value in pairs}


def rows(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def misses(line: str) -> list[str]:
    """Every field of the line that came out otherwise, as "field: got (wanted)"."""
    sentence, *columns = line.split("\t")
    text, figures = marked(sentence)
    bound = bind(text, next(iter(parse([text]))), figures)
    assert [(f.start, f.end, f.value) for f in bound] == [(f.start, f.end, f.value) for f in figures]
    found = []
    assert len(columns) <= len(bound)
    for figure, column in zip(bound, columns, strict=False):
        for name, value in wanted(column).items():
            got = getattr(figure, name)
            if (str(got) if got is not None else "-").lower() != value.lower():
                found.append(f"{figure.text}: {name} {got!r} (wanted {value!r})")
    return found


@pytest.mark.parametrize("line", rows("binding_cases.tsv"), ids=lambda line: MARK.sub(r"\1", line.split("\t")[0])[:60])
def test_each_sentence(line: str) -> None:
    assert misses(line) == []


def test_held_out_sentences() -> None:
    """Counted apart: at least 90% of the fields right."""
    fields = wrong = 0
    for line in rows("binding_heldout.tsv"):
        fields += sum(len(wanted(column)) for column in line.split("\t")[1:])
        found = misses(line)
        wrong += len(found)
        for miss in found:
            print(line.split("\t")[0], "|", miss)
    print(f"{fields - wrong} of {fields} fields right")
    assert wrong <= 0.1 * fields


def test_any_parse_is_bound() -> None:
    """A wrong parse may bind wrongly; it never raises, and never changes what was read."""
    chance = random.Random(7)
    for line in rows("binding_cases.tsv"):
        text, figures = marked(line.split("\t")[0])
        tokens = next(iter(parse([text])))
        for _ in range(3):
            kept = tokens[: chance.randrange(len(tokens) + 1)]
            wrong = tuple(replace(token, head=chance.randrange(len(kept))) for token in kept)
            bound = bind(text, wrong, figures)
            assert [(f.text, f.start, f.value, f.unit) for f in bound] == [
                (f.text, f.start, f.value, f.unit) for f in figures
            ]
