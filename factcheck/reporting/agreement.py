"""Who agrees with whom, and how often: counted over facts, drawn with matplotlib as SVG."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from itertools import combinations

from factcheck import settings
from factcheck.reporting.plain import one_line
from factcheck.reporting.view import Source, View

BANDS = 5
"""Shades of the picture, from never agreeing to always."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two sources: facts on which both speak and do not contradict each other, and facts on which they do."""

    a: Source
    b: Source
    agree: int
    disagree: int

    @property
    def share(self) -> float:
        """Part of the facts that both speak of on which they agree."""
        return self.agree / (self.agree + self.disagree)

    @property
    def band(self) -> int:
        """Shade of the share, 0 to `BANDS` - 1."""
        return min(BANDS - 1, int(self.share * BANDS))


def agreements(view: View) -> list[Agreement]:
    """Every two sources that speak of the same fact. A superseded value is no disagreement and no agreement."""
    counts: dict[tuple[str, str], list[int]] = {}
    for fact in view.facts:
        verdicts: dict[frozenset[str], set[str]] = {}
        for finding in fact.findings:
            verdicts.setdefault(frozenset((finding.a.source.id, finding.b.source.id)), set()).add(finding.verdict)
        speaking = [source.id for source in view.sources if source.id in {said.source.id for said in fact.said}]
        for a, b in combinations(speaking, 2):
            decided = verdicts.get(frozenset((a, b)), set())
            if "contradiction" in decided:
                counts.setdefault((a, b), [0, 0])[1] += 1
            elif "superseded" not in decided:
                counts.setdefault((a, b), [0, 0])[0] += 1
    return [Agreement(view.source[a], view.source[b], *count) for (a, b), count in counts.items()]


def pictured(view: View, pairs: list[Agreement]) -> list[Source]:
    """The sources that the picture shows: those with most facts in common with others, in the order of the run."""
    common: dict[str, int] = {}
    for pair in pairs:
        for source in (pair.a, pair.b):
            common[source.id] = common.get(source.id, 0) + pair.agree + pair.disagree
    chosen = sorted(common, key=lambda source: -common[source])[: settings.REPORT_MATRIX_SOURCES]
    return [source for source in view.sources if source.id in chosen]


def speaking(pairs: list[Agreement]) -> int:
    """Number of sources that have a fact in common with another."""
    return len({source.id for pair in pairs for source in (pair.a, pair.b)})


def picture(sources: list[Source], pairs: list[Agreement]) -> str:
    """The matrix as an SVG element whose colours are the page's own (CSS variables), so that it follows the theme."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle

    size = len(sources)
    side = max(3.2, 0.62 * size)
    figure = Figure(figsize=(side + 1.9, side + 0.3), facecolor="none")
    FigureCanvasSVG(figure)
    axes = figure.add_axes((1.9 / (side + 1.9), 0.0, side / (side + 1.9), side / (side + 0.3)), facecolor="none")
    place = {source.id: number for number, source in enumerate(sources)}
    for pair in pairs:
        if pair.a.id in place and pair.b.id in place:
            x, y = sorted((place[pair.a.id], place[pair.b.id]))
            axes.add_patch(Rectangle((x + 0.04, y + 0.04), 0.92, 0.92, facecolor=_ink(pair.band), linewidth=0))
            label = f"{pair.agree}/{pair.agree + pair.disagree}"
            axes.text(x + 0.5, y + 0.5, label, ha="center", va="center", fontsize=10, color=_ink(pair.band + BANDS))
    numbers = [str(source.number) for source in sources]
    axes.set_xlim(0, size)
    axes.set_ylim(size, 0)
    axes.set_xticks([n + 0.5 for n in range(size)], numbers)
    names = [f"{one_line(source.name, 22)}  {source.number}" for source in sources]
    axes.set_yticks([n + 0.5 for n in range(size)], names)
    axes.xaxis.tick_top()
    axes.tick_params(length=0, labelsize=10, colors=_TEXT, pad=5)
    for spine in axes.spines.values():
        spine.set_visible(False)
    return _themed(_svg(figure))


_TEXT = "#010203"


def _ink(band: int) -> str:
    """A colour that stands for a CSS variable until `_themed` puts the variable in its place."""
    return f"#0a0b{band:02x}"


def _svg(figure: object) -> str:
    import matplotlib

    out = io.StringIO()
    options = {"svg.fonttype": "none", "svg.hashsalt": "factcheck", "text.parse_math": False}
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with warnings.catch_warnings(), matplotlib.rc_context(options):
        warnings.simplefilter("ignore")  # of glyphs that its font lacks: the reader's browser draws the letters
        figure.savefig(out, format="svg", metadata=nothing)  # type: ignore[attr-defined]
    return out.getvalue()


def _themed(svg: str) -> str:
    """Only the drawing: no prologue, no metadata, no fixed size; the page's colours and font."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<style.*?</style>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<svg [^>]*?viewBox=\"([^\"]*)\"[^>]*>", _root, svg, count=1)
    svg = re.sub(r"font-family: [^;\"]*", "font-family: inherit", svg)
    svg = svg.replace(_TEXT, "var(--ink)")
    for band in range(BANDS):
        svg = svg.replace(_ink(band), f"var(--band-{band})").replace(_ink(band + BANDS), f"var(--on-band-{band})")
    return svg.strip()


def _root(match: re.Match[str]) -> str:
    width = match[1].split()[2]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="{match[1]}" '
        f'width="{1.3 * float(width):.0f}" role="img" aria-labelledby="matrix-title">'
    )
