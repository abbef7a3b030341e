"""The review queue at a prompt: one key decides, over ssh as well; whole lines where there is no terminal."""

from __future__ import annotations

import os
import select
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

try:
    import termios
except ModuleNotFoundError:  # Windows: click reads single keys there
    termios = None  # type: ignore[assignment]

from factcheck.errors import FactcheckError
from factcheck.review.decision import NOTE
from factcheck.review.queue import Queue, View
from factcheck.review.view import Pages

KEYS = {
    "c": "confirmed",
    "f": "false_alarm",
    "s": "superseded",
    "d": "different_thing",
    "u": "unsure",
}
HELP = """\
  c confirmed: they contradict each other        f false alarm: they do not
  s superseded: the later replaces the earlier   d different thing: subject, period or measure
  u unsure: for somebody else                    z undo the latest decision
  C F S D U the same for all undecided pairs of the fact
  n note   m more of the text   j next   k previous   / search   q quit   ? this help"""
_COLOURS = {"differs": "yellow", "figure": "red"}
_LINE_BYTES = 4096  # what a terminal hands over as one line
_WIDTH = 100  # columns: longer lines are hard to read


def review(queue: Queue, reviewer: str) -> None:
    """Go through the undecided findings; returns when all are decided or the reviewer quits."""
    with _single(True):
        _Prompt(queue, reviewer).run()


class _Prompt:
    """One reviewer at a terminal."""

    def __init__(self, queue: Queue, reviewer: str) -> None:
        self._queue = queue
        self._pages = Pages(queue)
        self._reviewer = reviewer
        self._view = View(reviewer=reviewer)
        self._keys = _keys()

    def run(self) -> None:
        gone = self._pages.dropped()
        for one in gone:
            words = f"Dropped: {_spoken(one['decision'])} by {one['reviewer']}, because {one['reason']}."
            click.secho(_plain(words), fg="yellow")
        at = self._queue.after(None, self._view)
        shown = None
        while at is not None:
            if at != shown:
                self._show(at)
                shown = at
            key = next(self._keys, "q")
            if key == "q":
                break
            try:
                at, shown = self._act(key, at)
            except FactcheckError as error:  # not saved: say so and stay where we are
                click.secho(str(error), fg="red", err=True)
        self._farewell(done=at is None)

    def _act(self, key: str, at: str) -> tuple[str | None, str | None]:
        """Do what a key asks; the finding to show next, and the one that is on the screen already."""
        if (word := KEYS.get(key.lower())) is not None:
            self._queue.decide(at, word, self._reviewer, whole_fact=key.isupper())
            click.secho(f"{_spoken(word)}, saved.", fg="green")
            return self._after(at), at
        if key == "z":
            return self._undo(at), None
        if key in {"j", "k"}:
            return self._queue.after(at, self._view, back=key == "k") or at, at
        if key == "n":
            note = _line("Note: ")
            self._queue.decide(at, NOTE, self._reviewer, note)
            click.secho("Note, saved.", fg="green")
            return at, at
        if key == "/":
            return self._search(at)
        if key == "m":
            self._show(at, more=True)
        else:
            click.echo(HELP)
        return at, at

    def _after(self, at: str) -> str | None:
        """The next finding to decide; when a search is done, what is left outside of it."""
        following = self._queue.after(at, self._view)
        if following is None and self._view.search:
            click.echo("The search is done; back to the whole queue.")
            self._view = View(reviewer=self._reviewer)
            following = self._queue.after(at, self._view)
        return following

    def _undo(self, at: str) -> str:
        row = self._queue.undo(self._reviewer)
        found = self._queue.finding_of(row) if row else None
        if found is None:
            click.echo("There is nothing to undo.")
            return at
        click.secho("Taken back, saved.", fg="green")
        return found.id

    def _search(self, at: str) -> tuple[str, str | None]:
        wanted = View(search=_line("Search (empty for all): "), reviewer=self._reviewer)
        found = self._queue.select(wanted)
        if not found:
            click.echo("Nothing undecided has these words.")
            return at, at
        self._view = wanted
        click.echo(f"{len(found)} to decide.")
        return found[0].id, None

    def _show(self, finding: str, more: bool = False) -> None:
        page = self._pages.page(self._queue.get(finding), more)
        counts = self._queue.progress()
        click.echo()
        click.secho(f"{counts['decided']} of {counts['total']} decided", dim=True)
        click.secho(_plain(page["title"]), bold=True)
        sure = "exact" if page["score"] >= 1 else f"{page['score']:.0%} sure"
        click.echo(f"{page['verdict']} · {page['rule']} {page['rule_name']} · {sure}")
        if page["explanation"] != page["title"]:
            click.echo(_fill(page["explanation"]))
        for letter in ("a", "b"):
            _side(letter.upper(), page[letter])
        for row in page["values"]:
            click.echo(f"  {_plain(row['source'])}: {_plain(row['value'])}{'  (differs)' if row['outlier'] else ''}")
        for said in page["by"]:
            word = _spoken(said["decision"]) if said["decision"] else "Note"
            click.secho(f"{word} by {_plain(said['reviewer'])}. {_plain(said['note'] or '')}", fg="cyan")
        if page["earlier"]:
            was = page["earlier"]
            words = f"Decided before as {_spoken(was['decision'])}, but {was['reason']}."
            click.secho(_plain(words), fg="yellow")
        if page["siblings"]:
            click.secho(
                f"{page['siblings']} more undecided of this fact: a capital letter decides them alike", dim=True
            )
        click.secho("[c]onfirmed [f]alse alarm [s]uperseded [d]ifferent thing [u]nsure [z] undo [?] help", dim=True)

    def _farewell(self, done: bool) -> None:
        counts = self._queue.progress()
        left = counts["total"] - counts["decided"]
        words = "Every finding is decided." if done and not left else f"{left} left to decide; every decision is saved."
        click.echo(words)


