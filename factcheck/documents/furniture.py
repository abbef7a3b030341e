"""Page furniture out: what a page says about itself and about other pages makes no claims.

Rules go by the shape of a line and a lexicon (`lexicon`), and for boxes of related news by the block. A sentence that
says something of the world is never dropped for its looks; all that is left out is handed back with the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from factcheck.documents import dates, lexicon, lineshape
from factcheck.documents.document import Removed
from factcheck.documents.draft import Draft

FOOT = 4
MAX_EDGE_SENTENCES = 4  # a longer paragraph is text, whatever its first sentence looks like
SMALL_PRINT = frozenset(
    {
        "byline",
        "source line",
        "machine-made notice",
        "copyright",
        "newsletter box",
        "reading time",
        "link out",
        "contact",
    }
    | {"image credit", "share buttons", "legal links"}
)
PAGE_DATE = re.compile(r"(?:first |last )?(?:published|posted|updated|modified|publication date)\b", re.IGNORECASE)
SENTENCE_GAP = re.compile(r"(?<=[a-z\d)”\"][.!?])\s+(?=[A-Z\"“(])")
HEAD = 8  # blocks; titles, bylines, dates and categories of a page stand in its first few lines
MAX_LINE = 300  # characters; longer than any line of furniture that is known as a whole
NOTICE_WORDS = 60
"""A notice to the visitor is a sentence or two; a longer block that mentions cookies reports on them."""
LOOK_BACK = 200  # blocks whose names stand for the text before a box
LOOK_AHEAD = 20
RESUME_OVERLAP = 0.34
"""Share of a later section's names that the text before a box of links has used, from which on the text goes on."""

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
WORD = re.compile(r"[^\W\d_][\w’'&.-]*")
CRUMBS = re.compile(r"\s*(?:[>»›/|·•→]|\s[-–—]\s)\s*")
ARROW = re.compile(r"[→↗»›⟶➔➜➡⇢⤴↪🔗]\s*$|\[…\]$|>>\s*$")
TAIL_NOTICE = re.compile(
    r"\s*\((?:reporting|writing|editing|additional reporting|with (?:inputs|files))\b[^()]{2,220}\)\.?\s*$|"
    r"\s*(?:read more|click here|learn more|continue reading|\[\.\.\.\]|\[…\])\s*[.…»→:]*$",
    re.IGNORECASE,
)
HEADING_NOTICE = re.compile(
    r"(?<=[a-z\d)])\s*(?=(?:AI|Machine)[ -](?:analysis|generated|curated|summary|assisted)\b[^.]{0,60}$)"
)


def remove(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Removed]]:
    """The blocks that are text, and what was left out with the reason, both in order."""
    kept: list[Draft] = []
    removed: list[Removed] = []
    seen: Counter[str] = Counter()
    words = Counter(word for draft in drafts for word in WORD.findall(draft.text.text))
    blocks = list(drafts)
    related = _related(blocks)
    begun = False
    for number, draft in enumerate(blocks):
        at_edge = not begun or number >= len(blocks) - FOOT
        reason = related.get(number) or _reason(blocks, number, seen, words, at_edge)
        seen[_key(draft.text.text)] += 1
        if reason:
            removed.append(Removed(reason, draft.text.text, draft.text.line))
            continue
        trimmed = _trim(draft, removed, edge=at_edge)
        if trimmed.text:
            kept.append(trimmed)
            begun = begun or _is_statement(trimmed)
    return _without_empty_headings(kept, blocks, removed)


def _key(text: str) -> str:
    if len(text) > MAX_LINE:
        return ""
    return re.sub(r"\W+", " ", text).casefold().strip()


def _reason(blocks: Sequence[Draft], number: int, seen: Counter[str], words: Counter[str], edge: bool) -> str | None:
    """Why the block is furniture; None where it is text."""
    draft = blocks[number]
    text = draft.text.text
    if draft.kind in {"row", "code"}:
        return None
    if not any(char.isalnum() for char in text):
        return "end mark"
    if draft.kind == "caption" and number + 1 < len(blocks) and blocks[number + 1].kind == "row":
        return None
    if repeated := _repeated(draft, seen):
        return repeated
    if len(text) <= MAX_LINE and (reason := _line_reason(blocks, number, words, edge)):
        return reason
    return _notice(text) if len(SENTENCE_GAP.findall(text)) < 2 else None


