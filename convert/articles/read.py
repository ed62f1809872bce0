"""An article as a FAQ: each heading with its text becomes a question."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from convert.articles.citing import cite
from convert.articles.listing import is_list_title, split_list
from convert.articles.outline import outline
from convert.articles.plain import plain_line
from convert.model import Draft, DraftEntry
from data.model import Source
from data.problems import FaqError
from data.reading.bibliography.read import parse_bibliography

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from convert.articles.citing import Cited
    from convert.articles.listing import Listing
    from convert.articles.outline import Outline, Part
    from data.model import Reference

_QUESTION: Final = re.compile(
    r"[?？؟]\W*\Z|\A(?:how|what|why|when|who|whom|whose|where|which|can|could|do|does|did|is|are|was"
    r"|were|should|would|will|may|must|has|have)\b",
    re.IGNORECASE,
)
_DOUBT: Final = "The heading is not a question: ask it as a reader would."
_SENTENCE_WORDS: Final = 12


@dataclass(frozen=True, slots=True)
class Parts:
    """An article in parts, its citations as they are written."""

    draft: Draft
    """The FAQ that it makes."""
    listing: Listing
    """Its reference list."""
    bibliographies: tuple[str, ...]
    """Bibliographies that its front matter names."""
    body: str
    """Its text without reference lists, with empty lines in their place."""
    markdown: bool
    """Whether it is Markdown."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article, read."""

    draft: Draft
    """The FAQ that it makes."""
    cited: Cited
    """What came of its citations."""
    bibliographies: tuple[str, ...] = ()
    """Bibliographies that its front matter names."""


def read_parts(text: str, *, markdown: bool | None = None) -> Parts:
    """Read the parts of an article.

    Args:
        text: Markdown, or plain text.
        markdown: Which of the two; None to see for oneself.

    Returns:
        Each part with words of its own as a question, in the section of the heading above it;
        the reference list is none of them.
    """
    whole = outline(text, markdown=markdown)
    parts, listing = split_list(whole.parts)
    title, rest, about = _title(whole, parts)
    draft = Draft(
        title=title,
        language=whole.meta.get("lang", ""),
        about=about or whole.meta.get("abstract", ""),
        source=Source(title=title),
        entries=tuple(_entries(rest, title)),
        references=_own_references(whole, ""),
        seen=tuple(part.heading for part in rest if part.heading),
        leftovers=tuple(f"not read as a reference: {other}" for other in listing.others),
    )
    body = _without_lists(text, whole) if listing.items and not listing.notes else text
    return Parts(draft, listing, _named_bibliographies(whole), body, whole.markdown)


def read_article(
    text: str,
    *,
    markdown: bool | None = None,
    name: str = "",
    bibliographies: Callable[[Sequence[str]], Sequence[Reference]] | None = None,
) -> Article:
    """Read an article and link its citations.

    Args:
        text: Markdown, or plain text.
        markdown: Which of the two; None to see for oneself.
        name: What problems call it.
        bibliographies: Reads the bibliographies that its front matter names, which it is given.
    """
    parts = read_parts(text, markdown=markdown)
    named = bibliographies(parts.bibliographies) if bibliographies else ()
    references = (*parts.draft.references, *named)
    cited = cite(parts.draft.entries, parts.listing, references, name=name)
    draft = replace(parts.draft, entries=cited.entries, references=cited.references)
    return Article(draft, cited, parts.bibliographies)


def _without_lists(text: str, whole: Outline) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts = [part.line for part in whole.parts if part.level]
    for part in whole.parts:
        if part.level and is_list_title(part.heading):
            end = min((line for line in starts if line > part.line), default=len(lines) + 1)
            lines[part.line - 1 : end - 1] = [""] * (end - part.line)
    return "\n".join(lines)


def _named_bibliographies(whole: Outline) -> tuple[str, ...]:
    return tuple(filter(None, whole.meta.get("bibliography", "").split("\n")))


def _own_references(whole: Outline, name: str) -> tuple[Reference, ...]:
    """Read the references of the front matter, as Pandoc's documents have them."""
    if not re.search(r"^references:", whole.front, re.MULTILINE):
        return ()
    try:
        return parse_bibliography(whole.front.encode("utf-8", "replace"), name).references
    except FaqError:
        return ()


def _title(whole: Outline, parts: list[Part]) -> tuple[str, list[Part], str]:
    """Find the title; give it, the other parts and what stands before them that is no prose."""
    highest = min((part.level for part in parts if part.level), default=0)
    tops = [part for part in parts if part.level == highest]
    first = next((part for part in parts if part.heading), None)
    title = whole.meta.get("title", "")
    below = any(part.level > highest for part in parts)
    own = first is not None and len(tops) == 1 and tops[0] is first and below and not title
    if own and first is not None:
        title = title or plain_line(first.heading)
    about: list[str] = []
    rest: list[Part] = []
    for part in parts:
        opening = part.level == 0 or (own and part is first)
        if opening and part.body.strip() and not _is_prose(part.body):
            about.append(part.body.strip())
        elif opening and part.body.strip():
            rest.append(type(part)(title or "Introduction", part.body, 0, part.line, part.anchor))
        elif not opening:
            rest.append(part)
    return title, rest, "\n\n".join(about)


def _is_prose(body: str) -> bool:
    sentences = re.split(r"(?<=[.!?])\s+|\n\s*\n", plain_line(body))
    return any(len(sentence.split()) >= _SENTENCE_WORDS for sentence in sentences)


def _entries(parts: Sequence[Part], title: str) -> list[DraftEntry]:
    entries: list[DraftEntry] = []
    above: list[Part] = []
    holders = _holders(parts)
    for place, part in enumerate(parts):
        while above and above[-1].level >= part.level:
            above.pop()
        section = plain_line(above[0].heading) if above else ""
        if place in holders:
            section = plain_line((above[0] if above else part).heading)
        if part.body.strip():
            question = plain_line(part.heading) or title or "Introduction"
            unsure = () if _QUESTION.search(question) else (_DOUBT,)
            entries.append(
                DraftEntry(
                    question,
                    part.body.strip("\n"),
                    section,
                    part.anchor,
                    line=part.line,
                    unsure=unsure,
                )
            )
        if part.level:
            above.append(part)
    return entries


def _holders(parts: Sequence[Part]) -> set[int]:
    # Headings that have others below them are sections, also of their own words.
    return {
        place
        for place, part in enumerate(parts[:-1])
        if part.level and parts[place + 1].level > part.level
    }
