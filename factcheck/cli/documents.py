"""`factcheck documents`: what was read, and what was left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from factcheck.documents import Document, ReadResult


@click.command(name="documents")
@click.argument("sources", nargs=-1, required=True)
@click.option("--text", "show_text", is_flag=True, help="Print each document's cleaned text.")
@click.option(
    "--removed",
    "show_removed",
    is_flag=True,
    help="Print what was left out as page furniture, and why (JSON always has it).",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--claims/--no-claims", "count", default=True, help="Count the claims too, which loads the parser.")
@click.option("--skip-unreadable", is_flag=True, help="Go on where a source cannot be read, and list it.")
def command(
    sources: tuple[str, ...], show_text: bool, show_removed: bool, form: str, count: bool, skip_unreadable: bool
) -> None:
    """Show what is read from SOURCES (files, folders, - for stdin): title, date, words, claims, warnings.

    \b
    Examples:
      factcheck documents seeds/sources
      factcheck documents report.pdf --text --removed
    """
    from factcheck.documents import read

    result = read(sources, skip_unreadable=skip_unreadable)
    if form == "json":
        claims = _claims(result) if count else None
        click.echo(json.dumps(_as_dict(result, claims, show_text), ensure_ascii=False, indent=2))
        return
    if show_text or show_removed:
        for document in result.documents:
            _print_document(document, show_text, show_removed)
    else:
        _print_table(result, _claims(result) if count else None)
    for skipped in result.skipped:
        click.echo(f"Skipped {skipped.path}: {skipped.reason}", err=True)


def _claims(result: ReadResult) -> dict[str, int]:
    """Number of claims by document id; documents that are left out of the comparison make none."""
    from collections import Counter

    from factcheck.claims import extract

    return Counter(claim.document for claim in extract(one for one in result.documents if one.language == "en"))


def _print_table(result: ReadResult, claims: dict[str, int] | None) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("Path", "Title", "Published", "Words", *(["Claims"] if claims is not None else [])):
        table.add_column(name, justify="right" if name in {"Words", "Claims"} else "left", overflow="fold")
    for document in result.documents:
        date = f"{document.published} ({document.published_from})" if document.published else "unknown"
        row = [document.path, document.title or "-", date, f"{document.words:,}"]
        if claims is not None:
            row.append(f"{claims.get(document.id, 0):,}")
        table.add_row(*(_literal(cell) for cell in row))
    console = Console()
    Console(width=None if console.is_terminal else 140).print(table)
    warned = [document for document in result.documents if document.warnings]
    if warned:
        click.echo("\nWarnings")
    for document in warned:
        for warning in document.warnings:
            click.echo(f"  {document.path}: {warning}")
    if any(document.removed for document in warned):
        click.echo("Add --removed to see what was left out.")


def _literal(cell: str) -> str:
    """rich reads square brackets as markup; a file's words are only words."""
    from rich.markup import escape

    return escape(cell)


def _print_document(document: Document, show_text: bool, show_removed: bool) -> None:
    date = f", {document.published} ({document.published_from})" if document.published else ""
    click.secho(f"{document.path}: {document.title or 'no title'}{date}, {document.words:,} words", bold=True)
    for warning in document.warnings:
        click.secho(f"  warning: {warning}", fg="yellow")
    if show_removed:
        for removed in document.removed:
            where = f"line {removed.line}, " if removed.line else ""
            click.echo(f"  left out ({where}{removed.reason}): {removed.text}")
    if show_text:
        click.echo(f"\n{document.text}\n")


def _as_dict(result: ReadResult, claims: dict[str, int] | None, show_text: bool) -> dict[str, object]:
    documents = []
    for document in result.documents:
        entry: dict[str, object] = {
            "id": document.id,
            "path": document.path,
            "sha256": document.sha256,
            "title": document.title,
            "published": document.published,
            "published_from": document.published_from,
            "publisher": document.publisher,
            "reference": document.reference,
            "language": document.language,
            "words": document.words,
            "warnings": list(document.warnings),
            "removed": [{"line": one.line, "reason": one.reason, "text": one.text} for one in document.removed],
        }
        if claims is not None:
            entry["claims"] = claims.get(document.id, 0)
        if show_text:
            entry["text"] = document.text
        documents.append(entry)
    skipped = [{"path": item.path, "reason": item.reason} for item in result.skipped]
    return {"documents": documents, "skipped": skipped}
