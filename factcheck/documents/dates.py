"""Dates that a layout gives: a bare date line, a dateline, "Published: ...", a file's name. In ISO 8601.

Only what stands in the page's frame is read here; dates inside sentences are figures and no business of this stage.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
WEEKDAY = r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\.?,?\s+)?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
CLOCK = (
    r"(?:,?\s*(?:at\s+|[-–—|·]\s*)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}(?:[+-]\d+)?\)?)?)?"
)
SHAPES = tuple(
    re.compile(WEEKDAY + shape, re.IGNORECASE)
    for shape in (
        rf"{YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?",
        rf"{YEAR}[/.](?P<month>\d{{1,2}})[/.](?P<day>\d{{1,2}})",
        rf"{MONTH}\s+{DAY},?\s+{YEAR}",
        rf"{DAY}[\s-]+{MONTH},?[\s-]+{YEAR}",
        rf"{MONTH},?\s+{YEAR}",
        rf"{YEAR}-(?P<month>\d\d)(?![\d-])",
        rf"Q(?P<quarter>[1-4])\s*[-/ ]?\s*{YEAR}",
        rf"{YEAR}\s*-?\s*Q(?P<quarter>[1-4])",
        rf"{YEAR}(?![\d-])",
    )
)
PUBLISHED = re.compile(
    r"^\W*(?:first\s+)?(?P<label>published|posted|publication date|date published|publish date|date(?:\s+of\s+\w+)?|"
    r"released|filed|issued|created|written|as of|(?:report|release|issue|filing) date|dated|sent|"
    r"(?:\w+\s+){1,2}(?:held|recorded|delivered|prepared)\s+on|(?:last\s+)?(?:updated|modified|revised|edited|reviewed))"
    r"(?:\s+(?:on|at))?\s*[:\-–—|]?\s*(?P<rest>.{4,60})$",
    re.IGNORECASE,
)
LATER = re.compile(r"updated|modified|revised|edited|reviewed", re.IGNORECASE)
PERIOD = re.compile(
    r"\b(?:end(?:ed|ing|s)?|to|until|till|through|since|before|after|by|from|between|and|as of|as at|on or around|due|"
    r"expires?|starting|beginning|effective|deadline)\s*$",
    re.IGNORECASE,
)
FRAME_WORD = re.compile(
    r"\b(?:publish|issu|approv|compil|prepar|generat|put together|written|edition|minutes|transcript|bulletin|briefing|"
    r"post(?:ed)?\b|by\b|newsletter|digest|statement|notice|circular|memo|speech|interview|extract|dated|adopt|sign|releas|programme|podcast)",
    re.IGNORECASE,
)
EDITION = re.compile(r"\b(?:edition|issue|number|no\.?|vol(?:ume)?\.?|bulletin)\b|,\s*$", re.IGNORECASE)
DATE_WORD = re.compile(
    rf"\b(?:(?:19|20)\d\d-\d\d|{MONTH.replace('?P<month>', '?:')}|\d{{1,2}}(?:st|nd|rd|th)?\s+[A-Z][a-z]{{2}})", re.I
)
PARTS = re.compile(r"\s+[|·•–—/]\s+|(?<=[a-z\d)][.!])\s+(?=[A-Z])")
PLACED = re.compile(
    r"^[A-Z\"“'‘][^,.:;!?]{1,60}(?:,\s[A-Z][\w ]{1,30})?,\s+"
    r"(?P<date>(?:\d|[A-Z][a-z]{2,8}\.?\s\d|[A-Z][a-z]+day,?\s).{4,40}?)\.?$"
)
DATELINE = re.compile(
    r"^(?P<place>[A-Z][\w.'’-]*(?:[ ,/]+(?:[A-Z][\w.'’-]*|of|de|del|la|the|and)){0,6}?)"
    r"(?P<date>,?\s+(?:(?:[A-Z][a-z]{2,8}\.?|[A-Z]{3,9})\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:st|nd|rd|th)?"
    r"(?:,?\s+(?:19|20)\d\d)?)?"
    r"(?P<wire>,?\s*(?:\([A-Z][^()]{1,40}\)|/[A-Z][\w .-]{1,40}/))?"
    r"\s*(?:--|[—–]|-(?=\s))\s*(?=[A-Z\"“'‘$€£\d])"
)


def parse(text: str) -> str | None:
    """The ISO form of `text` if the whole of it is a date ("Sept. 19, 2024", "2024-09", "Q2 2025"), else None."""
    text = text.strip(" \t.,;:|·•()[]—–-")
    for shape in SHAPES:
        match = shape.match(text)
        if match and re.fullmatch(CLOCK, text[match.end() :], re.IGNORECASE):
            return _iso(match)
    return None


def leading(text: str) -> tuple[str, int] | None:
    """A date that `text` starts with, and where it ends; None where it starts with none."""
    for shape in SHAPES:
        if (match := shape.match(text)) and (iso := _iso(match)):
            return iso, match.end()
    return None


def _iso(match: re.Match[str]) -> str | None:
    """ISO 8601 of a matched shape, or None where the calendar has no such day."""
    parts = match.groupdict()
    year = parts["year"]
    if parts.get("quarter"):
        return f"{year}-Q{parts['quarter']}"
    if not parts.get("month"):
        return str(year)
    name = parts["month"].lower()
    month = MONTHS.get(name) or (int(name) if name.isdigit() else 0)
    try:
        day = datetime.date(int(year), month, int(parts.get("day") or 1))
    except ValueError:
        return None
    return day.isoformat() if parts.get("day") else f"{day:%Y-%m}"


def is_date_line(text: str) -> bool:
    """Is this line nothing but a date (with a clock time at most)?"""
    return len(text) <= 60 and parse(text) is not None


def labelled(text: str) -> tuple[str, bool] | None:
    """The date of a line such as "Published: 3 May 2024", and whether it is that of an update."""
    match = PUBLISHED.match(text)
    if not match or len(text) > 90:
        return None
    rest = match["rest"].strip()
    found = leading(rest)
    if found is None or not re.fullmatch(CLOCK + r"[\s.,|·)\]]*(?:by\s.{1,40})?", rest[found[1] :], re.IGNORECASE):
        return None
    return found[0], bool(LATER.search(match["label"]))


def dateline(text: str) -> tuple[int, str | None] | None:
    """Length of the dateline that a report starts with ("BEIJING, March 26, 2026 (Wire) —") and its date if whole.

    A place alone counts only in capitals; in ordinary letters it needs a date or an agency, so that "Alibaba — the
    company —" is none.
    """
    match = DATELINE.match(text[:160])
    if not match:
        return None
    place = match["place"]
    capitals = place.upper() == place and len(place) > 2
    if not (match["date"] or match["wire"] or capitals):
        return None
    if not capitals and not match["date"] and "," not in place and len(place.split()) > 3:
        return None
    return match.end(), parse(match["date"].strip(" ,")) if match["date"] else None


def frame_parts(line: str) -> list[str]:
    """A short line's parts: "By Li Wei | 3 May 2024", "Explainer. Published 8 April 2026." A long line is one part."""
    return [part for part in PARTS.split(line) if part] if len(line) <= 200 else [line]


