"""Makes blocks of questions, answers and references."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from data.citing.markup import plain
from data.citing.names import author_year
from data.citing.numbering import cited_markdown, escape_markdown
from data.ordering import erratum_title, likely_meant, reference_numbers
from show.blocks import Answer, Fact, Heading, Lighter, Notice, Prose, See, Work
from show.links import LinkTarget, anchor_target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from data.model import Citation, Entry, Faq, Reference

Href: TypeAlias = "Callable[[str], str]"
"""Gives the address of a link to a reference, by its key."""
NO_NUMBERS: Final[Mapping[str, int]] = MappingProxyType({})
"""For what is told of a reference alone, outside of an answer."""


def answer(
    faq: Faq,
    entry: Entry,
    number: int = 0,
    *,
    numbers: Mapping[str, int] | None = None,
    lighter: Lighter | None = None,
    href: Href | None = None,
    in_full: bool = True,
) -> Answer:
    """Say all about a question: its answer, its notes, its references.

    Args:
        faq: The FAQ.
        entry: One of its entries.
        number: The question's number; 0 for none.
        numbers: Numbers of its references, where the entry is only a part; None to number them.
        lighter: Finds what to light in question and answer.
        href: Gives the address that a citation of a key is linked to; None for no links.
        in_full: Whether to say all about its references, or only which they are.

    Returns:
        Its parts.
    """
    numbers = reference_numbers(faq, entry) if numbers is None else numbers
    prose = _prose(faq, entry.answer, entry.citations, numbers, href)
    is_other = entry.heading and entry.heading.casefold() != entry.question.casefold()
    source = Fact("In the source", entry.heading, shown=f"in the source: {entry.heading}")
    return Answer(
        heading=Heading(
            entry.question, "Question", 1, tuple(lighter(entry.question)) if lighter else ()
        ),
        facts=tuple(_places(faq, entry, number)),
        source=source if is_other else None,
        labels=labels(entry),
        notices=(*_notices(faq, entry.id, numbers, href), *_flaws(entry)),
        prose=replace(prose, lighter=lighter),
        works=tuple(
            work(faq, reference, f"[{place}]", numbers, href=href, with_key=True)
            if in_full
            else named(faq, reference, f"[{place}]", numbers, href)
            for key, place in numbers.items()
            for reference in (faq.references_by_id[key],)
        ),
    )


def _places(faq: Faq, entry: Entry, number: int) -> Iterator[Fact]:
    if number:
        yield Fact("Number", str(number))
    yield Fact("Id", entry.id)
    titles = {section.id: section.title for section in faq.sections}
    if entry.section:
        yield Fact("Section", titles.get(entry.section, entry.section))


def labels(entry: Entry) -> tuple[Fact, ...]:
    """Return the tags of an entry and the date of its last review.

    Args:
        entry: The entry.
    """
    tags = ", ".join(entry.tags)
    facts = (
        Fact("Tags", tags, shown=f"tags: {tags}"),
        Fact("Reviewed", entry.updated, shown=f"reviewed {entry.updated}"),
    )
    return tuple(fact for fact in facts if fact.value)


def work(
    faq: Faq,
    reference: Reference,
    marker: str,
    numbers: Mapping[str, int] = NO_NUMBERS,
    *,
    href: Href | None = None,
    with_key: bool = False,
    cited_by: bool = False,
) -> Work:
    """Say all about a reference.

    Args:
        faq: The FAQ.
        reference: One of its references.
        marker: Its number or key.
        numbers: Numbers of the references that its notes cite; without them, citations stay keys.
        href: Gives the address that a citation of a key is linked to; None for no links.
        with_key: Whether to say its key.
        cited_by: Whether to say which questions cite it.

    Returns:
        Its parts.
    """
    # Here, because searching makes blocks and has no reference to write.
    from data.checking.checked import last_check
    from data.citing.apa import apa_runs
    from data.citing.as_printed import is_printed_otherwise
    from data.identifiers.find import reference_links

    facts = [
        Fact(link.kind.upper(), link.url, LinkTarget("web", link.url))
        for link in reference_links(reference)
    ]
    if not facts:
        facts.append(Fact("", "No DOI or link. Try searching for the title."))
    if with_key:
        facts.append(Fact("Key", reference.id))
    if is_printed_otherwise(reference):
        facts.append(Fact("As printed in the source", reference.printed))
    if checked := last_check(reference):
        said = f"{checked.status.replace('-', ' ')}, {checked.date}"
        facts.append(Fact("Checked online", said, warns=checked.status != "matches"))
    if cited_by:
        facts += _citers(faq, reference)
    return replace(
        named(faq, reference, marker, numbers, href),
        runs=tuple((run.text, run.italic) for run in apa_runs(reference)),
        facts=tuple(facts),
    )


def named(
    faq: Faq, reference: Reference, marker: str, numbers: Mapping[str, int], href: Href | None
) -> Work:
    """Say which work a reference is, in short, and what is doubtful about it.

    Args:
        faq: The FAQ.
        reference: One of its references.
        marker: Its number or key.
        numbers: Numbers of the references that its notes cite.
        href: Gives the address that a citation of a key is linked to; None for no links.

    Returns:
        Its parts, without its text and facts.
    """
    # A work without authors goes by its title already.
    title = plain(reference.title) if reference.authors else ""
    return Work(
        marker=marker,
        runs=(),
        id=reference.id,
        short=" ".join(filter(None, (author_year(reference), title))),
        notices=(*_notices(faq, reference.id, numbers, href), *_flaws(reference)),
        asks=bool(likely_meant(faq, reference.id)),
    )


def _citers(faq: Faq, reference: Reference) -> Iterator[Fact]:
    """Say who cites a reference."""
    places = faq.catalogue.citing(reference.id)
    for entry in map(faq.entries.__getitem__, places):
        target = LinkTarget("entry", entry.id)
        yield Fact("Cited by", f"{entry.question} ({entry.id})", target, name=entry.question)
    if not places:
        noted = any(
            reference.id in erratum.see
            or any(citation.key == reference.id for citation in erratum.citations)
            for erratum in faq.errata
        )
        yield Fact("", "Cited only in a note." if noted else "Not cited.")


def _notices(
    faq: Faq, target: str, numbers: Mapping[str, int], href: Href | None
) -> tuple[Notice, ...]:
    return tuple(
        Notice(erratum_title(erratum), _prose(faq, erratum.note, erratum.citations, numbers, href))
        for erratum in faq.errata_by_target.get(target, ())
    )


def _flaws(item: Entry | Reference) -> Iterator[Notice]:
    """Say what the file has of an item and could not be read."""
    if item.flaws:
        written = "\n\n".join(item.flaws)
        markdown = "\n\n".join(map(escape_markdown, item.flaws))
        yield Notice("Some of it could not be read", Prose(markdown=markdown, written=written))


def _prose(
    faq: Faq,
    text: str,
    citations: Sequence[Citation],
    numbers: Mapping[str, int],
    href: Href | None,
) -> Prose:
    works = faq.references_by_id
    return Prose(
        markdown=cited_markdown(text, citations, numbers, works, href=href).strip(),
        written=_cited_text(faq, text, citations, numbers).strip(),
        see=partial(see, faq),
    )


def see(faq: Faq, anchor: str) -> See | None:
    """Tell what a link within a FAQ leads to, and the command that shows it."""
    target = anchor_target(faq, anchor)
    if target.kind == "entry":
        title = faq.entries_by_id[target.value].question
        return See(title, f"faqt show {target.value}")
    if target.kind == "reference":
        from shlex import quote  # here, because few texts lead to a reference

        title = author_year(faq.references_by_id[target.value])
        return See(title, f"faqt refs {quote(target.value)}")
    if target.kind == "section":
        titles = {section.id: section.title for section in faq.sections}
        return See(titles[target.value], f"faqt list -s {target.value}")
    return None


def _cited_text(
    faq: Faq, text: str, citations: Sequence[Citation], numbers: Mapping[str, int]
) -> str:
    """Number the citations of a text that stays as it is written.

    Only the citations themselves lose the escapes that Markdown needs; code, for one, keeps its
    backslashes.
    """
    parts: list[str] = []
    done = 0
    for (start, end), group in groupby(citations, key=lambda citation: citation.span):
        alone = [replace(citation, span=(0, end - start)) for citation in group]
        shown = cited_markdown(text[start:end], alone, numbers, faq.references_by_id)
        parts += (text[done:start], _unescaped(shown))
        done = end
    return "".join((*parts, text[done:]))


def _unescaped(markdown: str) -> str:
    """Take the backslashes off that Markdown takes for escapes."""
    plain = []
    escaped = False
    for char in markdown:
        if char == "\\" and not escaped:
            escaped = True
            continue
        plain.append(char)
        escaped = False
    return "".join(plain)
