"""Zip archives: the limits that every zipped format is held to, and archives of documents."""

from __future__ import annotations

import io
import posixpath
import zipfile

from factcheck import settings
from factcheck.documents.draft import Reading
from factcheck.documents.options import ReadOptions, setting
from factcheck.documents.readers import Raw, UnreadableError, reader
from factcheck.documents.sources import NEVER_SOURCES, printable


def check(data: bytes, options: ReadOptions) -> zipfile.ZipFile:
    """The opened archive. Raises UnreadableError where it is broken, locked, or unpacks to more than the limits."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        members = opened.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, IndexError, RecursionError) as error:
        raise UnreadableError(f"it is a broken archive ({error})") from None
    total = sum(member.file_size for member in members)
    if total > options.max_unpacked:
        raise UnreadableError(
            f"it unpacks to {total / 2**20:,.0f} MB, more than the limit of {options.max_unpacked / 2**20:,.0f} MB; raise "
            f"{setting('max_unpacked')}"
        )
    for member in members:
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > settings.UNPACK_RATIO_FLOOR and ratio > options.max_ratio:
            raise UnreadableError(
                f"{printable(member.filename)} in it unpacks {ratio:,.0f}-fold, more than the limit of "
                f"{options.max_ratio:,.0f}; it may be a bomb"
            )
    if len(members) > options.max_documents:
        raise UnreadableError(
            f"it holds {len(members):,} files, more than {options.max_documents:,}; raise {setting('max_documents')}"
        )
    return opened


def read(raw: Raw, options: ReadOptions) -> list[Reading]:
    """A reading for every document inside, in order of path; members that cannot be read come with the problem."""
    from factcheck.documents import sniff

    if raw.depth >= options.max_depth:
        raise UnreadableError(f"archives are nested deeper than the limit of {options.max_depth}")
    opened = check(raw.data, options)
    found: list[Reading] = []
    for member in sorted(opened.infolist(), key=lambda info: info.filename):
        name = posixpath.basename(member.filename)
        hidden = any(part.startswith(".") or part == "__MACOSX" for part in member.filename.split("/"))
        if member.is_dir() or hidden or name in NEVER_SOURCES:
            continue
        part = "/" + printable(member.filename)
        try:
            data = _unpack(opened, member, options)
            inner = Raw(name, data, raw.depth + 1)
            readings = reader(sniff.kind(data, name))(inner, options)
        except UnreadableError as error:
            found.append(Reading([], part=part, problem=str(error)))
            continue
        for reading in readings:
            reading.part = part + reading.part
            found.append(reading)
        if len(found) > options.max_documents:
            raise UnreadableError(f"it holds more documents than the limit of {options.max_documents:,}")
    if not found:
        raise UnreadableError("the archive holds no documents")
    return found


def _unpack(opened: zipfile.ZipFile, member: zipfile.ZipInfo, options: ReadOptions) -> bytes:
    """A member's bytes; no more than the limit is unpacked, whatever the archive says of its size."""
    if member.flag_bits & 0x1:
        raise UnreadableError("it is locked with a password")
    try:
        with opened.open(member) as file:
            data = file.read(options.max_bytes + 1)
    except Exception as error:
        raise UnreadableError(f"it cannot be unpacked ({error})") from None
    if len(data) > options.max_bytes:
        raise UnreadableError(f"it is larger than the limit of {options.max_bytes / 2**20:,.0f} MB")
    return data
