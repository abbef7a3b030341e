"""Figures under labels, as a table's cells and a data sheet's lines have them: "Zhenwu M890, Memory (GB): 144"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.figures import counted
from factcheck.figures.attributes import GENERIC, HAPPENS_ONCE, MEASURES
from factcheck.figures.cues import scope
from factcheck.figures.figure import Figure
from factcheck.figures.find import find
from factcheck.figures.inherit import PERIOD
from factcheck.figures.measuring import by_unit
from factcheck.figures.tree import Tree

_LABEL = re.compile(r"\A([^:.!?\n]{1,120}):[ \t]*")
_BRACKET = re.compile(r"\s*\(([^()]{1,20})\)")
_SIGN = re.compile(r"(US\$|[A-Z]{1,2}\$|[$€£¥₹]|[A-Z]{3}\b)\s*(.*)")
_SCALE = {"millions": "million", "billions": "billion", "thousands": "thousand", "mn": "million", "000": "thousand"}
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a label: its text without a bracket, the unit in the bracket, and the words' token indices."""

    text: str
    unit: str | None
    words: tuple[int, ...]


def labelled(tree: Tree) -> list[Figure] | None:
    """The bound figures of "row, column: value" or "label: value"; None where the text is no such thing."""
    found = _LABEL.match(tree.text)
    if not found or not any(found.end() <= f.start <= found.end() + 2 for f in tree.figures):
        return None
    if any(f.kind != "date" and f.start < found.end() for f in tree.figures) or _goes_on(tree, found.end()):
        return None
    parts = _parts(tree, found[1])
    if not parts or any(len(part.words) > _MOST_WORDS or _is_clause(tree, part) for part in parts):
        return None
    period = next((f for f in tree.figures if f.kind == "date" and f.end <= found.end()), None)
    named = [part for part in parts if period is None or not _is_date(tree, part, period)]
    named = [_undated(tree, part, period) for part in named]
    units = [part for part in named[1:] if part.unit is None and _is_unit(part.text)]
    named = [part for part in named if part not in units]
    if not named:
        return None
    measure = next((p for p in reversed(named) if _measures(tree, p)), named[-1])
    if measure.unit is None:  # "Revenue, Q2 2025 ($m)": the bracket stands behind the period
        measure = replace(measure, unit=next((p.unit for p in parts if p.unit and p not in named), None))
    if measure.unit is None and units:  # "Output, tonnes"
        measure = replace(measure, unit=units[0].text)
    subject = next((p.text for p in named if p.words != measure.words), None)
    when = str(period.value) if period is not None and period.value is not None else None
    return [
        replace(f, role=PERIOD) if f is period else _bound(tree, n, measure, subject, when)
        for n, f in enumerate(tree.figures)
    ]


def _goes_on(tree: Tree, start: int) -> bool:
    """Whether a sentence follows the label and no mere value."""
    return any(t.start >= start and (t.pos == "AUX" or t.tag in {"VBD", "VBZ", "VBP", "MD"}) for t in tree.tokens)


def _parts(tree: Tree, label: str) -> list[_Part]:
    parts, at = [], 0
    for piece in label.split(", "):
        bracket = _BRACKET.search(piece)
        text = _BRACKET.sub("", piece).strip()
        end = at + len(piece)
        words = [i for i, t in enumerate(tree.tokens) if at <= t.start < end and t.text[:1].isalnum()]
        if bracket:
            words = [i for i in words if not at + bracket.start() <= tree.tokens[i].start < at + bracket.end()]
        parts.append(_Part(text, bracket[1] if bracket else None, tuple(words)))
        at = end + 2
    return [part for part in parts if part.text]


def _is_clause(tree: Tree, part: _Part) -> bool:
    return any(tree.tokens[i].pos == "AUX" or tree.tokens[i].tag in {"PRP", "VBZ", "VBP"} for i in part.words[:-1])


def _is_date(tree: Tree, part: _Part, period: Figure) -> bool:
    own = [i for i in part.words if not period.start <= tree.tokens[i].start < period.end]
    return len(own) <= 1 and len(own) < len(part.words)


def _undated(tree: Tree, part: _Part, period: Figure | None) -> _Part:
    """ "Output in 2024" is the output, of 2024."""
    if period is None:
        return part
    kept = [i for i in part.words if not period.start <= tree.tokens[i].start < period.end]
    if len(kept) == len(part.words):
        return part
    while kept and tree.tokens[kept[-1]].pos == "ADP":
        kept.pop()
    if not kept:
        return part
    return replace(part, text=tree.text[tree.tokens[kept[0]].start : tree.tokens[kept[-1]].end], words=tuple(kept))


def _is_unit(text: str) -> bool:
    """Whether a part of a label is only a unit: "tonnes", "km", "%"."""
    read = find(f"5 {text}")
    whole = len(read) == 1 and read[0].end == len(f"5 {text}")
    return whole and read[0].kind in {"quantity", "money", "percent", "duration"}


def _measures(tree: Tree, part: _Part) -> bool:
    last = _last(tree, part)
    return part.unit is not None or last in MEASURES or last in HAPPENS_ONCE


def _last(tree: Tree, part: _Part) -> str:
    words = [tree.lemma(i) for i in part.words]
    if len(words) > 1 and words[-1] in {"date", "year", "day"}:
        words.pop()
    return words[-1] if words else ""


def _bound(tree: Tree, number: int, part: _Part, subject: str | None, when: str | None) -> Figure:
    figure = _in_unit(tree.figures[number], part.unit)
    role = _last(tree, part)
    words = [tree.word(i) if tree.tokens[i].tag == "VBG" else tree.lemma(i) for i in part.words]
    words = words[: words.index(role) + 1] if role in words else words
    written = tree.word(part.words[-1]) if part.words else ""
    if figure.kind == "count" and figure.unit is None and written.endswith("s") and role not in MEASURES:
        figure = replace(figure, unit=counted.singular(written))
    if role in GENERIC and len(words) == 1:
        role = by_unit(tree, number) or role
    before = [tree.word(i) for i in part.words[:-1]]
    return replace(
        figure,
        role="date" if figure.kind == "date" else role or None,
        subject=subject,
        attribute=" ".join(words) or None if figure.kind != "date" else role or None,
        period=None if figure.kind == "date" else when,
        status="reported",
        scope=scope(tree, number, before, []) or figure.scope,
    )


def _in_unit(figure: Figure, unit: str | None) -> Figure:
    """A bare number in the unit that its label gives in brackets ("$m", "km", "%")."""
    if unit is None or figure.kind != "count" or figure.unit is not None:
        return figure
    scale = " ".join(_SCALE.get(word, word) for word in unit.split())
    sign = _SIGN.fullmatch(scale)
    written = f"{sign[1]}{figure.text} {sign[2]}".strip() if sign else f"{figure.text} {scale}"
    read = find(written)
    if len(read) != 1 or read[0].kind == "date" or (read[0].kind == "count" and read[0].unit is None):
        return figure
    return replace(figure, kind=read[0].kind, value=read[0].value, unit=read[0].unit, precision=read[0].precision)
