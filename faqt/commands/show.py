"""``faqt show``: answers with their references."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from data.ordering import question_numbers, reference_numbers
from faqt.completion_sources import complete_entry
from faqt.failures import DONE, CommandError
from faqt.loading import read_quietly
from faqt.options import Form, file_option, form_options, format_option
from faqt.selecting import find_entry
from faqt.streams import note

if TYPE_CHECKING:
    from data.model import Entry


@click.command("show")
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=complete_entry)
@file_option
@format_option
@form_options
def command(ids: tuple[str, ...], file: str | None, form: Form) -> int:
    """Show answers with their notes and references.

    ID is a question's id, the beginning of one, or its number in "faqt list".
    """
    faq = read_quietly(file)
    found: dict[str, Entry] = {}
    code = DONE
    for word in ids:
        try:
            entry = find_entry(faq, word)
        except CommandError as failure:
            # The others are shown all the same.
            note("\n".join(filter(None, (f"faqt: {failure.message}", failure.hint))))
            code = max(code, failure.code)
            continue
        found[entry.id] = entry
    numbers = question_numbers(faq)
    if form.mode in ("json", "jsonl"):
        from faqt.machine import put
        from show.objects import answer_object, faq_object

        objects = [
            answer_object(faq, entry, numbers[entry.id], reference_numbers(faq, entry))
            for entry in found.values()
        ]
        put({"faq": faq_object(faq), "questions": objects}, objects, form)
        return code
    from faqt.present import present
    from show.compose import answer

    blocks = [
        block
        for entry in found.values()
        for block in answer(faq, entry, numbers[entry.id]).blocks()
    ]
    present(blocks, form)
    return code