def _repeated(draft: Draft, seen: Counter[str]) -> str | None:
    """A title or headline that has stood there before. Whole sentences may repeat: the claims are counted once."""
    text = draft.text.text
    key = _key(text)
    if not seen[key] or lineshape.ends_sentence(text) or len(key.split()) < 2:
        return None
    if draft.kind == "heading":
        return "repeated title"
    says = lineshape.has_figure(text) or lineshape.label_value(text) is not None or len(key.split()) < 4
    return "repeated title" if draft.kind in {"paragraph", "item"} and not says else None


def _line_reason(blocks: Sequence[Draft], number: int, words: Counter[str], edge: bool) -> str | None:
    """Furniture that is known by the line as a whole."""
    draft = blocks[number]
    text = draft.text.text.strip(" \"'“”|·•>»›")
    count = len(text.split())
    for rule in lexicon.LINES:
        if count <= rule.words and rule.pattern.match(text) and _allowed(rule.reason, blocks, number):
            return rule.reason
    if _buttons(text):
        return "share buttons"
    if _languages(text):
        return "language picker"
    if lexicon.RELATED_LINE.match(text) and not lineshape.ends_sentence(text) and not lineshape.has_figure(text):
        return "link out"
    if is_byline(text):
        return "byline"
    if ARROW.search(draft.raw) and count <= 14 and not lineshape.ends_sentence(text):
        return "link out"
    if _run_on(text, words) or _crumbs(text):
        return "tags"
    return _frame(blocks, number, edge)


def _allowed(reason: str, blocks: Sequence[Draft], number: int) -> bool:
    """Some lines are furniture only in their place: a category stands in the head or by itself, not over a text."""
    draft = blocks[number]
    if lineshape.has_figure(draft.text.text) and lineshape.ends_sentence(draft.text.text) and reason != "copyright":
        return False
    if reason == "category line":
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        lone = draft.raw.strip()[:1] in "·•|/>»›" and not _list_member(blocks, number)
        heads_text = following is not None and following.kind in {"paragraph", "item", "row"} and number >= 4
        return lone or not heads_text
    if reason in {"source line", "tags", "contact", "byline", "navigation"}:
        return not lineshape.has_figure(draft.text.text)
    if reason in {"reading time", "end mark"}:
        return not _list_member(blocks, number) and draft.kind != "caption"
    return True


def _list_member(blocks: Sequence[Draft], number: int) -> bool:
    near = [blocks[at] for at in (number - 1, number + 1) if 0 <= at < len(blocks)]
    return blocks[number].kind == "item" and any(draft.kind == "item" for draft in near)


def _buttons(text: str) -> bool:
    """A row of share buttons, with or without spaces between the names ("PostLinkedIn")."""
    plain = re.sub(r"LinkedIn|YouTube|WhatsApp|WeChat|TikTok|HackerNews", lambda m: f" {m.group().title()} ", text)
    names = re.findall(r"[A-Z]?[a-z-]+|[A-Z]+(?![a-z])", plain)
    rest = re.sub(r"[A-Za-z\s|·•,/:&+()\d-]", "", plain)
    own = {name.lower() for name in names} & lexicon.NETWORKS
    strong = own - {"on", "via", "us", "to", "this", "more", "and", "story", "page", "line", "news", "article", "app"}
    return (
        0 < len(names) <= 14 and not rest and bool(strong) and all(name.lower() in lexicon.NETWORKS for name in names)
    )


def _languages(text: str) -> bool:
    names = [name for name in re.split(r"[\s|·•,/]+", text.lower()) if name]
    return len(names) >= 2 and all(name in lexicon.LANGUAGES for name in names)


def _run_on(text: str, words: Counter[str]) -> bool:
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


def _crumbs(text: str) -> bool:
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


def _frame(blocks: Sequence[Draft], number: int, edge: bool) -> str | None:
    """Dates and bylines that stand in the page's head or foot and say something of the page."""
    draft = blocks[number]
    text = draft.text.text
    own = draft.kind != "item" or PAGE_DATE.match(text) is not None
    if own and dates.labelled(text) and (edge or not lineshape.label_value(text)):
        return "date line"
    if edge and number and dates.placed(text) and len(text.split()) <= 10:
        return "date line"
    if draft.kind == "caption" and dates.is_date_line(text):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        return None if following is not None and following.date is not None else "date line"
    return None


def _notice(text: str) -> str | None:
    """Boilerplate that speaks to the visitor, as a block of its own."""
    if len(text.split()) > NOTICE_WORDS:
        return None
    for reason, pattern in lexicon.NOTICES:
        if pattern.search(text) and not (lineshape.has_figure(text) and reason != "copyright"):
            return reason
    return None


