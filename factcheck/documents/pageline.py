"""Lines of a page's frame that are known by their make: rows of buttons, run-on tags, paths, bylines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from factcheck import settings
from factcheck.documents import dates, lexicon, lineshape
from factcheck.documents.draft import Draft

BYLINE_WORDS = frozenset("a an and at by for from in of on or the to with via de la van von".split())
BRANDS = frozenset(
    "OpenAI DeepMind DeepSeek LinkedIn YouTube GitHub GitLab PayPal ByteDance TikTok MacBook iPhone "
    "iPad WhatsApp eBay FedEx AstraZeneca GlaxoSmithKline PostgreSQL JavaScript TypeScript SoftBank "
    "SenseTime CoreWeave WeChat BlackRock SpaceX HarperCollins PricewaterhouseCoopers PowerPoint "
    "MediaTek TechCrunch BuzzFeed ChatGPT AliExpress AutoNavi VentureBeat McDonald McKinsey BioNTech "
    "CrowdStrike ServiceNow SalesForce SolarWinds StubHub MasterCard JPMorgan UnionPay HuggingFace "
    "DoorDash AirPods PlayStation GeForce QuickBooks TensorFlow PyTorch SiliconANGLE BigQuery CapCut".split()
)
JOINT = re.compile(r"(?<=[a-z)])(?=[A-Z][a-z]|[A-Z]{2}\b)")
CRUMBS = re.compile(r"\s*(?:[>»›/|·•→]|\s[-–—]\s)\s*")


def is_buttons(text: str) -> bool:
    """A row of share buttons, with or without spaces between the names ("PostLinkedIn")."""
    plain = re.sub(r"LinkedIn|YouTube|WhatsApp|WeChat|TikTok|HackerNews", lambda m: f" {m.group().title()} ", text)
    names = re.findall(r"[A-Z]?[a-z-]+|[A-Z]+(?![a-z])", plain)
    rest = re.sub(r"[A-Za-z\s|·•,/:&+()\d-]", "", plain)
    own = {name.lower() for name in names} & lexicon.NETWORKS
    strong = own - {"on", "via", "us", "to", "this", "more", "and", "story", "page", "line", "news", "article", "app"}
    return (
        0 < len(names) <= 14 and not rest and bool(strong) and all(name.lower() in lexicon.NETWORKS for name in names)
    )


def is_languages(text: str) -> bool:
    names = [name for name in re.split(r"[\s|·•,/]+", text.lower()) if name]
    return len(names) >= 2 and all(name in lexicon.LANGUAGES for name in names)


def is_run_on(text: str, words: Counter[str]) -> bool:
    """Tags run together without spaces ("Industry NewsAlibabaChina Tech"): small letter to capital inside words that
    stand nowhere else in the text."""
    if lineshape.ends_sentence(text) or len(text.split()) > 14 or lineshape.title_case(text) < 1:
        return False
    joints = 0
    for word in re.findall(r"[^\W_]+", text):
        if word not in BRANDS and words[word] <= 1:
            joints += len(JOINT.findall(word))
    small = sum(word in lineshape.SMALL_WORDS for word in text.split())
    return (joints >= 2 and small <= 1) or (
        joints == 1 and small == 0 and len(text.split()) <= 4 and not _has_digit(text)
    )


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def is_crumbs(text: str) -> bool:
    """A path of short names, as breadcrumbs and bylines are ("Home > Tech > AI", "By Li Wei | Tech")."""
    parts = [part for part in CRUMBS.split(text) if part]
    if len(parts) < 2 or lineshape.ends_sentence(text) or lineshape.has_figure(text):
        return False
    short = all(len(part.split()) <= 4 for part in parts)
    if len(parts) >= 3:
        named = sum(_is_small_print(part) for part in parts)
        return short and (named > 0 or bool(re.search(r"[>»›→]", text)))
    return short and all(_is_small_print(part) for part in parts)


def _is_small_print(part: str) -> bool:
    """A part that is furniture by itself: a date, a category, a reading time, a byline."""
    plain = part.strip()
    if dates.is_date_line(plain) or dates.labelled(plain) or is_byline(plain):
        return True
    return any(rule.pattern.match(plain) for rule in lexicon.LINES)


def is_byline(text: str) -> bool:
    """A line that says who wrote: "By" and a name, with nothing behind it but names, roles, places and dates."""
    if lexicon.STAFF.match(text):
        return True
    match = lexicon.BYLINE.match(text)
    if not match or len(text.split()) > 16 or lineshape.has_figure(text):
        return False
    name, rest = match["name"].split(), match["rest"] or ""
    if name[0].lower().rstrip(".") in dates.MONTHS or name[0].lower().endswith("day"):
        return False
    if len(name) < 2 and (rest or lineshape.ends_sentence(text)):
        return False
    small = [word for word in re.findall(r"[^\W\d_][\w’']*", rest) if word[0].islower()]
    return all(word in lexicon.ROLES or word in BYLINE_WORDS for word in small)


def is_reactions(raw: str) -> bool:
    """Counts beside pictographs ("👍 12   💬 4")."""
    plain = re.sub(lineshape.PICTOGRAPH, "", raw)
    return plain != raw and bool(re.fullmatch(r"[\d\s.,KkMm|·+-]+", plain))


def menus(blocks: Sequence[Draft]) -> dict[int, str]:
    """Numbers of the blocks that are a menu: runs of very short lines before the first sentence or after the last."""
    sentences = [at for at, draft in enumerate(blocks) if lineshape.ends_sentence(draft.text.text) or draft.cells]
    first, last = (sentences[0], sentences[-1]) if sentences else (0, len(blocks))
    out: dict[int, str] = {}
    for edge in (range(first), range(last + 1, len(blocks))):
        run: list[int] = []
        for at in [*edge, -1]:
            if at >= 0 and _is_menu_line(blocks[at]):
                run.append(at)
                continue
            if len(run) >= settings.MENU_LINES:
                out.update(dict.fromkeys(run, "navigation"))
            run = []
    return out


def _is_menu_line(draft: Draft) -> bool:
    text = draft.text.text
    short = len(text.split()) <= 3 and len(text) <= 28 and not draft.raw.lstrip().startswith("#")
    loose = draft.kind in {"heading", "paragraph"} or draft.link
    return short and loose and not _has_digit(text) and ":" not in text
