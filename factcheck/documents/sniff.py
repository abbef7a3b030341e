"""What kind of file this is, by its content; the name decides only between kinds that look alike."""

from __future__ import annotations

import io
import re
import zipfile

from factcheck import settings
from factcheck.documents.readers import UnreadableError

MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|table|h1|meta|title)[\s>]", re.IGNORECASE)
FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|\w+:feed)[\s>]")
MAIL = re.compile(rb"\A(?:[A-Z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n", re.MULTILINE)
MAIL_FIELDS = re.compile(rb"^(?:from|to|subject|date|message-id|received|mime-version):", re.IGNORECASE | re.MULTILINE)
PICTURES = (
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"BM", "a picture"),
    (b"II*\0", "a picture"), (b"MM\0*", "a picture"), (b"\0\0\1\0", "a picture"), (b"RIFF", "a sound, picture or film"),
    (b"ID3", "a sound"), (b"OggS", "a sound or film"), (b"fLaC", "a sound"), (b"\x1aE\xdf\xa3", "a film"),
    (b"\x7fELF", "a program"), (b"MZ", "a program"), (b"\xca\xfe\xba\xbe", "a program"), (b"\0asm", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old binary office file; save it as .docx, .xlsx or .pptx"),
    (b"{\\rtf", "rich text; save it as .docx or .txt"), (b"%!PS", "PostScript; save it as PDF"),
    (b"Rar!", "a RAR archive; pack it as .zip"), (b"7z\xbc\xaf", "a 7z archive; pack it as .zip"),
    (b"\x1f\x8b", "a gzip archive; unpack it or pack it as .zip"), (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"), (b"SQLite format 3", "a database; export it as .csv"),
    (b"PAR1", "a Parquet table; export it as .csv"),
)  # fmt: skip
OFFICE = (("word/", "docx"), ("ppt/", "pptx"), ("xl/", "xlsx"))
TABLES = (".csv", ".tsv", ".tab")


def kind(data: bytes, name: str) -> str:
    """The name of the reader (a module of `readers`) for a file with these bytes. Raises UnreadableError."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableError("the file is empty" if not data else "the file holds nothing but blanks")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\x08")):
        return _zipped(data)
    _refuse_binary(data, name)
    if suffix in {".eml", ".mht", ".mhtml"} or (
        MAIL.match(data[:20_000]) and len(MAIL_FIELDS.findall(data[:4096])) >= 2
    ):
        return "eml"
    tagged = head[:1] == b"<" or suffix in {".html", ".htm", ".xhtml", ".xml", ".rss", ".atom"}
    if tagged and (marked := _markup(data, head, suffix)):
        return marked
    if suffix in {".json", ".jsonl", ".ndjson"} or _is_json(data, head):
        return "json"
    if suffix in TABLES or (suffix not in {".txt", ".md", ".text"} and _is_table(data)):
        return "csv"
    return "text"


def _zipped(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, IndexError) as error:
        raise UnreadableError(f"it is a broken archive ({error})") from None
    if "[Content_Types].xml" in names:
        for folder, reader in OFFICE:
            if any(member.startswith(folder) for member in names):
                return reader
    if "mimetype" in names and any(member == "content.xml" for member in names):
        raise UnreadableError("it is an OpenDocument file, which is not read; save it as .docx, .xlsx or .pptx")
    return "archive"


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, what in PICTURES:
        if data.startswith(magic) and (len(magic) > 2 or b"\0" in data[:64]):
            raise UnreadableError(f"it is {what}" if ";" in what else f"it is {what}, not a document")
    if data[4:12] in {b"ftypisom", b"ftypmp42", b"ftypM4A ", b"ftypheic", b"ftypavif", b"ftypqt  "}:
        raise UnreadableError("it is a film, sound or picture, not a document")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    sample = data[:65_536]
    from factcheck.documents.decode import wide

    if wide(sample):
        return
    controls = sum(sample.count(byte) for byte in (*range(9), *range(14, 27), *range(28, 32)))
    if controls > settings.BINARY_SHARE * len(sample):
        raise UnreadableError("it is no text in any known encoding, and no known kind of file")


def _markup(data: bytes, head: bytes, suffix: str) -> str | None:
    if FEED.search(data[:4096]):
        return "feed"
    if MARKUP.search(data[:65_536]) or suffix in {".html", ".htm", ".xhtml"}:
        return "html"
    return "feed" if head[:5] == b"<?xml" or suffix in {".xml", ".rss", ".atom"} else None


def _is_json(data: bytes, head: bytes) -> bool:
    tail = data[-64:].rstrip()
    return (head[:1] == b"{" and tail.endswith(b"}") and b'"' in head) or (
        head[:1] == b"[" and tail.endswith(b"]") and b'"' in head
    )


def _is_table(data: bytes) -> bool:
    """Without a telling name: at least three lines that a comma, semicolon or tab cuts into three cells or more."""
    from factcheck.documents.decode import decode
    from factcheck.documents.readers.csv import delimiter

    lines = [line for line in decode(data[:8192])[0].splitlines()[:-1] if line.strip()][:12]
    if len(lines) < 3 or any(len(line) > 400 for line in lines):
        return False
    sign = delimiter("\n".join(lines))
    counts = {line.count(sign) for line in lines}
    return len(counts) == 1 and counts.pop() >= 2 and not any(line.rstrip().endswith(".") for line in lines)
