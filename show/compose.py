"""Makes blocks of questions, answers and references."""

from __future__ import annotations

import shlex
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from data.citing.names import author_year
from data.citing.numbering import cited_markdown
from data.markup.readable import readable_markdown
from data.ordering import erratum_title, is_doubtful, reference_numbers
from show.blocks import Block, Fact, Facts, Heading, Lighter, Notice, Prose, Row, See, Work
from show.links import anchor_target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from data.model import Citation, Entry, Erratum, Faq, Reference


def entry_row(faq: Faq, entry: Entry, number: int) -> Row:
    """Make the row of a question in a list."""
    return Row(number, entry.id, entry.question, is_doubtful(faq, entry))


def entry_blocks(
    faq: Faq, entry: Entry, number: int, *, lighter: Lighter | None = None
) -> Iterator[Block]:
    """Say all about a question: its answer, its notes, its references.

    Args:
        faq: The FAQ.
        entry: One of its entries.
        number: The question's number.
        lighter: Finds what to light in question and answer.

    Yields:
        Blocks in reading order.
    """
    lit = tuple(lighter(entry.question)) if lighter else ()
    yield Heading(entry.question, "Question", 1, lit)
    yield Facts(tuple(_entry_facts(faq, entry, number)))
    numbers = reference_numbers(faq, entry)
    for erratum in faq.errata_by_target.get(entry.id, ()):
        yield _notice(faq, erratum, numbers)
    yield replace(answer_prose(faq, entry), lighter=lighter)
    if numbers:
        yield Heading("References", "Part", 2)
    for key, place in numbers.items():
        reference = faq.references_by_id[key]
        yield _work(faq, reference, f"[{place}]", numbers, cited_by=False)


def answer_prose(faq: Faq, entry: Entry) -> Prose:
    """Give the answer of an entry, its citations numbered."""
    return _prose(faq, entry.answer, entry.citations, reference_numbers(faq, entry))


def _entry_facts(faq: Faq, entry: Entry, number: int) -> Iterator[Fact]:
    yield Fact("Number", str(number))
    yield Fact("Id", entry.id)
    titles = {section.id: section.title for section in faq.sections}
    if entry.section:
        yield Fact("Section", titles.get(entry.section, entry.section))
    if entry.heading and entry.heading != entry.question:
        yield Fact("In the source", entry.heading, shown=f"in the source: {entry.heading}")
    if entry.tags:
        tags = ", ".join(entry.tags)
        yield Fact("Tags", tags, shown=f"tags: {tags}")
    if entry.updated:
        yield Fact("Reviewed", entry.updated, shown=f"reviewed {entry.updated}")


def reference_block(faq: Faq, reference: Reference) -> Work:
    """Say all about a reference, with the questions that cite it."""
    # Without numbers, citations in its notes stay as keys, by which references go here.
    return _work(faq, reference, reference.id, {}, cited_by=True)


def _work(
    faq: Faq, reference: Reference, marker: str, numbers: Mapping[str, int], *, cited_by: bool
) -> Work:
    # Here, because searching makes blocks and has no reference to write.
    from data.citing.apa import apa_runs
    from data.identifiers.find import reference_links

    facts = [Fact(link.kind.upper(), link.url, link.url) for link in reference_links(reference)]
    if not facts:
        facts.append(Fact("Link", "none known; search for the title"))
    errata = faq.errata_by_target.get(reference.id, ())
    if not cited_by:
        facts.append(Fact("Key", reference.id))
    else:
        for entry_id in faq.cited_by.get(reference.id, ()):
            entry = faq.entries_by_id[entry_id]
            facts.append(Fact("Cited by", f"{entry.question} ({entry_id})"))
        if reference.printed and errata:
            facts.append(Fact("As its source prints it", reference.printed))
    return Work(
        marker=marker,
        runs=tuple((run.text, run.italic) for run in apa_runs(reference)),
        facts=tuple(facts),
        notices=tuple(_notice(faq, erratum, numbers) for erratum in errata),
    )


def _notice(faq: Faq, erratum: Erratum, numbers: Mapping[str, int]) -> Notice:
    return Notice(erratum_title(erratum), _prose(faq, erratum.note, erratum.citations, numbers))


def _prose(faq: Faq, text: str, citations: Sequence[Citation], numbers: Mapping[str, int]) -> Prose:
    markdown = cited_markdown(text, citations, numbers, faq.references_by_id).strip()
    written = _cited_text(faq, text, citations, numbers).strip()
    text = readable_markdown(markdown, written)
    return Prose(markdown, text, see=partial(see, faq))


def see(faq: Faq, anchor: str) -> See | None:
    """Tell what a link within a FAQ leads to, and the command that shows it."""
    target = anchor_target(faq, anchor)
    if target.kind == "entry":
        title = faq.entries_by_id[target.value].question
        return See(title, f"faqt show {target.value}")
    if target.kind == "reference":
        title = author_year(faq.references_by_id[target.value])
        return See(title, f"faqt refs {shlex.quote(target.value)}")
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
