"""``faqt refs``: references, and who cites them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from data.ordering import reference_numbers
from faqt.completion_sources import complete_any
from faqt.failures import DONE, NOTHING, CommandError
from faqt.loading import read_quietly
from faqt.options import Form, file_option, form_options, format_option
from faqt.selecting import find_entry, find_reference
from faqt.streams import note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from data.model import Faq, Reference


@click.command("refs")
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=complete_any)
@file_option
@format_option
@form_options
def command(ids: tuple[str, ...], file: str | None, form: Form) -> int:
    """Show the references of questions, or all of them.

    Each with its links, the questions that cite it, and the notes on it. ID is a question's id,
    the beginning of one, or its number; or a reference's key or DOI.
    """
    faq = read_quietly(file)
    references: Sequence[Reference] = faq.references
    if ids:
        keys = dict.fromkeys(key for word in ids for key in _keys(faq, word))
        references = [faq.references_by_id[key] for key in keys]
    if form.mode in ("json", "jsonl"):
        from faqt.machine import put
        from show.objects import faq_object, reference_object

        objects = [reference_object(faq, reference) for reference in references]
        put({"faq": faq_object(faq), "references": objects}, objects, form)
    else:
        from faqt.present import present
        from show.compose import work

        blocks = [work(faq, reference, reference.id, cited_by=True) for reference in references]
        present(blocks, form)
    if not references:
        note("faqt: no references")
    return DONE if references else NOTHING


def _keys(faq: Faq, word: str) -> Iterable[str]:
    """Return the references that a word means."""
    if word in faq.entries_by_id:
        return reference_numbers(faq, faq.entries_by_id[word])
    try:
        return (find_reference(faq, word).id,)
    except CommandError:
        return reference_numbers(faq, find_entry(faq, word))
