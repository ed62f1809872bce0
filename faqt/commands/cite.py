"""``faqt cite``: references in the formats of other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

import click

from data.citing.format_names import CiteFormat
from faqt.completion_sources import complete_reference
from faqt.failures import DONE, NOTHING, CommandError
from faqt.loading import read_quietly
from faqt.options import Form, file_option, from_option
from faqt.output import emit
from faqt.selecting import find_reference
from faqt.streams import note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.model import Faq, Reference


_STYLED: Final = ("text", "html", "markdown")


@click.command("cite")
@click.argument("references", nargs=-1, metavar="[REF]...", shell_complete=complete_reference)
@click.option(
    "--format",
    "format_",
    type=click.Choice(get_args(CiteFormat)),
    default="text",
    show_default=True,
    help="How to write them.",
)
@click.option(
    "--style",
    metavar="STYLE",
    default="",
    help="Write text, HTML or Markdown in this citation style instead of APA: a CSL file, or its "
    "name. Needs Pandoc.",
)
@click.option("--all", "every", is_flag=True, help="Write all references of the FAQ.")
@click.option("-o", "--output", metavar="PATH", default="", help="Write to this file.")
@file_option
@from_option
def command(
    references: tuple[str, ...],
    format_: CiteFormat,
    style: str,
    every: bool,
    output: str,
    file: str | None,
) -> int:
    """Cite references as text, BibTeX, CSL-JSON, RIS or address.

    REF is a reference's key, the beginning of one, or its DOI. Notes on a doubtful reference go to
    standard error.
    """
    if every == bool(references):
        raise click.UsageError("Name the references to cite, or --all of them, but not both.")
    if style and format_ not in _STYLED:
        raise click.UsageError(f"--style goes with --format {', '.join(_STYLED)}.")
    from data.citing.formats import cite_all  # here, because help needs no format

    faq = read_quietly(file)
    found = [find_reference(faq, word) for word in references] or list(faq.references)
    text = _styled(found, style, format_) if style else cite_all(found, format_)
    _warn(faq, found, format_)
    if not text:
        return NOTHING
    emit(f"{text}\n", Form(target="" if output == "-" else output, pager=False))
    return DONE


def _styled(references: list[Reference], style: str, format: CiteFormat) -> str:
    # Most citations need no Pandoc.
    from convert.pandoc.cite import cite_in_style
    from convert.pandoc.run import PandocError
    from convert.pandoc.styles import OWN, find_style
    from data.citing.formats import cite_all

    if format not in _STYLED or not references:
        return ""
    try:
        if style == OWN and find_style(style) is None:
            return cite_all(references, format)
        return cite_in_style(references, style, format)
    except PandocError as error:
        raise CommandError(error.message, error.hint) from error


def _warn(faq: Faq, references: Sequence[Reference], format: CiteFormat) -> None:
    """Say what a reader should know before citing."""
    # Here, because help needs none of it.
    from data.citing.bibtex import bibtex_keys
    from data.identifiers.find import reference_links
    from faqt.doubts import tell_doubts

    for reference in references:
        tell_doubts(faq, reference, "cite")
        if format == "url" and not reference_links(reference):
            note(f"faqt: “{reference.id}” has no DOI and no link")
    if format == "bibtex":
        for key, written in bibtex_keys(references).items():
            if bibtex_keys((faq.references_by_id[key],))[key] != written:
                note(f"faqt: “{key}” is written as {written}: another key reads the same in BibTeX")
