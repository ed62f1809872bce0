"""``faqt list``: the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from data.ordering import entries_by_section
from faqt.completion_sources import complete_section, complete_tag
from faqt.failures import DONE, NOTHING
from faqt.loading import read_quietly
from faqt.options import Form, file_option, form_options
from faqt.selecting import find_section, find_tag, numbered
from faqt.streams import note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.model import Entry, Faq
    from show.blocks import Block


@click.command("list")
@click.argument("text", nargs=-1)
@click.option(
    "-s",
    "--section",
    metavar="SECTION",
    shell_complete=complete_section,
    help="Only questions of this section, by its id or title.",
)
@click.option(
    "-t",
    "--tag",
    "tags",
    multiple=True,
    metavar="TAG",
    shell_complete=complete_tag,
    help="Only questions with this tag. Given twice, both are needed.",
)
@file_option
@form_options
def command(
    text: tuple[str, ...], section: str | None, tags: tuple[str, ...], file: str | None, form: Form
) -> int:
    """List the questions, with their numbers and ids.

    With TEXT, only those that have all of its words in question, other wordings, tags or answer,
    as they are written; "faqt search" knows more ways to find.
    """
    faq = read_quietly(file)
    if section is not None:
        section = find_section(faq, section)
    tags = tuple(find_tag(faq, tag) for tag in tags)
    words = [word.casefold() for part in text for word in part.split()]
    entries = [
        entry
        for _, group in entries_by_section(faq)
        for entry in group
        if (section is None or entry.section == section)
        and set(tags) <= set(entry.tags)
        and _has(entry, words)
    ]
    if form.mode in ("json", "jsonl"):
        _put(faq, entries, form)
    else:
        from faqt.present import present

        present(_blocks(faq, entries, form), form)
    if not entries:
        note("faqt: no question fits" if faq.entries else "faqt: this FAQ has no questions")
    return DONE if entries else NOTHING


def _has(entry: Entry, words: list[str]) -> bool:
    """Tell whether an entry has all words, each anywhere in it."""
    if not words:
        return True
    texts = (entry.question, entry.heading, *entry.aliases, *entry.tags, entry.answer)
    whole = "\n".join(texts).casefold()
    return all(word in whole for word in words)


def _put(faq: Faq, entries: list[Entry], form: Form) -> None:
    from faqt.machine import entry_object, faq_object, put

    numbers = numbered(faq)
    objects = [entry_object(faq, entry, numbers[entry.id]) for entry in entries]
    document = {
        "faq": faq_object(faq),
        "sections": [{"id": section.id, "title": section.title} for section in faq.sections],
        "total": len(objects),
        "questions": objects,
    }
    put(document, objects, form)


def _blocks(faq: Faq, entries: list[Entry], form: Form) -> Iterator[Block]:
    """List the entries under their sections, which a pipe is spared."""
    from show.blocks import Heading
    from show.compose import entry_row

    numbers = numbered(faq)
    chosen = {entry.id for entry in entries}
    for section, group in entries_by_section(faq):
        rows = [entry_row(faq, entry, numbers[entry.id]) for entry in group if entry.id in chosen]
        if rows and faq.sections and (form.styled or form.mode == "plain"):
            yield Heading(section.title if section else "Other questions", "Section")
        yield from rows