def _trim_sentences(draft: Draft, removed: list[Removed], *, edge: bool) -> None:
    """Cuts sentences of small print off either end of a paragraph: a byline and a date in front, a notice behind."""
    text = draft.text.text
    ends = [0, *(match.end() for match in SENTENCE_GAP.finditer(text)), len(text)]
    first, last = 0, len(ends) - 1
    if last == 1 and not edge:
        return  # a block of one sentence has been looked at as a block
    while (
        edge and first < last and last - first <= MAX_EDGE_SENTENCES and _small_sentence(text, ends, first, edge=True)
    ):
        first += 1
    while first < last and _small_sentence(text, ends, last - 1, edge=edge):
        last -= 1
    cut = (*range(first), *range(last, len(ends) - 1))
    removed += [Removed("small print", text[ends[at] : ends[at + 1]].strip(), draft.text.line) for at in cut]
    draft.text = draft.text.cut(ends[first], ends[last]).strip() if first < last else draft.text.cut(0, 0)


def _small_sentence(text: str, ends: list[int], number: int, *, edge: bool) -> bool:
    """Is this sentence about the page? Bylines and dates are looked for in the page's head and foot only."""
    sentence = text[ends[number] : ends[number + 1]].strip()
    if _notice(sentence):
        return True
    if not edge or len(sentence) > 120:
        return False
    plain = sentence.rstrip(".! ")
    if dates.labelled(plain) or is_byline(plain) or (dates.placed(plain) and len(plain.split()) <= 10):
        return True
    count = len(plain.split())
    found = (rule.reason for rule in lexicon.LINES if count <= rule.words and rule.pattern.match(plain))
    return not lineshape.has_figure(plain) and any(reason in SMALL_PRINT for reason in found)


def _trim(draft: Draft, removed: list[Removed], *, edge: bool) -> Draft:
    """The block without what hangs on it: the dateline of a report, "(Reporting by ...)", a notice behind a heading."""
    if draft.kind == "paragraph" and (start := dates.dateline(draft.text.text)):
        removed.append(Removed("dateline", draft.text.text[: start[0]].strip(), draft.text.line))
        draft.text = draft.text.cut(start[0])
    if draft.kind == "paragraph":
        _trim_sentences(draft, removed, edge=edge)
    if draft.kind in {"paragraph", "item"} and (tail := TAIL_NOTICE.search(draft.text.text[-300:])):
        at = max(len(draft.text) - 300, 0) + tail.start()
        removed.append(Removed("byline" if "(" in tail.group() else "link out", tail.group().strip(), draft.text.line))
        draft.text = draft.text.cut(0, at)
    if draft.kind == "heading" and (tail := HEADING_NOTICE.search(draft.text.text)) and tail.start() > 0:
        removed.append(Removed("machine-made notice", draft.text.text[tail.end() :], draft.text.line))
        draft.text = draft.text.cut(0, tail.start())
    return draft


# Boxes of related news


def _related(blocks: Sequence[Draft]) -> dict[int, str]:
    """Numbers of the blocks that belong to a box of other pages, comments or the author, with the reason."""
    out: dict[int, str] = {}
    number = 0
    while number < len(blocks):
        kind = _box(blocks, number)
        if kind is None:
            number += 1
            continue
        end = _end_of_box(blocks, number, kind)
        out.update(dict.fromkeys(range(number, end), kind))
        number = end
    return out


def _box(blocks: Sequence[Draft], number: int) -> str | None:
    """The kind of box that this line opens, if any."""
    draft = blocks[number]
    text = draft.text.text.strip(" :\"'“”»›")
    if draft.kind not in {"heading", "paragraph", "item"} or len(text.split()) > 10 or lineshape.has_figure(text):
        return None
    if draft.kind == "item" and draft.raw.lstrip()[:1] not in "•→»›>" and not draft.text.text.endswith(":"):
        return None
    if lexicon.RELATED.match(text) or (lexicon.RELATED_PERHAPS.match(text) and _shows_others(blocks, number)):
        return "related news"
    if lexicon.COMMENTS.match(text):
        return "comments"
    if lexicon.AUTHOR_BOX.match(text):
        return "about the author"
    return None