def placed(text: str) -> str | None:
    """The date of a line that names a place, paper or desk and a date: "Coast Weekly, 16 March 2024"."""
    match = PLACED.match(text)
    found = parse(match["date"]) if match else None
    return found if found and "-" in found else None


def in_head_line(text: str) -> str | None:
    """The full date (a month where an edition is named) that a line of a page's head mentions as its own: "Minutes of
    the meeting of 17 March 2026, Town Hall". The end of a period ("year ended 31 May 2025") is none."""
    for match in DATE_WORD.finditer(text):
        if PERIOD.search(text[: match.start()]):
            continue
        found = leading(text[match.start() :])
        if found and (len(found[0]) == len("2024-05-03") or EDITION.search(text[: match.start()])):
            return found[0] if found[0][4:5] == "-" else None
    return None


def from_page(head: Iterable[str], foot: Iterable[str] = ()) -> str | None:
    """The publication date that the lines in a page's head (or foot) give, likeliest first: "Published: ...", a
    dateline, a bare date, a place or paper with a date, any date in a line of the head, "Updated: ...".
    """
    found: dict[str, str] = {}
    for number, line in enumerate(head):
        if (start := dateline(line)) and start[1]:
            found.setdefault("dateline", start[1])
        for part in frame_parts(line):
            if hit := labelled(part):
                found.setdefault("updated" if hit[1] else "published", hit[0])
            elif is_date_line(part) and len(parse(part) or "") == len("2024-05-03"):
                found.setdefault("bare", parse(part) or "")
            elif own := placed(part):
                found.setdefault("placed", own)
        if (
            len(line) <= 160
            and FRAME_WORD.search(line)
            and (number or "," in line)
            and (mentioned := in_head_line(line))
        ):
            found.setdefault("mentioned", mentioned)
    for line in foot:
        if hit := labelled(line):
            found.setdefault("updated" if hit[1] else "published", hit[0])
    order = ("published", "dateline", "bare", "placed", "updated", "mentioned")
    return next((found[kind] for kind in order if kind in found), None)


def from_name(name: str) -> str | None:
    """The date that a file's name gives: "2024-05-03-launch.md", "report_20240503.pdf", "notes 2024-05.txt"."""
    match = re.search(
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<gap>[-_.]?)(?P<month>0[1-9]|1[0-2])(?:(?P=gap)(?P<day>[0-3]\d))?(?!\d)",
        name,
    )
    if match is None or (not match["gap"] and not match["day"]):
        return None
    return _iso(match)