def _side(letter: str, side: dict[str, Any] | None) -> None:
    if side is None:
        click.echo(f"\n{letter}  Nothing in the sources speaks of this.")
        return
    line = side["location"].get("line")
    published = f" · {side['published']}" if side["published"] else ""
    click.secho(f"\n{letter}  {_plain(side['path'])}{f':{line}' if line else ''}{published}", bold=True)
    quote = "".join(
        click.style(_plain(text), fg=_COLOURS.get(kind), bold=True, underline=kind != "same")
        for text, kind in side["quote"]
    )
    before, after = side["before"].rsplit("\n", 1)[-1], side["after"].split("\n", 1)[0]
    click.echo(f"   {click.style(_plain(before), dim=True)}{quote}{click.style(_plain(after), dim=True)}")


def _plain(text: str) -> str:
    """Text of a source without control characters: an escape sequence in it must not reach the terminal."""
    return "".join(char if char.isprintable() or char in "\n\t" else "\ufffd" for char in text)


def _fill(text: str) -> str:
    return textwrap.fill(_plain(text), _WIDTH)


def _spoken(word: str) -> str:
    return word.replace("_", " ").capitalize()


def _keys() -> Iterator[str]:
    """Single keys from a terminal (`_single`); without one (a pipe), the first letter of each line."""
    if sys.stdin.isatty():
        while key := _key():
            yield {"\x1b[A": "k", "\x1b[B": "j"}.get(key, key)
    else:
        for line in iter(sys.stdin.readline, ""):
            if line.strip():
                yield line.strip()[0]


def _key() -> str:
    """One key (or the sequence that an arrow sends); "" at the end."""
    if termios is None:
        key = click.getchar()
    else:  # read past Python's buffer, which would keep what was typed ahead from the next read
        key = os.read(sys.stdin.fileno(), 1).decode(errors="replace")
        if key == "\x1b" and select.select([sys.stdin], [], [], 0)[0]:
            key += os.read(sys.stdin.fileno(), 2).decode(errors="replace")
    return "" if key in {"\x03", "\x04"} else key


@contextmanager
def _single(on: bool) -> Iterator[None]:
    """A terminal that hands over each key at once and does not show it (`on`), or one that edits lines.

    Set once for the whole review: to switch for each key, as click does, throws away what was typed in between.
    """
    if termios is None or not sys.stdin.isatty():
        yield
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    wanted = termios.tcgetattr(terminal)
    flags = termios.ICANON | termios.ECHO
    wanted[3] = wanted[3] & ~flags if on else wanted[3] | flags
    termios.tcsetattr(terminal, termios.TCSADRAIN, wanted)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _line(prompt: str) -> str:
    click.echo(prompt, nl=False)
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    with _single(False):
        return os.read(sys.stdin.fileno(), _LINE_BYTES).decode(errors="replace").strip()
