"""Markdown files of questions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from convert.html.jsonld import jsonld_entries
from convert.markdown.blocks import blocks_of
from convert.markdown.definitions import completed, definitions_of
from convert.markdown.front import front_matter
from convert.merging import merged
from convert.model import DraftEntry
from convert.outline.draft import draft_of, tidy
from convert.records.draft import draft_of as draft_of_records
from convert.records.names import ALIASES, SECTION, TAGS, UPDATED, first
from convert.records.tree import Table
from convert.records.values import label_of, texts_of
from convert.wording import asks

if TYPE_CHECKING:
    from convert.model import Draft
    from convert.source import Material

_TEMPLATE: Final = re.compile(r"\A[\W\d]*\{[{%].*[%}]\}\W*\Z", re.DOTALL)
_LD: Final = re.compile(r"application/ld\+json", re.IGNORECASE)


def front_question(front: Table, body: str) -> DraftEntry | None:
    """Take a file for one question, where its front matter asks it and the rest answers.

    Args:
        front: The front matter.
        body: The rest.

    Returns:
        The question; None for another file.
    """
    strong = label_of(first(front, ("question", "q"))[1])
    title = strong or label_of(first(front, ("title", "name"))[1])
    if not body.strip() or not (strong or asks(title) > 1):
        return None
    return DraftEntry(
        question=title,
        answer=tidy(body.strip("\n")),
        section=label_of(first(front, SECTION)[1]),
        aliases=texts_of(first(front, ALIASES)[1]),
        tags=texts_of(first(front, TAGS)[1]),
        updated=label_of(first(front, UPDATED)[1]),
    )


def read(material: Material) -> Draft:
    """Make a draft of Markdown.

    Args:
        material: The file.

    Returns:
        The draft: of its titles that are questions, of those in its front matter and its JSON-LD.
    """
    text = material.text
    front, body = front_matter(text)
    title = language = ""
    front_entries: tuple[object, ...] = ()
    named = material.named
    of_front = None
    if isinstance(front, Table):
        title = label_of(first(front, ("title", "pagetitle", "name"))[1])
        language = label_of(first(front, ("lang", "language", "locale"))[1])
        of_front = draft_of_records([front])
        front_entries = of_front.entries
    draft = draft_of(blocks_of(body), title=title, language=language, named=named)
    # What a template is to show once it is filled.
    entries = tuple(each for each in draft.entries if not _TEMPLATE.search(each.question))
    entries = completed(entries, definitions_of(body))
    if _LD.search(text):
        found = jsonld_entries(text)
        entries = merged(entries, found) if entries else found
    if of_front is not None and front_entries:
        entries = merged(entries, of_front.entries)
    if not entries and isinstance(front, Table) and (one := front_question(front, body)):
        entries = (one,)
    return replace(draft, entries=entries, problems=material.problems)
