"""From a draft to a FAQ: ids that are unique, sections, clean text, citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from convert.model import Converted
from data.citing.syntax import parse_citations
from data.markup.readable import readable_line
from data.model import Entry, Faq, Section
from data.problems import Problem
from data.slug import Names, is_id, slug
from data.text import clean, one_line

if TYPE_CHECKING:
    from convert.model import Draft, DraftEntry

_BOX: Final = re.compile(r"^\[[-+*x ]\]\s+")
_DATE: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")


def finish(draft: Draft, format: str, *, name: str, path: str = "", digest: str = "") -> Converted:
    """Make a FAQ of a draft.

    Args:
        draft: What a format's module made; entries without question or answer are left out.
        format: What the source was taken for, such as ``Markdown``.
        name: What to call the FAQ where the source has no title.
        path: Absolute path of the source; empty for none.
        digest: SHA-256 of the source in hexadecimal; empty for none.

    Returns:
        The FAQ. Ids follow the questions, or the source's own anchors where these are ids;
        the same source gives the same ids. Answers have citations only where there are references.
    """
    references = draft.references
    names = Names(reference.id for reference in references)
    sections = _Sections()
    entries: list[Entry] = []
    unsure: dict[str, tuple[str, ...]] = {}
    leftovers = list(draft.leftovers)
    renamed: list[tuple[str, str, int]] = []
    for found in draft.entries:
        question, answer = _plain(found.question), clean(found.answer).strip("\n")
        if not question or not answer.strip():
            if question or answer.strip():
                leftovers.append(question or answer.strip().split("\n", 1)[0])
            continue
        wanted = _wanted_id(found, question)
        made = names.unique(wanted)
        if made != wanted and wanted == found.anchor.strip():
            renamed.append((wanted, made, found.line))
        entry = Entry(
            id=made,
            question=question,
            answer=answer + "\n",
            section=sections.id_of(found.section),
            aliases=_lines(found.aliases),
            tags=_lines(found.tags),
            updated=found.updated[:10] if _DATE.match(found.updated) else "",
            citations=parse_citations(answer) if references and "@" in answer else (),
            line=found.line,
        )
        entries.append(entry)
        if found.unsure:
            unsure[entry.id] = found.unsure
    faq = Faq(
        title=_plain(draft.title) or name,
        entries=tuple(entries),
        sections=tuple(sections.all),
        references=references,
        language=draft.language or "en",
        about=clean(draft.about).strip(),
        source=draft.source,
        path=path,
        digest=digest,
        format=format,
    )
    problems = (*draft.problems, *_told(renamed, path or name))
    return Converted(faq, problems, tuple(leftovers), unsure)


def _told(renamed: list[tuple[str, str, int]], name: str) -> tuple[Problem, ...]:
    """Say which of the source's own ids are not alone."""
    if not renamed:
        return ()
    wanted, made, line = renamed[0]
    message = f'The id "{wanted}" is already taken; the later question gets "{made}" here.'
    if len(renamed) > 1:
        message = f"{len(renamed):,} ids are already taken. {message}"
    hint = "Give each question its own id."
    return (Problem("warning", "duplicate-id", message, name, line, hint=hint),)


def _plain(text: str) -> str:
    """Return a text of one line as a reader sees it, without the tags that sites put into it."""
    return readable_line(one_line(clean(text)))


def _wanted_id(found: DraftEntry, question: str) -> str:
    anchor = found.anchor.strip()
    return anchor if is_id(anchor) and not anchor.isdigit() else slug(question)


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_plain, texts))))


class _Sections:
    """Hands out sections by their titles, in the order of their first use."""

    def __init__(self) -> None:
        self.all: list[Section] = []
        self._ids: dict[str, str] = {}
        self._names = Names()

    def id_of(self, title: str) -> str:
        """Return the id of a section; empty for no title."""
        title = _BOX.sub("", _plain(title)).rstrip(" :：")
        if not title:
            return ""
        known = self._ids.get(title.casefold())
        if known is None:
            known = self._ids[title.casefold()] = self._names.unique(slug(title))
            self.all.append(Section(known, title))
        return known
