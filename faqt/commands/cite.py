"""``faqt cite``: references in the formats of other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from data.citing.formats import CiteFormat, cite_all
from data.identifiers.find import reference_links
from faqt.completion_sources import complete_reference
from faqt.doubts import tell_doubts
from faqt.failures import DONE, NOTHING
from faqt.loading import read_quietly
from faqt.options import Form, file_option
from faqt.output import emit
from faqt.selecting import find_reference
from faqt.streams import note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.model import Faq, Reference


@click.command("cite")
@click.argument("references", nargs=-1, metavar="[REF]...", shell_complete=complete_reference)
@click.option(
    "--format",
    "style",
    type=click.Choice(get_args(CiteFormat)),
    default="text",
    show_default=True,
    help="How to write them.",
)
@click.option("--all", "every", is_flag=True, help="Write all references of the FAQ.")
@click.option("-o", "--output", metavar="PATH", default="", help="Write to this file.")
@file_option
def command(
    references: tuple[str, ...], style: CiteFormat, every: bool, output: str, file: str | None
) -> int:
    """Cite references as text, BibTeX, CSL-JSON, RIS or address.

    REF is a reference's key, the beginning of one, or its DOI. Notes on a doubtful reference go to
    standard error.
    """
    if every == bool(references):
        raise click.UsageError("Name the references to cite, or --all of them, but not both.")
    faq = read_quietly(file)
    found = [find_reference(faq, word) for word in references] or list(faq.references)
    _warn(faq, found, style)
    text = cite_all(found, style)
    if not text:
        return NOTHING
    emit(f"{text}\n", Form(target="" if output == "-" else output, pager=False))
    return DONE


def _warn(faq: Faq, references: Iterable[Reference], style: CiteFormat) -> None:
    """Say what a reader should know before citing."""
    for reference in references:
        tell_doubts(faq, reference, "cite")
        if style == "url" and not reference_links(reference):
            note(f"faqt: “{reference.id}” has no DOI and no link")
