"""Mails: subject, date, sender and text; attached documents are read as documents of their own."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage, MIMEPart

from factcheck.documents import decode, layout, repair
from factcheck.documents.draft import Reading
from factcheck.documents.options import ReadOptions
from factcheck.documents.readers import Raw, UnreadableError, html, json, reader, text

QUOTED = re.compile(r"^\s*>.*$")
FORWARDED = re.compile(r"^-{2,}\s*Forwarded [Mm]essage\s*-{2,}.*\n(?:[A-Z][a-z-]+: .*\n)*", re.MULTILINE)
"""The head of a mail that was passed on, which is what the sender wants read."""

ATTRIBUTION = re.compile(r"^On [^\n]{5,120}(?:\n[^\n]{1,120})?\bwrote:[ \t]*$", re.MULTILINE)
EARLIER = re.compile(
    r"^-{2,}\s*Original [Mm]essage\s*-{2,}.*$|^\*?From:\*? [^\n]+\n(?:\*?(?:Sent|Date|To|Cc|Subject):\*? [^\n]*\n?){2,}",
    re.MULTILINE,
)
"""Where a mail goes on with an earlier one that it does not mark line by line: it ends there."""

SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
QUOTED_MARKUP = (
    "//blockquote|//*[contains(@class, 'gmail_quote') or contains(@class, 'gmail_attr') or contains(@class, 'moz-cite-prefix')"
    " or contains(@class, 'moz-signature') or contains(@class, 'gmail_signature') or contains(@class, 'yahoo_quoted')]"
    "|//*[@id='appendonsend' or @id='divRplyFwdMsg']/following-sibling::*|//*[@id='divRplyFwdMsg']"
)
"""The same in HTML, as the common mail programs mark it."""

LEFT_OUT = "quoted mails and the signature were left out"


def read(raw: Raw, options: ReadOptions) -> list[Reading]:
    """The mail's text, then its attachments."""
    if raw.depth >= options.max_depth:
        raise UnreadableError(f"mails and archives are nested deeper than the limit of {options.max_depth}")
    try:
        message = email.message_from_bytes(raw.data, policy=email.policy.default)
        body = message.get_body(preferencelist=("plain", "html"))
        found = _body(body)
        found.title = repair.mend(str(message["subject"] or "")).strip()
        found.published = json.when(str(message["date"])) if message["date"] else None
        found.publisher = repair.mend(str(message["from"] or "")).strip() or None
        attached = list(message.iter_attachments())
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise UnreadableError(f"it is no readable mail ({type(error).__name__})") from None
    readings = [found] if found.drafts or not attached else []
    for number, part in enumerate(attached[: options.max_documents], 1):
        readings.extend(_attachment(part, number, raw, options))
    return readings


def _body(part: MIMEPart | None) -> Reading:
    if part is None:
        return Reading([])
    content = _content(part)
    if part.get_content_subtype() == "html":
        shown, quoted = html.without(content, QUOTED_MARKUP)
        found = Reading(layout.settle(html.fragment(shown)))
        if quoted:
            found.warnings.append(LEFT_OUT)
        return found
    own = _own(content.replace("\r\n", "\n"))
    found = text.reading(own)
    if own.split() != content.split():
        found.warnings.append(LEFT_OUT)
    return found


def _own(content: str) -> str:
    """What the sender wrote: no signature, no earlier mail, whether its lines are marked or not."""
    content = FORWARDED.sub("", content)
    ends = [match.start() for pattern in (SIGNATURE, EARLIER) if (match := pattern.search(content))]
    own = content[: min(ends)] if ends else content
    attribution = ATTRIBUTION.search(own)
    if attribution and not own[attribution.end() :].lstrip().startswith(">"):
        own = own[: attribution.start()]
    own = ATTRIBUTION.sub("", own)
    return "\n".join("" if QUOTED.match(line) else line for line in own.split("\n"))


def _content(part: MIMEPart) -> str:
    """The part's text, also where it names a character set that nobody knows."""
    try:
        return str(part.get_content())
    except LookupError:
        payload = part.get_payload(decode=True)
        return decode.decode(payload)[0] if isinstance(payload, bytes) else str(payload)


def _attachment(part: MIMEPart, number: int, raw: Raw, options: ReadOptions) -> list[Reading]:
    from factcheck.documents import sniff
    from factcheck.documents.sources import printable

    name = part.get_filename() or f"attachment-{number}"
    label = "/" + printable(name)
    try:
        content = part.get_content()
        if isinstance(content, EmailMessage):
            content = content.as_bytes()
        data = content.encode() if isinstance(content, str) else bytes(content)
        inner = reader(sniff.kind(data, name))(Raw(name, data, raw.depth + 1), options)
    except UnreadableError as error:
        return [Reading([], part=label, problem=str(error))]
    except (ValueError, LookupError, TypeError, KeyError) as error:
        return [Reading([], part=label, problem=f"the attachment cannot be read ({type(error).__name__})")]
    for reading in inner:
        reading.part = label + reading.part
    return inner
