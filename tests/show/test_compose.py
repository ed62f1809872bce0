"""What an answer and a reference consist of is said by every renderer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from data.reading.reader import parse
from show import linear, plain, styled
from show.blocks import Found, Heading, See
from show.compose import answer, see, work
from show.links import LinkTarget
from show.listing import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.model import Faq
    from show.blocks import Block

TEXT = """\
title: T
sections: [{id: basics, title: The basics}]
questions:
  - id: tea
    section: basics
    question: What is tea?
    heading: On tea
    tags: [leaf]
    updated: '2026-01-02'
    answer: Leaves [@doe], as [told](#milk) below <here>.
  - {id: milk, question: And milk?, answer: White., heading: AND MILK?}
references:
  - id: doe
    type: book
    author: [{family: Doe, given: J.}]
    issued: 2001
    title: Leaves
    DOI: 10.1000/1
    custom: {printed: 'Doe 1999', checked: {status: retracted, date: '2026-02-03'}}
  - {id: roe, type: book, title: Meant, issued: 2002}
  - {id: unused, type: book, title: Nothing, issued: 2003}
errata:
  - {id: e, target: doe, kind: wrong-year, note: 'Perhaps [@roe].', see: [roe]}
"""


@pytest.fixture(scope="module")
def faq() -> Faq:
    loaded = parse(TEXT).faq
    assert loaded is not None
    return loaded


def renderings(blocks: Iterable[Block]) -> list[str]:
    """Write blocks in every way, without escape sequences and line breaks."""
    made = tuple(blocks)
    texts = (
        plain.render(made),
        styled.render(made, 60, attributes=True, colors=True),
        linear.render(made),
    )
    bare = (re.sub(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\|┃", "", text) for text in texts)
    return [" ".join(text.split()) for text in bare]


def test_every_renderer_says_all_of_an_answer(faq: Faq) -> None:
    made = answer(faq, faq.entries[0], 1)
    for text in renderings(made.blocks()):
        for part in (
            "What is tea?",
            "The basics",
            "On tea",
            "leaf",
            "2026-01-02",
            "below <here>.",
            "Doe, J. (2001). Leaves.",
            "https://doi.org/10.1000/1",
            "As printed in the source: Doe 1999",
            "Checked online: retracted, 2026-02-03",
            "Wrong year",
            "Perhaps [2].",
            "No DOI or link. Try searching for the title.",
        ):
            assert part in text


def test_every_renderer_says_who_cites_a_work(faq: Faq) -> None:
    doe, roe, unused = (
        work(faq, reference, reference.id, cited_by=True) for reference in faq.references
    )
    assert all("Cited by: What is tea? (tea)" in text for text in renderings([doe]))
    assert all("Cited only in a note." in text for text in renderings([roe]))
    assert all("Not cited." in text for text in renderings([unused]))
    assert (doe.asks, roe.asks) == (True, False)
    assert doe.short == "Doe (2001) Leaves"


def test_a_heading_that_is_the_question_is_not_said_twice(faq: Faq) -> None:
    assert answer(faq, faq.entries[1]).source is None
    assert answer(faq, faq.entries[0]).source is not None


def test_links_are_only_made_where_they_are_wanted(faq: Faq) -> None:
    entry = faq.entries[0]
    assert "](" not in answer(faq, entry).prose.markdown.partition("as")[0]
    linked = answer(faq, entry, href=lambda key: LinkTarget("reference", key).numbered(1))
    assert "](<cite.1:doe>)" in linked.prose.markdown
    assert linked.prose.written == answer(faq, entry).prose.written


@pytest.mark.parametrize(
    ("anchor", "seen"),
    [
        ("milk", See("And milk?", "faqt show milk")),
        ("roe", See("“Meant” (2002)", "faqt refs roe")),
        ("basics", See("The basics", "faqt list -s basics")),
        ("nothing", None),
    ],
)
def test_what_a_link_leads_to_is_named_with_its_command(
    faq: Faq, anchor: str, seen: See | None
) -> None:
    assert see(faq, anchor) == seen


def test_a_row_says_whether_something_is_doubtful(faq: Faq) -> None:
    assert [listed(faq, entry, 1).doubtful for entry in faq.entries] == [True, False]


def test_a_find_is_said_with_its_excerpt() -> None:
    block = Found(2, "tea", "What is tea?", ((8, 11),), "dry leaves", ((4, 10),), "also asked")
    for text in renderings([Heading("leaves", "Search"), block]):
        assert "What is tea?" in text
        assert "dry leaves" in text
        assert "also asked" in text.casefold()
