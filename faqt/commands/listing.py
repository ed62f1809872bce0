"""``faqt list``: the questions."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from data.ordering import (
    cited_in_notes,
    entries_by_section,
    erratum_title,
    notes_shown,
)
from faqt.completion_sources import complete_section, complete_tag
from faqt.failures import DONE, NOTHING
from faqt.loading import read_quietly
from faqt.options import Form, file_option, form_options, format_option
from faqt.selecting import find_section, find_tag
from faqt.streams import note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
@format_option
@form_options
def command(
    text: tuple[str, ...], section: str | None, tags: tuple[str, ...], file: str | None, form: Form
) -> int:
    """List the questions, with their numbers and ids.

    With TEXT, only those that have all of its words in question, other wordings, tags, answer or
    notes, as they are written; "faqt search" knows more ways to find.
    """
    faq = read_quietly(file)
    if section is not None:
        section = find_section(faq, section)
    tags = tuple(find_tag(faq, tag) for tag in tags)
    words = [word.casefold() for part in text for word in part.split()]
    found = [
        _Found(number, entry, where == "note")
        for number, entry in _chosen(faq, section, tags)
        if (where := _where(faq, entry, words))
    ]
    if form.mode in ("json", "jsonl"):
        _put(faq, found, form)
    else:
        from faqt.present import present

        present(_blocks(faq, found, form), form)
    if not found:
        note("faqt: no matching questions" if faq.entries else "faqt: this FAQ has no questions")
    return DONE if found else NOTHING


class _Found(NamedTuple):
    """A question that is listed."""

    number: int
    entry: Entry
    in_note: bool


def _chosen(faq: Faq, section: str | None, tags: tuple[str, ...]) -> Iterable[tuple[int, Entry]]:
    """Return the entries of a section with some tags, numbered in the order of the list."""
    catalogue = faq.catalogue
    wanted = [frozenset(catalogue.tagged(tag)) for tag in tags]
    if section is not None:
        wanted.append(frozenset(catalogue.in_section(section)))
    if not wanted:
        return enumerate((one for _, group in entries_by_section(faq) for one in group), 1)
    places = frozenset.intersection(*wanted)
    numbered = sorted((catalogue.number(place), place) for place in places)
    return ((number, faq.entries[place]) for number, place in numbered)


def _where(faq: Faq, entry: Entry, words: list[str]) -> Literal["entry", "note", ""]:
    """Return whether an entry has all words itself, or with the notes shown with it, or not."""
    if not words:
        return "entry"
    own = _own_text(entry)
    missing = [word for word in words if word not in own]
    if not missing:
        return "entry"
    noted = "\n".join(_noted_texts(faq, entry)).casefold()
    return "note" if all(word in noted for word in missing) else ""


def _own_text(entry: Entry) -> str:
    from data.markup.readable import searchable  # here: only a search among them needs it

    texts = (entry.question, entry.heading, *entry.aliases, *entry.tags, searchable(entry.answer))
    return "\n".join(texts).casefold()


def _noted_texts(faq: Faq, entry: Entry) -> Iterator[str]:
    from data.citing.apa import apa  # here, because printing references costs start-up
    from data.citing.quoting import running_note

    for erratum in notes_shown(faq, entry):
        yield erratum_title(erratum)
        yield running_note(faq, erratum)
    for key in cited_in_notes(faq, entry):
        yield apa(faq.references_by_id[key])


def _put(faq: Faq, found: list[_Found], form: Form) -> None:
    from faqt.machine import put
    from show.objects import entry_object, faq_object

    objects = [
        {**entry_object(faq, one.entry, one.number), "in_note": one.in_note} for one in found
    ]
    document = {
        "faq": faq_object(faq),
        "sections": [{"id": section.id, "title": section.title} for section in faq.sections],
        "total": len(objects),
        "questions": objects,
    }
    put(document, objects, form)


def _blocks(faq: Faq, found: list[_Found], form: Form) -> Iterator[Block]:
    """List the questions under their sections, which a pipe is spared."""
    from show.blocks import Heading
    from show.listing import listed

    titles = {section.id: section.title for section in faq.sections}
    own = [one.entry.section if one.entry.section in titles else "" for one in found]
    for section, group in groupby(zip(own, found, strict=True), lambda pair: pair[0]):
        if titles and (form.styled or form.mode == "plain"):
            yield Heading(titles.get(section, "Other questions"), "Section")
        for _, one in group:
            yield replace(listed(faq, one.entry, one.number), in_note=one.in_note)