def _shows_others(blocks: Sequence[Draft], number: int) -> bool:
    """Do the blocks behind a doubtful heading look like other pages? Links or bare headlines, or headlines with one
    paragraph each that speak of other names than the text before."""
    box = list(blocks[number + 1 : number + 9])
    if not box or _is_statement(box[0]):
        return False
    if sum(draft.link for draft in box[:3]) >= min(2, len(box)):
        return True
    statements = [draft for draft in box if _is_statement(draft)]
    if not statements:
        return number > len(blocks) // 3
    names, before = _names(statements), _names(blocks[max(number - LOOK_BACK, 0) : number])
    shared = sum(count for name, count in names.items() if before[name])
    apart = all(not _is_statement(box[at + 1]) for at, draft in enumerate(box[:-1]) if _is_statement(draft))
    return apart and number > HEAD and (not names or shared / sum(names.values()) < RESUME_OVERLAP)


def _is_statement(draft: Draft) -> bool:
    return draft.kind in {"row", "quote"} or lineshape.ends_sentence(draft.text.text)


def _end_of_box(blocks: Sequence[Draft], start: int, kind: str) -> int:
    """Where the box that opens at `start` ends: at the end of the page, or where the text goes on.

    The text goes on at a heading that sections of a text have, at a heading of the same or a higher level in a file
    with marked levels, or at a section that speaks of the names the text before the box spoke of. Other pages come as
    teasers: a headline with one paragraph, or a bare headline.
    """
    opening = blocks[start]
    marked = opening.raw.lstrip().startswith("#") or (opening.kind == "heading" and opening.level == 1)
    earlier = blocks[max(start - LOOK_BACK, 0) : start]
    before = _names(earlier)
    body_words = sum(len(draft.text.text.split()) for draft in earlier)
    at = start + 1
    while at < len(blocks):
        draft = blocks[at]
        if draft.kind == "heading":
            if marked and draft.raw.lstrip().startswith("#") and draft.level <= opening.level:
                return at
            if (
                lexicon.CONTENT_HEADING.search(draft.text.text)
                and len(draft.text.text.split()) <= 6
                and _has_text(blocks, at)
            ):
                return at
        if kind == "about the author" and draft.kind == "heading" and at > start + 1:
            return at
        if kind == "related news" and _goes_on(blocks, at, before, body_words):
            return at
        at += 1
    return at


def _has_text(blocks: Sequence[Draft], heading: int) -> bool:
    following = blocks[heading + 1] if heading + 1 < len(blocks) else None
    return following is not None and following.kind in {"paragraph", "item", "row", "caption"}


def _goes_on(blocks: Sequence[Draft], at: int, before: Counter[str], body_words: int) -> bool:
    """Is the block at `at` the text again? Two paragraphs or more in a row, without a headline that announces them as
    a teaser, or about the same names as the text before."""
    draft = blocks[at]
    if draft.kind != "paragraph" or not lineshape.ends_sentence(draft.text.text) or len(draft.text.text.split()) < 12:
        return False
    run = 0
    for following in blocks[at : at + LOOK_AHEAD]:
        if following.kind != "paragraph" or not lineshape.ends_sentence(following.text.text):
            break
        run += 1
    if body_words < 80:
        return run >= 2
    headed = blocks[at - 1].kind == "heading" and len(blocks[at - 1].text.text.split()) >= 4
    if run < 2 and headed:
        return False
    names = _names(blocks[at : at + run])
    shared = sum(count for name, count in names.items() if before[name])
    return bool(names) and shared / sum(names.values()) >= RESUME_OVERLAP


def _names(blocks: Sequence[Draft]) -> Counter[str]:
    """Capitalised words that do not start a sentence, as a sketch of what a text is about."""
    found: Counter[str] = Counter()
    for draft in blocks:
        for match in re.finditer(r"(?<![.!?:]\s)(?<!^)\b[A-Z][\w-]{2,}", draft.text.text):
            found[match.group()] += 1
    return found


def _without_empty_headings(
    kept: list[Draft], blocks: Sequence[Draft], removed: list[Removed]
) -> tuple[list[Draft], list[Removed]]:
    """A heading whose section held nothing but furniture goes with it ("Weekly Recap" over a link to a newsletter)."""
    still = {id(draft) for draft in kept}
    out: list[Draft] = []
    filled = emptied = False  # whether the section below holds text, and whether it held anything at all
    for number in range(len(blocks) - 1, -1, -1):
        draft = blocks[number]
        if id(draft) not in still:
            emptied = True
        elif draft.kind != "heading":
            filled = True
            out.append(draft)
        else:
            if emptied and not filled and number >= HEAD and not lineshape.is_question(draft.text.text):
                removed.append(Removed("heading of furniture", draft.text.text, draft.text.line))
            else:
                out.append(draft)
            filled = emptied = False
    out.reverse()
    removed.sort(key=lambda item: item.line)
    return out, removed
